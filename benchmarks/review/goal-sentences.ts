import { readFileSync } from 'node:fs';
import { type GoalReading, readDocument, reviewDocument } from '@sterna/review';
import { COMPACT_OBJECTIVES, type Language, TARGETS } from '@sterna/vocabulary';

/** A sentence as a plan might word it, with the targets or objectives it is about. */
interface LabelledSentence {
  readonly text: string;
  /** None where it is a trap: words of a goal, used for something else. */
  readonly codes: readonly string[];
  /** What it may be taken for too without fault. */
  readonly also?: readonly string[];
  /** Of a trap: what it tempts to find. Only this counts as a fault; it may well be about something else. */
  readonly not?: readonly string[];
}

/** What was found in a sentence, beside its label. */
export interface JudgedSentence extends LabelledSentence {
  readonly found: readonly string[];
  /** Found by the words of the titles. */
  readonly foundByTitle: readonly string[];
}

export interface SentenceScore {
  readonly sentences: number;
  /** Traps that tempt to find a named target, and those in which it was found. */
  readonly traps: number;
  readonly sprung: number;
  readonly recall: number;
  readonly precision: number;
}

const FOLDERS = { target: 'targets', objective: 'objectives' } as const;
/** Fewest letters of a word of a title that says something. */
const TELLING = 4;

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length >= TELLING)
    .map((word) => word.replace(/[sx]$/u, ''));

/** The codes whose titles share half of their words with a text, at least two. */
function findByTitle(text: string, kind: GoalReading['kind'], language: Language): readonly string[] {
  const held = new Set(wordsOf(text));
  return (kind === 'target' ? TARGETS : COMPACT_OBJECTIVES)
    .filter(({ title }) => {
      const words = [...new Set(wordsOf(title[language]))];
      const met = words.filter((word) => held.has(word)).length;
      return met >= Math.min(2, words.length) && met >= words.length / 2;
    })
    .map(({ code }) => code);
}

/** Reads the labelled sentences of a language, each by itself. */
export async function judgeSentences(
  kind: GoalReading['kind'],
  language: Language,
): Promise<readonly JudgedSentence[]> {
  const file = new URL(`../../conformance/review/${FOLDERS[kind]}/${language}.json`, import.meta.url);
  const sentences: readonly LabelledSentence[] = JSON.parse(readFileSync(file, 'utf8'));
  const judged: JudgedSentence[] = [];
  for (const sentence of sentences) {
    const { goals } = reviewDocument(await readDocument(Buffer.from(sentence.text), { language }));
    const found = goals.filter((goal) => goal.kind === kind && goal.strength === 'addressed').map(({ code }) => code);
    judged.push({ ...sentence, found, foundByTitle: findByTitle(sentence.text, kind, language) });
  }
  return judged;
}

/** Recall of the labels, and precision of what was found: every target not labelled is a trap for a sentence. */
export function scoreSentences(
  judged: readonly JudgedSentence[],
  by: 'found' | 'foundByTitle' = 'found',
): SentenceScore {
  let labels = 0;
  let met = 0;
  let found = 0;
  let right = 0;
  const traps = judged.filter(({ not }) => not !== undefined);
  const sprung = traps.filter((one) => one.not?.some((code) => one[by].includes(code))).length;
  const labelledOnes = judged.filter(({ not }) => not === undefined);
  for (const one of labelledOnes) {
    const labelled = new Set([...one.codes, ...(one.also ?? [])]);
    labels += one.codes.length;
    met += one.codes.filter((code) => one[by].includes(code)).length;
    found += one[by].length;
    right += one[by].filter((code) => labelled.has(code)).length;
  }
  const precision = found === 0 ? 1 : right / found;
  return { sentences: judged.length, traps: traps.length, sprung, recall: met / Math.max(1, labels), precision };
}
