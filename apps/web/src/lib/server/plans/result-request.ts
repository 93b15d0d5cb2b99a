import type { BlockAddress, NamedPlace, PlansOf, ResultDocument } from '@sterna/spaces';
import { type Language, placeByCode } from '@sterna/vocabulary';
import { error, type RequestEvent } from '@sveltejs/kit';
import { blockPath, documentPath, openDocumentPath } from '#lib/plan-paths.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';

/** Documents that can be compared at once: more columns than these nobody can read. */
export const MOST_COMPARED = 12;

/** Where blocks of documents can be read by a member of a space, or by everybody. */
export function blockAddress(language: Language, spaceCode?: string): BlockAddress {
  return (at, piece) => {
    if (at.spaceCode === spaceCode) return blockPath(documentPath(language, at.spaceCode, at.document), piece);
    return at.isOpen ? blockPath(openDocumentPath(language, at.spaceCode, at.document), piece) : undefined;
  };
}

/** Address of a document for a member of a space, or for everybody; nothing where the reader has no page for it. */
export function documentBase(
  { spaceCode: own, id, publishedAt }: Pick<ResultDocument, 'spaceCode' | 'id' | 'publishedAt'>,
  language: Language,
  spaceCode?: string,
): string | undefined {
  if (own === spaceCode) return documentPath(language, own, id);
  return publishedAt === null ? undefined : openDocumentPath(language, own, id);
}

/** How an address names a document: `sen-12`. */
export function documentKey({ spaceCode, id }: Pick<ResultDocument, 'spaceCode' | 'id'>): string {
  return `${spaceCode}-${id}`;
}

/** The documents that an address names, `document=sen-12` as often as there are; those that are not there are passed over. */
export function documentsIn(query: URLSearchParams, all: readonly ResultDocument[]): readonly ResultDocument[] {
  const keys = new Set(query.getAll('document'));
  return all.filter((document) => keys.has(documentKey(document))).slice(0, MOST_COMPARED);
}

/** Documents of a place that no newer version has taken the place of. */
export function newestOf(all: readonly ResultDocument[], place: string): readonly ResultDocument[] {
  const own = all.filter((document) => document.place === place);
  const replaced = new Set(own.flatMap(({ space, previous }) => (previous === null ? [] : `${space} ${previous}`)));
  return own.filter(({ space, id }) => !replaced.has(`${space} ${id}`)).slice(0, MOST_COMPARED);
}

/** The place of a space. @throws what `requireSpace` throws; 404 for a space without a place */
export async function requirePlaceOfSpace(
  event: RequestEvent,
): Promise<InSpace & { readonly place: NamedPlace; readonly of: PlansOf }> {
  const inSpace = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  const { signedIn, space } = inSpace;
  const place = (await workbench().spaces.places.standing(signedIn, space.id))?.own;
  if (!place) error(404, 'no place');
  return { ...inSpace, place, of: { reader: signedIn, space: space.id } };
}

/** The place that a document is for: its own where the vocabulary has it, else that of its space. */
export function placeOfDocument(code: string | null, ofSpace: NamedPlace): NamedPlace {
  return placeByCode(code ?? '') ?? ofSpace;
}

/** A document as a choice. */
export interface DocumentChoice {
  readonly key: string;
  readonly title: string;
  readonly language: string;
  readonly place: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly isChosen: boolean;
}

export function documentChoicesOf(
  all: readonly ResultDocument[],
  chosen: readonly ResultDocument[],
): readonly DocumentChoice[] {
  const keys = new Set(chosen.map(documentKey));
  return all.map((document) => {
    const { title, language, place, fromYear, toYear } = document;
    const key = documentKey(document);
    return { key, title, language, place, fromYear, toYear, isChosen: keys.has(key) };
  });
}

/** The same choice as an address says it. */
export function choiceQuery(chosen: readonly ResultDocument[]): string {
  const query = new URLSearchParams(chosen.map((document) => ['document', documentKey(document)]));
  return query.size === 0 ? '' : `?${query}`;
}
