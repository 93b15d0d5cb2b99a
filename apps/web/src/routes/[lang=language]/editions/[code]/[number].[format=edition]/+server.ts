import { canonicalJson } from '@sterna/spaces';
import { editionFile } from '#lib/server/editions/edition-files.ts';
import { frozenCsv } from '#lib/server/editions/frozen-csv.ts';
import { requirePublished } from '#lib/server/editions/published.ts';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import type { RequestHandler } from './$types.js';

/** A published edition as a file. The JSON is what its content hash is computed from, byte for byte. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url }) => {
  const { code, number, format } = params;
  const published = await requirePublished(code, number, locals.language);
  const { document, figures } = published;
  const name = `${code}-${number}-${locals.language}`;
  if (format === 'json')
    return fileResponse(name, 'json', async () => Buffer.from(canonicalJson({ document, figures })));
  if (format === 'csv') return fileResponse(name, 'csv', async () => Buffer.from(frozenCsv(figures)));
  // As it was published, for whoever checks it against its hash; otherwise as it stands.
  const standing = url.searchParams.get('as') === 'published' ? 'published' : published.edition.state;
  return fileResponse(name, format, () => editionFile(published, format, standing));
});
