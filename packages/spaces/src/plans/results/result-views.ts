import type { EvidenceGap } from '@sterna/review/gap';
import type { StoredBestPassage, StoredDepth, StoredDocument, StoredExample } from '@sterna/store/plans';
import type { Place } from '@sterna/vocabulary';

/** A document as the results name it. */
export type ResultDocument = Pick<
  StoredDocument,
  | 'space'
  | 'spaceCode'
  | 'id'
  | 'title'
  | 'kind'
  | 'language'
  | 'place'
  | 'fromYear'
  | 'toYear'
  | 'previous'
  | 'publishedAt'
  | 'signedOffAt'
>;

/** A place by its code, with its name. */
export type NamedPlace = Pick<Place, 'code' | 'name'>;

/** A country's figures held against what its plans say. */
export interface GapView {
  /** A country, or a place below one. */
  readonly place: NamedPlace;
  readonly documents: readonly ResultDocument[];
  readonly gap: EvidenceGap;
  readonly depths: readonly StoredDepth[];
  /** The best passage of each theme of each document. */
  readonly passages: readonly StoredBestPassage[];
  /** Sources of the figure that decides of a theme, by theme: ids of the catalogue. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** What documents of other places commit to on the themes that fall short. */
  readonly examples: readonly StoredExample[];
}

/** Documents beside one another. */
export interface ComparisonView {
  readonly documents: readonly ResultDocument[];
  readonly depths: readonly StoredDepth[];
}

/** Where a piece of a document can be read; undefined where the reader has no page for it. */
export type BlockAddress = (
  at: { readonly space: number; readonly spaceCode: string; readonly document: number; readonly isOpen: boolean },
  piece: { readonly page: number; readonly block: number },
) => string | undefined;
