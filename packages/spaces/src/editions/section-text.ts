import { wordsOf } from '@sterna/profile';
import type { StoredText } from '@sterna/store/editions';
import type { SectionText } from './edition-views.ts';

/** A text as it is shown. */
export function sectionText({ section: _section, ...text }: StoredText): SectionText {
  const isTakenByAuthor =
    text.standing === 'taken' &&
    text.kind === 'suggested' &&
    text.author !== null &&
    text.settledBy?.id === text.author.id;
  return { ...text, isTakenByAuthor, words: wordsOf(text.body).length };
}
