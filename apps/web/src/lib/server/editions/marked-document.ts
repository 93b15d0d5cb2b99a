import type { Document } from '@sterna/document';
import type { PublishedDocument, PublishedEdition } from '@sterna/spaces';
import { isolate, type Language } from '@sterna/vocabulary';
import { publishedPath } from '#lib/edition-paths.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * The document of a published edition as files show it: marked where it is an example, with its address and the hash of
 * its JSON file. What was frozen stays as it is.
 *
 * @param standing as it was published, or marked with what took its place and why; as it stands now unless told
 * @param origin public address of the site without a trailing slash; empty when it is not known
 */
export function markedDocument(
  { edition, language, document, sha256 }: PublishedDocument,
  origin: string,
  standing: PublishedEdition['state'] = edition.state,
): Document {
  const inLanguage = { locale: language };
  const addressOf = (number: number): string =>
    isolate(origin + publishedPath(language, edition.spaceCode, number), language);
  const address = addressOf(edition.number);
  const example = edition.isDemonstration ? [m.edition_demonstration({}, inLanguage)] : [];
  const replaced = standing === 'superseded' ? replacementLines(edition, language, addressOf) : [];
  return {
    ...document,
    kicker: [...example, ...replaced.slice(0, 1), document.kicker].join(' · '),
    meta: [
      ...example,
      ...replaced,
      ...document.meta,
      m.edition_file_address({ address }, inLanguage),
      m.edition_file_hash({ hash: isolate(sha256, language) }, inLanguage),
    ],
  };
}

/** What took the place of an edition, why where it was a correction, and where it is. */
function replacementLines(
  { successor }: PublishedEdition,
  language: Language,
  addressOf: (number: number) => string,
): readonly string[] {
  if (!successor) return [];
  const inLanguage = { locale: language };
  const number = isolate(String(successor.number), language);
  const by = successor.isCorrection ? m.edition_corrected_by : m.edition_superseded_by;
  return [
    by({ number }, inLanguage),
    ...(successor.isCorrection
      ? [m.edition_correction_reason({ reason: isolate(successor.reason, language) }, inLanguage)]
      : []),
    m.edition_successor_address({ address: addressOf(successor.number) }, inLanguage),
  ];
}
