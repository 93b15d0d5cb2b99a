import type { DocumentStanding, Reader, Role, StoredDocument } from '@sterna/spaces';
import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { documentPath, openDocumentPath } from '#lib/plan-paths.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';

/** A policy document that a page shows, and to whom. */
export interface ShownDocument {
  readonly reader: Reader;
  readonly document: StoredDocument;
  /** Its address. */
  readonly base: string;
}

/** A document of a space, for one of its members. */
export type MemberDocument = InSpace & ShownDocument & { readonly standing: DocumentStanding };

/** Members of a space; its administrator is none. */
const MEMBERS: readonly Role[] = ['reader', 'contributor', 'reviewer', 'focal point'];

/** The number of a document that stands in an address. @throws 404 for what can be none */
function documentNumber(text: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(text ?? '')) error(404, 'no such document');
  return Number(text);
}

async function found<T>(work: Promise<T>): Promise<T> {
  const answer = await answered(work);
  if (isRefused(answer)) error(404, 'no such document');
  return answer;
}

/**
 * The document that an address names, for a member of its space.
 *
 * @throws what `requireSpace` throws; 404 for a document that is not there
 */
export async function requireDocument(event: RequestEvent, roles: readonly Role[] = MEMBERS): Promise<MemberDocument> {
  const inSpace = await requireSpace(event, roles);
  const { signedIn, space } = inSpace;
  const id = documentNumber(event.params['document']);
  const standing = await found(workbench().spaces.plans.find(signedIn, space.id, id));
  // A member of one space may read what another has published, but not as a document of the own.
  if (standing.document.space !== space.id) error(404, 'no such document');
  const base = documentPath(event.locals.language, space.code, id);
  return { ...inSpace, reader: signedIn, document: standing.document, base, standing };
}

/** The same, once it has been read; until then the person is led to its first page. */
export async function requireReadDocument(event: RequestEvent): Promise<MemberDocument> {
  const shown = await requireDocument(event);
  if (shown.document.state !== 'read') redirect(303, shown.base);
  return shown;
}

/** A document that everybody may read. @throws 404 */
export async function requireOpenDocument(event: RequestEvent): Promise<ShownDocument> {
  const { code = '', id } = event.params;
  const document = await found(workbench().spaces.plans.findOpen(code, documentNumber(id)));
  return { reader: undefined, document, base: openDocumentPath(event.locals.language, code, document.id) };
}
