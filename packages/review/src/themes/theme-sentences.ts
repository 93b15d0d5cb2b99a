import type { Language } from '@sterna/vocabulary';
import type { Block } from '../document/policy-text.ts';
import { sentenceEnds } from '../matching/tokens.ts';
import type { Passage, PassageHit } from '../passages/passage.ts';

/** A sentence of a passage that speaks of a theme. */
export interface ThemeSentence {
  readonly text: string;
  /** What was found in it, placed from its start. */
  readonly hits: readonly PassageHit[];
  /** The sentence after it, where it takes up what was said: `Such importation will be …`. */
  readonly goesOn?: string;
}

/** Words by which a sentence takes up the one before it. */
const TAKES_UP: Readonly<Record<Language, RegExp>> = {
  en: /^(?:This|These|Such|It|They|Those|To (?:this|that) end|In this (?:regard|respect|context)|For this (?:purpose|reason)|To address|Accordingly|Therefore|Hence|Thus|As such|We)\b/u,
  fr: /^(?:Cett?e?s?|Celui-ci|Celle-ci|Ceux-ci|Il|Ils|Elle|Elles|À cet(?:te)? (?:effet|fin|égard)|A cet(?:te)? (?:effet|fin|égard)|Dans ce (?:cadre|sens|contexte)|Pour ce faire|Ainsi|C[’']est pourquoi|Par conséquent)(?!\p{L})/u,
  es: /^(?:Est[eao]s?|Dich[oa]s?|Ello|Para ello|Para tal(?:es)? fin(?:es)?|Con (?:este|ese|tal) fin|En (?:este|ese) (?:sentido|marco|contexto)|Por (?:ello|lo tanto|tanto)|Asimismo)(?!\p{L})/u,
  ar: /^(?:و?لهذا|و?لذلك|و?لهذه|و?هذه|و?هذا|و?في هذا (?:الإطار|السياق|الصدد)|و?تحقيقا)(?!\p{L})/u,
};

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string): readonly Span[] {
  let start = 0;
  return sentenceEnds(text).map((end) => {
    const span = { start, end };
    start = end;
    return span;
  });
}

/** The first sentence of a block after a passage. */
function sentenceAfter({ text, start }: Passage, block: Block): string | undefined {
  const rest = block.text.slice(start + text.length);
  const end = sentenceEnds(rest).find((one) => /\p{L}/u.test(rest.slice(0, one)));
  return end === undefined ? undefined : rest.slice(0, end);
}

/**
 * The sentences of a passage in which it speaks of a theme. A passage of a table is not parted: its cells belong together.
 *
 * @param theme its code
 */
export function themeSentences(passage: Passage, theme: string, block: Block): readonly ThemeSentence[] {
  const ofTheme = passage.hits.filter(({ concept }) => concept === theme);
  if (block.kind === 'table') return [{ text: passage.text, hits: ofTheme }];
  const spans = spansOf(passage.text);
  return spans.flatMap(({ start, end }, at): readonly ThemeSentence[] => {
    const hits = ofTheme.filter((hit) => hit.start >= start && hit.start < end);
    if (hits.length === 0) return [];
    const next = spans[at + 1];
    const after = (
      next === undefined ? sentenceAfter(passage, block) : passage.text.slice(next.start, next.end)
    )?.trim();
    const goesOn = after !== undefined && TAKES_UP[passage.language].test(after) ? after : undefined;
    const moved = hits.map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }));
    return [{ text: passage.text.slice(start, end).trimEnd(), hits: moved, ...(goesOn !== undefined && { goesOn }) }];
  });
}
