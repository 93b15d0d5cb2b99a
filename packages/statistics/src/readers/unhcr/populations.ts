import type { Head } from '../reading/head.ts';

/** A population UNHCR counts, and how it becomes observations. */
export interface Population {
  /** `REFUGEES_HOSTED`. */
  readonly code: string;
  readonly title: string;
  /**
   * - `corridor`: in the country of asylum, by origin
   * - `return`: back in the country of origin, by country of asylum
   * - `within`: people in their own country; there is no other place
   */
  readonly kind: 'corridor' | 'return' | 'within';
  /** Whether a zero is a statement. In the other columns zeros only fill the row. */
  readonly keepsZero: boolean;
  readonly pattern: RegExp;
}

/** The populations by their headings, and by the names in the column `Population type`. First match counts. */
const POPULATIONS: readonly Population[] = [
  {
    code: 'IDPS_RETURNED',
    title: 'Internally displaced people who returned',
    kind: 'within',
    keepsZero: false,
    pattern: /^(returned idps*|idp returnees|rdp)$/,
  },
  {
    code: 'RETURNS',
    title: 'Refugees who returned',
    kind: 'return',
    keepsZero: false,
    pattern: /^(returned refugees|returned refugee|refugee returnees|ret)$/,
  },
  {
    code: 'REFUGEES_HOSTED',
    title: 'Refugees',
    kind: 'corridor',
    keepsZero: true,
    pattern:
      /^(ref|refugees|refugees under unhcrs? mandate|refugees incl refugee like situations|refugees including .*)$/,
  },
  {
    code: 'ASYLUM_SEEKERS',
    title: 'Asylum seekers',
    kind: 'corridor',
    keepsZero: true,
    pattern: /^(asy|asylum seekers|asylum seekers pending cases)$/,
  },
  {
    code: 'IDPS',
    title: 'Internally displaced people',
    kind: 'within',
    keepsZero: false,
    pattern:
      /^(idp|idps|idps of concern( to unhcr)?|internally displaced (persons|people)( idps)?|internally displaced)$/,
  },
  {
    code: 'STATELESS',
    title: 'Stateless people',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(sta|stateless|stateless (persons|people))$/,
  },
  {
    code: 'VENEZUELANS_ABROAD',
    title: 'Venezuelans displaced abroad',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(vda|venezuelans displaced abroad)$/,
  },
  {
    code: 'OTHER_IN_NEED',
    title: 'Other people in need of international protection',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(oip|other people in need of international protection)$/,
  },
  {
    code: 'OTHERS_OF_CONCERN',
    title: 'Others of concern to UNHCR',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(ooc|oth|others of concern( to unhcr)?|various)$/,
  },
  {
    code: 'HOST_COMMUNITY',
    title: 'Host community',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(hst|hco|host community)$/,
  },
  {
    code: 'RESETTLEMENT',
    title: 'Refugees resettled',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(rst|resettlement|resettlement arrivals|resettled refugees)$/,
  },
  {
    code: 'NATURALISATION',
    title: 'Refugees naturalised',
    kind: 'corridor',
    keepsZero: false,
    pattern: /^(nat|naturali[sz]ation|naturali[sz]ed refugees)$/,
  },
];

/** The population a heading or a population type names, in words. */
export function populationOf(words: string): Population | undefined {
  return POPULATIONS.find(({ pattern }) => pattern.test(words));
}

/**
 * Where a table of UNHCR keeps what; columns count from 0, -1 for none. A table may be broken down by asylum or by
 * origin only: then the other column is missing, or a dash stands in it.
 */
export interface PopulationColumns {
  readonly year: number;
  /** Beside the year where figures are monthly. */
  readonly month: number;
  readonly asylum: number;
  readonly asylumName: number;
  readonly origin: number;
  readonly originName: number;
  /** Wide form: a column for each population. */
  readonly populations: readonly { readonly column: number; readonly population: Population }[];
  /** Long form: the kind of population in one column, the value in another. */
  readonly type: number;
  readonly value: number;
}

const ASYLUM = [
  'country asylum code',
  'country of asylum iso',
  'country of asylum code',
  'coa iso',
  'coa',
  'asylum iso3',
];
const ASYLUM_NAME = ['country asylum name', 'country of asylum', 'country of asylum name', 'coa name', 'asylum'].concat(
  ['country territory of asylum residence', 'country territory of residence', 'country territory of asylum'],
  ['country of asylum residence'],
);
const ORIGIN = [
  'country origin code',
  'country of origin iso',
  'country of origin code',
  'coo iso',
  'coo',
  'origin iso3',
];
const ORIGIN_NAME = ['country origin name', 'country of origin', 'country of origin name', 'coo name', 'origin'].concat(
  ['origin returned from', 'country territory of origin'],
);

/** Where a table of UNHCR has its year and its two places; columns count from 0, -1 for none. */
export type CorridorColumns = Pick<
  PopulationColumns,
  'year' | 'month' | 'asylum' | 'asylumName' | 'origin' | 'originName'
>;

/** Finds the year and the places of a table of UNHCR by its headings. */
export function corridorColumns(head: Head): CorridorColumns {
  const asylumName = head.find(...ASYLUM_NAME);
  const originName = head.find(...ORIGIN_NAME);
  const asylumCode = head.find(...ASYLUM);
  const originCode = head.find(...ORIGIN);
  return {
    year: head.find('year'),
    month: head.find('month'),
    asylum: asylumCode === -1 ? asylumName : asylumCode,
    asylumName,
    origin: originCode === -1 ? originName : originCode,
    originName,
  };
}

/** Reads the headings of a table of UNHCR; `undefined` when they are of another table. */
export function populationColumns(head: Head): PopulationColumns | undefined {
  const corridor = corridorColumns(head);
  const { year, asylum, origin } = corridor;
  const type = head.find('population type', 'populationtype', 'type');
  const value = head.find('value', 'count', 'total');
  const populations = head.words.flatMap((words, column) => {
    const population = populationOf(words);
    return population === undefined ? [] : [{ column, population }];
  });
  const long = type !== -1 && value !== -1;
  if (year === -1 || (populations.length === 0 && !long)) return undefined;
  if (asylum === -1 && origin === -1) return undefined;
  // Tables of decisions and ages have both places too; a table without one of them is ours only by its populations.
  if ((asylum === -1 || origin === -1) && populations.length === 0) return undefined;
  return {
    ...corridor,
    populations,
    type: long ? type : -1,
    value: long ? value : -1,
  };
}
