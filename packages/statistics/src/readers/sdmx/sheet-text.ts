import type { Table } from '@sterna/tabular';
import { textOf } from '../reading/head.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A sheet of a workbook as the text of a CSV file, each row on the line of its number. */
export async function* sheetText(table: Table): AsyncGenerator<Uint8Array> {
  let line = 1;
  let width = 0;
  for await (const rows of table.batches()) {
    let text = '';
    for (const { number, cells } of rows) {
      const texts = cells.map((cell) => quoted(textOf(cell).replace(/\s*\r?\n\s*/g, ' ')));
      width = Math.max(width, texts.length);
      while (texts.length < width) texts.push('');
      if (width > 0) text += '\n'.repeat(Math.max(0, number - line));
      line = Math.max(line, number) + 1;
      text += `${texts.join(',')}\n`;
    }
    if (text !== '') yield Buffer.from(text);
  }
}
