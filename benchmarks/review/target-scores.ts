import { readFileSync } from 'node:fs';
import { type PolicyText, readDocument, reviewDocument } from '@sterna/review';
import { GOALS, TARGETS } from '@sterna/vocabulary';
import { DOCUMENTS } from './labelled-units.ts';

/** A document that people held against the targets, by the name of its assessment. */
export type Assessed = 'namibia' | 'liberia';

/** What people found of a target: `inText` where the goal they name stands in the plan itself. */
interface AssessedTarget {
  readonly target: string;
  readonly addressed: 'yes' | 'partly' | 'no';
  readonly inText?: boolean;
}

/** What a reader found of a target, beside what people found. */
export interface JudgedTarget extends AssessedTarget {
  readonly isFound: boolean;
  /** Found by the words of its title. */
  readonly isFoundByTitle: boolean;
}

export interface TargetScore {
  /** Of the targets people found in the plan itself, those found. */
  readonly recall: number;
  /** Of the targets found, those people found too, in the plan or beside it. */
  readonly precision: number;
  readonly inText: number;
  readonly found: number;
  /** Found, though people found none. */
  readonly beyond: number;
}

const ASSESSMENTS = new URL('../../conformance/review/assessments/', import.meta.url);
/** Words of a title that say nothing by themselves. */
const SMALL = new Set(
  'a an and the of for to in on by with from at or no its their all each more less fewer better whatever than everyone every other'.split(
    ' ',
  ),
);

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => !SMALL.has(word)).map((word) => word.replace(/s$/, ''));

/** Whether a paragraph holds two thirds of the words of a title, at least two. */
function findByTitles({ blocks }: PolicyText): ReadonlySet<string> {
  const titles = TARGETS.map(({ code, title }) => ({ code, words: [...new Set(wordsOf(title.en))] }));
  const found = new Set<string>();
  for (const { text } of blocks) {
    const held = new Set(wordsOf(text));
    for (const { code, words } of titles) {
      const met = words.filter((word) => held.has(word)).length;
      if (met >= Math.min(words.length, 2) && met >= (words.length * 2) / 3) found.add(code);
    }
  }
  return found;
}

/** Reads an assessed plan and holds what is found against what people found. */
export async function judgeTargets(name: Assessed): Promise<readonly JudgedTarget[]> {
  const { document, targets }: { document: string; targets: readonly AssessedTarget[] } = JSON.parse(
    readFileSync(new URL(`${name}.json`, ASSESSMENTS), 'utf8'),
  );
  const text = await readDocument(readFileSync(new URL(document, DOCUMENTS)));
  const byTitle = findByTitles(text);
  const goals = reviewDocument(text).goals.filter(
    ({ kind, strength }) => kind === 'target' && strength === 'addressed',
  );
  const found = new Set(goals.map(({ code }) => code));
  return targets.map((one) => ({
    ...one,
    isFound: found.has(one.target),
    isFoundByTitle: byTitle.has(one.target),
  }));
}

/** Recall and precision over judged targets. */
export function scoreTargets(
  judged: readonly JudgedTarget[],
  isFound: (one: JudgedTarget) => boolean = (one) => one.isFound,
): TargetScore {
  const inText = judged.filter((one) => one.inText === true);
  const found = judged.filter(isFound);
  const beyond = found.filter(({ addressed }) => addressed === 'no').length;
  return {
    recall: inText.filter(isFound).length / Math.max(1, inText.length),
    precision: found.length === 0 ? 1 : (found.length - beyond) / found.length,
    inText: inText.length,
    found: found.length,
    beyond,
  };
}

/** The judged targets goal by goal. */
export const byGoal = (
  judged: readonly JudgedTarget[],
): readonly { readonly goal: string; readonly judged: readonly JudgedTarget[] }[] =>
  GOALS.map(({ code }) => ({
    goal: code,
    judged: judged.filter(({ target }) => target.startsWith(`${code}.`)),
  })).filter((one) => one.judged.length > 0);
