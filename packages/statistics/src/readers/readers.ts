import type { Reader } from '../reader.ts';
import { eurostatTsv } from './eurostat-tsv.ts';
import { ilostatBulk } from './ilostat-bulk.ts';
import { publisherApi } from './publisher-api.ts';
import { sdgDdf } from './sdg-ddf.ts';
import { sdmx } from './sdmx.ts';
import { sternaCsv } from './sterna-csv.ts';
import { undesaStockBilateral } from './undesa-stock-bilateral.ts';
import { undesaStockWorkbook } from './undesa-stock-workbook.ts';
import { unhcrBreakdowns } from './unhcr-breakdowns.ts';
import { unhcrPopulations } from './unhcr-populations.ts';
import { unsdSdg } from './unsd-sdg.ts';
import { worldBank } from './world-bank.ts';
import { worldBankBilateralRemittances } from './world-bank-bilateral-remittances.ts';
import { worldBankRemittanceFlows } from './world-bank-remittance-flows.ts';
import { worldBankRemittancePrices } from './world-bank-remittance-prices.ts';

/** Every reader. Adding a source means adding one here. */
export const READERS: readonly Reader[] = [
  sternaCsv,
  sdmx,
  undesaStockWorkbook,
  undesaStockBilateral,
  worldBank,
  unsdSdg,
  sdgDdf,
  unhcrPopulations,
  unhcrBreakdowns,
  worldBankBilateralRemittances,
  worldBankRemittancePrices,
  worldBankRemittanceFlows,
  eurostatTsv,
  ilostatBulk,
  publisherApi,
];
