import { joinLine, type WordCounts } from './join-lines.ts';
import { continuesEnumeration, endsSentence } from './marks.ts';
import { tableText } from './paragraphs.ts';
import type { RawBlock } from './policy-text.ts';

/** Blocks between which a paragraph may be torn: notes at a page's foot, a picture's caption. */
const MOST_BETWEEN = 4;

function isTorn(head: RawBlock, tail: RawBlock): boolean {
  if (tail.page > head.toPage + 1 || (head.kind !== 'paragraph' && head.kind !== 'item')) return false;
  if (tail.kind === 'item' && continuesEnumeration(head.text, tail.text)) return true;
  if (tail.kind !== 'paragraph') return false;
  // On the same page it is torn by the end of a column, or by an empty line inside a word.
  if (tail.page === head.toPage)
    return (
      /^[\p{Ll}(]/u.test(tail.text) &&
      (/\p{Ll}[-\u00ad]$/u.test(head.text) || /\p{Ll},?$/u.test(head.text)) &&
      head.text.length > 30
    );
  return !endsSentence(head.text) && /^[\p{Ll}\d(«“\u0621-\u064a]/u.test(tail.text) && head.text.length > 30;
}

type Rows = NonNullable<RawBlock['rows']>;

const columnCount = ({ rows }: RawBlock): number => Math.max(0, ...(rows ?? []).map(({ length }) => length));

/** Leaves the head of a table out that comes again on its next page, whole or in parts. */
function withoutHead(rows: Rows, head: readonly string[]): Rows {
  const [first, ...rest] = rows;
  const filled = first?.filter((cell) => cell !== '') ?? [];
  const isPart = (cell: string): boolean =>
    head.some((own) => own === cell || own.startsWith(`${cell} `) || own.endsWith(` ${cell}`));
  const isHead =
    filled.length > 0 && (filled.every(isPart) || filled.join(' ') === head.filter((cell) => cell !== '').join(' '));
  return isHead ? withoutHead(rest, head) : rows;
}

/** Joins rows; the last one, where the page tore it, goes on in a row without a first cell. */
function joinedRows(head: Rows, tail: Rows, words: WordCounts): Rows {
  const last = head.at(-1);
  const [first, ...rest] = tail;
  const filled = first?.filter((cell) => cell !== '') ?? [];
  const goesOn = filled.length > 1 || /^\p{Ll}/u.test(filled[0] ?? '');
  const isTornRow = first !== undefined && head.length > 1 && first[0] === '' && goesOn;
  if (last === undefined || first === undefined || !isTornRow) return [...head, ...tail];
  const whole = last.map((cell, i) =>
    first[i] === undefined || first[i] === '' ? cell : joinLine(cell, first[i], words),
  );
  return [...head.slice(0, -1), whole, ...rest];
}

/** Joins a table that goes on over the page; its head, where repeated, is kept once. */
function joinedTable(head: RawBlock, tail: RawBlock, words: WordCounts): RawBlock {
  const rest = withoutHead(tail.rows ?? [], head.rows?.[0] ?? []);
  const rows = joinedRows(head.rows ?? [], rest, words);
  const turn = tableText(head.rows ?? []).length;
  return { ...head, rows, text: tableText(rows), toPage: tail.toPage, turns: [...(head.turns ?? []), turn] };
}

function joinedText(head: RawBlock, tail: RawBlock, words: WordCounts): RawBlock {
  const text = joinLine(head.text, tail.text, words);
  const turn = text.length - tail.text.length;
  const turns = tail.page === head.toPage ? head.turns : [...(head.turns ?? []), turn];
  return { ...head, text, toPage: tail.toPage, ...(turns !== undefined && { turns }) };
}

/** Makes paragraphs and tables whole that are torn by the end of a page or a column. */
export function joinPages(blocks: readonly RawBlock[], words: WordCounts): readonly RawBlock[] {
  const joined: RawBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (
      last?.kind === 'table' &&
      block.kind === 'table' &&
      block.page === last.toPage + 1 &&
      columnCount(last) === columnCount(block)
    ) {
      joined[joined.length - 1] = joinedTable(last, block, words);
      continue;
    }
    let at = joined.length - 1;
    while (at > joined.length - MOST_BETWEEN && joined[at]?.kind === 'note') at -= 1;
    const head = joined[at];
    if (head !== undefined && isTorn(head, block)) {
      joined[at] = joinedText(head, block, words);
    } else {
      joined.push(block);
    }
  }
  return joined;
}
