export type Delimiter = ',' | ';' | '\t' | '|';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];

/** How many times each candidate stands outside quotes in each line that is not blank. */
function countPerLine(text: string): Map<Delimiter, number[]> {
  const counts = new Map<Delimiter, number[]>(CANDIDATES.map((candidate) => [candidate, []]));
  let line = new Map<string, number>();
  let quoted = false;
  let blank = true;
  const endLine = (): void => {
    if (!blank) for (const [candidate, list] of counts) list.push(line.get(candidate) ?? 0);
    line = new Map();
    blank = true;
  };
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      endLine();
      continue;
    } else if (!quoted && counts.has(char as Delimiter)) line.set(char, (line.get(char) ?? 0) + 1);
    blank = false;
  }
  endLine();
  return counts;
}

/** How many lines agree on the commonest count that is not zero, and that count. */
function agreement(counts: readonly number[]): { lines: number; count: number } {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { lines: 0, count: 0 };
  for (const [count, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && count > best.count)) best = { lines, count };
  }
  return best;
}

/**
 * The character between the cells: the one on whose number per line most lines agree.
 * A comma in prose or in decimals varies from line to line; a delimiter does not.
 *
 * @param sample the first part of the text, ideally some dozen lines
 */
export function detectDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const [candidate, counts] of countPerLine(sample)) {
    const { lines, count } = agreement(counts);
    const score = lines * (1 + Math.log2(Math.max(1, count)));
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** The delimiter that a first line `sep=;` states, as Excel writes and reads it. */
export function statedDelimiter(sample: string): { delimiter: string; lineLength: number } | undefined {
  const match = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(sample);
  return match?.[1] === undefined ? undefined : { delimiter: match[1], lineLength: match[0].length };
}
