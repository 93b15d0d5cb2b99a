import { diffArrays } from 'diff';
import { tidyText } from './rich-text.ts';

/** A piece of a comparison, in reading order. */
export interface ComparedText {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** A whole passage that stands for itself: what was there before has too little in common with it to be set word by word. */
  readonly isPassage?: true;
}

/** Beyond so many differences two texts are shown as wholly different. */
const MOST_DIFFERENCES = 4000;

/** Share of the letters that two passages must have in common to be compared word by word. */
const LEAST_IN_COMMON = 0.4;

/** So many paragraphs ahead one is looked for that is like another, so that no text takes long. */
const MOST_AHEAD = 30;

/**
 * Compares two texts: by paragraphs, and word by word where two paragraphs have enough in common. What is removed comes
 * before what stands in its place. `same` and `removed` together are the first text, `same` and `added` the second.
 */
export function compareTexts(before: string, after: string): readonly ComparedText[] {
  const [was, now] = [paragraphs(tidyText(before)), paragraphs(tidyText(after))];
  const runs = diffArrays(was, now, { maxEditLength: MOST_DIFFERENCES });
  if (!runs) return joined([passage('removed', was.join('')), passage('added', now.join(''))]);
  const pieces: ComparedText[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    pieces.push(...compareRuns(removed, added));
    [removed, added] = [[], []];
  };
  for (const run of runs) {
    if (run.added) added = run.value;
    else if (run.removed) removed = run.value;
    else {
      flush();
      pieces.push({ kind: 'same', text: run.value.join('') });
    }
  }
  flush();
  return joined(pieces);
}

/** Paragraphs and what stands between them, each a piece. */
function paragraphs(text: string): string[] {
  return text.split(/(\n{2,})/).filter((piece) => piece !== '');
}

/** Paragraphs that stand in the place of others: each is set beside the next that is like it. */
function compareRuns(removed: readonly string[], added: readonly string[]): readonly ComparedText[] {
  const pieces: ComparedText[] = [];
  let [next, waiting] = [0, ''];
  for (const paragraph of added) {
    const ahead = removed.slice(next, next + MOST_AHEAD).findIndex((one) => areAlike(one, paragraph));
    const at = next + ahead;
    if (ahead === -1) {
      waiting += paragraph;
      continue;
    }
    pieces.push(passage('removed', removed.slice(next, at).join('')), passage('added', waiting));
    pieces.push(...compareWords(removed[at] ?? '', paragraph));
    [next, waiting] = [at + 1, ''];
  }
  return [...pieces, passage('removed', removed.slice(next).join('')), passage('added', waiting)];
}

function passage(kind: 'added' | 'removed', text: string): ComparedText {
  return { kind, text, isPassage: true };
}

/** Whether two passages share enough words, wherever they stand. */
function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  // What stands between paragraphs is like nothing but itself.
  if (one.trim() === '' || other.trim() === '') return false;
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += word.length;
    counts.set(word, left - 1);
  }
  return common >= LEAST_IN_COMMON * Math.max(lettersIn(words), lettersIn(others));
}

function compareWords(before: string, after: string): readonly ComparedText[] {
  const runs = diffArrays(comparable(before), comparable(after), { maxEditLength: MOST_DIFFERENCES });
  const whole = [passage('removed', before), passage('added', after)];
  if (!runs) return whole;
  const pieces = withoutIslands(
    runs.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
  const same = lettersIn(pieces.flatMap(({ kind, text }) => (kind === 'same' ? wordsOf(text) : [])));
  return same < LEAST_IN_COMMON * Math.max(lettersIn(wordsOf(before)), lettersIn(wordsOf(after))) ? whole : pieces;
}

/** A word or two between changes, by chance the same in both, make nothing easier to read. */
function withoutIslands(pieces: readonly ComparedText[]): readonly ComparedText[] {
  const out: ComparedText[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && index < pieces.length - 1 && isIsland(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      out.push({ kind, text });
    }
  }
  flush();
  return out;
}

function isIsland(text: string): boolean {
  const words = wordsOf(text);
  return words.length <= 2 && lettersIn(words) <= 6 && !text.includes('\n');
}

function joined(pieces: readonly ComparedText[]): readonly ComparedText[] {
  return pieces.filter(({ text }) => text !== '');
}

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

/** Marks of figures and sources are whole, as nobody reads a part of one. */
const WORD = /\{(?:figure|source)\s[^{}\n]{1,450}\}|\S+/g;

/** Words, marks of emphasis and spaces apart, so that a word that stays is not counted as changed for the line end behind it. */
function comparable(text: string): string[] {
  return text.match(/\{(?:figure|source)\s[^{}\n]{1,450}\}|\*{1,2}|[^\s*{]+|\{|\s+/g) ?? [];
}
