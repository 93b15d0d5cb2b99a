/** How the cells of a text are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** Lines before the headings: one, where the text begins with `sep=;`. */
  readonly skippedLines: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The first line outside quotes. */
function firstLineOf(text: string): string {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) return text.slice(0, at);
  }
  return text;
}

/**
 * The delimiter: the one that follows `STRUCTURE`, `STRUCTURE[;]` or `DATAFLOW`, as the standard says; else the one that
 * the first line has most of outside quotes.
 */
export function dialectOf(sample: string): Dialect {
  const stated = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(sample);
  if (stated?.[1]) return { delimiter: stated[1], skippedLines: 1 };
  const first = firstLineOf(sample.replace(/^[\r\n]+/, ''));
  const named = /^"?(?:STRUCTURE(?:\[[^\]]*\])?|DATAFLOW)"?([^\w\s"[\]:]|\t)/i.exec(first)?.[1];
  if (named) return { delimiter: named, skippedLines: 0 };
  const bare = first.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  const most = counted.reduce((best, each) => (each.count > best.count ? each : best));
  return { delimiter: most.delimiter, skippedLines: 0 };
}
