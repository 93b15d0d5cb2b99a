import type { RawBlock } from './policy-text.ts';

/** Blocks from the start among which the title is looked for. */
const FIRST = 25;
const LAST_PAGE = 3;
const LONGEST = 220;

const PLAN =
  /\bplan(?:es)?\b|strat[ée]g|estrat[ée]g|policy|policies|politique|pol[íi]tica|programme?\b|programa|agenda|vision\b|visi[óo]n|framework|cadre|marco|lineamientos|roadmap|feuille de route|\bact\b|\bloi\b|\bley\b|خطة|استراتيجية|الاستراتيجية|سياسة|برنامج|رؤية|أجندة/iu;
/** What stands on first pages and is no title. */
const OTHER =
  /\bisbn\b|\bissn\b|©|copyright|https?:|www\.|@|published by|publi[ée] par|publicado por|microsoft word|photo|\.docx?$|\.pdf$|(?:\.\s?){4,}|…{2}|^no title$|^(?:executive summary|r[ée]sum[ée] ex[ée]cutif|resumen ejecutivo|foreword|avant-propos|pr[ée]face|prologue|pr[óo]logo|acknowledg|remerciements|agradecimientos)/iu;
const CONTENTS =
  /^(?:table of contents|contents|sommaire|table des mati[èe]res|[íi]ndice|tabla de contenido|contenido|المحتويات|الفهرس|فهرس)/iu;
const ISSUER =
  /^(?:r[ée]publi(?:que|c)|rep[úu]blica|royaume|kingdom|reino|government|gouvernement|gobierno|minist[èe]re|ministry|ministerio|secr[ée]tariat|secretar[íi]a|subdirec|office|bureau|جمهورية|المملكة|وزارة)/iu;
const DATE = /^(?:\d{1,2}\s+)?\p{L}{3,10}\.?,?\s+(?:19|20)\d\d$|^\d{4}$/iu;

const wordsOf = (text: string): number => (text.match(/\p{L}{2,}/gu) ?? []).length;

/** How well a text would do as a title; undefined for what cannot be one. */
function likeness({ kind, text, level = 6 }: RawBlock, at: number): number | undefined {
  const words = wordsOf(text);
  if (
    kind === 'table' ||
    text.length > LONGEST ||
    words < 2 ||
    CONTENTS.test(text.trim()) ||
    OTHER.test(text) ||
    DATE.test(text.trim())
  )
    return undefined;
  const isSentence = /[.;]\s*$/u.test(text) || words > 28;
  return (
    (PLAN.test(text) ? 4 : 0) +
    (/(?:19|20)\d\d/u.test(text) ? 1 : 0) +
    (kind === 'heading' ? 3 - level * 0.4 : 0) +
    Math.min(words, 8) * 0.2 -
    (ISSUER.test(text) ? 3 : 0) -
    (isSentence ? 4 : 0) -
    (/^\p{Ll}/u.test(text) ? 4 : 0) -
    (/^\d+(?:\.\d+)*\s/u.test(text) ? 2 : 0) -
    at * 0.12
  );
}

/** The title a document shows on its first pages; undefined where nothing looks like one. */
export function shownTitle(blocks: readonly RawBlock[]): string | undefined {
  const contents = blocks.findIndex(({ text }) => CONTENTS.test(text.trim()));
  const first = blocks
    .slice(0, Math.min(FIRST, contents < 1 ? FIRST : contents))
    .filter(({ page }) => page <= (blocks[0]?.page ?? 0) + LAST_PAGE);
  let best: { text: string; score: number } | undefined;
  for (const [at, block] of first.entries()) {
    const score = likeness(block, at);
    if (score !== undefined && score > (best?.score ?? 0)) best = { text: block.text, score };
  }
  return best?.text;
}
