import { mappingIn } from '#lib/server/mapping-form.ts';
import type { RequestHandler } from './$types.js';

/** The mapping of a form as a small file, for the command line or another workbench. */
export const POST: RequestHandler = async ({ request }) => {
  const mapping = mappingIn(await request.formData());
  const name = (mapping.name ?? '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return new Response(`${JSON.stringify(mapping, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name || 'mapping'}.json"`,
    },
  });
};
