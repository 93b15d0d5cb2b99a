import { openApiDocument } from '#lib/server/open-api.ts';
import { OPEN_TO_ALL } from '#lib/server/sdmx/sdmx-headers.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The addresses that programs may use, as an OpenAPI document. */
export const GET: RequestHandler = () =>
  Response.json(openApiDocument(workbench().origin), { headers: { ...OPEN_TO_ALL, 'cache-control': 'max-age=3600' } });
