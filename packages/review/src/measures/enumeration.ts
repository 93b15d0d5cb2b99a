const MARK =
  /(?:^|[\s;,:.])(\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|\((?:[ivx]{1,5})(?=\s\p{Ll})|(?<=[\s;:])(?:[ivxl]{1,5}|[a-h])\))\s*(?=\S)|\s[•▪●■➢✓\uf020-\uf0ff]\s*/giu;
const FEWEST = 2;

/** A point of an enumeration. */
export interface Point {
  readonly code?: string;
  readonly text: string;
  /** Characters from the start of the paragraph. */
  readonly start: number;
}

/** An enumeration inside a paragraph: what introduces it, its points, and what follows. */
export interface Enumeration {
  readonly lead: string;
  readonly points: readonly Point[];
  readonly rest: string;
}

const tidy = (text: string): string =>
  text
    .replace(/^[\s;,:–-]+|[\s;,–-]+$/gu, '')
    .replace(/^(?:and|et|y)\s+/u, '')
    .replace(/[;,]?\s+(?:et|and|y|e|ou|or|و)$/iu, '')
    .replace(/[\s;,.]+$/u, '')
    .trim();

/** Where a point ends for its sentence ending: what follows is the paragraph going on, or the lead of another list. */
const SENTENCE = /^.*?[^\s\d\p{Lu}]\.(?=\s+\p{Lu})/su;

interface Part {
  readonly text: string;
  readonly start: number;
  readonly code?: string;
}

/** The texts between the marks of a paragraph; the first, before all marks, has no code. */
function partsOf(text: string): readonly Part[] {
  const marks = [...text.matchAll(MARK)];
  if (marks.length < FEWEST) return [];
  const parts: Part[] = [{ text: text.slice(0, marks[0]?.index ?? 0), start: 0 }];
  for (const [i, mark] of marks.entries()) {
    const start = mark.index + mark[0].length;
    const code = mark[1]?.replace(/[()]/g, '') ?? '';
    parts.push({ text: text.slice(start, marks[i + 1]?.index ?? text.length), start, code });
  }
  return parts;
}

/**
 * Finds the enumerations of a paragraph: `… : (i) renforcer …; (ii) créer …. Pour cela : (i) …`. A sentence that ends
 * within a point ends its enumeration; what follows introduces the next.
 */
export function findEnumerations(text: string): readonly Enumeration[] {
  const [before, ...parts] = partsOf(text);
  if (before === undefined) return [];
  const found: Enumeration[] = [];
  let lead = before.text;
  let points: Point[] = [];
  for (const { text: body, start, code } of parts) {
    const sentence = SENTENCE.exec(body)?.[0] ?? body;
    const rest = body.slice(sentence.length).trim();
    const point = tidy(sentence);
    if (point !== '') points.push({ text: point, start, ...(code !== undefined && code !== '' && { code }) });
    if (rest === '') continue;
    found.push({ lead: lead.trim(), points, rest });
    [lead, points] = [rest, []];
  }
  if (points.length > 0) found.push({ lead: lead.trim(), points, rest: '' });
  return found;
}
