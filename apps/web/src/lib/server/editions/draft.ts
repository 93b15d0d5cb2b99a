import type { Document } from '@sterna/document';
import type { SignedIn } from '@sterna/identity';
import type { EditionAt, EditionView } from '@sterna/spaces';
import { directionOf, type Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { editionStateText } from '#lib/edition-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { workbench } from '#lib/server/workbench.ts';
import { orRefused } from './edition-request.ts';

/**
 * The whole of an edition that is not published, in one of its languages. Its first line, which stands at the head of
 * every page of a file, says that it is none to be cited.
 */
export async function draftOf(
  signedIn: SignedIn,
  at: EditionAt,
  language: Language,
): Promise<{ readonly edition: EditionView; readonly document: Document }> {
  const { editions } = workbench().spaces;
  const edition = await orRefused(editions.find(signedIn, at));
  if (!edition.languages.includes(language)) error(404, 'not in this language');
  const document = await orRefused(editions.preview(signedIn, at, language));
  const mark = m.edition_draft_mark({ state: editionStateText(edition.state, language) }, { locale: language });
  const separator = directionOf(language) === 'rtl' ? ' – ' : ' · ';
  return { edition, document: { ...document, kicker: `${mark}${separator}${document.kicker}` } };
}
