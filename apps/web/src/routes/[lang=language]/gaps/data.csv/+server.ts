import { renderCsv } from '@sterna/publish';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { parseGapPlaces } from '#lib/server/gaps/gap-places.ts';
import { gapReport } from '#lib/server/gaps/gap-report.ts';
import { gapTable } from '#lib/server/gaps/gap-tables.ts';
import { today } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** What is known of every indicator in several countries, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async ({ locals, url }) => {
  const { places } = parseGapPlaces(url.searchParams, locals.language);
  const thisYear = Number.parseInt(today(), 10);
  const reports = await Promise.all(
    places.map(async (place) => ({ place, rows: await gapReport(place, workbench().evidence, thisYear) })),
  );
  return fileResponse('data-gaps', 'csv', async () => Buffer.from(renderCsv(gapTable(reports, locals.language))));
});
