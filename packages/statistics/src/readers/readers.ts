import type { Reader } from '../reader.ts';
import { sdgDdf } from './sdg-ddf.ts';
import { undesaStockBilateral } from './undesa-stock-bilateral.ts';
import { undesaStockWorkbook } from './undesa-stock-workbook.ts';
import { unsdSdg } from './unsd-sdg.ts';
import { worldBank } from './world-bank.ts';

/** Every reader. Adding a source means adding one here. */
export const READERS: readonly Reader[] = [undesaStockWorkbook, undesaStockBilateral, worldBank, unsdSdg, sdgDdf];
