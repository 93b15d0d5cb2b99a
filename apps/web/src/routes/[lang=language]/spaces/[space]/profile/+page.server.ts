import { assembleProfile, PART_TEMPLATE, type ProfileEvidence } from '@sterna/profile';
import { renderHtml } from '@sterna/publish';
import { figureKey } from '@sterna/statistics';
import { error } from '@sveltejs/kit';
import { spaceTracePath } from '#lib/data-paths.ts';
import { documentKeyPath } from '#lib/plan-paths.ts';
import { markedEvidence } from '#lib/server/own-data/marked-evidence.ts';
import { today } from '#lib/server/profiles.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { language } = event.locals;
  const { ownData, places, planResults } = workbench().spaces;
  const place = (await places.standing(signedIn, space.id))?.own;
  if (!place) error(404, 'no place');
  const isPart = place.kind === 'part';
  const uneven = await ownData.unevenTotals(signedIn, space);
  const keys = new Set(uneven.map(({ total }) => figureKey(total)));
  const evidence = markedEvidence(ownData.evidenceFor(signedIn, space.id), keys);
  const withPolicies: ProfileEvidence = {
    ...evidence,
    policies: (code) => planResults.policies({ reader: signedIn, space: space.id }, code),
  };
  const document = await assembleProfile(place, language, withPolicies, today(), {
    ...(isPart && { template: PART_TEMPLATE }),
  });
  const shown = { count: 0, ofPart: 0 };
  const html = renderHtml(document, {
    linkDocument: (key) => documentKeyPath(language, key, space.code),
    linkTrace: (key) => {
      const mark = evidence.markOf(key);
      if (mark) shown.count += 1;
      if (isPart && key.split('~')[1] === place.code) shown.ofPart += 1;
      // The style sheet shows by the address which figures are the country's own.
      return `${spaceTracePath(language, space.code, key)}${mark ? `#${mark}` : ''}`;
    },
  });
  // A region has nothing but what it, or its country, brings.
  const { bringable } = isPart && shown.ofPart === 0 ? await ownData.standing(signedIn, space) : { bringable: [] };
  return {
    place,
    isPart,
    isEmpty: isPart && shown.ofPart === 0,
    mayBring: bringable.length > 0,
    html,
    own: shown.count,
    uneven: uneven.length,
  };
};
