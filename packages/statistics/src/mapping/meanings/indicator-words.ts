import { INDICATORS, indicatorByCode } from '../../indicators/indicator.ts';
import type { MappedIndicator } from '../../readers/reading/indicator-map.ts';
import { indicatorOfSeries } from '../../readers/sdg/series-codes.ts';
import { codeOfTitle, indicatorOf } from '../../readers/world-bank/indicator-codes.ts';
import { wordKey } from './plain-text.ts';

const byName: ReadonlyMap<string, string> = new Map(
  INDICATORS.flatMap(({ code, name }) => Object.values(name).map((text): [string, string] => [wordKey(text), code])),
);

/** A publisher's code: no spaces, at least one letter, and a figure, a point, a dash or an underscore among capitals. */
const CODE = /^(?=.*[A-Z])[A-Z0-9][A-Z0-9_.:@-]{1,79}$/;

/** The catalogue's indicator that a text names by its code, its name in any language, or the World Bank's code or title, or by its series in the SDG database. */
export function knownIndicator(text: string): MappedIndicator | undefined {
  const plain = text.trim();
  const ours =
    indicatorByCode(plain) ?? indicatorByCode(plain.toUpperCase()) ?? indicatorByCode(byName.get(wordKey(plain)) ?? '');
  if (ours !== undefined) return { code: ours.code, unit: ours.unit };
  const worldBank = codeOfTitle(plain) || plain;
  const mapped = indicatorOf(worldBank, plain);
  if (mapped.code !== worldBank) return mapped;
  const series = indicatorOfSeries(plain, '');
  return series.code === plain.toUpperCase() ? undefined : series;
}

/** Whether a text is a code that a publisher may have given an indicator. */
export function isIndicatorCode(text: string): boolean {
  return CODE.test(text.trim());
}
