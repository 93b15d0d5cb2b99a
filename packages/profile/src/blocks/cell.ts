import type { TableCell, TableColumn } from '@sterna/document';
import { type Figure, figureKey, mixedPeriods, yearOf } from '@sterna/statistics';
import { formatNumber, isolate, type NumberStyle } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';

const MILLION = 1_000_000;
const MILLIONS: NumberStyle = { kind: 'decimal', digits: 1 };

/** The cell of a share that has no trace of its own: the figures beside it have. */
export function percentCell(value: number, context: ProfileContext): TableCell {
  return { value, text: isolate(formatNumber(value, context.language, { kind: 'percent' }), context.language) };
}

/** The unit that tables write an indicator in: sums of money in millions, where more digits would feign precision. */
export function tableUnit(indicator: string, context: ProfileContext): string {
  return context.indicator(indicator).unit === 'USD' ? context.word('millions') : context.unit(indicator);
}

/** The cell of a figure, with its trace and its marks; a missing one says so. */
export function figureCell(figure: Figure | undefined, context: ProfileContext): TableCell {
  if (!figure) return { value: null, text: context.word('missing') };
  const { unit } = context.indicator(figure.indicator);
  const style = unit === 'USD' ? MILLIONS : context.indicator(figure.indicator).style;
  const value = unit === 'USD' ? figure.value / MILLION : figure.value;
  const note = noteOf(figure, context);
  return {
    value,
    text: isolate(formatNumber(value, context.language, style), context.language),
    trace: figureKey(figure),
    ...(note && { note }),
  };
}

function noteOf(figure: Figure, context: ProfileContext): string | undefined {
  const mixed = mixedPeriods(figure);
  const marks = [
    figure.status === 'E' || figure.status === 'I' ? context.word('estimated') : '',
    figure.status === 'P' ? context.word('provisional') : '',
    figure.status === 'B' ? context.word('seriesBreak') : '',
    mixed.length > 0 ? `${context.word('mixedYears')} (${context.row(...mixed.map(yearOf))})` : '',
  ].filter(Boolean);
  return marks.length > 0 ? marks.join(context.language === 'ar' ? '؛ ' : '; ') : undefined;
}

export function textCell(text: string): TableCell {
  return { value: text, text };
}

export function yearCell(year: number, context: ProfileContext): TableCell {
  return { value: year, text: isolate(String(year), context.language) };
}

/** The column type that suits an indicator's values. */
export function columnType(indicator: string, context: ProfileContext): TableColumn['type'] {
  const { kind } = context.indicator(indicator).style;
  if (kind === 'percent') return 'percent';
  if (context.indicator(indicator).unit === 'USD') return 'decimal';
  return kind === 'count' || kind === 'money' ? 'count' : 'decimal';
}
