import { compareTexts } from '@sterna/profile';
import type { StoredText } from '@sterna/store/editions';
import type { ComparedPiece } from './edition-views.ts';

/** What a text changes in the one it was written upon. */
export function textChanges(base: StoredText | undefined, text: StoredText): readonly ComparedPiece[] {
  return compareTexts(base?.body ?? '', text.body);
}
