import { assembleProfile } from '@sterna/profile';
import { renderHtml } from '@sterna/publish';
import { placeByCode } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { spaceTracePath } from '#lib/data-paths.ts';
import { markedEvidence } from '#lib/server/own-data/marked-evidence.ts';
import { today } from '#lib/server/profiles.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { language } = event.locals;
  const place = placeByCode(space.place ?? '');
  if (place?.kind !== 'country') error(404, 'no place');
  const evidence = markedEvidence(workbench().spaces.ownData.evidenceFor(signedIn, space.id));
  const document = await assembleProfile(place.code, language, evidence, today());
  const shown = { count: 0 };
  const html = renderHtml(document, {
    linkTrace: (key) => {
      const mark = evidence.markOf(key);
      if (mark) shown.count += 1;
      // The style sheet shows by the address which figures are the country's own.
      return `${spaceTracePath(language, space.code, key)}${mark ? `#${mark}` : ''}`;
    },
  });
  return { place, html, own: shown.count };
};
