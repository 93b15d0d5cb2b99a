import { TOTAL } from '@sterna/statistics';
import { isolate, joinPieces, type Language } from '@sterna/vocabulary';
import { ageText } from '#lib/age-text.ts';
import { categoryText } from '#lib/category-text.ts';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { sexText } from '#lib/words.ts';
import type { ExploredFigure } from './explored-figures.ts';
import type { ExploredSeries } from './selection.ts';

/** What series differ in, and so what has to be said of each. */
export interface Difference {
  readonly indicator: boolean;
  readonly place: boolean;
  readonly partner: boolean;
  readonly sex: boolean;
  readonly age: boolean;
  readonly dimensions: ReadonlySet<string>;
}

/** The words for naming series in a language. */
export interface Naming {
  readonly language: Language;
  readonly titles: OwnTitles;
}

function varies<T>(series: readonly ExploredSeries[], of: (figure: ExploredFigure) => T): boolean {
  const [first] = series;
  return first !== undefined && series.some(({ newest }) => of(newest) !== of(first.newest));
}

export function differenceOf(series: readonly ExploredSeries[]): Difference {
  const names = new Set(series.flatMap(({ newest }) => Object.keys(newest.dimensions)));
  return {
    indicator: varies(series, ({ indicator }) => indicator),
    place: varies(series, ({ refArea }) => refArea),
    partner: varies(series, ({ counterpart }) => counterpart),
    sex: varies(series, ({ sex }) => sex),
    age: varies(series, ({ age }) => age),
    dimensions: new Set([...names].filter((name) => varies(series, ({ dimensions }) => dimensions[name]))),
  };
}

/** The other place of a corridor, or all of them together. */
export function partnerText(code: string, language: Language): string {
  return code === TOTAL ? m.all_partners() : placeText(code, language);
}

/** The name of one series among others: only what it differs in, its place where it differs in nothing. */
export function seriesLabel(series: ExploredSeries, difference: Difference, { language, titles }: Naming): string {
  const { indicator, refArea, counterpart, sex, age, dimensions } = series.newest;
  const pieces = [
    difference.indicator ? indicatorText(indicator, language, titles) : '',
    difference.place ? placeText(refArea, language) : '',
    difference.partner ? partnerText(counterpart, language) : '',
    difference.sex ? sexText(sex) : '',
    difference.age ? ageText(age) : '',
    ...[...difference.dimensions].map((name) => {
      const code = dimensions[name];
      return code === undefined ? '' : categoryText(name, code);
    }),
  ].filter((piece) => piece !== '');
  if (pieces.length === 0) return placeText(refArea, language);
  return joinPieces(pieces.length > 1 ? pieces.map((piece) => isolate(piece, language)) : pieces, language);
}
