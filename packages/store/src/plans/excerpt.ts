/** Begins and ends words that were looked for. */
const MET = '\u0002';
const END = '\u0003';

/** Marks of Arabic that `plain_letters` leaves out. */
const LEFT_OUT = /[\u064b-\u065f\u0670\u0640]/u;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in a text the words lie that are marked in its plain letters; none where the two do not run alongside. */
function marksIn(text: string, plain: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  let start = 0;
  for (const letter of plain) {
    if (letter === MET) start = at;
    else if (letter === END) spans.push({ start, end: at });
    else at += letter.length;
    if (letter !== MET) while (LEFT_OUT.test(text[at] ?? '')) at += 1;
  }
  return at === text.length ? spans : [];
}

/** Characters of an excerpt, and how many of them stand before the first words met. */
const LENGTH = 360;
const BEFORE = 110;

/** The piece of a text with most of the words met, from one word or sentence on to another. */
function pieceOf(text: string, marks: readonly Span[]): Span {
  if (text.length <= LENGTH * 1.25) return { start: 0, end: text.length };
  const inReach = ({ start }: Span): number =>
    marks.filter((other) => other.start >= start && other.end <= start + LENGTH - BEFORE).length;
  const best = marks.reduce<Span | undefined>(
    (found, one) => (found !== undefined && inReach(found) >= inReach(one) ? found : one),
    undefined,
  );
  const from = Math.max(0, (best?.start ?? 0) - BEFORE);
  const lead = text.slice(from, best?.start ?? 0);
  const [sentence = ''] = /^.*[.;:!?؟۔¶|]\s+/su.exec(lead) ?? [];
  const [word = ''] = /^\S*\s+/u.exec(lead) ?? [];
  const start = from === 0 ? 0 : from + (sentence.length > 0 ? sentence.length : word.length);
  const [broken = ''] = /\S*$/u.exec(text.slice(0, Math.max(best?.end ?? 0, start + LENGTH))) ?? [];
  const end = Math.max(start + LENGTH, best?.end ?? 0);
  return { start, end: end >= text.length ? text.length : Math.max(best?.end ?? 0, end - broken.length) };
}

/**
 * What of a text shows that it holds the words looked for.
 *
 * @param plain its plain letters with the words between U+0002 and U+0003
 * @returns a piece of the text as it is written, with the words between the same characters
 */
export function excerptOf(text: string, plain: string): string {
  const marks = marksIn(text, plain);
  const { start, end } = pieceOf(text, marks);
  let piece = start > 0 ? '… ' : '';
  let at = start;
  for (const mark of marks.filter((one) => one.start >= start && one.end <= end)) {
    piece += `${text.slice(at, mark.start)}${MET}${text.slice(mark.start, mark.end)}${END}`;
    at = mark.end;
  }
  return `${piece}${text.slice(at, end).trimEnd()}${end < text.length ? ' …' : ''}`.replace(/\s*¶\s*/gu, ' ');
}
