import { type Block, type PolicyText, pageAt } from '../document/policy-text.ts';
import { sentenceEnds } from '../matching/tokens.ts';
import { bindsSomebody } from '../signals/binding.ts';
import { readSignals } from '../signals/read-signals.ts';
import { isRecital, isRule, isTitleOfArticle } from '../signals/rules-of-law.ts';
import { hasActionForm } from './action-form.ts';
import { codedText, isGoalCode } from './codes.ts';
import { isCourse } from './course.ts';
import { type Enumeration, findEnumerations, type Point } from './enumeration.ts';
import { Introduced, introduces, isTrouble, lastSentences, type Under } from './introduced.ts';
import type { FoundMeasure } from './measure.ts';
import { sharedParts, statedParts } from './stated-parts.ts';
import { tableMeasures } from './table-measures.ts';
import { findResults } from './table-results.ts';
import { isFragment, withoutFigures, withoutJoint } from './whole-text.ts';

/** A measure with the number of its block. */
export type PlacedMeasure = FoundMeasure & { readonly block: number };

const FEWEST_WORDS = 3;
const LONGEST = 900;
/** Words up to which a line without a point at its end is an item that lost its bullet. */
const LONGEST_LINE = 45;

/** Rows of dots, or one number of a page after the other: a list of contents that lost its lines. */
const CONTENTS = /\.{5,}|(?:\p{L}\s+\d{1,3}\s+(?:chap|sect|annex|part|\p{L}+\s+\d+[.:]).{0,90}){2}/iu;

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

interface Found {
  readonly text: string;
  /** Characters from the start of the block. */
  readonly start: number;
  readonly code?: string;
  /** Where it is said to be one by what introduces it, fewer words will do. */
  readonly isPoint?: boolean;
}

function measureOf(
  { text: written, start, code, isPoint }: Found,
  block: Block,
  under: Under,
): readonly FoundMeasure[] {
  const text = withoutJoint(withoutFigures(written));
  const coded = codedText(text);
  const own = code ?? coded.code;
  const isGoal = coded.code !== undefined && isGoalCode(coded.code);
  const fewest = isGoal ? 1 : isPoint === true || own !== undefined ? 2 : FEWEST_WORDS;
  if (isRecital(coded.text) || wordCount(coded.text) < fewest || coded.text.length > LONGEST || CONTENTS.test(text))
    return [];
  if (isFragment(coded.text, block.language)) return [];
  const signals = readSignals(coded.text, block.language);
  return [
    {
      text: coded.text,
      page: pageAt(block, start),
      ...(own !== undefined && { code: own }),
      ...(under.text !== undefined && under.text !== '' && { under: under.text }),
      ...(under.shared ?? {}),
      ...statedParts(coded.text, signals),
    },
  ];
}

/** The points of an enumeration that are measures. */
function fromEnumeration({ lead, points }: Enumeration, block: Block, under: Under): readonly FoundMeasure[] {
  const last = lastSentences(lead);
  const announced = last === '' ? under.announces === true : introduces(readSignals(last, block.language), last);
  const isOne = ({ text }: Point): boolean => {
    const signals = readSignals(text, block.language);
    if (announced) return signals.beginsWithAction || signals.commits || hasActionForm(text, block.language);
    return signals.commits || (under.announces === true && signals.beginsWithAction && !signals.explains);
  };
  const from: Under = { text: last === '' ? (under.text ?? '') : last.slice(-220), shared: sharedParts(last) };
  return points.filter(isOne).flatMap((point) => measureOf({ ...point, isPoint: true }, block, from));
}

/** The sentences of a text by which somebody binds himself to an action. */
function fromSentences(text: string, from: number, block: Block, under: Under): readonly FoundMeasure[] {
  let end = 0;
  return sentenceEnds(text).flatMap((next) => {
    const raw = text.slice(end, next);
    const start = from + end;
    end = next;
    const sentence = raw.trim().replace(/^\d{1,4}\.\s+/u, '');
    const signals = readSignals(sentence, block.language);
    const { code } = codedText(sentence);
    const isCoded = code !== undefined && (signals.beginsWithAction || isGoalCode(code));
    // A paragraph that begins with a small letter is the rest of one that was torn apart.
    const isRest = start === 0 && block.kind === 'paragraph' && /^\p{Ll}/u.test(sentence);
    if (isTitleOfArticle(sentence)) return [];
    const isOne =
      !/:$/u.test(sentence) &&
      !isRest &&
      (isCoded || bindsSomebody(sentence, signals, block.language) || isRule(sentence, block.text, block.language));
    return isOne ? measureOf({ text: sentence, start }, block, under) : [];
  });
}

/** The sentence that introduces a list is no measure, those before it may be. */
const beforeIntroduction = (lead: string): string => lead.slice(0, lead.length - lastSentences(lead, 1).length);

function fromParagraph(block: Block, under: Under): readonly FoundMeasure[] {
  const enumerations = findEnumerations(block.text);
  const listed = enumerations.map((one) => fromEnumeration(one, block, under));
  if (listed.every(({ length }) => length === 0)) {
    if (isLineOfList(block)) return measureOf({ text: block.text, start: 0 }, block, under);
    return fromSentences(block.text, 0, block, under);
  }
  const rest = enumerations.at(-1)?.rest ?? '';
  return enumerations.flatMap((one, i) => {
    const prose = fromSentences(beforeIntroduction(one.lead), block.text.indexOf(one.lead), block, under);
    const after =
      i === enumerations.length - 1 && rest !== ''
        ? fromSentences(rest, block.text.length - rest.length, block, under)
        : [];
    return [...prose, ...(listed[i] ?? []), ...after];
  });
}

/** `Published by …`: what was done. */
const PAST = /^\p{L}+ed(?!\p{L})/u;

/** A line that begins with an action and ends without a point: an item whose bullet the file lost. */
function isLineOfList({ text, language, kind }: Block): boolean {
  if (kind !== 'paragraph' || /[.:!?]\s*$/u.test(text)) return false;
  const words = wordCount(text);
  const isLine = words >= 4 && words <= LONGEST_LINE && /^\p{Lu}/u.test(text) && !PAST.test(text);
  return (
    isLine && !isCourse(text) && !isTrouble(text) && !isRecital(text) && readSignals(text, language).startsWithAction
  );
}

function fromItem(block: Block, under: Under): readonly FoundMeasure[] {
  if (isTrouble(codedText(block.text).text, under.text) || isRecital(block.text)) return [];
  const { commits, beginsWithAction } = readSignals(codedText(block.text).text, block.language);
  const isOne =
    commits ||
    (beginsWithAction && !isCourse(block.text)) ||
    (under.announces === true && hasActionForm(codedText(block.text).text, block.language));
  // What only introduces the items below it is none.
  return isOne && !/:\s*$/u.test(block.text) ? measureOf({ text: block.text, start: 0 }, block, under) : [];
}

function fromHeading(block: Block): readonly FoundMeasure[] {
  const { code, text } = codedText(block.text);
  const isNamed = code !== undefined && /\p{L}/u.test(code);
  // A heading is a measure where it is numbered as one: `Mesure 7.2 Encourager …`.
  const isOne = isNamed && (isGoalCode(code) || readSignals(text, block.language).beginsWithAction);
  return isOne ? measureOf({ text: block.text, start: 0 }, block, { signals: undefined }) : [];
}

function measuresOf(block: Block, under: Under): readonly FoundMeasure[] {
  if (block.kind === 'table') return tableMeasures(block, under.text);
  if (block.kind === 'heading') return fromHeading(block);
  if (block.kind === 'note') return [];
  const hasPoints = findEnumerations(block.text).length > 0;
  return block.kind === 'item' && !hasPoints ? fromItem(block, under) : fromParagraph(block, under);
}

/** Words from which a measure said twice in the same words is one: summaries repeat what their chapters say. */
const WORDS_TO_REPEAT = 7;

function withoutRepeats(measures: readonly PlacedMeasure[]): readonly PlacedMeasure[] {
  const seen = new Set<string>();
  return measures.filter(({ text, code = '', body = '', period = '' }) => {
    if (wordCount(text) < WORDS_TO_REPEAT) return true;
    const key = [code, text.toLowerCase().replace(/\s+/gu, ' '), body, period].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** Finds what a document commits to: in prose, in lists, in tables of results and actions. */
export function findMeasures({ blocks }: Pick<PolicyText, 'blocks'>): readonly PlacedMeasure[] {
  const introduced = new Introduced();
  const results = findResults(blocks);
  const all = blocks.flatMap((block, at) => {
    introduced.pass(block);
    const own = results.get(at) ?? measuresOf(block, introduced.under);
    return own.map((measure) => ({ ...measure, block: at }));
  });
  return withoutRepeats(all);
}
