import type { HeadRows } from '../head-rows.ts';
import type { Mapping, MappingTarget, Said } from '../mapping.ts';
import { wordKey } from '../meanings/plain-text.ts';
import { multiplierIn, readUnitText } from '../meanings/unit-text.ts';
import type { SeenColumn } from './choose-parts.ts';
import { type LevelTargets, takeApart, targetOfLevel, targetsOfLevels } from './heading-said.ts';
import { countsRows, guessByHeading, isBothSexes } from './heading-words.ts';
import { indicatorInWords } from './indicator-guess.ts';
import { sexesAmong } from './sex-in-headings.ts';

/** A column of values, with what its heading says. */
export interface ChosenValue {
  readonly seen: SeenColumn;
  readonly of: Said;
  readonly multiplier?: number;
  readonly confidence: number;
  readonly because: 'heading' | 'values' | 'both';
}

/** The columns of values of a table. */
export interface ChosenValues {
  readonly values: readonly ChosenValue[];
  /** What the rows of the head say, where they say it for all columns alike. */
  readonly headGives?: LevelTargets;
  /** What headings mean that say a sex among other words. */
  readonly words?: NonNullable<Mapping['words']>;
}

const isFigures = ({ values }: SeenColumn): boolean => values.filled > 0 && (values.shares.OBS_VALUE ?? 0) >= 0.6;

/** Unit and multiplier that stand in a heading: `GDP (millions US$)`, `Taux (%)`. */
function measureOf(heading: string): { of: Said; multiplier?: number } {
  const inside = /\(([^()]*)\)\s*$/.exec(heading)?.[1] ?? '';
  const unit = inside === '' ? (/%/.test(heading) ? { unit: 'PC' } : undefined) : readUnitText(inside);
  const multiplier = inside === '' ? undefined : multiplierIn(inside);
  return {
    of: unit?.unit === undefined ? {} : { UNIT_MEASURE: unit.unit },
    ...(multiplier !== undefined && { multiplier }),
  };
}

function sexWordsOf(
  targets: LevelTargets,
  head: HeadRows,
  columns: readonly SeenColumn[],
): { readonly words?: NonNullable<Mapping['words']> } {
  const level = targets.indexOf('SEX');
  const texts = columns.map(({ column }) => head.parts[column]?.[level] ?? '');
  const among = level === -1 || targetOfLevel(texts) === 'SEX' ? undefined : sexesAmong(texts);
  return among === undefined ? {} : { words: { SEX: among } };
}

/** What headings say that no column says already; the places of a matrix are the other ones. */
function withoutGiven(targets: LevelTargets | undefined, given: ReadonlySet<MappingTarget>): LevelTargets | undefined {
  const kept = targets?.map((target) => {
    if (!given.has(target)) return target;
    return target === 'COUNTERPART_AREA' && !given.has('REF_AREA') ? 'REF_AREA' : 'ignore';
  });
  return kept?.every((target) => target === 'ignore') ? undefined : kept;
}

const notGiven = (said: Said, given: ReadonlySet<MappingTarget>): Said =>
  Object.fromEntries(Object.entries(said).filter(([target]) => !given.has(target as MappingTarget)));

/** One column among several that is headed as the value: `Valeur`, `Number`, `OBS_VALUE`. */
function headedAsValue(columns: readonly SeenColumn[]): readonly SeenColumn[] {
  return columns.filter(({ heading }) => guessByHeading(heading)?.target === 'OBS_VALUE');
}

/**
 * Chooses the columns of values among those that hold figures and give nothing else.
 *
 * @param free columns that are not taken by other parts
 * @param given parts that columns say already
 */
export function chooseValues(
  free: readonly SeenColumn[],
  head: HeadRows,
  given: ReadonlySet<MappingTarget>,
): ChosenValues {
  const figures = free.filter((seen) => isFigures(seen) && !countsRows(seen.heading));
  // Both sexes together say nothing alone; beside men and women they are the third of them.
  const readable = figures.filter(
    ({ column }) =>
      targetsOfLevels(head, [column]) !== undefined || (head.parts[column] ?? []).some((part) => isBothSexes(part)),
  );
  const columns = readable.map(({ column }) => column);
  const together = withoutGiven(targetsOfLevels(head, columns), given);
  if (together !== undefined && readable.length >= 2) {
    const values = readable.map((seen) => ({ seen, of: {}, confidence: 0.9, because: 'both' as const }));
    return { values, headGives: together, ...sexWordsOf(together, head, readable) };
  }
  const apart = figures
    .map((seen) => ({ seen, ...takeApart(seen.heading) }))
    .map(({ said, ...rest }) => ({ ...rest, said: notGiven(said, given) }))
    .filter(({ said }) => Object.keys(said).length > 0);
  const dated = apart.filter(({ said }) => said.TIME_PERIOD !== undefined || said.SEX !== undefined);
  if (dated.length >= 2 && dated.length * 2 >= figures.length) {
    return {
      values: dated.map(({ seen, said, whole }) => ({
        seen,
        of: said,
        confidence: whole ? 0.85 : 0.6,
        because: 'both',
      })),
    };
  }
  const [value, ...others] = headedAsValue(figures);
  if (value !== undefined && others.length === 0) return { values: [chosenAs(value, 0.95, 'both')] };
  if (figures.length === 1 && figures[0] !== undefined) {
    const said = apart[0]?.said ?? {};
    return { values: [chosenAs(figures[0], value === undefined ? 0.7 : 0.95, 'values', said)] };
  }
  return { values: figures.map((seen) => ofIndicator(seen, given)) };
}

function chosenAs(seen: SeenColumn, confidence: number, because: ChosenValue['because'], said: Said = {}): ChosenValue {
  const { of, multiplier } = measureOf(seen.heading);
  return { seen, of: { ...said, ...of }, confidence, because, ...(multiplier !== undefined && { multiplier }) };
}

/** Several columns of figures are several indicators, as far as their headings say which. */
function ofIndicator(seen: SeenColumn, given: ReadonlySet<MappingTarget>): ChosenValue {
  const { said: all, whole } = takeApart(seen.heading);
  const said = notGiven(all, given);
  const indicator = said.INDICATOR ?? indicatorInWords(wordKey(seen.heading));
  const known = indicator === undefined ? said : { ...said, INDICATOR: indicator };
  const confidence = said.INDICATOR !== undefined && whole ? 0.9 : indicator === undefined ? 0.4 : 0.55;
  return chosenAs(seen, confidence, indicator === undefined ? 'values' : 'heading', known);
}
