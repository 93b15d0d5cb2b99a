import type { TabularFile } from '@sterna/tabular';
import { columnsNamed, findHeadRows, headOf, startOf } from './head-rows.ts';
import type { Mapping } from './mapping.ts';
import { Meanings } from './meanings/meanings.ts';
import { layOut, tablesOf } from './table-layout.ts';

/**
 * How well a mapping fits a file by its headings, for proposing a mapping kept earlier: 1 when all that it names is
 * there and every column it has by letter can be read, 0 when nothing is. Without a single heading it is never sure.
 */
export async function mappingFits(mapping: Mapping, file: TabularFile): Promise<number> {
  const [table] = await tablesOf(mapping, file);
  if (table === undefined) return 0;
  const layout = await layOut(mapping, table, new Meanings(mapping));
  const named = mapping.columns.flatMap(({ heading }) => (heading === undefined ? [] : [heading]));
  const found = named.filter((heading) => columnsNamed(layout.head, heading).length === 1).length;
  if (layout.values.length === 0) return 0;
  const byLetter = mapping.columns.filter(({ heading }) => heading === undefined);
  const readable = byLetter.length === 0 || layout.findings.every(({ severity }) => severity !== 'error');
  if (named.length === 0) return readable ? await gapsOf(mapping, table) : 0;
  return (found / named.length) * (readable ? 1 : 0.5);
}

/** For a mapping by letters alone: half sure when the head stands where the mapping has it. */
async function gapsOf(mapping: Mapping, table: Parameters<typeof startOf>[0]): Promise<number> {
  const { rows, merges } = await startOf(table);
  const found = findHeadRows(rows, merges).numbers;
  const told = mapping.head ?? found;
  const reaches =
    headOf(told, rows, merges).headings.filter((heading) => heading !== '').length > 0 || told.length === 0;
  return reaches && told.join() === found.join() ? 0.5 : 0.2;
}
