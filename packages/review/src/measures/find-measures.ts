import type { Block, PolicyText } from '../document/policy-text.ts';
import { sentenceEnds } from '../matching/tokens.ts';
import { readSignals, type TextSignals } from '../signals/read-signals.ts';
import { codedText } from './codes.ts';
import { findEnumeration } from './enumeration.ts';
import type { FoundMeasure } from './measure.ts';
import { tableMeasures } from './table-measures.ts';

/** A measure with the number of its block. */
export type PlacedMeasure = FoundMeasure & { readonly block: number };

const FEWEST_WORDS = 3;
const LONGEST = 900;

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

/** The parts of a measure that its own words state. */
function statedIn(signals: TextSignals): Pick<FoundMeasure, 'body' | 'indicator' | 'budget' | 'period'> {
  const [body] = signals.bodies;
  const [budget] = signals.budgets;
  const { aimedValue, period } = signals;
  return {
    ...(body !== undefined && { body }),
    ...(aimedValue !== undefined && { indicator: aimedValue }),
    ...(budget !== undefined && { budget }),
    ...(period !== undefined && { period }),
  };
}

/** Whether what introduces a list says that measures follow. */
const announces = (lead: TextSignals): boolean => lead.commits || lead.namesObjective;

interface Under {
  readonly text?: string;
  readonly signals: TextSignals | undefined;
}

function measureOf(text: string, block: Block, under: Under, code?: string): FoundMeasure | undefined {
  const coded = codedText(text);
  if (wordCount(coded.text) < FEWEST_WORDS || coded.text.length > LONGEST) return undefined;
  const signals = readSignals(coded.text, block.language);
  const own = code ?? coded.code;
  return {
    text: coded.text,
    page: block.page,
    ...(own !== undefined && { code: own }),
    ...(under.text !== undefined && under.text !== '' && { under: under.text }),
    ...statedIn(signals),
  };
}

/** The points of an enumeration in a paragraph that are measures. */
function fromEnumeration(block: Block, under: Under): readonly FoundMeasure[] | undefined {
  const found = findEnumeration(block.text);
  if (found === undefined) return undefined;
  const lead = readSignals(found.lead, block.language);
  const isAnnounced = announces(lead) || (under.signals?.namesObjective ?? false);
  const points = found.points.filter(({ text }) => {
    const signals = readSignals(text, block.language);
    return signals.beginsWithAction && (isAnnounced || signals.commits || !signals.explains);
  });
  if (points.length < Math.max(1, found.points.length * 0.3)) return undefined;
  const sentence = found.lead.slice(-220);
  return points.flatMap(({ text, code }) => measureOf(text, block, { ...under, text: sentence }, code) ?? []);
}

/** The sentences of a paragraph by which somebody binds himself to an action. */
function fromSentences(block: Block, under: Under): readonly FoundMeasure[] {
  let start = 0;
  return sentenceEnds(block.text).flatMap((end) => {
    const text = block.text.slice(start, end).trim();
    start = end;
    const { commits, beginsWithAction } = readSignals(text, block.language);
    const hasCode = codedText(text).code !== undefined;
    const isOne = commits || (beginsWithAction && hasCode);
    return isOne ? (measureOf(text.replace(/^\d{1,4}\.\s+/u, ''), block, under) ?? []) : [];
  });
}

function fromItem(block: Block, under: Under): readonly FoundMeasure[] {
  const { commits, beginsWithAction } = readSignals(codedText(block.text).text, block.language);
  const isOne = commits || beginsWithAction;
  return isOne ? [measureOf(block.text, block, under) ?? []].flat() : [];
}

/** What a block stands under: the sentence that introduces its list, else its heading. */
class Introduced {
  #heading: Under = { signals: undefined };
  #lead: Under = { signals: undefined };

  pass(block: Block): void {
    if (block.kind === 'heading') {
      this.#heading = { text: block.text, signals: readSignals(block.text, block.language) };
      this.#lead = { signals: undefined };
    } else if (block.kind === 'paragraph') {
      const introduces = /:\s*$/u.test(block.text);
      this.#lead = introduces
        ? { text: block.text.slice(-220), signals: readSignals(block.text.slice(-400), block.language) }
        : { signals: undefined };
    }
  }

  get under(): Under {
    return this.#lead.signals === undefined ? this.#heading : this.#lead;
  }
}

function measuresOf(block: Block, under: Under): readonly FoundMeasure[] {
  if (block.kind === 'table') return tableMeasures(block.rows ?? [], block.page, under.text);
  if (block.kind === 'heading') {
    const { beginsWithAction } = readSignals(codedText(block.text).text, block.language);
    const { code } = codedText(block.text);
    // A heading is a measure where it is numbered as one: `Mesure 7.2 Encourager …`.
    return beginsWithAction && code !== undefined && /\p{L}/u.test(code)
      ? [measureOf(block.text, block, { signals: undefined }) ?? []].flat()
      : [];
  }
  if (block.kind === 'note') return [];
  const points = fromEnumeration(block, under);
  if (points !== undefined) return points;
  return block.kind === 'item' ? fromItem(block, under) : fromSentences(block, under);
}

/** Finds what a document commits to: in prose, in lists, in tables of results and actions. */
export function findMeasures({ blocks }: Pick<PolicyText, 'blocks'>): readonly PlacedMeasure[] {
  const introduced = new Introduced();
  return blocks.flatMap((block, at) => {
    introduced.pass(block);
    return measuresOf(block, introduced.under).map((measure) => ({ ...measure, block: at }));
  });
}
