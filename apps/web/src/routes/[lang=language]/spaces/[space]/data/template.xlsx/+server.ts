import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { templateXlsx } from '#lib/server/own-data/template.ts';
import { askedTemplate } from '#lib/server/own-data/template-answer.ts';
import type { RequestHandler } from './$types.js';

/** The same as a workbook, with the list of indicators. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { template, place } = await askedTemplate(event);
  return fileResponse('figures', 'xlsx', async () =>
    Buffer.concat(await Array.fromAsync(templateXlsx(template, place, event.locals.language))),
  );
});
