import { canonicalJson } from '@sterna/spaces';
import { frozenCsv } from '#lib/server/editions/frozen-csv.ts';
import { requirePublished } from '#lib/server/editions/published.ts';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** A published edition as a file. The JSON is what its content hash is computed from, byte for byte. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals }) => {
  const { code, number, format } = params;
  const { document, figures } = await requirePublished(code, number, locals.language);
  const name = `${code}-${number}-${locals.language}`;
  if (format === 'json')
    return fileResponse(name, 'json', async () => Buffer.from(canonicalJson({ document, figures })));
  if (format === 'csv') return fileResponse(name, 'csv', async () => Buffer.from(frozenCsv(figures)));
  return fileResponse(name, format, () => workbench().publishing.file(document, format));
});
