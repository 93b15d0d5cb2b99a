import type { TableCell, TableColumn } from '@sterna/document';
import { type Figure, figureKey, mixedPeriods, yearOf } from '@sterna/statistics';
import { formatNumber, isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';

/** The cell of a figure, with its trace and its marks; a missing one says so. */
export function figureCell(figure: Figure | undefined, context: ProfileContext): TableCell {
  if (!figure) return { value: null, text: context.word('missing') };
  const style = context.indicator(figure.indicator).style;
  const note = noteOf(figure, context);
  return {
    value: figure.value,
    text: isolate(formatNumber(figure.value, context.language, style), context.language),
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
    mixed.length > 0 ? `${context.word('mixedYears')} (${mixed.map((p) => yearOf(p)).join(', ')})` : '',
  ].filter(Boolean);
  return marks.length > 0 ? marks.join('; ') : undefined;
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
  return kind === 'count' || kind === 'money' ? 'count' : 'decimal';
}
