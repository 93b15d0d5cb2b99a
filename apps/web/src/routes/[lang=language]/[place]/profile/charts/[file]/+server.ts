import { renderChart } from '@sterna/charts';
import { findChart, findTable, renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Pixels; wide enough for a slide, with letters that stay readable in a column. */
const WIDTH = 960;

/** One picture of a profile (`svg`, `png`) or one of its tables (`csv`) as a file. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url }) => {
  const [, id, format] = /^([\w-]+)\.(svg|png|csv)$/.exec(params.file) ?? [];
  if (id === undefined || format === undefined) error(404);
  const place = requirePlace(url, params.place, locals.language);
  const document = await profileOf(place.code, locals.language);
  const name = `${place.code.toLowerCase()}-${id}-${locals.language}`;
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
});
