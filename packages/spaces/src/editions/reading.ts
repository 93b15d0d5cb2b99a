import type { Document } from '@sterna/document';
import { isStorable } from '@sterna/profile';
import type { Store } from '@sterna/store';
import { readDocuments, readPublications, type StoredPublication } from '@sterna/store/editions';
import { isLanguage, type Language } from '@sterna/vocabulary';
import type { Editions } from './editions.ts';
import { isId } from './editions-room.ts';
import type { EditionCheck, FrozenFigure, PublishedDocument, PublishedEdition } from './published-views.ts';
import { documentHash, editionHash } from './publishing.ts';

type Reading = Pick<Editions, 'published' | 'readPublished' | 'checkEdition'>;

/** Reading what is published, as anybody may. */
export function readingOf(store: Store): Reading {
  return {
    published: async (code) => {
      if (code !== undefined && !isStorable(code)) return [];
      return (await store.lookUp((session) => readPublications(session, code))).map(publishedEdition);
    },
    readPublished: (code, number, language) => readPublished(store, code, number, language),
    checkEdition: (code, number) => checkEdition(store, code, number),
  };
}

function publishedEdition(stored: StoredPublication): PublishedEdition {
  const { space: _space, edition: _edition, template: _template, place, validations, ...edition } = stored;
  return {
    ...edition,
    place: place ?? '',
    validations: validations.map((validation) => ({ ...validation, at: new Date(validation.at) })),
  };
}

async function readPublished(
  store: Store,
  code: string,
  number: number,
  language: Language,
): Promise<PublishedDocument | undefined> {
  if (!isStorable(code) || !isId(number) || !isLanguage(language)) return undefined;
  return store.lookUp(async (session) => {
    const [stored] = await readPublications(session, code, number);
    const [found] = stored ? await readDocuments(session, stored.space, stored.edition, language) : [];
    if (!stored || !found) return undefined;
    return {
      edition: publishedEdition(stored),
      language,
      document: found.document as Document,
      figures: found.figures as readonly FrozenFigure[],
      sha256: found.sha256,
    };
  });
}

async function checkEdition(store: Store, code: string, number: number): Promise<EditionCheck | undefined> {
  if (!isStorable(code) || !isId(number)) return undefined;
  const found = await store.lookUp(async (session) => {
    const [stored] = await readPublications(session, code, number);
    return stored && { stored, documents: await readDocuments(session, stored.space, stored.edition) };
  });
  if (!found) return undefined;
  const { stored, documents } = found;
  const languages = documents.map(({ language, document, figures, sha256 }) => ({
    language,
    stated: sha256,
    computed: documentHash(document, figures),
  }));
  const computed = editionHash({
    space: stored.spaceCode,
    place: stored.place ?? '',
    number,
    title: stored.title,
    template: stored.template,
    corrects: stored.corrects,
    reason: stored.reason,
    languages: Object.fromEntries(languages.map((one) => [one.language, one.computed])),
  });
  const isWhole = computed === stored.sha256 && languages.every((one) => one.stated === one.computed);
  return { isWhole, stated: stored.sha256, computed, languages };
}
