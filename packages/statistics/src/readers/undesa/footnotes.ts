import type { Table } from '@sterna/tabular';
import { headWords, textOf } from '../reading/head.ts';

/** Reads the numbered notes of a workbook: `5` or `(5)` → its text. Empty when there is no sheet of notes. */
export async function readFootnotes(tables: readonly Table[]): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  const sheet = tables.find(({ name }) => /notes/i.test(name));
  if (sheet === undefined) return notes;
  for (const { cells } of await sheet.head(400)) {
    const [first, ...rest] = cells.map(textOf).filter((text) => text !== '');
    const text = rest.join(' ');
    if (first !== undefined && /^\(?\w{1,3}\)?$/.test(first) && text !== '') notes.set(headWords(first), text);
  }
  return notes;
}
