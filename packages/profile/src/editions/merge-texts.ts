import { diff3MergeRegions, type IRegion } from 'node-diff3';
import { tidyText } from './rich-text.ts';

/** Agreed text, or the two that differ with what both were written upon. */
export type MergedRegion =
  | { readonly kind: 'agreed'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly head: string; readonly other: string };

export interface MergedTexts {
  /** Without conflicts: the merged text. With: agreed passages once, differing ones both, the head's first. */
  readonly body: string;
  readonly isClean: boolean;
  readonly regions: readonly MergedRegion[];
}

/** Longer passages are not merged word by word, so that no text takes long. */
const MOST_PIECES = 1500;

/**
 * Merges two texts that were written upon the same one: by paragraphs, and where both changed the same paragraph, by its
 * words. Changes that touch one another are a conflict, as two numbers in a row would else become one that nobody wrote.
 *
 * Method: three-way merge (Khanna, Kunal, Pierce, « A Formal Investigation of Diff3 », 2007).
 *
 * @param base what both were written upon; empty for an empty section
 * @param head what the section says now
 * @param other the text to be merged into it
 */
export function mergeTexts(base: string, head: string, other: string): MergedTexts {
  const [was, now, theirs] = [base, head, other].map(paragraphsOf) as [string[], string[], string[]];
  const regions = regionsOf(now, was, theirs)
    .flatMap(byParagraph)
    .flatMap((region): MergedRegion[] => {
      const [nowText, wasText, otherText] = [region.head, region.base, region.other].map((all) => all.join('\n\n'));
      return mergeRegion(nowText ?? '', wasText ?? '', otherText ?? '', mergeWords);
    });
  const isClean = regions.every(({ kind }) => kind === 'agreed');
  const pieces = regions.flatMap((region) => (region.kind === 'agreed' ? region.text : [region.head, region.other]));
  return { body: pieces.filter((piece) => piece !== '').join('\n\n'), isClean, regions };
}

/** Where all three have as many paragraphs, each is looked at for itself: those of two writers may be neighbours. */
function byParagraph(region: ThreeSided): readonly ThreeSided[] {
  const { head, base, other } = region;
  if (head.length !== base.length || base.length !== other.length) return [region];
  return base.map((paragraph, index) => ({
    head: [head[index] ?? ''],
    base: [paragraph],
    other: [other[index] ?? ''],
  }));
}

type WhenBothChanged = (head: string, base: string, other: string) => string | undefined;

function mergeRegion(head: string, base: string, other: string, resolve: WhenBothChanged): MergedRegion[] {
  const agreed = agreedText(head, base, other) ?? resolve(head, base, other);
  if (agreed === undefined) return [{ kind: 'conflict', base, head, other }];
  return agreed === '' ? [] : [{ kind: 'agreed', text: agreed }];
}

/** What a passage is when one of the two left it as it was, or both changed it alike. */
function agreedText(head: string, base: string, other: string): string | undefined {
  if (head === other || other === base) return head;
  return head === base ? other : undefined;
}

function mergeWords(head: string, base: string, other: string): string | undefined {
  // Where one wrote anew or took away, there are no words in common to go by.
  if (head === '' || base === '' || other === '') return undefined;
  const [now, was, theirs] = [head, base, other].map(wordsWithSpaces) as [string[], string[], string[]];
  if ([now, was, theirs].some((words) => words.length > MOST_PIECES)) return undefined;
  const merged: string[] = [];
  for (const region of regionsOf(now, was, theirs)) {
    const agreed = agreedText(region.head.join(''), region.base.join(''), region.other.join(''));
    if (agreed === undefined) return undefined;
    merged.push(agreed);
  }
  return merged.join('');
}

interface ThreeSided {
  readonly head: readonly string[];
  readonly base: readonly string[];
  readonly other: readonly string[];
}

/** The texts cut where all three agree. Too many pieces make one region, which is then agreed upon or not as a whole. */
function regionsOf(head: string[], base: string[], other: string[]): readonly ThreeSided[] {
  if ([head, base, other].some((pieces) => pieces.length > MOST_PIECES)) return [{ head, base, other }];
  return diff3MergeRegions(head, base, other).map((region: IRegion<string>): ThreeSided => {
    if (!region.stable) return { head: region.aContent, base: region.oContent, other: region.bContent };
    const content = region.bufferContent;
    // Stable is also what one alone changed: then it stands in the buffer of that one.
    return { head: content, base: content, other: content };
  });
}

function paragraphsOf(text: string): string[] {
  const tidy = tidyText(text);
  return tidy === '' ? [] : tidy.split(/\n{2,}/);
}

/** Words, each with the white space behind it, so that two changed neighbours touch. */
function wordsWithSpaces(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? [];
}
