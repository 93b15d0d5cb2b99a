import type { Language, LocalText } from '@sterna/vocabulary';
import { formatDate, isolate, joinPieces } from '@sterna/vocabulary';
import catalogue from './catalogue.json' with { type: 'json' };

/** A publisher's data set, which comes out in releases. */
export interface Source {
  /** `UNDESA_STOCK`. */
  readonly id: string;
  readonly publisher: LocalText;
  readonly name: LocalText;
  readonly licence: string;
  /** Where the publisher offers it. */
  readonly url: string;
  /** How a release is named; `{version}` stands for its year. Absent: the version as the publisher writes it. */
  readonly versionText?: LocalText;
}

/** The sources that readers know. */
export const SOURCES: readonly Source[] = catalogue as readonly Source[];

const byId = new Map(SOURCES.map((source) => [source.id, source]));

/** The source with an id, if it is known. */
export function sourceById(id: string): Source | undefined {
  return byId.get(id);
}

/** Names a source in a language: `UN DESA, International Migrant Stock`. */
export function sourceTitle(id: string, language: Language): string {
  const source = byId.get(id);
  return source ? joinPieces([source.publisher[language], source.name[language]], language) : id;
}

/** Names a release among those of its source: `2020 revision`, `5 June 2025`. */
export function versionTitle(release: { source: string; version: string }, language: Language): string {
  const { version } = release;
  if (/^\d{4}-\d{2}-\d{2}$/.test(version)) return formatDate(version, language);
  const year = /\b(19|20)\d{2}\b/.exec(version)?.[0];
  const words = byId.get(release.source)?.versionText;
  if (words && year) return words[language].replace('{version}', year);
  const newest = /^to ((?:19|20)\d{2})(?:-Q([1-4]))?$/.exec(version);
  return newest ? newestText(newest[1] ?? '', newest[2], language) : isolate(version, language);
}

const UNTIL: LocalText = { fr: 'jusqu’en {to}', en: 'to {to}', es: 'hasta {to}', ar: 'حتى {to}' };
const UNTIL_QUARTER: LocalText = {
  fr: 'jusqu’au trimestre {quarter} de {year}',
  en: 'to quarter {quarter} of {year}',
  es: 'hasta el trimestre {quarter} de {year}',
  ar: 'حتى الربع {quarter} من {year}',
};

/** A release that is known only by the newest period in it: `to 2018`. */
function newestText(year: string, quarter: string | undefined, language: Language): string {
  if (quarter === undefined) return UNTIL[language].replace('{to}', year);
  return UNTIL_QUARTER[language].replace('{quarter}', quarter).replace('{year}', year);
}

/** Names one release of a source in a language: `UN DESA, International Migrant Stock, 2020 revision`. */
export function releaseTitle(release: { source: string; version: string }, language: Language): string {
  return joinPieces([sourceTitle(release.source, language), versionTitle(release, language)], language);
}
