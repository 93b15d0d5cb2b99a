import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { inputTable } from '#lib/server/input-table.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** What a derived figure was computed from, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals }) => {
  const { evidence } = workbench();
  const trace = await evidence.trace(params.key);
  if (!trace || trace.inputs.length === 0) error(404);
  const titles = await ownTitles(
    trace.inputs.map(({ figure }) => figure.indicator),
    evidence,
  );
  const name = trace.key.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
  return fileResponse(name, 'csv', async () => Buffer.from(renderCsv(inputTable(trace, titles, locals.language))));
});
