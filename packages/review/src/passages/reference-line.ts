import type { Block } from '../document/policy-text.ts';

/** Signs of a line of a bibliography, or of a list of acronyms. */
const PUBLISHED =
  /\b(?:ISBN|ISSN|doi\b|et al\.|pp?\.\s?\d+|vol\.\s?\d+|eds?\.\)|working paper|documento de trabajo|document de travail)/i;
const YEAR_AND_AUTHOR = /^[\p{Lu}][\p{L}’'. -]{1,60},[^.]{0,120}\(?(?:19|20)\d\d[a-z]?\)?/u;
/** `World Bank (2016), …` and `UNCDF (n.d.), …` at the start; `… Geneva, 2012.` at the end. */
const DATED_AUTHOR = /^\p{Lu}[^.;:]{1,90}\((?:(?:19|20)\d\d[a-z]?|n\. ?d\.|s\. ?[df]\.)\)[.,:]?\s\p{Lu}/u;
const PLACE_AND_YEAR = /\.\s\p{Lu}[\p{L} ]{2,30}(?::\s[^.:]{2,60})?,\s(?:19|20)\d\d\.?$/u;
const QUOTED_TITLE = /^[“"«][^”"»]{10,}[”"»],\s/u;
/** No longer than this is a line of a bibliography. */
const LONGEST_LINE = 350;
/** An institution, a title, and a place and year at the end, in either order. */
const TITLE_AND_IMPRINT =
  /^(?:\p{Lu}{3,}|\p{Lu}[\p{L}’'-]+(?: [\p{L}’'-]+){0,3}), \p{Lu}[^;:]{15,}, (?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?, (?:19|20)\d\d|[^,]*(?:19|20)\d\d, \p{Lu}[\p{L}-]+)\.?$/u;
/** Arabic has no capitals: there a year and a page after commas are the sign. */
const ARABIC_SOURCE = /[،,]\s*[(]?(?:19|20)\d\d[)]?\s*[،,][^.]{0,40}?(?<!\p{L})ص{1,2}\.?\s?\d/u;
const LINK = /https?:\/\/\S+|www\.\S+/;
const REFERENCES =
  /^(?:[\dIVX. ]*)?(?:bibliograph|references?\b|références|referencias|bibliograf|works cited|sources?\b|المراجع|قائمة المراجع)/iu;
const ACRONYMS = /acronym|abr[ée]viation|abbreviation|sigl(?:e|as)|siglas|abreviatura|الاختصارات|المختصرات/iu;

/** Whether a block only names: a line of a bibliography, of a list of acronyms, of contents. */
export function isReferenceLine(block: Block, headings: readonly string[]): boolean {
  const heading = headings.at(-1) ?? '';
  if (block.kind !== 'heading' && (REFERENCES.test(heading) || ACRONYMS.test(heading))) return true;
  if (block.text.length < LONGEST_LINE) {
    if (DATED_AUTHOR.test(block.text) || PLACE_AND_YEAR.test(block.text)) return true;
    if (QUOTED_TITLE.test(block.text) && PUBLISHED.test(block.text)) return true;
  }
  const signs = [PUBLISHED, YEAR_AND_AUTHOR, LINK].filter((sign) => sign.test(block.text)).length;
  if (block.text.length < 300 && TITLE_AND_IMPRINT.test(block.text.trim())) return true;
  return (
    signs >= 2 ||
    ARABIC_SOURCE.test(block.text) ||
    (signs === 1 &&
      YEAR_AND_AUTHOR.test(block.text) &&
      block.text.length < 400 &&
      /[:“"«‘].{10,}[.,]\s*[\p{Lu}]/u.test(block.text))
  );
}
