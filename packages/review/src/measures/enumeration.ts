const MARK =
  /(?:^|[\s;,:.])(\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?<=[\s;:])(?:[ivxl]{1,5}|[a-h])\))\s*(?=\S)|\s[•▪●■➢✓\uf020-\uf0ff]\s*/giu;
const FEWEST = 2;

/** An enumeration inside a paragraph: what introduces it, and its points. */
export interface Enumeration {
  readonly lead: string;
  readonly points: readonly { readonly code?: string; readonly text: string }[];
}

const tidy = (text: string): string =>
  text
    .replace(/^[\s;,:–-]+|[\s;,–-]+$/gu, '')
    .replace(/\s+(?:et|and|y|e|ou|or|و)$/iu, '')
    .trim();

/** Finds the points of an enumeration: `… : (i) renforcer …; (ii) créer …`. */
export function findEnumeration(text: string): Enumeration | undefined {
  const marks = [...text.matchAll(MARK)];
  const [first] = marks;
  if (first === undefined || marks.length < FEWEST) return undefined;
  const points = marks.map((mark, i) => {
    const from = mark.index + mark[0].length;
    const body = text.slice(from, marks[i + 1]?.index ?? text.length);
    const code = mark[1]?.replace(/[()]/g, '');
    // The last point ends with its sentence; what follows is the paragraph going on.
    const isLast = i === marks.length - 1;
    const ended = isLast ? (/^.*?[^\s\d\p{Lu}]\.(?=\s+\p{Lu}|\s*$)/su.exec(body)?.[0] ?? body) : body;
    return { text: tidy(ended), ...(code !== undefined && { code }) };
  });
  return { lead: text.slice(0, first.index).trim(), points: points.filter((point) => point.text !== '') };
}
