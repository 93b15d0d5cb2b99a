import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { templateCsv } from '#lib/server/own-data/template.ts';
import { askedTemplate } from '#lib/server/own-data/template-answer.ts';
import type { RequestHandler } from './$types.js';

/** An empty table for national figures, to be filled in and sent back. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { template } = await askedTemplate(event);
  return fileResponse('figures', 'csv', async () => Buffer.from(templateCsv(template, event.locals.language)));
});
