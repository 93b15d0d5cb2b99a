import type { DocumentStanding, Reader, StoredDocument } from '@sterna/spaces';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { documentPath, openDocumentPath } from '#lib/plan-paths.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';

/** A document that a page shows, and in whose name it is read. */
export interface ShownDocument {
  readonly reader: Reader;
  readonly document: StoredDocument;
  /** Its address, which its pages lie below. */
  readonly base: string;
}

function idIn(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? '')) error(404, 'no such document');
  return Number(text);
}

export interface MemberDocument extends InSpace, ShownDocument {
  readonly standing: DocumentStanding;
}

/** The document that an address below a space names. @throws 404 where there is none for the member */
export async function requireDocument(event: RequestEvent): Promise<MemberDocument> {
  const inSpace = await requireSpace(event);
  const { signedIn, space } = inSpace;
  const found = await answered(workbench().spaces.plans.find(signedIn, space.id, idIn(event.params['document'])));
  if (isRefused(found)) error(404);
  const base = documentPath(event.locals.language, space.code, found.document.id);
  return { ...inSpace, reader: signedIn, document: found.document, standing: found, base };
}

/** The same, of one that has been read: its text and results. Of others, leads to the page that says where it stands. */
export async function requireReadDocument(event: RequestEvent): Promise<MemberDocument> {
  const found = await requireDocument(event);
  if (found.document.state !== 'read') redirect(303, found.base);
  return found;
}

/** The published document that an address names. @throws 404 where there is none for everybody */
export async function requireOpenDocument(event: RequestEvent): Promise<ShownDocument> {
  const { code = '', id } = event.params;
  const document = await answered(workbench().spaces.plans.findOpen(code, idIn(id)));
  if (isRefused(document)) error(404);
  return { reader: undefined, document, base: openDocumentPath(event.locals.language, code, document.id) };
}
