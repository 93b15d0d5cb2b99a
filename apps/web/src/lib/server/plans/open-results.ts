import type { Document } from '@sterna/document';
import type { GapView, NamedPlace } from '@sterna/spaces';
import { type Language, placeByCode } from '@sterna/vocabulary';
import { error, type RequestEvent } from '@sveltejs/kit';
import { workbench } from '#lib/server/workbench.ts';
import { requireOpenDocument, type ShownDocument } from './document-request.ts';
import { orNothing } from './gap-page.ts';
import { blockAddress } from './result-request.ts';

const EVERYBODY = { reader: undefined };

/** The country whose figures an open document is held against. @throws 404 for one of another place */
function placeOf({ document }: ShownDocument): NamedPlace {
  const place = placeByCode(document.place ?? '');
  if (place === undefined) error(404, 'no place');
  return place;
}

/** What a published document leaves out of what the figures of its country say, from what everybody may read. */
export async function openGapOf(
  event: RequestEvent,
): Promise<ShownDocument & { readonly view: GapView; readonly gap: Document }> {
  const found = await requireOpenDocument(event);
  const { language } = event.locals;
  const { planResults } = workbench().spaces;
  const at = { space: found.document.space, id: found.document.id };
  const view = await planResults.gap(EVERYBODY, placeOf(found), [at], language);
  return { ...found, view, gap: planResults.gapDocument(view, blockAddress(language), language) };
}

/**
 * The report on a published document, from what everybody may read: names nobody.
 *
 * @param origin public address of the site, for files, whose links lead out of them; none for pages
 */
export async function openReportOf(
  event: RequestEvent,
  origin = '',
): Promise<ShownDocument & { readonly report: Document }> {
  const found = await requireOpenDocument(event);
  const language: Language = event.locals.language;
  const address = blockAddress(language);
  const at = { space: found.document.space, id: found.document.id };
  const report = await orNothing(
    workbench().spaces.planResults.report(
      EVERYBODY,
      at,
      placeOf(found),
      (...piece) => {
        const path = address(...piece);
        return path === undefined ? undefined : origin + path;
      },
      language,
    ),
  );
  if (report === undefined) error(404, 'no report');
  return { ...found, report };
}
