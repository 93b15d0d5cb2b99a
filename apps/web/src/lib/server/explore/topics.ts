import { INDICATORS, indicatorByCode } from '@sterna/statistics';
import { LANGUAGES, type Language } from '@sterna/vocabulary';
import { fold } from '#lib/server/place-search.ts';

/** Publishers' own indicators. */
export type OwnIndicators = readonly { readonly code: string; readonly title: string }[];

/** An indicator as it can be chosen: of the catalogue, or a publisher's own. */
export interface IndicatorOption {
  readonly code: string;
  readonly name: string;
}

export const TOPICS = ['stock', 'flow', 'protection', 'money', 'work', 'people', 'governance', 'other'] as const;
export type Topic = (typeof TOPICS)[number] | 'own';

const TOPIC_CODES: Readonly<Record<(typeof TOPICS)[number], readonly RegExp[]>> = {
  stock: [/^(MIGRANT|EMIGRANT|IMMIGRANT)_/, /^VENEZUELANS/],
  flow: [/^NET_MIGRATION/, /^MIGRANT_DEATHS$/, /^RETURNS$/],
  protection: [/^REFUGEES/, /^ASYLUM/, /^IDPS$/, /^STATELESS$/, /^TRAFFICKING/, /^RETURNED/, /^RESETTLE/, /^NATURALI/],
  money: [/REMITTANCE/, /^GDP/, /^FDI/, /^TRADE/],
  work: [/^UNEMPLOYMENT/, /^LABOUR/, /^WAGES$/, /INJURIES$/, /^RECRUITMENT/, /^RIGHTS/],
  people: [/^POPULATION/, /^HEALTH/, /^POVERTY/, /^SCHOLARSHIPS$/, /^LIFE/, /^URBAN/, /^SECONDARY/, /^CHILDREN/],
  governance: [/^MIGRATION_POLICIES/, /^POLICY/],
  other: [],
};

/** More specific topics are asked first. */
const ORDER = ['flow', 'protection', 'money', 'work', 'governance', 'people', 'stock'] as const;

/** The topic of an indicator of the catalogue. */
export function topicOf(code: string): Topic {
  if (!indicatorByCode(code)) return 'own';
  return ORDER.find((topic) => TOPIC_CODES[topic].some((pattern) => pattern.test(code))) ?? 'other';
}

export interface TopicGroup {
  readonly topic: Topic;
  readonly indicators: readonly IndicatorOption[];
}

/** Every indicator by topic; publishers' own last, in the order of their codes. */
export function indicatorsByTopic(language: Language, own: OwnIndicators): readonly TopicGroup[] {
  const options = INDICATORS.map(({ code, name }) => ({ code, name: name[language] }));
  const groups = TOPICS.map((topic) => ({ topic, indicators: options.filter(({ code }) => topicOf(code) === topic) }));
  const further = own
    .filter(({ code }) => !indicatorByCode(code))
    .map(({ code, title }) => ({ code, name: title }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [...groups, { topic: 'own' as const, indicators: further }].filter(({ indicators }) => indicators.length > 0);
}

interface Searchable extends IndicatorOption {
  /** Folded names in all languages, and the same with definitions and codes. */
  readonly names: string;
  readonly all: string;
}

function searchable(language: Language, own: OwnIndicators): readonly Searchable[] {
  const catalogue = INDICATORS.map(({ code, name, definition, targets = [] }) => {
    const names = fold(LANGUAGES.map((each) => name[each]).join(' '));
    const rest = fold([code, ...targets, ...LANGUAGES.map((each) => definition[each])].join(' '));
    return { code, name: name[language], names, all: `${names} ${rest}` };
  });
  const further = own.map(({ code, title }) => {
    return { code, name: title, names: fold(title), all: fold(`${title} ${code}`) };
  });
  return [...catalogue, ...further.filter(({ code }) => !indicatorByCode(code))];
}

const MOST_FOUND = 40;

/**
 * Indicators that have all words of a query, in any of the four languages: those first that have them in their names.
 *
 * @param query as typed; accents and case do not matter
 */
export function searchIndicators(query: string, language: Language, own: OwnIndicators): readonly IndicatorOption[] {
  const words = fold(query).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  return searchable(language, own)
    .filter(({ all }) => has(all))
    .map((entry) => ({ entry, rank: has(entry.names) ? 0 : 1 }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_FOUND)
    .map(({ entry: { code, name } }) => ({ code, name }));
}
