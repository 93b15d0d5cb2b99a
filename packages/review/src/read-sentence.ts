import type { Language } from '@sterna/vocabulary';
import { findPassages } from './passages/find-passages.ts';

/** What a sentence by itself is found to speak of. */
export interface SentenceReading {
  /** Whether it concerns human migration. */
  readonly isMigration: boolean;
  /** Codes of its themes. */
  readonly themes: readonly string[];
  /** Terms met and passed over, with the reason. */
  readonly passedOver: readonly string[];
}

/** Reads one sentence without anything around it. */
export function readSentence(text: string, language: Language): SentenceReading {
  const block = { kind: 'paragraph', text, page: 0, toPage: 0, language } as const;
  const { passages, passedOver } = findPassages({ blocks: [block] });
  return {
    isMigration: passages.length > 0,
    themes: [...new Set(passages.flatMap(({ themes }) => themes))],
    passedOver: passedOver.map(({ words, because, detail }) => `${words} (${because}: ${detail})`),
  };
}
