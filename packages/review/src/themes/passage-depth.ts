import type { Language } from '@sterna/vocabulary';
import { CELL_SEPARATOR } from '../document/paragraphs.ts';
import type { Block } from '../document/policy-text.ts';
import { codedCell } from '../measures/codes.ts';
import { isTrouble } from '../measures/introduced.ts';
import { type ColumnKind, findColumns } from '../measures/table-columns.ts';
import type { Passage } from '../passages/passage.ts';
import { findBinding } from '../signals/binding.ts';
import { readSignals, type TextSignals } from '../signals/read-signals.ts';
import { isRule } from '../signals/rules-of-law.ts';
import type { Depth } from './theme-reading.ts';
import { type ThemeSentence, themeSentences } from './theme-sentences.ts';

/** What a passage and its surroundings show. */
export interface PassageSignals {
  /** Of the passage itself. */
  readonly own: TextSignals;
  /** Of its paragraph, or of its row of a table with the table's head. */
  readonly around: TextSignals;
  /** Of the headings it stands under. */
  readonly above: TextSignals;
  readonly isItem: boolean;
  readonly isRow: boolean;
  /** Columns of its table in which its row has something: what it costs, who does it. */
  readonly columns: ReadonlySet<ColumnKind>;
  /** The text of its block. */
  readonly paragraph: string;
}

/** The row of a table that holds a passage. */
function rowOf({ rows = [] }: Block, passage: Passage): readonly string[] | undefined {
  const start = passage.text.slice(0, 40);
  return rows.find((cells) =>
    cells
      .filter((cell) => cell !== '')
      .join(CELL_SEPARATOR)
      .includes(start),
  );
}

/** The columns of a table, known by its head, in which a row has something. */
function columnsOf({ rows = [] }: Block, row: readonly string[]): ReadonlySet<ColumnKind> {
  const columns = findColumns(rows);
  if (columns === undefined) return new Set();
  const has = (text: string, kind: ColumnKind): boolean =>
    kind === 'budget' || kind === 'target' ? /\d/u.test(text) : /[\p{L}\d]/u.test(text);
  return new Set(
    row.flatMap((text, i) => {
      const kind = columns.kinds[i];
      return kind !== undefined && has(text, kind) ? [kind] : [];
    }),
  );
}

/** The row of a table after the table's head: head cells say what its cells are. */
function rowAround({ rows = [] }: Block, row: readonly string[] | undefined, passage: Passage): string {
  return [rows[0]?.join(' | ') ?? '', row?.join(' | ') ?? passage.text].join(' ¶ ');
}

/** Reads what a passage and its surroundings show. */
export function signalsOf(passage: Passage, block: Block): PassageSignals {
  const isRow = block.kind === 'table';
  const row = isRow ? rowOf(block, passage) : undefined;
  const around = isRow ? rowAround(block, row, passage) : block.text;
  return {
    own: readSignals(passage.text, passage.language),
    around:
      around === passage.text ? readSignals(passage.text, passage.language) : readSignals(around, passage.language),
    above: readSignals(passage.headings.join(' . '), passage.language),
    isItem: block.kind === 'item',
    isRow,
    columns: columnsOf(block, row ?? []),
    paragraph: block.text,
  };
}

/** Whether what binds somebody from a place of a sentence is about what was found in it: a side clause before it is not. */
const isAboutHits = ({ text, hits }: ThemeSentence, start: number): boolean =>
  hits.length === 0 || hits.some((hit) => hit.end >= start || !/[,–—]|\s-\s/u.test(text.slice(hit.end, start)));

/** Whether a sentence commits somebody to what was found in it. */
function commitsTo(sentence: ThemeSentence, own: TextSignals, language: Language): boolean {
  if (own.commitments.some(({ start, isSideEffect }) => !isSideEffect && isAboutHits(sentence, start))) return true;
  const start = findBinding(sentence.text, own, language);
  if (start === undefined || (start === 0 && own.startsWithAction)) return false;
  return isAboutHits(sentence, start);
}

/** Whether a cell with a hit begins with an action. */
function hasActionCell({ text, hits }: ThemeSentence, language: Language): boolean {
  let start = 0;
  return text.split(CELL_SEPARATOR).some((cell) => {
    const from = start;
    start += cell.length + CELL_SEPARATOR.length;
    const holds = hits.some((hit) => hit.start >= from && hit.start < start);
    return holds && readSignals(codedCell(cell.trim()).text, language).beginsWithAction;
  });
}

/** Verbs as orders and lists of measures begin with them; in running text other forms of a verb begin a description. */
const BARE_VERB: Readonly<Record<Language, RegExp>> = {
  en: /^(?!(?:The|An?)\s)(?!\p{L}+(?:ing|ed|ion|ment|ance)\b)(?!\p{L}+\s+(?:for|of|to|is|are|was|were|has|have|had|from|by|at|and|data)\s)\p{L}+\b/u,
  fr: /^\p{L}+(?:er|ir|re)\b/u,
  es: /^\p{L}+[aei]r(?:se)?\b/u,
  ar: /^(?!)/u,
};

/** English verbs that make a whole sentence of what begins with `To promote` or `Promoting`. */
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|does|do|did|remains?|requires?|depends?|helps?|leads?|makes?|proves?)\b/iu;
const ENGLISH_ITEM = /^(?:To\s+\p{Ll}+|\p{L}+ing)\b/u;

/** Whether a sentence orders something, as the measures of a list do that stand as running text. */
const isOrder = (text: string, own: TextSignals, language: Language): boolean =>
  (own.startsWithAction && BARE_VERB[language].test(text)) ||
  (language === 'en' && own.beginsWithAction && ENGLISH_ITEM.test(text) && !FINITE.test(text));

/** Whether a sentence is, or is part of, an objective or a measure. */
function isMeasure(
  sentence: ThemeSentence,
  own: TextSignals,
  around: PassageSignals,
  language: Language,
): string | undefined {
  const { above, isItem, isRow } = around;
  if (isItem && isTrouble(sentence.text)) return undefined;
  if (isRule(sentence.text, around.paragraph, language)) return 'rule-of-law';
  if (commitsTo(sentence, own, language)) return 'commits';
  if (isRow && hasActionCell(sentence, language)) return 'begins-with-action';
  const isSideEffect = own.commitments.length > 0 && own.commitments.every((one) => one.isSideEffect);
  if (own.beginsWithAction && !isRow && !isSideEffect && (isItem || above.namesObjective || own.namesObjective))
    return 'begins-with-action';
  if (!isRow && !isSideEffect && isOrder(sentence.text, own, language)) return 'begins-with-action';
  if (isRow && around.around.namesObjective) return 'row-of-measures';
  if (isItem && above.namesObjective && !own.explains) return 'item-under-objective';
  const { goesOn } = sentence;
  return goesOn !== undefined && readSignals(goesOn, language).commits ? 'commits' : undefined;
}

const SHORT_WORDS = 12;
/** Letters at the start of a sentence within which it names what it is about. */
const SUBJECT = 80;

/** Whether a sentence is about what was found in it: it begins with it, or comes back to it. */
const isAbout = ({ text, hits }: ThemeSentence): boolean =>
  text.split(' ').length > SHORT_WORDS &&
  (new Set(hits.map(({ start }) => start)).size > 1 || hits.some(({ end }) => end <= SUBJECT));

/** A depth above 0 with what speaks for it. */
export interface DepthFound {
  readonly depth: Exclude<Depth, 0>;
  readonly because: readonly string[];
}

function depthOfMeasure(measure: string, own: TextSignals, signals: PassageSignals): DepthFound {
  const { around, columns, isRow } = signals;
  const hasBudget = around.budgets.length > 0 || columns.has('budget');
  const hasBody = around.bodies.length > 0 || columns.has('body');
  const hasIndicator =
    columns.has('indicator') ||
    columns.has('target') ||
    own.aimedValue !== undefined ||
    (around.aimedValue !== undefined && isRow) ||
    (isRow && around.indicators.length > 0);
  const because = [
    measure,
    ...(hasIndicator ? ['indicator'] : []),
    ...around.budgets.slice(0, 2),
    ...around.bodies.slice(0, 2),
  ];
  if (hasBudget && hasBody) return { depth: 5, because };
  return { depth: hasIndicator ? 4 : 3, because };
}

function depthOfSentence(sentence: ThemeSentence, signals: PassageSignals, language: Language): DepthFound {
  const own = readSignals(sentence.text, language);
  const measure = isMeasure(sentence, own, signals, language);
  if (measure !== undefined) return depthOfMeasure(measure, own, signals);
  if (own.hasFigures) return { depth: 2, because: ['figures'] };
  if (own.explains && sentence.text.split(' ').length > SHORT_WORDS) return { depth: 2, because: ['explains'] };
  return isAbout(sentence) ? { depth: 2, because: ['about'] } : { depth: 1, because: ['mentioned'] };
}

/** How deep a passage goes with a theme: as deep as the deepest of its sentences that speak of it. */
export function depthOf(passage: Passage, theme: string, block: Block, signals: PassageSignals): DepthFound {
  return themeSentences(passage, theme, block)
    .map((sentence) => depthOfSentence(sentence, signals, passage.language))
    .reduce((deepest, one) => (one.depth > deepest.depth ? one : deepest), { depth: 1, because: ['mentioned'] });
}
