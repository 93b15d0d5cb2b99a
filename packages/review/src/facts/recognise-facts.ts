import type { Language } from '@sterna/vocabulary';
import { CONTENTS_HEADING } from '../document/contents.ts';
import { namedPlan } from '../document/named-plan.ts';
import type { Block, PolicyText } from '../document/policy-text.ts';
import { tokensOf } from '../matching/tokens.ts';
import { nationNamed } from '../nation/nation.ts';
import { nationOf } from '../passages/find-passages.ts';
import { readSignals } from '../signals/read-signals.ts';
import { issuerIn } from './issuer.ts';
import { type DocumentKind, kindOfTitle, namesPlan } from './kinds.ts';
import { horizonIn, type Period, periodsIn, usualPeriod, yearIn } from './period.ts';

/** What a document says of itself, as far as it can be told; people correct it. */
export interface RecognisedFacts {
  readonly kind: DocumentKind;
  /** Years it is for; of a law the year it was made in. */
  readonly from?: number;
  readonly to?: number;
  /** The body that issued it, as it writes it. */
  readonly issuer?: string;
  readonly level: 'local' | 'national' | 'international';
  /** ISO 3166-1 alpha-3 code of its country. */
  readonly place?: string;
  /** Code of the sector, for documents of one sector. */
  readonly sector?: string;
}

/** Blocks that can be of a cover. */
const COVER = 40;
const COVER_PAGES = 3;
/** Characters of a paragraph on a cover: who holds the rights. */
const LONGEST_OF_COVER = 330;

/** The blocks before the contents, on the first pages. */
function coverOf(blocks: readonly Block[]): readonly Block[] {
  const first = blocks[0]?.page ?? 0;
  const contents = blocks.findIndex(
    ({ text, kind, page }) =>
      (CONTENTS_HEADING.test(text.trim()) && text.length < 60) ||
      // Where nothing says where pages end, a cover ends with the first text.
      (page === 0 && kind === 'paragraph' && text.length > LONGEST_OF_COVER),
  );
  return blocks
    .slice(0, Math.min(COVER, contents === -1 ? COVER : contents))
    .filter(({ page }) => page < first + COVER_PAGES);
}

/** A line of a cover that names its state. */
const STATE =
  /^(?:the )?(?:republic|r[ée]publique|rep[úu]blica|kingdom|royaume|reino|state of|estado|government|gouvernement|gobierno|جمهورية|الجمهورية|المملكة|مملكة|دولة|سلطنة)/iu;

/** The country that a cover names: in its title, in the line of its state, anywhere on it. */
function placeOn(title: string, texts: readonly string[], language: Language): string | undefined {
  const named = (some: readonly string[]): string | undefined =>
    nationNamed(some.map((text) => ({ tokens: tokensOf(text, language), language })));
  return named([title]) ?? named(texts.filter((text) => STATE.test(text.trim()))) ?? named(texts);
}

/** Characters of a line of a cover that bears a period; longer ones tell of other plans. */
const LONGEST_LINE = 120;

function periodOf(title: string, cover: readonly string[], kind: DocumentKind, blocks: readonly Block[]): Period {
  if (kind === 'law') {
    const year = [title, ...cover].map(yearIn).find((one) => one !== undefined);
    return year === undefined ? {} : { from: year };
  }
  const [stated] = [title, ...cover.filter((text) => text.length < LONGEST_LINE && !/[.;]\s*$/u.test(text))].flatMap(
    periodsIn,
  );
  if (stated !== undefined) return stated;
  const horizon = [title, ...cover.slice(0, 8)].map(horizonIn).find((year) => year !== undefined);
  const short = namedPlan(blocks)?.short.toLowerCase();
  const words = title.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const texts = blocks.map(({ text }) => text);
  const usual = usualPeriod(texts, words) ?? (short === undefined ? undefined : usualPeriod(texts, [short]));
  return usual ?? (horizon === undefined ? {} : { to: horizon });
}

const INTERNATIONAL =
  /african union|union africaine|ecowas|cedeao|\bigad\b|\bsadc\b|\beac\b|european union|union europ[ée]enne|uni[óo]n europea|mercosur|comunidad andina|caricom|asean|\bregional (?:strategy|framework|policy) (?:for|on)|arab league|جامعة الدول العربية|الاتحاد الأفريقي|الاتحاد الإفريقي/iu;

const levelOf = (kind: DocumentKind, title: string): RecognisedFacts['level'] => {
  if (kind === 'local plan') return 'local';
  return INTERNATIONAL.test(title) ? 'international' : 'national';
};

/** Tells what a document is, for when, by whom, for whom and of what: from its title, its cover, then its text. */
export function recogniseFacts(text: PolicyText): RecognisedFacts {
  const { title = '', blocks, language } = text;
  const cover = coverOf(blocks);
  const short = cover.filter((block) => block.text.length < 250).map((block) => block.text);
  const sectorsOf = (one: string): readonly string[] => readSignals(one, language).sectors;
  const kind =
    [title, ...short.slice(0, 12).filter(namesPlan)]
      .map((one) => kindOfTitle(one, sectorsOf(one)))
      .find((one) => one !== undefined) ?? 'other';
  const sectors = kind === 'sector plan' ? sectorsOf(title) : [];
  const [sector] = sectors.length > 0 ? sectors : kind === 'adaptation plan' ? ['environment'] : [];
  const issuer = issuerIn(cover);
  const place = placeOn(title, short, language) ?? nationOf(text);
  return {
    kind,
    ...periodOf(title, short, kind, blocks),
    ...(issuer !== undefined && { issuer }),
    level: levelOf(kind, title),
    ...(place !== undefined && { place }),
    ...(sector !== undefined && { sector }),
  };
}
