import type { ExportedObservation } from '../exported.ts';
import type { EvidenceShape } from '../shape.ts';
import { type ExportedCell, ExportedRows } from './rows.ts';

function cellText(cell: ExportedCell): string {
  const text = String(cell);
  return /[",\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes figures as CSV: UTF-8, commas, one row for each observation. */
export async function* writeCsv(
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
): AsyncGenerator<string, void, undefined> {
  const rows = new ExportedRows(shape);
  yield `${rows.headings.map(cellText).join(',')}\n`;
  for await (const batch of observations) {
    let text = '';
    for (const observation of batch) text += `${rows.row(observation).map(cellText).join(',')}\n`;
    if (text !== '') yield text;
  }
}
