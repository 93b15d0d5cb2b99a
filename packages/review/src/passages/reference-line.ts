import type { Block } from '../document/policy-text.ts';

/** Signs of a line of a bibliography, or of a list of acronyms. */
const PUBLISHED =
  /\b(?:ISBN|ISSN|doi|et al\.|pp?\.\s?\d+|vol\.\s?\d+|eds?\.\)|working paper|documento de trabajo|document de travail)/i;
const YEAR_AND_AUTHOR = /^[\p{Lu}][\p{L}’'. -]{1,60},[^.]{0,120}\(?(?:19|20)\d\d[a-z]?\)?/u;
const LINK = /https?:\/\/\S+|www\.\S+/;
const REFERENCES =
  /^(?:[\dIVX. ]*)?(?:bibliograph|references?\b|références|referencias|bibliograf|works cited|sources?\b|المراجع|قائمة المراجع)/iu;
const ACRONYMS = /acronym|abr[ée]viation|abbreviation|sigl(?:e|as)|siglas|abreviatura|الاختصارات|المختصرات/iu;

/** Whether a block only names: a line of a bibliography, of a list of acronyms, of contents. */
export function isReferenceLine(block: Block, headings: readonly string[]): boolean {
  const heading = headings.at(-1) ?? '';
  if (block.kind !== 'heading' && (REFERENCES.test(heading) || ACRONYMS.test(heading))) return true;
  const signs = [PUBLISHED, YEAR_AND_AUTHOR, LINK].filter((sign) => sign.test(block.text)).length;
  return (
    signs >= 2 ||
    (signs === 1 &&
      YEAR_AND_AUTHOR.test(block.text) &&
      block.text.length < 400 &&
      /[:“"«‘].{10,}[.,]\s*[\p{Lu}]/u.test(block.text))
  );
}
