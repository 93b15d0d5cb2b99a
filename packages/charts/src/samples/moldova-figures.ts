/**
 * Figures of Moldova for trying pictures: UN DESA, International Migrant Stock 2020 (CC BY 3.0 IGO); SDG database
 * 2019.Q1, series BX_TRF_PWKR; World Bank, SM.POP.NETM (CC BY 4.0).
 */
const STOCK_YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2020] as const;

function byYear(years: readonly number[], values: readonly number[]): { year: number; value: number | null }[] {
  return years.map((year, index) => ({ year, value: values[index] ?? null }));
}

function since(first: number, values: readonly number[]): { year: number; value: number | null }[] {
  return values.map((value, index) => ({ year: first + index, value }));
}

type YearValues = readonly { readonly year: number; readonly value: number | null }[];

export const EMIGRANTS: YearValues = byYear(
  STOCK_YEARS,
  [625_680, 620_030, 602_773, 715_496, 827_409, 929_759, 1_159_443],
);

export const IMMIGRANTS: YearValues = byYear(
  STOCK_YEARS,
  [544_162, 367_231, 247_828, 171_122, 129_488, 106_374, 104_438],
);

/** Women among emigrants, in percent. */
export const WOMEN_SHARE: readonly (readonly [year: number, share: number])[] = [
  [1990, 53.6],
  [2000, 50.4],
  [2010, 53.6],
  [2020, 52.2],
];

/** In percent of gross domestic product, from 1995. */
export const REMITTANCES: YearValues = since(
  1995,
  [
    0.06, 5.14, 5.92, 7.45, 9.43, 13.78, 16.36, 19.41, 24.43, 26.99, 30.62, 34.5, 33.88, 31.18, 24.86, 30.16, 25.85,
    27.27, 27.44, 26, 23.65, 21.69,
  ],
);

/** Persons a year, from 2005. */
export const NET_MIGRATION: YearValues = since(
  2005,
  [
    -51_269, -68_092, -69_289, -70_166, -70_926, -86_459, -88_796, -91_035, -90_637, -67_173, -59_404, -51_633, -43_868,
    -36_088, -28_328, -14_278, -14_278,
  ],
);

/** People born in Moldova by country of residence, 2020. */
export const DESTINATIONS: readonly (readonly [place: string, value: number])[] = [
  ['RUS', 294_152],
  ['ROU', 285_364],
  ['ITA', 194_480],
  ['UKR', 152_249],
  ['USA', 45_713],
  ['DEU', 25_733],
  ['PRT', 22_630],
  ['ESP', 21_738],
  ['CAN', 18_958],
  ['KAZ', 12_678],
  ['ISR', 10_594],
  ['GRC', 10_248],
  ['CZE', 10_102],
  ['FRA', 7503],
  ['BLR', 7496],
  ['IRL', 4340],
  ['AUT', 3298],
  ['TUR', 3206],
  ['BGR', 3144],
  ['CHE', 2688],
  ['KGZ', 2588],
  ['GBR', 2370],
  ['BEL', 2254],
  ['LVA', 1707],
  ['AUS', 1269],
  ['SWE', 1232],
  ['NOR', 1228],
  ['EST', 1125],
  ['NLD', 1000],
  ['DNK', 980],
  ['LTU', 936],
  ['CYP', 933],
  ['TJK', 788],
  ['POL', 728],
  ['HUN', 594],
  ['LUX', 588],
  ['GEO', 483],
  ['ARG', 459],
  ['SVN', 394],
  ['FIN', 345],
  ['AZE', 268],
  ['SRB', 233],
  ['SVK', 183],
  ['ISL', 113],
  ['HRV', 105],
  ['MLT', 99],
  ['EGY', 61],
  ['JOR', 35],
];

/** Persons, 2021, in Moldova and other countries. */
export const NET_MIGRATION_2021: readonly (readonly [place: string, value: number])[] = [
  ['ECU', 35_894],
  ['SRB', 243],
  ['JAM', -5664],
  ['SEN', -10_091],
  ['MDA', -14_278],
];
