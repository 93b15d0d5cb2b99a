import { documentFormChoices } from '#lib/server/plans/document-form.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { DOCUMENT_UPLOAD_LIMITS } from '../../../../../../../serving/document-uploads.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const inSpace = await requireSpace(event, ['contributor', 'reviewer', 'focal point']);
  const query = event.url.searchParams;
  return {
    choices: await documentFormChoices(inSpace),
    bytes: DOCUMENT_UPLOAD_LIMITS.fileBytes,
    refused: query.get('refused'),
    wrong: (query.get('wrong') ?? '').slice(0, 100).split(','),
  };
};
