import type { Document } from '@sterna/document';
import { isStorable } from '@sterna/profile';
import type { Session } from '@sterna/store';
import { readDocuments, readEditionFiles, readPublications, type StoredPublication } from '@sterna/store/editions';
import { isLanguage, type Language } from '@sterna/vocabulary';
import type { Editions } from './editions.ts';
import { type EditionsFoundation, isId } from './editions-room.ts';
import type { EditionCheck, FrozenFigure, PublishedDocument, PublishedEdition } from './published-views.ts';
import { documentHash, editionHash } from './publishing.ts';

type Reading = Pick<Editions, 'published' | 'readPublished' | 'checkEdition'>;

type Foundation = Pick<EditionsFoundation, 'store' | 'isDemonstrationOpen'>;

/** Reading what is published, as anybody may. */
export function readingOf(foundation: Foundation): Reading {
  return {
    published: async (code) => {
      if (code !== undefined && !isStorable(code)) return [];
      const found = await foundation.store.lookUp((session) => readOpen(session, foundation, code));
      return found.map(publishedEdition);
    },
    readPublished: (code, number, language) => readPublished(foundation, code, number, language),
    checkEdition: (code, number) => checkEdition(foundation, code, number),
  };
}

/** Publications that anybody may read here: examples are for a trial alone. */
export async function readOpen(
  session: Session,
  { isDemonstrationOpen = true }: Foundation,
  code?: string,
  number?: number,
): Promise<readonly StoredPublication[]> {
  const found = await readPublications(session, code, number);
  return isDemonstrationOpen ? found : found.filter(({ isDemonstration }) => !isDemonstration);
}

export function publishedEdition(stored: StoredPublication): PublishedEdition {
  const { space: _space, edition: _edition, template: _template, place, validations, ...edition } = stored;
  return {
    ...edition,
    place: place ?? '',
    validations: validations.map((validation) => ({ ...validation, at: new Date(validation.at) })),
  };
}

async function readPublished(
  foundation: Foundation,
  code: string,
  number: number,
  language: Language,
): Promise<PublishedDocument | undefined> {
  if (!isStorable(code) || !isId(number) || !isLanguage(language)) return undefined;
  return foundation.store.lookUp(async (session) => {
    const [stored] = await readOpen(session, foundation, code, number);
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

async function checkEdition(foundation: Foundation, code: string, number: number): Promise<EditionCheck | undefined> {
  if (!isStorable(code) || !isId(number)) return undefined;
  const found = await foundation.store.lookUp(async (session) => {
    const [stored] = await readOpen(session, foundation, code, number);
    return (
      stored && {
        stored,
        documents: await readDocuments(session, stored.space, stored.edition),
        files: await readEditionFiles(session, stored.space, stored.edition),
      }
    );
  });
  if (!found) return undefined;
  const { stored, documents, files } = found;
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
  return { isWhole, stated: stored.sha256, computed, languages, files: files as EditionCheck['files'] };
}
