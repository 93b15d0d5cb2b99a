import type { Document } from '@sterna/document';
import type { ObservationStatus } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import type { EditionState, SomeText } from './edition-views.ts';

/** Formats in which a published edition is kept as files. */
export const FILE_FORMATS: readonly ['pdf', 'docx', 'xlsx'] = ['pdf', 'docx', 'xlsx'];
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A body that validated an edition, as it is published with it. */
export interface PublishedValidation {
  readonly institution: SomeText;
  readonly note: string;
  /** Letter or decision by which it did, where somebody else entered it, and its ISO date. */
  readonly reference: string;
  readonly referenceDate: string | null;
  readonly at: Date;
}

/** A file of a published edition that is kept for good. */
export interface KeptFile {
  readonly language: Language;
  readonly format: FileFormat;
  /** As it was published, or marked with what took its place. */
  readonly standing: 'published' | 'superseded';
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** A published edition in the list of a space, for anybody. */
export interface PublishedEdition {
  readonly spaceCode: string;
  readonly spaceName: SomeText;
  /** ISO alpha-3 of the country or area it is about. */
  readonly place: string;
  readonly number: number;
  readonly title: SomeText;
  readonly state: Extract<EditionState, 'published' | 'superseded'>;
  readonly languages: readonly Language[];
  readonly publishedAt: Date;
  readonly supersededAt: Date | null;
  /** Number of the edition it corrects, and why. */
  readonly corrects: number | null;
  readonly reason: string;
  /** Number of the edition in force, when that is another one. */
  readonly newest: number;
  /** The edition that took its place; with the reason where it corrects this one. */
  readonly successor: { readonly number: number; readonly isCorrection: boolean; readonly reason: string } | null;
  /** SHA-256 over all of it: languages, template, title. */
  readonly sha256: string;
  readonly validations: readonly PublishedValidation[];
  /** A demonstration space's: an example, to be marked as such. */
  readonly isDemonstration: boolean;
}

/** Where a figure stood when an edition was published. */
export type FrozenOrigin =
  | {
      readonly kind: 'observed';
      readonly release: FrozenRelease;
      readonly file: string;
      /** Of that file, hexadecimal. */
      readonly sha256: string;
      /** Sheet or archive member. */
      readonly part?: string;
      readonly row: number;
      readonly column?: number;
    }
  | {
      readonly kind: 'derived';
      readonly formula: string;
      /** What it was computed from; those with an entry of their own are found by their key. */
      readonly inputs: readonly { readonly key: string; readonly value: number }[];
      /** Releases that it was taken from in the end. */
      readonly releases: readonly FrozenRelease[];
    };

export interface FrozenRelease {
  readonly source: string;
  readonly version: string;
  /** ISO date. */
  readonly dated: string;
}

/** A figure as it was in force in the space when the edition was published. */
export interface FrozenFigure {
  /** See `figureKey`. */
  readonly key: string;
  readonly value: number;
  readonly unit: string;
  readonly status: ObservationStatus;
  readonly note?: string;
  readonly origin: FrozenOrigin;
}

/** A published edition in one language, as it was frozen. */
export interface PublishedDocument {
  readonly edition: PublishedEdition;
  readonly language: Language;
  readonly document: Document;
  /** Every figure that stands in the document, by key. */
  readonly figures: readonly FrozenFigure[];
  /** SHA-256 of document and figures as canonical JSON (sorted keys, no white space), UTF-8. */
  readonly sha256: string;
}

/** What a check of a published edition finds: what was stated when it was published, and what is computed now. */
export interface EditionCheck {
  readonly isWhole: boolean;
  readonly stated: string;
  readonly computed: string;
  readonly languages: readonly { readonly language: Language; readonly stated: string; readonly computed: string }[];
  /** Files that are kept of it; some may still be being made. */
  readonly files: readonly KeptFile[];
}
