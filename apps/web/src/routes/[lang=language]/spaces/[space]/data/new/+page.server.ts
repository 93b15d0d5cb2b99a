import { MOST_FIGURES } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import { OWN_DATA_LIMITS } from '../../../../../../../serving/own-data-uploads.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { bringable, place } = await workbench().spaces.ownData.standing(signedIn, space);
  if (bringable.length === 0 || place === null) error(403, 'nothing to bring');
  return {
    place,
    most: MOST_FIGURES,
    bytes: OWN_DATA_LIMITS.fileBytes,
    refused: event.url.searchParams.get('refused'),
  };
};
