/** A page of a plain text: its number as it is printed, and its rows. */
export interface Sheet {
  readonly page: number;
  readonly rows: readonly string[];
}

interface PrintedNumber {
  readonly row: number;
  readonly value: number;
}

/** A row that holds nothing but a page's number: `12`, `- 12 -`, `Page 12 of 80`, `| 12`. */
const PAGE_NUMBER =
  /^\s*(?:[-–|]\s*)?(?:(?:page|página|pág\.|p\.|صفحة)\s*)?(\d{1,4}|[\u0660-\u0669]{1,4})(?:\s*[-–|])?(?:\s*(?:of|sur|de|\/|من)\s*\d{1,4})?\s*$/iu;
/** Rows that most pages have at least; numbers that stand closer are of a table or a list. */
const FEWEST_ROWS = 12;
/** Pages by which a number may run ahead of the one before: pages without a number lie between. */
const MOST_MISSING = 4;
/** Numbers that must follow each other to be those of pages. */
const FEWEST_NUMBERS = 4;

const digits = (text: string): number =>
  Number(text.replace(/[\u0660-\u0669]/g, (digit) => `${digit.charCodeAt(0) - 0x0660}`));

function printedNumbers(rows: readonly string[]): readonly PrintedNumber[] {
  return rows.flatMap((text, row) => {
    const value = text.length > 400 ? undefined : PAGE_NUMBER.exec(text)?.[1];
    return value === undefined ? [] : [{ row, value: digits(value) }];
  });
}

/** The longest chain of numbers that count on, each some rows after the one before. */
function longestChain(numbers: readonly PrintedNumber[]): readonly PrintedNumber[] {
  const lengths: number[] = [];
  const before: number[] = [];
  let best = -1;
  numbers.forEach(({ row, value }, i) => {
    lengths[i] = 1;
    before[i] = -1;
    // A page's number is near the one before it: looking far back would take long in a text of figures.
    for (let j = i - 1; j >= 0 && i - j <= 60; j -= 1) {
      const other = numbers[j];
      if (other === undefined) continue;
      const step = value - other.value;
      // Pages that are pictures have hardly a row.
      const isNext = step >= 1 && step <= MOST_MISSING && row - other.row >= 2;
      // A number without a gap is rather the next than one that leaves pages out.
      const length = (lengths[j] ?? 0) + (step === 1 ? 1 : 0.5);
      if (isNext && length > (lengths[i] ?? 0)) {
        lengths[i] = length;
        before[i] = j;
      }
    }
    if (best === -1 || (lengths[i] ?? 0) > (lengths[best] ?? 0)) best = i;
  });
  const chain: PrintedNumber[] = [];
  for (let i = best; i >= 0; i = before[i] ?? -1) {
    const number = numbers[i];
    if (number !== undefined) chain.unshift(number);
  }
  return chain;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Finds the pages of a text that does not mark where they end, by the numbers printed on them. A number is taken to stand at
 * the foot of its page, unless the first stands too early for that.
 *
 * @returns nothing where no numbers run through the text
 */
export function inferPages(rows: readonly string[]): readonly Sheet[] | undefined {
  const chain = longestChain(printedNumbers(rows));
  const [first] = chain;
  const last = chain.at(-1);
  if (first === undefined || last === undefined || chain.length < FEWEST_NUMBERS) return undefined;
  const height = median(chain.slice(1).map(({ row }, i) => row - (chain[i]?.row ?? 0)));
  // Numbers of pages run through the whole text; a numbered table is a part of it.
  if (last.row - first.row < rows.length * 0.5 || height > 400 || height < FEWEST_ROWS) return undefined;
  const isAtHead = first.row < height * 0.4 && rows.slice(0, first.row).filter((row) => row.trim() !== '').length < 4;
  return isAtHead ? fromHeads(rows, chain) : fromFeet(rows, chain, height);
}

const without = (rows: readonly string[], from: number, to: number, number: number): readonly string[] =>
  rows.slice(from, to).filter((_, i) => from + i !== number);

function fromHeads(rows: readonly string[], chain: readonly PrintedNumber[]): readonly Sheet[] {
  return chain.map(({ row, value }, i) => {
    const from = i === 0 ? 0 : row;
    return { page: value, rows: without(rows, from, chain[i + 1]?.row ?? rows.length, row) };
  });
}

function fromFeet(rows: readonly string[], chain: readonly PrintedNumber[], height: number): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let from = 0;
  for (const { row, value } of chain) {
    // Pages before the first number are counted back by their usual height.
    if (sheets.length === 0) {
      const before = Math.min(value - 1, Math.max(0, Math.round((row - from) / height) - 1));
      for (let left = before; left > 0; left -= 1) {
        const to = row - left * height;
        sheets.push({ page: value - left, rows: rows.slice(from, to) });
        from = to;
      }
    }
    sheets.push({ page: value, rows: without(rows, from, row + 1, row) });
    from = row + 1;
  }
  const rest = rows.slice(from);
  if (rest.some((row) => row.trim() !== '')) sheets.push({ page: (chain.at(-1)?.value ?? 0) + 1, rows: rest });
  return sheets;
}
