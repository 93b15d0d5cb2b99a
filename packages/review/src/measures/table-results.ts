import type { Block } from '../document/policy-text.ts';
import type { FoundMeasure } from './measure.ts';
import { findColumns } from './table-columns.ts';
import { isWordy, rowPages } from './table-measures.ts';

/** A result or programme that heads the rows of its indicators: `Effet 1.2 : La gouvernance … est renforcée`. */
const TITLE =
  /(?:^|\s)((?:r[ée]sultat(?:\s+strat[ée]gique)?|effet|impact|outcome|output|result|sous-programme|sub-?programme|programme|producto|efecto|resultado|programa|objecti[fv]o?(?:\s+strat[ée]gique)?|objective|النتيجة|المخرج|البرنامج)\s+(?:n[°º]\s*)?[\d\u0660-\u0669]+(?:\.[\d\u0660-\u0669]+)*)\.?\s*[:–-]\s*/giu;
const INDICATOR =
  /\s(?:\d{1,3}\.?\s)?(?=(?:taux|nombre|part|proportion|pourcentage|ratio|indice|number|percentage|share|rate|n[úu]mero|porcentaje|tasa|عدد|نسبة|معدل)\s.{6,})/iu;
const MONEY = /montant|co[uû]t|budget|cost|monto|presupuesto|المبلغ|التكلفة/iu;
/** Characters of a cell that only says that figures beside it are money. */
const LONGEST_LABEL = 30;
/** Blocks between two pieces of one framework. */
const MOST_BETWEEN = 3;

interface Line {
  readonly cells: readonly string[];
  readonly page: number;
}

interface Title {
  readonly code: string;
  readonly text: string;
  readonly indicator?: string;
}

const linesOf = (block: Block): readonly Line[] => {
  if (block.rows === undefined) return [{ cells: [block.text], page: block.page }];
  const pages = rowPages(block);
  return block.rows.map((row, i) => ({ cells: row.filter((cell) => cell !== ''), page: pages[i] ?? block.page }));
};

/** The titles in a cell; a cell may hold that of a result and of its first effect. */
function titlesIn(cell: string): readonly Title[] {
  const marks = [...cell.matchAll(TITLE)];
  return marks.flatMap((mark, i): readonly Title[] => {
    const whole = cell.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? cell.length).trim();
    const split = INDICATOR.exec(whole);
    const text = split === null ? whole : whole.slice(0, split.index);
    if (!isWordy(text) || text.length > 300) return [];
    const indicator = split === null ? '' : whole.slice(split.index).trim();
    return [{ code: mark[1] ?? '', text, ...(indicator !== '' && { indicator }) }];
  });
}

const isFigure = (cell: string): boolean => /^[<>≥≤-]?\s?\d[\d\s.,;%]*$/u.test(cell.trim());

/** The years a head of columns names, from first to last. */
function yearsOfHead(cells: readonly string[]): string | undefined {
  const years = cells.flatMap((cell) => (cell.length < 40 ? (cell.match(/(?<!\d)20\d\d(?!\d)/g) ?? []) : []));
  const distinct = [...new Set(years)].sort();
  return distinct.length >= 2 && distinct.length >= cells.length * 0.4
    ? `${distinct[0]}–${distinct.at(-1)}`
    : undefined;
}

/** Gathers the results of a framework and, from the rows below each, its indicators, money and years. */
class Framework {
  readonly found: Map<number, FoundMeasure[]> = new Map();
  #open: { block: number; at: number } | undefined;
  #years: string | undefined;

  read(block: Block, number: number): void {
    for (const { cells, page } of linesOf(block)) {
      this.#years = yearsOfHead(cells) ?? this.#years;
      const titles = cells.flatMap(titlesIn);
      for (const { code, text, indicator } of titles) {
        const list = this.found.get(number) ?? [];
        list.push({ code, text, page, ...(indicator !== undefined && { indicator }) });
        this.found.set(number, list);
        this.#open = { block: number, at: list.length - 1 };
      }
      this.#add(titles.length > 0 ? cells.filter((cell) => titlesIn(cell).length === 0) : cells);
    }
    if (!this.found.has(number)) this.found.set(number, []);
  }

  #add(cells: readonly string[]): void {
    const list = this.#open && this.found.get(this.#open.block);
    const measure = list?.[this.#open?.at ?? 0];
    if (list === undefined || measure === undefined || this.#open === undefined) return;
    const isMoney = (cell: string): boolean => MONEY.test(cell) && cell.length < LONGEST_LABEL;
    const hasMoney = cells.some(isMoney) && cells.some((cell) => /\d{3}/u.test(cell));
    const indicator = cells.find((cell) => isWordy(cell) && !isMoney(cell));
    const hasTargets = cells.filter(isFigure).length >= 3;
    const money = cells.find((cell) => isFigure(cell) && /\d{3}/u.test(cell));
    list[this.#open.at] = {
      ...measure,
      ...(measure.indicator === undefined && indicator !== undefined && { indicator }),
      ...(measure.budget === undefined && hasMoney && money !== undefined && { budget: money }),
      ...(measure.period === undefined && hasTargets && this.#years !== undefined && { period: this.#years }),
    };
  }

  /** Takes from the head of a table which years its columns are of. */
  head(block: Block): void {
    for (const { cells } of linesOf(block).slice(0, 3)) this.#years = yearsOfHead(cells) ?? this.#years;
  }

  close(): void {
    this.#open = undefined;
  }
}

/** Whether a table is headed by titles of results that span its columns. */
function hasTitles(block: Block): boolean {
  if (block.rows === undefined || findColumns(block.rows) !== undefined) return false;
  return linesOf(block).some(({ cells }) => cells.some((cell) => titlesIn(cell).length > 0));
}

/**
 * Finds frameworks of results in which a result stands above the rows of its indicators, inside a table or between two.
 *
 * @returns measures by the number of their block; blocks of a framework that hold none with an empty list
 */
export function findResults(blocks: readonly Block[]): ReadonlyMap<number, readonly FoundMeasure[]> {
  const framework = new Framework();
  const nearTable = (at: number): boolean =>
    blocks.slice(Math.max(0, at - MOST_BETWEEN), at + MOST_BETWEEN + 1).some(({ kind }) => kind === 'table');
  let last = Number.NEGATIVE_INFINITY;
  blocks.forEach((block, at) => {
    const goesOn = at - last <= MOST_BETWEEN;
    const isTitle =
      block.kind !== 'table' && block.text.length < 300 && nearTable(at) && titlesIn(block.text).length > 0;
    const isTable =
      block.kind === 'table' && (hasTitles(block) || (goesOn && findColumns(block.rows ?? []) === undefined));
    const isIndicator = goesOn && block.kind !== 'table' && block.text.length < 200 && INDICATOR.test(` ${block.text}`);
    if (!goesOn) framework.close();
    if (isTitle || isTable || isIndicator) {
      framework.read(block, at);
      last = at;
    } else if (block.kind === 'table') {
      framework.head(block);
      framework.close();
    }
  });
  return framework.found;
}
