import { documentChoices, documentFilterIn } from '#lib/server/plans/document-filter.ts';
import { pageOf } from '#lib/server/plans/list-page.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import { mayBringDocuments } from '../../../../../../serving/document-uploads.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { plans } = workbench().spaces;
  const filter = documentFilterIn(event.url.searchParams);
  const isNarrowed = Object.keys(filter).length > 0;
  const found = await plans.list(signedIn, space.id, filter);
  const all = isNarrowed ? await plans.list(signedIn, space.id) : found;
  return {
    filter,
    isNarrowed,
    query: event.url.search,
    ...pageOf(found, event.url.searchParams),
    count: found.length,
    isReading: found.some(({ document, progress }) => document.state === 'waiting' && progress !== undefined),
    total: all.length,
    choices: documentChoices(all.map(({ document }) => document)),
    mayBring: mayBringDocuments(space),
    said: event.url.searchParams.get('said'),
  };
};
