import { dialectOf } from './csv/csv-dialect.ts';
import { isSdmxCsvHeading } from './csv/csv-headings.ts';

/**
 * What a message is by its first characters, without reading it: `xml`, `json` or `csv`.
 *
 * @param start the beginning of the text, some hundred characters; a byte order mark does not matter
 * @returns nothing for what is none of them
 */
export function recogniseMessage(start: string): 'xml' | 'json' | 'csv' | undefined {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<')) return 'xml';
  if (text.startsWith('{')) return 'json';
  const [line = ''] = text.split(/\r?\n/, 1);
  const { delimiter } = dialectOf(text);
  const headings = /^"?sep=.\W*$/i.test(line) ? text.split(/\r?\n/, 2)[1] : line;
  const cells = (headings ?? '').split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''));
  return isSdmxCsvHeading(cells) ? 'csv' : undefined;
}
