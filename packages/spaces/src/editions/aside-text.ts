import { mergeTexts } from '@sterna/profile';
import type { StoredText } from '@sterna/store/editions';
import type { AsideText } from './edition-views.ts';
import { sectionText } from './section-text.ts';

/** A text that stands aside, beside what its section says now. */
export function asideText(text: StoredText, base: StoredText | undefined, head: StoredText | undefined): AsideText {
  const { regions, body } = mergeTexts(base?.body ?? '', head?.body ?? '', text.body);
  return { text: sectionText(text), base: base ? sectionText(base) : null, regions, proposal: body };
}
