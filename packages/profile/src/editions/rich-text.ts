/** A stretch of a text, as its marks say. Nothing is looked up yet. */
export type Span =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `{figure KEY}`; `form` says how it is written, as in `{figure KEY amount}`. */
  | { readonly kind: 'figure'; readonly key: string; readonly form: string }
  /** `{source ID}`. */
  | { readonly kind: 'source'; readonly id: string };

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Span[] }
  | { readonly kind: 'heading'; readonly content: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] };

/** Lines that belong together, before their marks are read. */
type LineGroup =
  | { kind: 'paragraph' | 'heading'; lines: string[] }
  | { kind: 'list'; ordered: boolean; items: string[][] };

/**
 * Reads a text in the marks that docs/for-focal-points.md describes. Any text is one: what is no mark is words, and no
 * word is ever left out. There is no HTML in it: angle brackets are letters like others.
 */
export function parseRichText(body: string): readonly RichBlock[] {
  return groupLines(tidyText(body)).map((group) => {
    if (group.kind !== 'list') return { kind: group.kind, content: parseSpans(group.lines.join(' ')) };
    return { kind: 'list', ordered: group.ordered, items: group.items.map((lines) => parseSpans(lines.join(' '))) };
  });
}

// What no database and no XML file may hold, and marks that turn the direction of what follows them.
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether a text has nothing that no database and no file can hold. */
export function isStorable(text: string): boolean {
  return text.replace(UNWANTED, '') === text;
}

/**
 * A text as it is kept: one kind of line end, composed letters, no control characters, no blanks at its ends.
 * Two texts that look the same then are the same.
 */
export function tidyText(body: string): string {
  const lines = body
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}

const HEADING = /^#{1,6}[ \t]+(\S.*)$/;
const BULLET = /^[ \t]*[-•][ \t]+(\S.*)$/;
const NUMBERED = /^[ \t]*(\d{1,3})[.)][ \t]+(\S.*)$/;

function groupLines(text: string): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let open: LineGroup | undefined;
  const begin = (group: LineGroup): void => {
    groups.push(group);
    open = group;
  };
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line);
    const item = itemOf(line, open);
    if (line.trim() === '') open = undefined;
    else if (heading) {
      begin({ kind: 'heading', lines: [heading[1] ?? ''] });
      open = undefined;
    } else if (item) {
      if (open?.kind === 'list' && open.ordered === item.ordered) open.items.push([item.text]);
      else begin({ kind: 'list', ordered: item.ordered, items: [[item.text]] });
    } else if (open?.kind === 'list') open.items.at(-1)?.push(line.trim());
    else if (open?.kind === 'paragraph') open.lines.push(line.trim());
    else begin({ kind: 'paragraph', lines: [line.trim()] });
  }
  return groups;
}

/** Numbers are a list's when they count from 1: « 1990. » opens a sentence. */
function itemOf(line: string, open: LineGroup | undefined): { ordered: boolean; text: string } | undefined {
  const bullet = BULLET.exec(line)?.[1];
  if (bullet !== undefined) return { ordered: false, text: bullet };
  const [, number, text] = NUMBERED.exec(line) ?? [];
  if (number === undefined || text === undefined) return undefined;
  const expected = open?.kind === 'list' && open.ordered ? open.items.length + 1 : 1;
  return number === String(expected) ? { ordered: true, text } : undefined;
}

/** A piece of a line: words, a mark of emphasis, or something whole. */
type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mark'; readonly mark: '*' | '**'; readonly opens: boolean; readonly closes: boolean }
  | { readonly kind: 'whole'; readonly span: Span };

// Each alternative ends within a bounded number of letters, so that no text takes long to read.
const TOKEN =
  /\\([\\*[\]{}#.)-])|\*\*|\*|\[([^[\]\n]{1,500})\]\(([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,2000})?)\)|\{figure[ \t]{1,9}([^\s{}]{1,400})(?:[ \t]{1,9}([a-z]{1,20}))?[ \t]{0,9}\}|\{source[ \t]{1,9}([^{}\s][^{}\n]{0,199})\}/g;

function parseSpans(text: string): readonly Span[] {
  const tokens = tokensOf(text);
  const pairs = pairMarks(tokens);
  const spans: Span[] = [];
  let [bold, italic] = [0, 0];
  const add = (words: string): void => {
    const last = spans.at(-1);
    const [isBold, isItalic] = [bold > 0, italic > 0];
    if (last?.kind === 'text' && last.bold === isBold && last.italic === isItalic) {
      spans[spans.length - 1] = { ...last, text: last.text + words };
    } else spans.push({ kind: 'text', text: words, bold: isBold, italic: isItalic });
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'whole') spans.push(token.span);
    else if (token.kind === 'words') add(token.text);
    else {
      const turn = pairs.get(index);
      if (turn === undefined) add(token.mark);
      else if (token.mark === '**') bold += turn;
      else italic += turn;
    }
  }
  return spans;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'words', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [all, escaped, label, href, key, form, source] = match;
    if (escaped !== undefined) tokens.push({ kind: 'words', text: escaped });
    else if (label !== undefined && href !== undefined)
      tokens.push({ kind: 'whole', span: { kind: 'link', text: label, href } });
    else if (key !== undefined) tokens.push({ kind: 'whole', span: { kind: 'figure', key, form: form ?? '' } });
    else if (source !== undefined) tokens.push({ kind: 'whole', span: { kind: 'source', id: source.trim() } });
    else {
      const opens = /\S/.test(text.charAt(end));
      const closes = match.index > 0 && /\S/.test(text.charAt(match.index - 1));
      tokens.push({ kind: 'mark', mark: all === '**' ? '**' : '*', opens, closes });
    }
  }
  if (end < text.length) tokens.push({ kind: 'words', text: text.slice(end) });
  return tokens;
}

/** Which marks belong together: 1 where emphasis begins, -1 where it ends; those without a partner are letters. */
function pairMarks(tokens: readonly Token[]): ReadonlyMap<number, 1 | -1> {
  const pairs = new Map<number, 1 | -1>();
  const waiting: { readonly index: number; readonly mark: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    const partner = token.closes ? waiting.findLastIndex(({ mark }) => mark === token.mark) : -1;
    const opening = waiting[partner];
    if (opening && index > opening.index + 1) {
      pairs.set(opening.index, 1);
      pairs.set(index, -1);
      waiting.length = partner;
    } else if (token.opens && waiting.length < DEEPEST) waiting.push({ index, mark: token.mark });
  }
  return pairs;
}

/** More marks than so many that wait for their partners are letters. */
const DEEPEST = 20;

/** The words of a text, without its marks: for counting and for finding a passage. Figures and sources count as one each. */
export function wordsOf(body: string): readonly string[] {
  return plainTextOf(body).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,~_=@\u00a0\u202f-]*/gu) ?? [];
}

function plainOf(span: Span): string {
  if (span.kind === 'figure') return span.key;
  return span.kind === 'source' ? span.id : span.text;
}

/** A text without its marks, a line for each paragraph and item. */
export function plainTextOf(body: string): string {
  return parseRichText(body)
    .flatMap((block) => (block.kind === 'list' ? block.items : [block.content]))
    .map((spans) => spans.map(plainOf).join(''))
    .join('\n');
}
