import { type Sex, TOTAL } from '../../observation.ts';
import { type Head, textOf } from '../reading/head.ts';
import { type CorridorColumns, corridorColumns } from './populations.ts';

/** What one column of values counts. */
export interface CountedColumn {
  readonly column: number;
  readonly indicator: string;
  readonly sex: Sex;
  readonly age: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A column whose cells break the values of a row down. */
export interface BreakdownColumn {
  readonly column: number;
  readonly concept: string;
}

/** Where a table of UNHCR with breakdowns keeps what. Columns count from 0. */
export interface BreakdownTable {
  readonly corridor: CorridorColumns;
  readonly counted: readonly CountedColumn[];
  readonly breakdowns: readonly BreakdownColumn[];
}

/** Titles of the indicators that these tables give, which are UNHCR's own. */
export const TITLES: Readonly<Record<string, string>> = {
  ASYLUM_APPLICATIONS: 'Applications for asylum',
  ASYLUM_DECISIONS: 'Decisions on applications for asylum',
  ASYLUM_PENDING_START: 'Applications for asylum pending at the start of the year',
  ASYLUM_PENDING_END: 'Applications for asylum pending at the end of the year',
  PEOPLE_BY_SEX_AND_AGE: 'People under UNHCR’s mandate by sex and age',
};

/** Headings of what is counted of applications and decisions: the indicator, and the kind of decision. */
const COUNTED: readonly (readonly [heading: RegExp, indicator: string, decision?: string])[] = [
  [/^(applied|applied during year|applications)$/, 'ASYLUM_APPLICATIONS'],
  [/^(recogni[sz]ed decisions|recogni[sz]ed|dec(isions)? recogni[sz]ed)$/, 'ASYLUM_DECISIONS', 'RECOGNIZED'],
  [/^(complementary protection|dec(isions)? other)$/, 'ASYLUM_DECISIONS', 'COMPLEMENTARY'],
  [/^(rejected decisions|rejected|dec(isions)? rejected)$/, 'ASYLUM_DECISIONS', 'REJECTED'],
  [/^(otherwise closed|dec(isions)? closed)$/, 'ASYLUM_DECISIONS', 'CLOSED'],
  [/^(total decisions|dec(isions)? total)$/, 'ASYLUM_DECISIONS'],
  [/^total? pending start year$/, 'ASYLUM_PENDING_START'],
  [/^total? pending end year$/, 'ASYLUM_PENDING_END'],
];

const BREAKDOWNS: readonly (readonly [heading: RegExp, concept: string])[] = [
  [/^(authority|procedure type)$/, 'AUTHORITY'],
  [/^(application type|app type)$/, 'APPLICATION_TYPE'],
  [/^(stage of procedure|app level|dec level|application level|decision level)$/, 'STAGE'],
  [/^rsd procedure type level$/, 'PROCEDURE'],
  [/^(cases persons|app pc|dec pc)$/, 'CASES_OR_PERSONS'],
  [/^(population type|pop type)$/, 'POPULATION_TYPE'],
  [/^(location|location name)$/, 'LOCATION'],
  [/^(urban rural|urban or rural)$/, 'URBAN_RURAL'],
  [/^(accommodation type|accommodation)$/, 'ACCOMMODATION'],
];

const AGE =
  /^(?<sex>f|m|female|male) ?(?:(?<from>\d+) (?<to>\d+)|(?<open>60|18)|(?<other>other|unknown)|(?<all>total))$/;

/** `Female 0-4`, `f_60`, `F: Unknown`, `Male total` and a plain `Total`; `undefined` for other headings. */
function sexAndAge(words: string): { readonly sex: Sex; readonly age: string } | undefined {
  if (words === 'total') return { sex: TOTAL, age: TOTAL };
  const groups = AGE.exec(words)?.groups;
  if (groups === undefined) return undefined;
  const { from, to, open, other, all } = groups;
  const sex = groups['sex']?.startsWith('f') ? 'F' : 'M';
  if (from !== undefined) return { sex, age: `Y${from}T${to}` };
  if (open !== undefined) return { sex, age: `Y_GE${open}` };
  return all === undefined && other === undefined ? undefined : { sex, age: all === undefined ? '_U' : TOTAL };
}

function countedColumns(head: Head): readonly CountedColumn[] {
  const found: CountedColumn[] = [];
  for (const [column, words] of head.words.entries()) {
    const [, indicator, decision] = COUNTED.find(([heading]) => heading.test(words)) ?? [];
    if (indicator === undefined) continue;
    const dimensions = decision === undefined ? {} : { DECISION: decision };
    found.push({ column, indicator, sex: TOTAL, age: TOTAL, dimensions });
  }
  if (found.length > 0) return found;
  const groups = head.words.flatMap((words, column) => {
    const group = sexAndAge(words);
    return group === undefined ? [] : [{ column, ...group }];
  });
  // One column named “total” tells nothing; ages do.
  if (!groups.some(({ age }) => age !== TOTAL)) return [];
  return groups.map((group) => ({ ...group, indicator: 'PEOPLE_BY_SEX_AND_AGE', dimensions: {} }));
}

/** What the line above a table counts that has one column of values: old tables say it there only. */
function ofTitle(title: string): string | undefined {
  if (/asylum[- ]seekers monthly|asylum applications/i.test(title)) return 'ASYLUM_APPLICATIONS';
  return /\bresettlement\b/i.test(title) ? 'RESETTLEMENT' : undefined;
}

function titledColumn(head: Head, title: string): readonly CountedColumn[] {
  const column = head.find('value');
  const indicator = ofTitle(title);
  const isPlain = column !== -1 && indicator !== undefined && !head.has('population type', 'type');
  return isPlain ? [{ column, indicator, sex: TOTAL, age: TOTAL, dimensions: {} }] : [];
}

/**
 * Reads the headings of a table of applications, decisions, or people by sex and age; `undefined` for any other.
 *
 * @param title the lines above the headings
 */
export function breakdownTable(head: Head, title: string): BreakdownTable | undefined {
  const corridor = corridorColumns(head);
  if (corridor.year === -1 || (corridor.asylum === -1 && corridor.origin === -1)) return undefined;
  const named = countedColumns(head);
  const counted = named.length > 0 ? named : titledColumn(head, title);
  if (counted.length === 0) return undefined;
  const breakdowns = head.words.flatMap((words, column) => {
    const concept = BREAKDOWNS.find(([heading]) => heading.test(words))?.[1];
    return concept === undefined ? [] : [{ column, concept }];
  });
  return { corridor, counted, breakdowns };
}

/** A code of a breakdown from its cell: `G / FI` → `G_FI`; empty for one that says nothing. */
export function breakdownCode(cell: Parameters<typeof textOf>[0]): string {
  const text = textOf(cell);
  if (/^[-–—]?$/.test(text)) return '';
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}
