import type { Reader } from '../reader.ts';
import { sdgDdf } from './sdg-ddf.ts';
import { sternaCsv } from './sterna-csv.ts';
import { undesaStockBilateral } from './undesa-stock-bilateral.ts';
import { undesaStockWorkbook } from './undesa-stock-workbook.ts';
import { unhcrPopulations } from './unhcr-populations.ts';
import { unsdSdg } from './unsd-sdg.ts';
import { worldBank } from './world-bank.ts';
import { worldBankBilateralRemittances } from './world-bank-bilateral-remittances.ts';

/** Every reader. Adding a source means adding one here. */
export const READERS: readonly Reader[] = [
  sternaCsv,
  undesaStockWorkbook,
  undesaStockBilateral,
  worldBank,
  unsdSdg,
  sdgDdf,
  unhcrPopulations,
  worldBankBilateralRemittances,
];
