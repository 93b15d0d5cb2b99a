import { describeCell, type Row, type Table, type TabularFile } from '@sterna/tabular';
import type { Finding } from '../finding.ts';
import { findForeignDocument } from './reading/foreign-document.ts';
import { headWords, textOf } from './reading/head.ts';
import { missingHeadings } from './reading/missing-headings.ts';

/** Tables and rows looked at for headings. */
const TABLES_LOOKED_AT = 5;
const ROWS_LOOKED_AT = 20;
/** Headings shown, and characters of each. */
const HEADINGS_SHOWN = 12;
const LONGEST_HEADING = 40;

interface FoundHeadings {
  readonly texts: readonly string[];
  readonly where: string;
}

const isHeading = (text: string): boolean => headWords(text) !== '';

function textsOf(row: Row): readonly string[] {
  return row.cells.map(textOf).filter(isHeading);
}

/** The row that looks most like headings: the first with the most texts. */
async function headingsFound(tables: readonly Table[]): Promise<FoundHeadings | undefined> {
  let best: FoundHeadings | undefined;
  for (const table of tables.slice(0, TABLES_LOOKED_AT)) {
    const { name } = table;
    for (const row of await table.head(ROWS_LOOKED_AT)) {
      const texts = textsOf(row);
      if (texts.length <= (best?.texts.length ?? 1)) continue;
      best = { texts, where: describeCell({ row: row.number, ...(name !== '' && { part: name }) }) };
    }
  }
  return best;
}

function quoted(texts: readonly string[]): string {
  const shown = texts.slice(0, HEADINGS_SHOWN).map((text) => {
    return text.length > LONGEST_HEADING ? `“${text.slice(0, LONGEST_HEADING)}…”` : `“${text}”`;
  });
  return texts.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}

/** Says of a file that no reader knows what is to be done, what was found, and where. */
export async function unrecognised(file: TabularFile): Promise<Finding> {
  const foreign = await findForeignDocument(file);
  if (foreign !== undefined) return foreign;
  const rule = 'unrecognised-layout';
  for (const table of file.tables.slice(0, TABLES_LOOKED_AT)) {
    const missing = missingHeadings(await table.head(ROWS_LOOKED_AT));
    if (missing === undefined) continue;
    const message = `The line of headings is missing: the rows are those of ${missing.layout}. Put it back above them: ${missing.headings}`;
    const at = { row: missing.row, ...(table.name !== '' && { part: table.name }) };
    return { rule, severity: 'error', message, where: describeCell(at), at };
  }
  const found = await headingsFound(file.tables);
  const mend = 'Say what its columns are: on the import page, or beginning with sterna import --propose-mapping FILE.';
  const told = found === undefined ? 'It has no row of headings.' : `Its headings are: ${quoted(found.texts)}.`;
  const message = `No reader knows the layout of this table. ${mend} ${told}`;
  return { rule, severity: 'error', message, where: found?.where ?? '' };
}
