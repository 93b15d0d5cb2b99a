import { error } from '@sveltejs/kit';
import { attachmentNamed } from '#lib/server/attachment-name.ts';
import { fileAnswer } from '#lib/server/file-response.ts';
import { idIn } from '#lib/server/own-data/contribution-form.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The file that figures were brought in with, as it came: to be saved, never shown. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const file = await answered(workbench().spaces.ownData.file(signedIn, space, idIn(event.params.contribution)));
  if (isRefused(file)) error(404);
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': attachmentNamed(file.name),
      'content-security-policy': 'sandbox',
      'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    },
  });
});
