import { type Figure, figureKey, indicatorByCode, releaseTitle, sourceById, TOTAL } from '@sterna/statistics';
import { formatNumber, type Language, placeByCode } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { sexText, unitText } from '#lib/words.ts';

/** The value of a figure by the rules of the language, without its unit unless that is the per cent sign. */
export function valueText(figure: Pick<Figure, 'indicator' | 'value' | 'unit'>, language: Language): string {
  const style = indicatorByCode(figure.indicator)?.style;
  return formatNumber(figure.value, language, style ?? { kind: figure.unit === 'PC' ? 'percent' : 'decimal' });
}

/** The unit to write after a value in a table; empty where the value or the indicator says it: per cent, persons. */
export function unitAfter(unit: string): string {
  return unit === 'PC' || unit === 'PS' ? '' : unitText(unit);
}

/** The everyday name of a place; its code where the vocabulary has none. */
export function placeText(code: string, language: Language): string {
  return placeByCode(code)?.shortName[language] ?? code;
}

/** The name of an indicator; its code where it is a publisher's own. */
export function indicatorText(code: string, language: Language): string {
  return indicatorByCode(code)?.name[language] ?? code;
}

/** What a figure speaks of besides its indicator and places, where it is a part of the total: sex, age and so on. */
export function detailText(figure: Pick<Figure, 'sex' | 'age' | 'dimensions'>): readonly string[] {
  const details: string[] = [];
  if (figure.sex !== TOTAL) details.push(sexText(figure.sex));
  if (figure.age !== TOTAL) details.push(m.detail({ name: m.column_age(), value: figure.age }));
  for (const [name, code] of Object.entries(figure.dimensions)) details.push(m.detail({ name, value: code }));
  return details;
}

/** Where a figure's trace is. */
export function traceOf(figure: Figure, language: Language): string {
  return tracePath(language, figureKey(figure));
}

/** How a release is named among those of its source: `révision 2020`. */
export function versionText(
  release: { readonly source: string; readonly version: string },
  language: Language,
): string {
  const source = sourceById(release.source);
  const title = releaseTitle(release, language);
  const sourceTitle = source ? `${source.publisher[language]}, ${source.name[language]}, ` : '';
  return sourceTitle && title.startsWith(sourceTitle) ? title.slice(sourceTitle.length) : release.version;
}
