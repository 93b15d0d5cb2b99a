import { bySeverity, type Finding } from '@sterna/statistics';
import { columnLetter } from '@sterna/tabular';
import type { Sheet, SheetCell, SheetRow } from '../xlsx/workbook.ts';

const head = (value: string): SheetCell => ({ value, look: 'head' });
const wrapped = (value: string): SheetCell => ({ value, look: 'wrapped' });

const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

function rowOf(finding: Finding, number: number, nameOf: (part: string) => string | undefined): SheetRow {
  const { severity, message, rule, at, where } = finding;
  const sheet = at === undefined ? undefined : nameOf(at.part ?? '');
  const cell = at === undefined ? '' : `${columnLetter(at.column ?? 1)}${at.row}`;
  const place: SheetCell =
    sheet === undefined ? wrapped(where) : { value: cell, look: 'link', leadsTo: { sheet, cell } };
  const cells = [
    { value: WORDS[severity], look: severity },
    wrapped(sheet ?? ''),
    place,
    wrapped(message),
    wrapped(rule),
  ];
  return { number, cells };
}

/**
 * The first sheet of a marked-up copy: all findings, the heaviest first, each with a link to its cell.
 *
 * @param remarks lines above the list: what was left out of the copy
 * @param nameOf the sheet that a table of the file has become; `undefined` for one that is not in the copy
 */
export function findingsSheet(
  name: string,
  findings: readonly Finding[],
  remarks: readonly string[],
  nameOf: (part: string) => string | undefined,
): Sheet {
  const headings = ['Weight', 'Sheet', 'Cell', 'What is wrong, and how to mend it', 'Rule'].map(head);
  const above = remarks.map((remark, i): SheetRow => ({ number: i + 1, cells: [{ value: remark }] }));
  const list = bySeverity(findings);
  const first = remarks.length + 2;
  const none: SheetRow = { number: first, cells: [{ value: 'Nothing was found.' }] };
  async function* rows(): AsyncGenerator<readonly SheetRow[]> {
    yield [...above, { number: first - 1, cells: headings }];
    yield list.length === 0 ? [none] : list.map((finding, i) => rowOf(finding, first + i, nameOf));
  }
  return { name, rows: rows(), widths: [10, 18, 10, 100, 24], frozenRows: first - 1 };
}
