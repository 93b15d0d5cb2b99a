import type { Row, Table } from '@sterna/tabular';
import { textOf } from '../reading/head.ts';

/** Names of codes by component, as columns of names or `A: Annual` give them. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Where the names of one component stand. */
interface LabelColumn {
  readonly id: string;
  readonly code: number;
  /** The same column where code and name share a cell. */
  readonly label: number;
}

/** Names of so many codes are kept for each component. */
const KEPT = 20_000;

const NO_CODES = new Set([
  'DATAFLOW',
  'STRUCTURE',
  'STRUCTURE_ID',
  'STRUCTURE_NAME',
  'ACTION',
  'TIME_PERIOD',
  'OBS_VALUE',
]);
const ID = /^[A-Za-z_$@][\w$@.-]*$/;

/** Names of dataflows, by the text that names the dataflow in the data. */
export const FLOW_NAMES = 'DATAFLOW';

/** Whether a heading is a name rather than an id: of several words, or a word with a capital and small letters. */
const isWorded = (heading: string): boolean => heading !== '' && (!ID.test(heading) || /^[A-Z].*[a-z]/.test(heading));

/** Where the names of the dataflows stand. */
function flowColumn(head: readonly string[]): readonly LabelColumn[] {
  const code = head.findIndex((cell) => /^(STRUCTURE_ID|DATAFLOW)\b/i.test(cell));
  if (code === -1) return [];
  const label = head.findIndex((cell) => /^(STRUCTURE|DATAFLOW)_NAME$/i.test(cell));
  return [{ id: FLOW_NAMES, code, label: label === -1 ? code : label }];
}

function labelColumns(head: readonly string[]): readonly LabelColumn[] {
  const isNamed = head.some((cell) => /^((STRUCTURE|DATAFLOW)_NAME|FLAG CODES)$/i.test(cell));
  const components = head.flatMap((cell, code) => {
    const [id = '', name] = cell.split(/: ?/s);
    if (NO_CODES.has(id.toUpperCase()) || !ID.test(id)) return [];
    if (name !== undefined) return [{ id, code, label: code }];
    const next = head[code + 1] ?? '';
    const suffixed = /^(.*)[_. ](?:LABEL|NAME|DESC)$/i.exec(next)?.[1]?.toUpperCase() === id.toUpperCase();
    return suffixed || (isNamed && !isWorded(id) && isWorded(next)) ? [{ id, code, label: code + 1 }] : [];
  });
  return components.length === 0 ? [] : [...flowColumn(head), ...components];
}

function addRow({ cells }: Row, columns: readonly LabelColumn[], labels: Map<string, Map<string, string>>): void {
  for (const { id, code, label } of columns) {
    const known = labels.get(id);
    if (known === undefined || known.size >= KEPT) continue;
    const written = textOf(cells[code]);
    // The name of a dataflow stands after its version: ESTAT:MIGR(1.0): Population.
    const colon = code === label ? written.indexOf(':', id === FLOW_NAMES ? written.indexOf(')') : 0) : -1;
    if (code === label && colon === -1) continue;
    const own = code === label ? written.slice(0, colon) : written;
    if (own === '' || known.has(own)) continue;
    const name = code === label ? written.slice(colon + 1).trim() : textOf(cells[label]);
    if (name !== '') known.set(own, name);
  }
}

/**
 * The names of codes that a table of SDMX-CSV has beside or within its cells.
 *
 * @param head its headings
 * @returns nothing where it has codes alone; else what goes through the table and gathers them
 */
export function labelsIn(table: Table, head: readonly string[]): (() => Promise<Labels>) | undefined {
  const columns = labelColumns(head);
  if (columns.length === 0) return undefined;
  return async () => {
    const labels = new Map(columns.map(({ id }) => [id, new Map<string, string>()]));
    let isHead = true;
    for await (const rows of table.batches()) {
      for (const row of rows) {
        if (!isHead) addRow(row, columns, labels);
        isHead = false;
      }
    }
    return labels;
  };
}
