import type { DataTable, TableCell } from '@sterna/document';
import { formatNumber, isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { Word } from '../words.ts';
import { columnType, figureCell, percentCell, tableUnit, textCell } from './cell.ts';
import type { Corridor, Corridors } from './corridor-figures.ts';

/** What the other end of a corridor is called, by indicator. */
const OTHER_END: Readonly<Record<string, Word>> = { EMIGRANT_STOCK: 'destination', BILATERAL_REMITTANCES: 'sender' };

/**
 * The first corridors as a table; what is left out of them, people of unknown origin and the total follow, so that the
 * rows add up.
 */
export function corridorTable(
  table: { readonly id: string; readonly caption: string; readonly indicator: string; readonly count: number },
  found: Corridors,
  context: ProfileContext,
): DataTable {
  const { indicator } = table;
  const listed = found.known.slice(0, table.count);
  const rest = restOf(found, listed);
  const figures = [...listed.map(({ figure }) => figure), ...(found.total ? [found.total] : [])];
  return {
    id: table.id,
    caption: table.caption,
    columns: [
      { key: 'country', label: context.word(OTHER_END[indicator] ?? 'origin'), type: 'text' },
      {
        key: 'value',
        label: context.row(context.indicator(indicator).name[context.language], found.year),
        type: columnType(indicator, context),
        unit: tableUnit(indicator, context),
      },
      { key: 'share', label: context.word('share'), type: 'percent', unit: '%' },
    ],
    rows: [
      ...listed.map((corridor) => corridorRow(corridor, context)),
      ...(rest > 0 ? [restRow(rest, found, indicator, context)] : []),
      ...(found.unknown ? [corridorRow(found.unknown, context)] : []),
      ...(found.total
        ? [[textCell(context.word('total')), figureCell(found.total, context), percentCell(100, context)]]
        : []),
    ],
    notes: notesOf(indicator, found, context),
    sources: context.sourceNotes(figures),
  };
}

function corridorRow({ figure, share, label }: Corridor, context: ProfileContext): readonly TableCell[] {
  const name: TableCell = { ...textCell(label), code: figure.counterpart };
  return [name, figureCell(figure, context), figureCell(share, context)];
}

function restOf({ known, unknown, total }: Corridors, listed: readonly Corridor[]): number {
  if (!total || listed.length === known.length) return 0;
  const told = listed.reduce((sum, { figure }) => sum + figure.value, 0) + (unknown?.figure.value ?? 0);
  return total.value - told;
}

function restRow(rest: number, { total }: Corridors, indicator: string, context: ProfileContext): readonly TableCell[] {
  const dollars = context.indicator(indicator).unit === 'USD';
  const value = dollars ? rest / 1_000_000 : rest;
  const style = dollars ? { kind: 'decimal' as const, digits: 1 } : context.indicator(indicator).style;
  const cell = { value, text: isolate(formatNumber(value, context.language, style), context.language) };
  return [textCell(context.word('otherCountries')), cell, percentCell(total ? (rest / total.value) * 100 : 0, context)];
}

/** UN DESA says of each stock whom it counts: the foreign-born, foreigners, with refugees added or not. */
function notesOf(indicator: string, { total }: Corridors, context: ProfileContext): readonly string[] {
  const letters = /^Type of data: ([A-Z ]+)\./.exec(total?.note ?? '')?.[1];
  return indicator === 'MIGRANT_STOCK' && letters ? [`${context.word('typeOfData')} ${letters}.`] : [];
}
