import type { Document } from '@sterna/document';
import { formatDate } from '@sterna/vocabulary';
import { cleanText, withoutDirectionMarks } from './text.ts';

/** The title that files carry in their properties: what kind of document, then of which place. */
export function titleOf(document: Document): string {
  return withoutDirectionMarks(cleanText(`${document.kicker} · ${document.title}`));
}

/** The line at the foot of every page: when the document was made, and with what. */
export function producerLine({ edited, language, words }: Document): string {
  return `${formatDate(edited, language)} · ${words.producer}`;
}
