import type { Block } from '../document/policy-text.ts';

/** Dots that lead to a page number, as in a table of contents. */
const LEADERS = /(?:\.\s?){5,}\s*(?:\d{1,3}|[ivxl]{1,6})?\s*(?:$|¶)|…{2,}/iu;
/** `Table 3: … 27`, `Figure 12 – … 45`: lines of a list of tables. */
const LISTED_TABLE =
  /^(?:table|tableau|figure|graphique|encadré|box|tabla|cuadro|gráfico|الجدول|الشكل)\s+[\dIVX.]+\s?[:.–-].{5,150}\s\d{1,3}$/iu;
const CONTENTS =
  /^(?:table of )?contents$|^table des mati[eè]res|^sommaire$|^liste des (?:tableaux|figures|graphiques|encadrés|annexes)|^list of (?:tables|figures|boxes)|^[ií]ndice(?: de| general|$)|^(?:tabla de )?contenido|^(?:قائمة )?المحتويات|^فهرس/iu;

/** Whether a block only lists what stands elsewhere: a table of contents, a list of tables. */
export function isListing(block: Block, headings: readonly string[]): boolean {
  if (block.kind !== 'heading' && CONTENTS.test(headings.at(-1)?.trim() ?? '')) return true;
  return LEADERS.test(block.text) || LISTED_TABLE.test(block.text.trim());
}
