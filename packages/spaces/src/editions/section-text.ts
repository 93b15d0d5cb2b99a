import { wordsOf } from '@sterna/profile';
import type { StoredText } from '@sterna/store/editions';
import type { SectionText } from './edition-views.ts';

/** A text as it is shown. */
export function sectionText({ section: _section, ...text }: StoredText): SectionText {
  return { ...text, words: wordsOf(text.body).length };
}
