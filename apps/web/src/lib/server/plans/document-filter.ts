import type { DocumentFilter } from '@sterna/spaces';
import { isLanguage } from '@sterna/vocabulary';
import { DOCUMENT_KINDS } from '../../../../serving/document-facts.ts';

/** Which documents an address asks for; what it cannot ask for is passed over. */
export function documentFilterIn(query: URLSearchParams): DocumentFilter {
  const text = (name: string): string => (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 200);
  const kind = DOCUMENT_KINDS.find((each) => each === text('kind'));
  const [language, place, sector, words] = [text('language'), text('place'), text('sector'), text('words')];
  return {
    ...(kind && { kind }),
    ...(isLanguage(language) && { language }),
    ...(place !== '' && { place }),
    ...(sector !== '' && { sector }),
    ...(/^(?:19|20|21)\d\d$/.test(text('year')) && { year: Number(text('year')) }),
    ...(words !== '' && { words }),
  };
}

/** What a list of documents can be narrowed to: what stands in it. */
export interface DocumentChoices {
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
  readonly places: readonly string[];
  readonly sectors: readonly string[];
}

export function documentChoices(
  documents: readonly {
    readonly kind: string;
    readonly language: string;
    readonly place: string | null;
    /** Absent where documents are not told apart by it. */
    readonly sector?: string | null;
  }[],
): DocumentChoices {
  const of = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((each) => each !== null))].sort();
  return {
    kinds: of(documents.map(({ kind }) => kind)),
    languages: of(documents.map(({ language }) => language)),
    places: of(documents.map(({ place }) => place)),
    sectors: of(documents.map(({ sector }) => sector ?? null)),
  };
}
