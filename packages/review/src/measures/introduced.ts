import type { Block } from '../document/policy-text.ts';
import { sentenceEnds } from '../matching/tokens.ts';
import { readSignals, type TextSignals } from '../signals/read-signals.ts';
import { type MeasureParts, sharedParts } from './stated-parts.ts';

/** What a list or a paragraph stands under. */
export interface Under {
  readonly text?: string;
  readonly signals?: TextSignals | undefined;
  /** Whether it says that measures follow. */
  readonly announces?: boolean;
  /** Money and time that it gives to all that follows. */
  readonly shared?: MeasureParts;
}

/** Words that introduce what is wrong, not what will be done. */
const TROUBLES =
  /contrainte|probl[eè]m|d[ée]fis?\b|faiblesse|obstacle|insuffisance|causes?\b|challenge|constraint|weakness|barrier|\bretos?\b|desaf[íi]o|debilidad|limitaci|تحديات|مشكلات|معوقات|أسباب/iu;

/** A text that names a lack or an ill: `la faible prise en charge …`, `Lack of …`, `Alto costo de …`. */
const LACK =
  /^[^\p{L}]*(?:l[ea]s?\s+|l[’']|the\s+|el\s+|los\s+|las\s+)?(?:faibles?|faiblesse|insuffisan\p{L}+|absence|manque|mauvaise?|inexistence|non[- ](?:respect|prise)|co[uû]t (?:élevé|important)|fuite|méconnaissance|difficult\p{L}+|d[ée]ficit|lack|weak\p{L}*|poor|low|limited|inadequa\p{L}+|insufficient|high costs?|absence|shortages?|exploitation|brain drain|débil\p{L}*|falta|escas\p{L}+|insuficien\p{L}+|baj[oa]s?|alt[oa]s? costos?|ausencia|carencia|limitad[oa]s?|fuga)(?!\p{L})/iu;

/** Whether a text under what introduces it tells what is wrong rather than what will be done. */
export const isTrouble = (text: string, under?: string): boolean =>
  LACK.test(text) || (under !== undefined && TROUBLES.test(under) && /:\s*$/u.test(under));

/** Whether what stands before a list says that measures follow. */
export const introduces = (signals: TextSignals, text: string): boolean =>
  (signals.commits || signals.namesObjective || signals.intends) && !TROUBLES.test(text);

/** A sentence that only points back (`Il porte sur :`) is read with the one before it. */
const POINTS_BACK = /^(?:il|elle|ils|elles|ce(?:lui|lle)?-?ci|cela|it|they|this|these|est[aeo]s?|هي|هو|وهي)\s/iu;

/** The last sentence of a text, with the one before where it points back. */
export function lastSentences(text: string, most = 2): string {
  const whole = text.trimEnd();
  const ends = sentenceEnds(whole);
  const start = ends.at(-2) ?? 0;
  const last = whole.slice(start);
  if (most === 1) return text.slice(start);
  return POINTS_BACK.test(last.trim()) && start > 0 ? whole.slice(ends.at(-3) ?? 0).trim() : last.trim();
}

const underOf = (text: string, block: Block): Under => {
  const signals = readSignals(text, block.language);
  return { text: text.slice(-220), signals, announces: introduces(signals, text), shared: sharedParts(text) };
};

/** Keeps what the blocks of a document stand under: the sentence that introduces their list, else their heading. */
export class Introduced {
  #heading: Under = {};
  #lead: Under | undefined;

  /** Goes on to a block. */
  pass(block: Block): void {
    if (block.kind === 'heading') {
      const { text, signals, announces = false } = underOf(block.text, block);
      // The years and sums of a heading are its title's.
      this.#heading = { ...(text !== undefined && { text }), signals, announces };
      this.#lead = undefined;
    } else if (/:\s*$/u.test(block.text) && (block.kind === 'paragraph' || block.kind === 'item')) {
      this.#lead = underOf(lastSentences(block.text), block);
    } else if (block.kind === 'paragraph') this.#lead = undefined;
  }

  get under(): Under {
    return this.#lead ?? this.#heading;
  }
}
