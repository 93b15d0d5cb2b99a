import { type Block, pageAt } from '../document/policy-text.ts';
import { findAmounts, findPeriod, findYears } from '../signals/amounts.ts';
import { readSignals } from '../signals/read-signals.ts';
import { codedCell, isGoalCode } from './codes.ts';
import { isCourse } from './course.ts';
import type { FoundMeasure } from './measure.ts';
import { statedParts } from './stated-parts.ts';
import { costAndBody, isListOfAbbreviations, partedRow, partsOfCell } from './table-cells.ts';
import { type ColumnKind, findColumns, type KnownColumns } from './table-columns.ts';
import { isFragment } from './whole-text.ts';

type Row = readonly string[];

export const isWordy = (text: string): boolean => (text.match(/\p{L}{2,}/gu) ?? []).length >= 2;

/** Where each row begins in the text of its table. */
export function rowPages({ rows = [], ...block }: Block): readonly number[] {
  let start = 0;
  return rows.map((row) => {
    const page = pageAt(block, start);
    start += row.filter((cell) => cell !== '').join(' | ').length + ' ¶ '.length;
    return page;
  });
}

interface RowAt {
  readonly row: Row;
  readonly page: number;
}

/** Reads the measures of a table: by its head where it has one, else by what its cells say. */
export function tableMeasures(block: Block, under?: string): readonly FoundMeasure[] {
  const { rows = [] } = block;
  const pages = rowPages(block);
  const at = rows.map((row, i): RowAt => ({ row, page: pages[i] ?? block.page }));
  const columns = findColumns(rows);
  if (columns === undefined && isListOfAbbreviations(rows)) return [];
  const found = columns === undefined ? byCells(at, block) : byHead(at, columns, block);
  return under === undefined ? found : found.map((measure) => ({ ...measure, under }));
}

type Parts = Readonly<Partial<Record<'code' | 'body' | 'indicator' | 'budget' | 'period', string | undefined>>>;

/** What stands in a cell that is still to be filled. */
const isOpen = (cell: string): boolean =>
  /^(?:[\s.…–—/-]*|à d[ée]terminer|a d[ée]terminer|à pr[ée]ciser|nd|n\/?[ad]|tb[dc]|to be (?:determined|confirmed)|por (?:determinar|definir)|يحدد لاحقا)$/iu.test(
    cell.trim(),
  );

const filled = (parts: Parts): Partial<FoundMeasure> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && !isOpen(value)));

/** The body and the budget of a row, where a torn column left both in one cell. */
function bodyAndBudget(body: string, budget: string): { readonly body: string; readonly budget: string } {
  return (budget === '' ? costAndBody(body) : undefined) ?? { body, budget };
}

function byHead(
  rows: readonly RowAt[],
  { kinds, headRows }: KnownColumns,
  { language }: Block,
): readonly FoundMeasure[] {
  const head = rows.slice(0, headRows).map(({ row }) => row.join('|'));
  const hasMeasures = kinds.includes('measure');
  // A cell that spans rows is written in the first of them: what stands above goes on until the next.
  const above = new Map<ColumnKind, string>();
  const measures: FoundMeasure[] = [];
  for (const { row: written, page } of rows.slice(headRows)) {
    const row = partedRow(written, kinds);
    // The head comes again on each page.
    if (head.includes(written.join('|'))) continue;
    const cell = (kind: ColumnKind): string =>
      row
        .filter((text, i) => kinds[i] === kind && text.trim() !== '')
        .join('; ')
        .trim();
    // Where several columns are of measures (objective, action) the last with words is the most particular.
    const named = row.filter((text, i) => kinds[i] === 'measure' && isWordy(text));
    const text = hasMeasures ? (named.at(-1) ?? '') : (row.find(isWordy) ?? '');
    const indicator = [cell('indicator'), cell('target')].filter((part) => part !== '').join(' · ');
    if (!isWordy(text)) {
      addIndicator(measures, indicator);
      continue;
    }
    const own = bodyAndBudget(cell('body'), cell('budget'));
    if (own.body !== '') above.set('body', own.body);
    if (cell('period') !== '') above.set('period', cell('period'));
    const body = own.body || (row.filter((one) => one.trim() !== '').length >= 2 ? above.get('body') : undefined);
    const parts = { code: cell('code'), body, indicator, budget: own.budget, period: cell('period') };
    for (const made of measuresOfRow(text, named.at(-2), parts)) {
      if (!isFragment(made.text, language) && !isIndicator(made.text)) measures.push({ ...made, page } as FoundMeasure);
    }
  }
  return measures;
}

/** A cell that says what is counted, not what is done: `Adult literacy rate (%)`, `Nombre de bacs de collecte`. */
const isIndicator = (text: string): boolean =>
  /^(?:nombre d|number of|n[úu]mero de|taux d|tasa de|% (?:of|de)|percentage of|pourcentage d|porcentaje de|proportion (?:of|d))|\((?:%|per \d|pour \d|por cada)[^)]*\)$/iu.test(
    text,
  );

type Made = Omit<FoundMeasure, 'page'>;

/**
 * The measures of a row. A cell that lists several actions gives one for each; where the row names what they are part of, that
 * bears the money and the indicator, which are of them all.
 */
function measuresOfRow(text: string, whole: string | undefined, parts: Parts): readonly Made[] {
  const made = (one: string, own: Parts): Made => {
    const coded = codedCell(one);
    return { text: coded.text, ...filled({ ...own, code: own.code || coded.code }) } as Made;
  };
  const actions = partsOfCell(text).filter(isWordy);
  if (actions.length < 2) return [made(actions[0] ?? text, parts)];
  if (whole === undefined) return actions.map((action) => made(action, parts));
  const { code, body, period } = parts;
  return [made(whole, parts), ...actions.map((action) => made(action, { code, body, period }))];
}

/** A row without a measure of its own gives the one above a further indicator. */
function addIndicator(measures: FoundMeasure[], indicator: string): void {
  const last = measures.at(-1);
  if (last === undefined || !isWordy(indicator)) return;
  const all = last.indicator === undefined ? indicator : `${last.indicator}; ${indicator}`;
  measures[measures.length - 1] = { ...last, indicator: all };
}

/** What a cell says beside a measure. */
function partOf(cell: string, { language }: Block): Partial<FoundMeasure> {
  const [amount] = findAmounts(cell);
  if (amount !== undefined && cell.length < 60) return { budget: cell };
  if (cell.length < 40 && (findPeriod(cell) !== undefined || /^\D{0,12}20\d\d\D{0,3}$/u.test(cell))) {
    return findYears(cell).length > 0 ? { period: cell } : {};
  }
  const [body] = readSignals(cell, language).bodies;
  return body !== undefined && cell.startsWith(body.slice(0, 12)) && cell.length < 160 ? { body: cell } : {};
}

/** Reads a table without a head: rows that begin with an action, beside cells that say who, when and with what. */
function byCells(rows: readonly RowAt[], block: Block): readonly FoundMeasure[] {
  const found = rows.flatMap(({ row, page }): readonly FoundMeasure[] => {
    const cells = row.filter(isWordy).flatMap(partsOfCell).filter(isWordy);
    const parts: Partial<FoundMeasure> = Object.assign({}, ...row.toReversed().map((cell) => partOf(cell, block)));
    return cells.flatMap((cell): readonly FoundMeasure[] => {
      const { code, text } = codedCell(cell);
      const signals = readSignals(text, block.language);
      const isOne = signals.startsWithAction || (code !== undefined && isGoalCode(code));
      if (!isOne || parts.body === cell || text.length > 600 || /^\p{Ll}/u.test(text)) return [];
      if (isFragment(text, block.language) || isCourse(text)) return [];
      return [{ text, page, ...filled({ code }), ...statedParts(text, signals), ...parts }];
    });
  });
  const isPlan =
    found.length >= rows.length * 0.6 || found.some(({ body, budget }) => body !== undefined || budget !== undefined);
  return isPlan ? found : [];
}
