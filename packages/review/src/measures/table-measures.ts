import { codedText } from './codes.ts';
import type { FoundMeasure } from './measure.ts';
import { type ColumnKind, findColumns } from './table-columns.ts';

const isWordy = (text: string): boolean => (text.match(/\p{L}{2,}/gu) ?? []).length >= 2;

/** Reads the measures of a table whose head says what its columns hold. */
export function tableMeasures(
  rows: readonly (readonly string[])[],
  page: number,
  under?: string,
): readonly FoundMeasure[] {
  const columns = findColumns(rows);
  if (columns === undefined) return [];
  const { kinds, headRows } = columns;
  const measures: FoundMeasure[] = [];
  const hasMeasures = kinds.includes('measure');
  // A cell that spans rows is written in the first of them: what stands above goes on until the next.
  const above = new Map<ColumnKind, string>();
  for (const row of rows.slice(headRows)) {
    const cell = (kind: ColumnKind): string =>
      row
        .filter((text, i) => kinds[i] === kind && text.trim() !== '')
        .join('; ')
        .trim();
    // Where several columns are of measures (objective, action) the last with words is the most particular.
    const named = row.filter((text, i) => kinds[i] === 'measure' && isWordy(text)).at(-1) ?? '';
    const text = hasMeasures ? named : row.find(isWordy);
    if (text === undefined || text === '' || !isWordy(text)) continue;
    for (const kind of ['body', 'period'] as const) if (cell(kind) !== '') above.set(kind, cell(kind));
    const coded = codedText(text);
    const code = cell('code') || coded.code;
    const indicator = [cell('indicator'), cell('target')].filter((part) => part !== '').join(' · ');
    const body = cell('body') || (rowSpans(row, kinds) ? above.get('body') : undefined);
    const budget = cell('budget');
    const period = cell('period');
    measures.push({
      text: coded.text,
      page,
      ...(code !== undefined && code !== '' && { code }),
      ...(under !== undefined && { under }),
      ...(body !== undefined && body !== '' && { body }),
      ...(indicator !== '' && { indicator }),
      ...(budget !== '' && { budget }),
      ...(period !== '' && { period }),
    });
  }
  return measures;
}

/** Whether the cell of the body is empty because it goes on from the row above. */
const rowSpans = (row: readonly string[], kinds: readonly (ColumnKind | undefined)[]): boolean =>
  row.filter((text) => text.trim() !== '').length >= 2 && kinds.includes('body');
