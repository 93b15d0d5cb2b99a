import { redirect } from '@sveltejs/kit';
import { requireDocument } from '#lib/server/plans/document-request.ts';
import { overviewOf, versionsOf } from '#lib/server/plans/document-views.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import { DOCUMENT_UPLOAD_LIMITS } from '../../../../../../../serving/document-uploads.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const found = await requireDocument(event);
  const { signedIn, space, document, base, standing } = found;
  const all = await answered(workbench().spaces.plans.list(signedIn, space.id));
  const documents = isRefused(all) ? [] : all.map((each) => each.document);
  return {
    document,
    base,
    progress: standing.progress,
    isOutdated: standing.isOutdated,
    overview: document.state === 'read' ? await overviewOf(found) : undefined,
    versions: versionsOf(document, documents),
    mayChange: document.isMine || space.role === 'focal point',
    bytes: DOCUMENT_UPLOAD_LIMITS.fileBytes,
    said: event.url.searchParams.get('said'),
    refused: event.url.searchParams.get('refused'),
  };
};

export const actions: Actions = {
  /** Refused, the page says why: the form is offered only where it can be sent. */
  'read-again': async (event) => {
    const { signedIn, space, document, base } = await requireDocument(event, [
      'contributor',
      'reviewer',
      'focal point',
    ]);
    const asked = await answered(workbench().spaces.plans.readAgain(signedIn, space.id, document.id), ['wrong-state']);
    redirect(303, isRefused(asked) ? `${base}?refused=read-again` : `${base}?said=read-again`);
  },
};
