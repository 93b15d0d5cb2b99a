import { renderCsv } from '@sterna/publish';
import { LANGUAGES } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { textTable } from '#lib/server/text-table.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The places as a file that can be brought in again; of a list that is empty, the columns to fill. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const places = await answered(workbench().spaces.places.list(signedIn, space.id));
  if (isRefused(places)) error(404, 'no places');
  const columns = ['code', ...LANGUAGES.map((language) => `name_${language}`), 'level', 'parent'];
  const rows = places.map(({ code, name, level, parent }) => [
    code,
    ...LANGUAGES.map((language) => name[language] ?? ''),
    level,
    parent ?? '',
  ]);
  const table = textTable('places', m.places_title(), columns, rows);
  return fileResponse('places', 'csv', async () => Buffer.from(renderCsv(table)));
});
