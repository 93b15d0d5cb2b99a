import { columnLetter } from '@sterna/tabular';
import type { MappingTarget } from '../mapping.ts';
import type { ProposedColumn } from '../proposal.ts';
import type { ColumnValues } from './column-values.ts';
import { headConcept } from './head-concept.ts';
import { countsRows, guessByHeading } from './heading-words.ts';

/** A column of a table, with what is known of it. Columns count from 0. */
export interface SeenColumn {
  readonly column: number;
  readonly heading: string;
  readonly values: ColumnValues;
}

interface Candidate {
  readonly seen: SeenColumn;
  readonly target: MappingTarget;
  readonly confidence: number;
  readonly because: ProposedColumn['because'];
  readonly share: number;
}

/** Values alone that are sure enough of a target, and how sure. */
const BY_VALUES: Readonly<Partial<Record<MappingTarget, number>>> = {
  REF_AREA: 0.5,
  TIME_PERIOD: 0.55,
  SEX: 0.6,
  AGE: 0.45,
  INDICATOR: 0.45,
};
/** Targets whose cells have to read as what they are. */
const TYPED = new Set<MappingTarget>([
  'REF_AREA',
  'COUNTERPART_AREA',
  'TIME_PERIOD',
  'SEX',
  'AGE',
  'OBS_VALUE',
  'UNIT_MULT',
]);
const MOST = 0.98;

const WORDS: Readonly<Partial<Record<MappingTarget, string>>> = {
  REF_AREA: 'places',
  COUNTERPART_AREA: 'places',
  TIME_PERIOD: 'periods',
  SEX: 'sexes',
  AGE: 'age groups',
  INDICATOR: 'indicators',
  OBS_VALUE: 'numbers',
  UNIT_MEASURE: 'units',
  UNIT_MULT: 'multipliers',
  OBS_STATUS: 'statuses',
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why a column was taken for a target, in a sentence. */
export function reasonOf(
  seen: SeenColumn,
  target: MappingTarget,
  because: ProposedColumn['because'],
  share: number,
): string {
  const what = WORDS[target];
  const cells = what === undefined ? '' : `${percent(share)} of its cells read as ${what}`;
  if (because === 'heading') return `Its heading “${seen.heading}” says so${cells === '' ? '' : `; ${cells}`}.`;
  if (because === 'both') return `Its heading “${seen.heading}” says so, and ${cells}.`;
  if (because === 'values') return `${cells.charAt(0).toUpperCase()}${cells.slice(1)}.`;
  return 'Neither its heading nor its values say anything that is known.';
}

function byHeading(seen: SeenColumn): Candidate | undefined {
  const guess = guessByHeading(seen.heading);
  if (guess === undefined || guess.target === 'OBS_VALUE') return undefined;
  const share = seen.values.shares[guess.target] ?? 0;
  const { target } = guess;
  if (!TYPED.has(target)) {
    const reads = share > 0.9 || target === 'NOTE' || target.startsWith('DIMENSION:');
    return {
      seen,
      target,
      confidence: Math.min(MOST, guess.strength + (reads ? 0.3 : 0)),
      because: share > 0.9 ? 'both' : 'heading',
      share,
    };
  }
  if (share < 0.3) return undefined;
  const confidence = Math.min(MOST, guess.strength + (share >= 0.9 ? 0.38 : share * 0.3));
  return { seen, target, confidence, because: share >= 0.9 ? 'both' : 'heading', share };
}

function byValues(seen: SeenColumn): readonly Candidate[] {
  const { shares, filled } = seen.values;
  if (filled === 0 || countsRows(seen.heading)) return [];
  return Object.entries(BY_VALUES).flatMap(([key, confidence = 0]) => {
    const target = key as MappingTarget;
    const share = shares[target] ?? 0;
    if (share < 0.9) return [];
    // Numbers read as places by M49 and as ages too: without a heading they are numbers.
    const isNumeric = (shares.OBS_VALUE ?? 0) > 0.9;
    if (isNumeric && target !== 'TIME_PERIOD') return [];
    if (target === 'SEX' && !seen.values.examples.some((text) => !/^total$/i.test(text))) return [];
    return [{ seen, target, confidence, because: 'values' as const, share }];
  });
}

/** Among columns that say the same the one with codes comes first. */
const rank = ({ confidence, seen }: Candidate): number =>
  confidence + (seen.values.codes ? 0.05 : 0) + seen.values.density * 0.01;

/**
 * Gives each part of an observation the column that says it best.
 *
 * @returns what was chosen, by column
 */
export function chooseParts(columns: readonly SeenColumn[]): ReadonlyMap<number, Candidate> {
  const chosen = new Map<number, Candidate>();
  const taken = new Set<MappingTarget>();
  const headed = columns.flatMap((seen) => byHeading(seen) ?? []);
  const valued = columns.flatMap(byValues);
  const all = [...headed.sort((a, b) => rank(b) - rank(a)), ...valued.sort((a, b) => rank(b) - rank(a))];
  for (const candidate of all) {
    const { seen, target } = candidate;
    if (chosen.has(seen.column)) continue;
    if (!taken.has(target)) {
      take(candidate);
      continue;
    }
    // A second column of places that repeats no other is the other place of a corridor.
    const isOther = target === 'REF_AREA' && !taken.has('COUNTERPART_AREA') && candidate.because !== 'heading';
    if (isOther && !saysTheSame(seen, [...chosen.values()]))
      take({ ...candidate, target: 'COUNTERPART_AREA', confidence: candidate.confidence - 0.15 });
  }
  return chosen;

  function take(candidate: Candidate): void {
    chosen.set(candidate.seen.column, candidate);
    taken.add(candidate.target);
  }
}

/** Whether a column has as many different places as one that is taken, as a name beside a code. */
function saysTheSame(seen: SeenColumn, chosen: readonly Candidate[]): boolean {
  return chosen.some(
    ({ target, seen: other }) =>
      /_AREA$/.test(target) &&
      other.values.distinct === seen.values.distinct &&
      Math.abs(other.column - seen.column) <= 2,
  );
}

/** What is shown of a column that was given a target. */
export function proposedOf(
  seen: SeenColumn,
  is: MappingTarget,
  confidence: number,
  because: ProposedColumn['because'],
  reason: string,
  more: Partial<Pick<ProposedColumn, 'of' | 'fillDown'>> = {},
): ProposedColumn {
  return {
    column: seen.column + 1,
    letter: columnLetter(seen.column + 1),
    heading: seen.heading,
    is,
    confidence: Math.round(confidence * 100) / 100,
    because,
    reason,
    share: seen.values.shares[is] ?? 0,
    examples: seen.values.examples,
    ...more,
  };
}

/** The further dimension that a column without a known heading would be. */
export const furtherDimension = (seen: SeenColumn): MappingTarget =>
  `DIMENSION:${headConcept(seen.heading, seen.column)}`;
