import { type Figure, figureKey, indicatorByCode, sourceById, TOTAL } from '@sterna/statistics';
import { formatNumber, type Language, type NumberStyle, placeByCode } from '@sterna/vocabulary';
import { ageText } from '#lib/age-text.ts';
import { categoryText, dimensionText } from '#lib/category-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { listedName } from '#lib/place-names.ts';
import { sexText, shortUnitText } from '#lib/words.ts';

/** Titles of publishers' own indicators, by code, as their publishers write them. */
export type OwnTitles = Readonly<Record<string, string>>;

/** How to write a value that the catalogue has no style for: three figures that say something, never more. */
function styleOf(value: number, unit: string): NumberStyle {
  const size = Math.floor(Math.log10(Math.abs(value) || 1));
  const digits = Math.min(Math.max(2 - size, 0), 6);
  return { kind: unit === 'PC' ? 'percent' : 'decimal', digits };
}

/** The value of a figure by the rules of the language, without its unit unless that is the per cent sign. */
export function valueText(figure: Pick<Figure, 'indicator' | 'value' | 'unit'>, language: Language): string {
  const style = indicatorByCode(figure.indicator)?.style ?? styleOf(figure.value, figure.unit);
  return formatNumber(figure.value, language, style);
}

/** A number with all the decimals it has, by the rules of the language: what a file states, not what is fit to read out. */
export function exactText(value: number, unit: string, language: Language): string {
  const [, decimals = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = Math.min(Math.max(decimals.length - Number(power), 0), 20);
  return formatNumber(value, language, { kind: unit === 'PC' ? 'percent' : 'decimal', digits });
}

/** The unit to write after a value in a table; empty where the value or the indicator says it: per cent, persons. */
export function unitAfter(unit: string): string {
  return unit === 'PC' || unit === 'PS' ? '' : shortUnitText(unit);
}

/** The everyday name of a place; its code where the vocabulary has none. */
export function placeText(code: string, language: Language): string {
  return placeByCode(code)?.shortName[language] ?? listedName(code, language) ?? code;
}

/** The name of an indicator; of a publisher's own, the publisher's title. */
export function indicatorText(code: string, language: Language, titles: OwnTitles = {}): string {
  return indicatorByCode(code)?.name[language] ?? titles[code] ?? code;
}

/** What a figure speaks of besides its indicator and places, where it is a part of the total, such as its sex, and its source where that was chosen. */
export function detailText(figure: Figure, language: Language): readonly string[] {
  const details: string[] = [];
  if (figure.sex !== TOTAL) details.push(sexText(figure.sex));
  if (figure.age !== TOTAL) details.push(m.detail({ name: m.column_age(), value: ageText(figure.age) }));
  for (const [name, code] of Object.entries(figure.dimensions)) {
    details.push(m.detail({ name: dimensionText(name), value: categoryText(name, code) }));
  }
  if (figure.source !== undefined) {
    const publisher = sourceById(figure.source)?.publisher[language] ?? figure.source;
    details.push(m.detail({ name: m.trace_source(), value: publisher }));
  }
  return details;
}

/** The same, with the other place of a corridor first. */
export function partText(figure: Figure, language: Language): readonly string[] {
  if (figure.counterpart === TOTAL) return detailText(figure, language);
  const partner = m.detail({ name: m.column_counterpart(), value: placeText(figure.counterpart, language) });
  return [partner, ...detailText(figure, language)];
}

/** Where a figure's trace is. */
export function traceOf(figure: Figure, language: Language): string {
  return tracePath(language, figureKey(figure));
}

/** A difference in proportion, with its sign; a dash where there is none. */
export function relativeText(relative: number | undefined, language: Language): string {
  if (relative === undefined) return '–';
  const style = { kind: 'percent', digits: Math.abs(relative) < 0.1 ? 1 : 0, signed: true } as const;
  return formatNumber(100 * relative, language, style);
}
