import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isLanguage, type Language } from '@sterna/vocabulary';

/** A sentence with what a reader finds it to speak of. */
export interface LabelledSentence {
  readonly language: Language;
  /** The theme it was written for, or as a trap for. */
  readonly file: string;
  readonly text: string;
  readonly migration: boolean;
  readonly themes: readonly string[];
  readonly why?: string;
}

export type Half = 'tuning' | 'untouched';

const FOLDER = new URL('../../conformance/review/sentences/', import.meta.url);

/** The half a sentence belongs to. Concepts have been made with both in view: the sentences are a conformance set. */
export const halfOf = (text: string): Half =>
  (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'untouched';

/** Reads the sentences of `conformance/review/sentences`. */
export function readSentences(half?: Half): readonly LabelledSentence[] {
  return readdirSync(FOLDER).flatMap((language) => {
    if (!isLanguage(language)) return [];
    const folder = new URL(`${language}/`, FOLDER);
    return readdirSync(folder).flatMap((name): LabelledSentence[] => {
      const file = name.replace(/\.json$/, '');
      const sentences: Omit<LabelledSentence, 'language' | 'file'>[] = JSON.parse(
        readFileSync(new URL(name, folder), 'utf8'),
      );
      return sentences
        .filter(({ text }) => half === undefined || halfOf(text) === half)
        .map((sentence) => ({ ...sentence, language, file }));
    });
  });
}
