import { findPlace } from '@sterna/vocabulary';
import type { HeadRows } from '../head-rows.ts';
import type { MappingTarget, Said } from '../mapping.ts';
import { knownIndicator } from '../meanings/indicator-words.ts';
import { readWrittenPeriod } from '../meanings/period-text.ts';
import { readAgeWords, readSexWord } from '../meanings/person-words.ts';
import { plainText, wordKey } from '../meanings/plain-text.ts';
import { indicatorInWords } from './indicator-guess.ts';
import { sexesAmong } from './sex-in-headings.ts';

/** What the headings over columns of figures say, for each row of the head. */
export type LevelTargets = readonly (MappingTarget | 'ignore')[];

const TESTS: readonly (readonly [MappingTarget, (text: string) => boolean])[] = [
  ['TIME_PERIOD', (text) => 'period' in readWrittenPeriod(text) || isSplit(text)],
  ['SEX', (text) => readSexWord(text) !== undefined],
  ['AGE', (text) => readAgeWords(text) !== undefined],
  ['COUNTERPART_AREA', (text) => findPlace(plainText(text)).status !== 'unknown'],
  ['INDICATOR', (text) => knownIndicator(text) !== undefined],
];

const isSplit = (text: string): boolean => {
  const read = readWrittenPeriod(text);
  return 'unclear' in read && read.unclear === 'split-years';
};

/** What the headings of some columns say in one row of the head: one thing that four in five of them read as. */
export function targetOfLevel(texts: readonly string[]): MappingTarget | undefined {
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return undefined;
  for (const [target, test] of TESTS) {
    const reads = filled.filter(test).length;
    // A lone “Total” beside words that are something else is no sex.
    if (
      reads / filled.length >= 0.8 &&
      (target !== 'SEX' || filled.some((text) => ['F', 'M'].includes(readSexWord(text) ?? '')))
    )
      return target;
  }
  return undefined;
}

const targetOfTexts = (texts: readonly string[]): MappingTarget | undefined =>
  targetOfLevel(texts) ?? (sexesAmong(texts) === undefined ? undefined : 'SEX');

/** What each row of a head says over some columns; `undefined` when no row says anything that is known. */
export function targetsOfLevels(head: HeadRows, columns: readonly number[]): LevelTargets | undefined {
  const levels = head.numbers.map((_, level) =>
    targetOfTexts(columns.map((column) => head.parts[column]?.[level] ?? '')),
  );
  const found = levels.filter((target) => target !== undefined);
  if (found.length === 0 || new Set(found).size < found.length) return undefined;
  return levels.map((target) => target ?? 'ignore');
}

const YEAR = /(?<![\d])((?:19|20)\d\d)(?:[\s_-]?[QT]([1-4]))?(?!\d)/;

/**
 * Takes a heading apart that says several things at once: `Femmes 2020`, `Male_2019`, `pop_f_2020`.
 *
 * @returns what it says, with whether all its words were understood
 */
export function takeApart(heading: string): { said: Said; whole: boolean } {
  const text = plainText(heading);
  const whole = knownIndicator(text);
  if (whole !== undefined) return { said: { INDICATOR: whole.code }, whole: true };
  const said: Record<string, string> = {};
  const year = YEAR.exec(text);
  if (year?.[1] !== undefined) said['TIME_PERIOD'] = year[2] === undefined ? year[1] : `${year[1]}-Q${year[2]}`;
  const rest = wordKey(text.replace(YEAR, ' ').replace(/_/g, ' ')).replace(
    /^(?:en|in|de|of)\s|\s(?:en|in|de|of)$/g,
    '',
  );
  if (rest === '') return { said, whole: true };
  const sex = readSexWord(rest);
  if (sex !== undefined) return { said: { ...said, SEX: sex }, whole: true };
  const indicator = knownIndicator(rest);
  if (indicator !== undefined) return { said: { ...said, INDICATOR: indicator.code }, whole: true };
  const words = rest.split(' ');
  const sexAt = words.findIndex((word) => ['F', 'M'].includes(readSexWord(word) ?? ''));
  if (sexAt !== -1) said['SEX'] = readSexWord(words[sexAt] ?? '') ?? '_T';
  const others = words.filter((_, i) => i !== sexAt).join(' ');
  const age = readAgeWords(others);
  if (age !== undefined && /\d/.test(others)) return { said: { ...said, AGE: age }, whole: true };
  const guessed = indicatorInWords(others);
  if (guessed !== undefined) said['INDICATOR'] = guessed;
  return { said, whole: others === '' };
}
