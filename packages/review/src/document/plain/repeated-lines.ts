import type { Line } from '../line.ts';

/** Times a short line with a number in it must come again to be a running head, where pages are not marked. */
const MOST_REPEATS = 5;
/** The same of a line without a number. */
const MOST_WORDED_REPEATS = 8;
/** Rows between two heads of pages; what comes again sooner is of a table or a list. */
const FEWEST_ROWS = 20;

const shape = (line: Line): string => line.text.replace(/\d+/g, '#').toLowerCase();

/** Whether a line comes again about once on each page. */
function comesByPage(rows: readonly number[]): boolean {
  const gaps = rows.slice(1).map((row, i) => row - (rows[i] ?? 0));
  return gaps.filter((gap) => gap >= FEWEST_ROWS).length >= gaps.length * 0.8;
}

/** Leaves out the heads, feet and numbers of pages where nothing says where pages end. */
export function withoutRepeated(lines: readonly Line[]): readonly Line[] {
  const rowsOf = new Map<string, number[]>();
  const onRow = new Map<number, number>();
  for (const line of lines) {
    const key = shape(line);
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [line.base]);
    else rows.push(line.base);
    onRow.set(line.base, (onRow.get(line.base) ?? 0) + 1);
  }
  const running = new Set(
    [...rowsOf].flatMap(([key, rows]) => {
      if (key.length < 8 || key.length > 90) return [];
      const most = key.includes('#') ? MOST_REPEATS : MOST_WORDED_REPEATS;
      return rows.length >= most && (key.includes('#') || comesByPage(rows)) ? [key] : [];
    }),
  );
  return lines.filter((line) => {
    const key = shape(line);
    // A number beside other cells is a figure of a table.
    const isAlone = onRow.get(line.base) === 1;
    if (isAlone && /^[\s\-–|]*#[\s\-–|]*$/.test(key)) return line.left < 20 && lines.length < 40;
    return !running.has(key);
  });
}
