import type { Document } from '@sterna/document';
import type { PublishedDocument } from '@sterna/spaces';
import { isolate } from '@sterna/vocabulary';
import { publishedPath } from '#lib/edition-paths.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * The document of a published edition as files show it: marked where it is an example, with its address and the hash of
 * its JSON file. What was frozen stays as it is.
 *
 * @param origin public address of the site without a trailing slash; empty when it is not known
 */
export function markedDocument({ edition, language, document, sha256 }: PublishedDocument, origin: string): Document {
  const inLanguage = { locale: language };
  const address = isolate(origin + publishedPath(language, edition.spaceCode, edition.number), language);
  const example = edition.isDemonstration ? [m.edition_demonstration({}, inLanguage)] : [];
  return {
    ...document,
    kicker: [...example, document.kicker].join(' · '),
    meta: [
      ...example,
      ...document.meta,
      m.edition_file_address({ address }, inLanguage),
      m.edition_file_hash({ hash: isolate(sha256, language) }, inLanguage),
    ],
  };
}
