import type { MappedIndicator } from '../reading/indicator-map.ts';
import { indicatorOfSeries, SDG_SERIES } from '../sdg/series-codes.ts';
import { indicatorOf, isWorldBankCode } from '../world-bank/indicator-codes.ts';

const WORLD_BANK = /^(WB|WORLD_?BANK)(\.|$)/i;
const SDG = /^(UNSD|IAEG-SDGs)(\.|$)/i;
const ILO = /^ILO(\.|$)/i;

/** ILOSTAT's codes of SDG indicators that are in our catalogue. */
const ILO_CODES: Readonly<Record<string, MappedIndicator>> = {
  SDG_F881_RT: { code: 'FATAL_INJURIES', unit: 'PER_100000' },
  SDG_0852_RT: { code: 'UNEMPLOYMENT_NATIONAL', unit: 'PC' },
};

const SERIES = new Set(SDG_SERIES.map(([series]) => series));

/** The World Bank's code with its points: its services write `SP_POP_TOTL` and `WB_WDI_SP_POP_TOTL`. */
export function worldBankCode(code: string): string {
  return code.replace(/^WB_WDI_/i, '').replaceAll('_', '.');
}

/**
 * The indicator of our catalogue that a code of an agency means, whatever dataflow it comes in; nothing where that is not
 * certain.
 */
export function catalogueIndicator(code: string, agency: string): MappedIndicator | undefined {
  if (WORLD_BANK.test(agency)) {
    const dotted = worldBankCode(code);
    return isWorldBankCode(dotted) ? indicatorOf(dotted, '') : undefined;
  }
  if (SDG.test(agency)) return SERIES.has(code.toUpperCase()) ? indicatorOfSeries(code, '') : undefined;
  return ILO.test(agency) ? ILO_CODES[code.toUpperCase()] : undefined;
}
