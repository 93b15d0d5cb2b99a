import type { Document } from '@sterna/document';
import type { RequestEvent } from '@sveltejs/kit';
import { workbench } from '#lib/server/workbench.ts';
import { requireReadDocument } from './document-request.ts';
import { orNothing } from './gap-page.ts';
import { blockAddress, placeOfDocument, requirePlaceOfSpace } from './result-request.ts';

/**
 * The report of the document that an address names; nothing for somebody who codes it blind.
 *
 * @param origin public address of the site, for files, whose links lead out of them; none for pages
 */
export async function reportOf(
  event: RequestEvent,
  origin = '',
): Promise<Awaited<ReturnType<typeof requireReadDocument>> & { readonly report: Document | undefined }> {
  const shown = await requireReadDocument(event);
  const { place, of } = await requirePlaceOfSpace(event);
  const { language } = event.locals;
  const { document, space } = shown;
  const address = blockAddress(language, space.code);
  const at = { space: space.id, id: document.id };
  const report = workbench().spaces.planResults.report(
    of,
    at,
    placeOfDocument(document.place, place),
    (...piece) => {
      const path = address(...piece);
      return path === undefined ? undefined : origin + path;
    },
    language,
  );
  return { ...shown, report: await orNothing(report) };
}
