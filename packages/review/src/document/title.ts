import { CONTENTS_HEADING } from './contents.ts';
import { statedLevel } from './marks.ts';
import { namedPlan } from './named-plan.ts';
import type { RawBlock } from './policy-text.ts';

/** Blocks from the start among which the title is looked for. */
const FIRST = 25;
const LAST_PAGE = 3;
const LONGEST = 220;

const PLAN =
  /\bplan(?:es)?\b|strat[ée]g|estrat[ée]g|policy|policies|politique|pol[íi]tica|programme?\b|programa|agenda|vision\b|visi[óo]n|framework|cadre|marco|lineamientos|roadmap|feuille de route|hoja de ruta|\bact\b|\bloi\b|\bley\b|\bd[ée]cret|decreto|\bcode\b|código|charte?r?\b|خطة|مخطط|ا?ستراتيجية|إستراتيجية|سياسة|السياسة|برنامج|رؤية|أجندة|قانون|مرسوم|ظهير|إطار/iu;
/** What stands on first pages and is no title. */
const OTHER =
  /\bisbn\b|\bissn\b|©|copyright|https?:|www\.|@|published by|publi[ée] par|publicado por|photo|(?:\.\s?){4,}|…{2}|^(?:executive summary|r[ée]sum[ée] ex[ée]cutif|resumen ejecutivo|foreword|avant-propos|pr[ée]face|prologue|pr[óo]logo|acknowledg|remerciements|agradecimientos|introduct|introducci|context[eo]?\b|background|pr[ée]ambule|preamble|antecedentes|ملخص|تمهيد|تقديم|مقدمة|المقدمة|السياق)/iu;
/** What programs write where a title belongs. */
const RUBBISH =
  /^(?:microsoft (?:word|powerpoint|office)|powerpoint presentation|pr[ée]sentation powerpoint|adobe (?:pdf|acrobat|indesign)|untitled|sans[ -]titre|sin t[íi]tulo|no title)\b|^(?:document|doc|normal|template|mod[èe]le|plantilla|slide|scan|num[ée]risation|layout|print|cover|couverture|draft|final|version|v)(?:[\s._-]*(?:\d+|final|draft|version))*$|\.(?:docx?|pdf|indd|qxd|odt|pptx?|rtf|txt|html?|cdr|ai|pub)$|^[\w-]*_[\w.-]*$|^[\p{L}\d]+-\d+$|^[\d\s._-]+$/iu;
const ISSUER =
  /^(?:r[ée]publi(?:que|c)|rep[úu]blica|royaume|kingdom|reino|government|gouvernement|gobierno|minist[èe]re|ministry|ministerio|secr[ée]tariat|secretar[íi]a|subdirec|office|bureau|united nations|nations unies|naciones unidas|presidencia|pr[ée]sidence|d[ée]partement (?:of|de|du)|departamento|alcald[íi]a|ayuntamiento|gobernaci|municip(?:alit|alid|io de)|commune (?:de|d[’'])|mairie|ville de|ciudad de|city of|county government|province (?:of|de|du)|commission|agenc|autorit|جماعة|بلدية|ولاية|محافظة|هيئة|مجلس|جمهورية|الجمهورية|المملكة|مملكة|وزارة|رئاسة|دولة)/iu;
const MONTH =
  /^(?:\d{1,2}(?:er|st|nd|rd|th)?\s+(?:de\s+)?)?\p{L}{3,10}\.?,?\s+(?:de\s+)?(?:19|20)\d\d$|^(?:19|20)?\d{2,4}$/iu;
const PERIOD = /^\(?(?:19|20)\d\d(?:\/\d\d)?\s*(?:[-–—‐]|to|à|al?|إلى)\s*(?:19|20)?\d\d(?:\/\d\d)?\)?$/iu;
/** A state’s motto: words with dashes between them. */
const MOTTO = /^\p{L}[\p{L}’']*(?:\s*[-–—,]\s*\p{L}[\p{L}’']*){2,}$/u;
const GOES_ON =
  /(?:\s|^)(?:of|and|for|the|de|du|des|d[’']|del|la|las|los|et|y|e|à|aux?|en|pour|para|sur|on|to|in|with|من|في|على|و)$|[,:–-]$/iu;

/** A framework of the United Nations bears their name first. */
const isIssuer = (text: string): boolean =>
  ISSUER.test(text) && !/framework|cadre|marco|partnership|partenariat|إطار/iu.test(text);

const wordsOf = (text: string): number => (text.match(/\p{L}{2,}/gu) ?? []).length;

const isOther = (text: string): boolean =>
  CONTENTS_HEADING.test(text) || OTHER.test(text) || RUBBISH.test(text) || MONTH.test(text) || MOTTO.test(text);

/** How well a text would do as a title; undefined for what cannot be one. */
function likeness({ kind, text: written, level = 6 }: RawBlock, at: number): number | undefined {
  const text = written.trim();
  const words = wordsOf(text);
  if (kind === 'table' || text.length > LONGEST || words < 2 || isOther(text) || PERIOD.test(text)) return undefined;
  const isSentence = /[.;]\s*$/u.test(text) || words > 28;
  return (
    (PLAN.test(text) ? 4 : 0) +
    (/(?:19|20)\d\d/u.test(text) ? 1 : 0) +
    (kind === 'heading' ? 3 - level * 0.4 : 0) +
    Math.min(words, 8) * 0.2 -
    (isIssuer(text) ? 6 : 0) -
    (isSentence ? 4 : 0) -
    (/^\p{Ll}/u.test(text) ? 4 : 0) -
    (/^\d+(?:\.\d+)*\s/u.test(text) ? 2 : 0) -
    at * 0.12
  );
}

/** Letters written twice as once: some files write the shadow of a title into it. */
const onceWritten = (text: string): string =>
  text
    .toUpperCase()
    .replace(/(.)\1+/gu, '$1')
    .replace(/[\s:]+/gu, '');

function coverOf(blocks: readonly RawBlock[]): readonly RawBlock[] {
  const contents = blocks.findIndex(({ text }) => CONTENTS_HEADING.test(text.trim()));
  return blocks
    .slice(0, Math.min(FIRST, contents === -1 ? FIRST : contents))
    .filter(({ page }) => page <= (blocks[0]?.page ?? 0) + LAST_PAGE);
}

/** Characters of a line of a cover; what is longer is text. */
const LONGEST_LINE = 120;

/** Whether the line after a part of a title goes on with it. @param after what stands below that line */
function goesOn(title: RawBlock, next: RawBlock | undefined, after?: RawBlock): boolean {
  if (next === undefined || next.page !== title.page || next.kind === 'table') return false;
  const text = next.text.trim();
  if (PERIOD.test(text)) return true;
  if (text.length > 100 || isOther(text) || isIssuer(text) || /[.;]$/u.test(text)) return false;
  // A heading with text below it is that of a section.
  const isSection =
    statedLevel(text) !== undefined || /^\d+[.)]/u.test(text) || (after?.text.length ?? 0) > LONGEST_LINE;
  const isLikeIt = title.kind === 'heading' && next.kind === 'heading' && title.level === next.level && !isSection;
  if (isLikeIt || /^[\p{Ll}“«"(]/u.test(text) || GOES_ON.test(title.text)) return true;
  // Arabic has no capitals: an adjective with its article goes on.
  return /^و?(?:ال|لل)\p{L}/u.test(text) && !PLAN.test(text) && wordsOf(text) < 8;
}

/** The lines of a title around its best one, in their order. */
function wholeTitle(cover: readonly RawBlock[], best: number): string {
  let from = best;
  let to = best;
  for (let next = cover[to + 1]; to < best + 4; next = cover[to + 1]) {
    const last = cover[to];
    if (last === undefined || !goesOn(last, next, cover[to + 2])) break;
    to += 1;
  }
  for (let before = cover[from - 1]; from > best - 3; before = cover[from - 1]) {
    const first = cover[from];
    if (before === undefined || first === undefined || isIssuer(before.text) || isOther(before.text.trim())) break;
    const isShort = before.text.length < 60 && wordsOf(before.text) > 1 && before.kind === first.kind;
    if (
      !goesOn(before, first) &&
      !(isShort && !/[.:;]$/u.test(before.text) && before.level === first.level && from < 8)
    )
      break;
    // What leads to a law is none of its name: `Expide la siguiente:`.
    if (before.page !== first.page || /:\s*$/u.test(before.text)) break;
    from -= 1;
  }
  return cover
    .slice(from, to + 1)
    .map(({ text }) => text.trim())
    .join(' ');
}

/** Likeness from which a line is taken for the title before what the text calls its plan. */
const SURE = 2.5;

interface Shown {
  readonly text: string;
  readonly score: number;
}

function bestShown(blocks: readonly RawBlock[]): Shown | undefined {
  const cover = coverOf(blocks);
  let best: { at: number; score: number } | undefined;
  for (const [at, block] of cover.entries()) {
    const score = likeness(block, at);
    if (score === undefined || score <= (best?.score ?? 0)) continue;
    const once = onceWritten(block.text);
    const isShadow = cover.slice(0, at).some(({ text }) => {
      const other = onceWritten(text);
      return other.length > 20 && once.includes(other) && text.length < block.text.length;
    });
    if (!isShadow || best === undefined) best = { at, score };
  }
  return best === undefined ? undefined : { text: wholeTitle(cover, best.at), score: best.score };
}

/** The title a document shows on its first pages, or by which its text calls it; undefined where nothing looks like one. */
export function shownTitle(blocks: readonly RawBlock[]): string | undefined {
  const shown = bestShown(blocks);
  if (shown !== undefined && shown.score >= SURE) return shown.text;
  return namedPlan(blocks)?.name ?? shown?.text;
}

/** A page’s title without the name of its site. */
function withoutSite(stated: string, blocks: readonly RawBlock[]): string {
  const parts = stated.split(/\s+[|–—·•»-]\s+|\s*::\s*/u).filter((part) => part.trim() !== '');
  if (parts.length < 2) return stated;
  const heads = blocks.slice(0, FIRST).map(({ text }) => text.trim().toLowerCase());
  const shown = parts.find((part) => heads.includes(part.trim().toLowerCase()));
  return shown ?? parts.find((part) => PLAN.test(part) && !isIssuer(part)) ?? stated;
}

/** The words of a stated title that the first pages show too, of all of them. */
function shareShown(stated: string, blocks: readonly RawBlock[]): number {
  const text = coverOf(blocks)
    .map((block) => block.text)
    .join(' ')
    .toLowerCase();
  const words = stated.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => text.includes(word)).length / Math.max(1, words.length);
}

/**
 * The title of a document: what its file states, unless that is rubbish or says nothing of a plan while its cover does.
 *
 * @param stated by the file's own description, or by the head of a page
 */
export function titleOf(stated: string | undefined, blocks: readonly RawBlock[]): string | undefined {
  const tidy = stated?.replace(/\s+/gu, ' ').trim() ?? '';
  if (tidy.length < 6 || wordsOf(tidy) < 2 || RUBBISH.test(tidy)) return shownTitle(blocks);
  const own = withoutSite(tidy, blocks);
  const shown = bestShown(blocks);
  if (shown === undefined || shown.score < SURE) return own;
  // A file made of another keeps that one's title: the cover knows better.
  const isBetter = PLAN.test(own) && !isIssuer(own) && (shareShown(own, blocks) >= 0.6 || !PLAN.test(shown.text));
  return isBetter ? own : shown.text;
}
