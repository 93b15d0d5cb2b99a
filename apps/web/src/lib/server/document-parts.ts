import { renderChart } from '@sterna/charts';
import type { Document } from '@sterna/document';
import { findChart, findTable, renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileResponse } from './file-response.ts';
import { workbench } from './workbench.ts';

/** Pixels; wide enough for a slide, with letters that stay readable in a column. */
const WIDTH = 960;

/**
 * One picture of a document (`svg`, `png`) or one of its tables (`csv`) as a file.
 *
 * @param file id and format: `stocks.svg`
 * @param prefix that names of files begin with
 * @throws 404 where the document has no such part
 */
export async function partOfDocument(document: Document, file: string, prefix: string): Promise<Response> {
  const [, id, format] = /^([\w-]+)\.(svg|png|csv)$/.exec(file) ?? [];
  if (id === undefined || format === undefined) error(404);
  const name = `${prefix}-${id}-${document.language}`;
  if (format === 'csv') {
    const table = findTable(document, id);
    if (!table) error(404);
    return fileResponse(name, 'csv', async () => Buffer.from(renderCsv(table)));
  }
  const chart = findChart(document, id);
  if (!chart) error(404);
  const svg = renderChart(chart, { width: WIDTH, theme: 'file', withHeading: true });
  if (format === 'svg') return fileResponse(name, 'svg', async () => Buffer.from(svg));
  return fileResponse(name, 'png', () => workbench().publishing.png(svg));
}
