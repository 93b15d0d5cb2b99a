import type { RawBlock } from './policy-text.ts';

/** The heading of a list of contents, of tables or of figures. */
export const CONTENTS_HEADING: RegExp =
  /^(?:table of contents|contents|sommaire|table des mati[èe]res|[íi]ndice(?: general)?|tabla de contenidos?|contenido|list(?:e)? (?:of|des) (?:tables?|figures?|tableaux)|(?:lista|índice) de (?:tablas|cuadros|figuras|gráficos)|المحتويات|الفهرس|فهرس|قائمة المحتويات|جدول المحتويات)\b|^(?:المحتويات|الفهرس|فهرس|قائمة المحتويات|جدول المحتويات|قائمة الجداول)/iu;

/** The page that an entry ends with. */
const PAGE = /(?:^|[\s.…·|])(\d{1,4}|[ivxlc]{1,6}|[\u0660-\u0669]{1,4})$/iu;
/** Entries that follow each other, from which they are a list. */
const FEWEST = 3;
const LONGEST = 200;

const isEntry = ({ text, kind, rows }: RawBlock): boolean =>
  kind === 'table'
    ? (rows ?? []).length > 1 && (rows ?? []).every((row) => PAGE.test(row.filter((cell) => cell !== '').join(' ')))
    : text.length < LONGEST && /\p{L}/u.test(text) && PAGE.test(text);

const entriesIn = ({ rows }: RawBlock): number => rows?.length ?? 1;

/** Leaves the lists of contents out that stand under their heading: titles with a page number, with or without leaders. */
export function withoutContents<One extends RawBlock>(blocks: readonly One[]): readonly One[] {
  const out = new Set<One>();
  for (let at = 0; at < blocks.length; at += 1) {
    const heading = blocks[at];
    if (heading === undefined || !CONTENTS_HEADING.test(heading.text.trim())) continue;
    // The heading may stand in the table that the list was read as.
    if (heading.kind === 'table' && isEntry({ ...heading, rows: heading.rows?.slice(1) ?? [] })) out.add(heading);
    if (heading.kind === 'table' || heading.text.length > 60) continue;
    let end = at + 1;
    let entries = 0;
    // An entry may go over two lines, the first without its page.
    for (let missed = 0; end < blocks.length && missed < 2; end += 1) {
      const block = blocks[end];
      if (block === undefined) break;
      missed = isEntry(block) ? 0 : missed + 1;
      if (missed === 0) entries += entriesIn(block);
    }
    const listed = blocks.slice(at + 1, end);
    const last = listed.findLastIndex(isEntry);
    if (entries < FEWEST) continue;
    for (const block of listed.slice(0, last + 1)) out.add(block);
    at += last;
  }
  return out.size === 0 ? blocks : blocks.filter((block) => !out.has(block));
}
