import { indicatorByCode } from '../../indicators/indicator.ts';
import { headWords } from '../reading/head.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';

/**
 * World Bank codes that mean an indicator of our catalogue. Its copies of the migrant stock of UN DESA (`SM.POP.TOTL`)
 * and of UNHCR's refugees (`SM.POP.REFG`) stay under its own codes: they lag behind the publishers' revisions, and a
 * younger download of an older copy would come into force over them.
 */
const MAPPED: Readonly<Record<string, MappedIndicator>> = {
  'SM.POP.NETM': { code: 'NET_MIGRATION', unit: 'PS' },
  'SP.POP.TOTL': { code: 'POPULATION', unit: 'PS' },
  'SP.POP.TOTL.FE.IN': { code: 'POPULATION', unit: 'PS', sex: 'F' },
  'SP.POP.TOTL.MA.IN': { code: 'POPULATION', unit: 'PS', sex: 'M' },
  'SP.POP.0014.TO': { code: 'POPULATION', unit: 'PS', age: 'Y0T14' },
  'SP.POP.1564.TO': { code: 'POPULATION', unit: 'PS', age: 'Y15T64' },
  'SP.POP.65UP.TO': { code: 'POPULATION', unit: 'PS', age: 'Y_GE65' },
  'SP.POP.0014.FE.IN': { code: 'POPULATION', unit: 'PS', sex: 'F', age: 'Y0T14' },
  'SP.POP.0014.MA.IN': { code: 'POPULATION', unit: 'PS', sex: 'M', age: 'Y0T14' },
  'SP.POP.1564.FE.IN': { code: 'POPULATION', unit: 'PS', sex: 'F', age: 'Y15T64' },
  'SP.POP.1564.MA.IN': { code: 'POPULATION', unit: 'PS', sex: 'M', age: 'Y15T64' },
  'SP.POP.65UP.FE.IN': { code: 'POPULATION', unit: 'PS', sex: 'F', age: 'Y_GE65' },
  'SP.POP.65UP.MA.IN': { code: 'POPULATION', unit: 'PS', sex: 'M', age: 'Y_GE65' },
  'NE.TRD.GNFS.ZS': { code: 'TRADE_GDP', unit: 'PC' },
  'SE.SEC.ENRR': { code: 'SECONDARY_ENROLMENT', unit: 'PC' },
  'SP.URB.TOTL.IN.ZS': { code: 'URBAN_SHARE', unit: 'PC' },
  'SP.DYN.LE00.IN': { code: 'LIFE_EXPECTANCY', unit: 'YR' },
  'SP.DYN.LE00.FE.IN': { code: 'LIFE_EXPECTANCY', unit: 'YR', sex: 'F' },
  'SP.DYN.LE00.MA.IN': { code: 'LIFE_EXPECTANCY', unit: 'YR', sex: 'M' },
  'NY.GDP.MKTP.CD': { code: 'GDP', unit: 'USD' },
  'NY.GDP.PCAP.CD': { code: 'GDP_PER_CAPITA', unit: 'USD_PER_PS' },
  'BX.TRF.PWKR.CD.DT': { code: 'REMITTANCES_RECEIVED', unit: 'USD' },
  'BX.TRF.PWKR.DT.GD.ZS': { code: 'REMITTANCES_RECEIVED_GDP', unit: 'PC' },
  'BM.TRF.PWKR.CD.DT': { code: 'REMITTANCES_PAID', unit: 'USD' },
  'ATCR.CORR': { code: 'REMITTANCE_COST', unit: 'PC' },
  'BX.KLT.DINV.WD.GD.ZS': { code: 'FDI_INFLOWS_GDP', unit: 'PC' },
  'SL.TLF.TOTL.IN': { code: 'LABOUR_FORCE', unit: 'PS' },
  'SL.TLF.TOTL.FE.ZS': { code: 'LABOUR_FORCE_WOMEN_SHARE', unit: 'PC' },
  'SL.UEM.TOTL.ZS': { code: 'UNEMPLOYMENT', unit: 'PC' },
  'SL.UEM.TOTL.FE.ZS': { code: 'UNEMPLOYMENT', unit: 'PC', sex: 'F' },
  'SL.UEM.TOTL.MA.ZS': { code: 'UNEMPLOYMENT', unit: 'PC', sex: 'M' },
  'SL.UEM.1524.ZS': { code: 'UNEMPLOYMENT', unit: 'PC', age: 'Y15T24' },
  'SL.UEM.1524.FE.ZS': { code: 'UNEMPLOYMENT', unit: 'PC', sex: 'F', age: 'Y15T24' },
  'SL.UEM.1524.MA.ZS': { code: 'UNEMPLOYMENT', unit: 'PC', sex: 'M', age: 'Y15T24' },
  'SI.POV.NAHC': { code: 'POVERTY_NATIONAL', unit: 'PC' },
  'SI.POV.DDAY': { code: 'POVERTY_EXTREME', unit: 'PC' },
};

/** World Bank codes, each with the indicator of our catalogue that it means for all sexes and ages. */
export const WORLD_BANK_CODES: readonly (readonly [code: string, indicator: string])[] = Object.entries(MAPPED).flatMap(
  ([code, { code: indicator, sex, age }]) =>
    sex === undefined && age === undefined ? [[code, indicator] as const] : [],
);

/** Whether a World Bank code means an indicator of our catalogue. */
export function isWorldBankCode(code: string): boolean {
  return code.toUpperCase() in MAPPED;
}

/** The World Bank's titles of the indicators above, for tables without the column of codes. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['net migration', 'SM.POP.NETM'],
  ['population total', 'SP.POP.TOTL'],
  ['population female', 'SP.POP.TOTL.FE.IN'],
  ['population male', 'SP.POP.TOTL.MA.IN'],
  ['urban population of total population', 'SP.URB.TOTL.IN.ZS'],
  ['life expectancy at birth total years', 'SP.DYN.LE00.IN'],
  ['life expectancy at birth female years', 'SP.DYN.LE00.FE.IN'],
  ['life expectancy at birth male years', 'SP.DYN.LE00.MA.IN'],
  ['gdp current us', 'NY.GDP.MKTP.CD'],
  ['gdp per capita current us', 'NY.GDP.PCAP.CD'],
  ['personal remittances received current us', 'BX.TRF.PWKR.CD.DT'],
  ['personal remittances received of gdp', 'BX.TRF.PWKR.DT.GD.ZS'],
  ['personal remittances paid current us', 'BM.TRF.PWKR.CD.DT'],
  ['average total cost to remit in corridor', 'ATCR.CORR'],
  ['foreign direct investment net inflows of gdp', 'BX.KLT.DINV.WD.GD.ZS'],
  ['labor force total', 'SL.TLF.TOTL.IN'],
  ['labor force female of total labor force', 'SL.TLF.TOTL.FE.ZS'],
  ['unemployment total of total labor force modeled ilo estimate', 'SL.UEM.TOTL.ZS'],
  ['unemployment female of female labor force modeled ilo estimate', 'SL.UEM.TOTL.FE.ZS'],
  ['unemployment male of male labor force modeled ilo estimate', 'SL.UEM.TOTL.MA.ZS'],
]);

/** The World Bank's code of an indicator of our catalogue, from its title; empty when the title is not one of those. */
export function codeOfTitle(title: string): string {
  return TITLES.get(headWords(title)) ?? '';
}

/** The unit that the last parenthesis of a title tells, as far as it can be told for sure. */
function unitOfTitle(title: string): string {
  const note = /\(([^()]*)\)[^()]*$/.exec(title)?.[1] ?? '';
  if (/^%|\bpercent/.test(note)) return 'PC';
  if (/US\$/.test(note) && !/per |million|thousand/.test(note)) return /\bper /.test(title) ? 'USD_PER_PS' : 'USD';
  return 'NUMBER';
}

/**
 * Our indicator for a World Bank code; a code outside the catalogue stands for itself.
 *
 * @param code the World Bank's, or one of ours where the caller named the indicator
 */
export function indicatorOf(code: string, title: string): MappedIndicator {
  const mapped = MAPPED[code.toUpperCase()];
  if (mapped !== undefined) return mapped;
  return { code, unit: indicatorByCode(code)?.unit ?? unitOfTitle(title) };
}
