import { formatNumber, type Language, type NumberStyle } from '@sterna/vocabulary';

/** Numbers longer than this are written in words of the language when that is shorter: `2,6 milliards`. */
const LONG = 10;

/** A value as written on axes and at marks. Very long numbers (money) are written compactly. */
export function valueText(value: number, language: Language, style: NumberStyle): string {
  const plain = formatNumber(value, language, style);
  if (plain.length <= LONG || style.kind === 'year') return plain;
  const signed = style.signed === undefined ? {} : { signed: style.signed };
  const compact = formatNumber(value, language, { kind: 'compact', ...signed });
  return compact.length < plain.length ? compact : plain;
}

/** Tick labels of an axis: all written in the same manner, with as many decimals as their step needs. */
export function tickTexts(ticks: readonly number[], language: Language, style: NumberStyle): string[] {
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0));
  const digits = step > 0 && step < 1 ? Math.ceil(-Math.log10(step)) : 0;
  const compact = ticks.some((tick) => formatNumber(tick, language, { ...style, digits }).length > LONG);
  const { kind, signed } = style;
  const manner: NumberStyle =
    compact && kind !== 'year' ? { kind: 'compact' } : kind === 'compact' ? { kind } : { kind, digits };
  return ticks.map((tick) => formatNumber(tick, language, signed && tick !== 0 ? { ...manner, signed } : manner));
}
