import type { PublishedEdition } from '@sterna/spaces';
import { isolate, type Language } from '@sterna/vocabulary';
import { feedPath, publishedPath } from '#lib/edition-paths.ts';
import { m } from '#lib/paraglide/messages.js';
import { publishedName, publisherText } from '#lib/published-text.ts';

/** Editions that a feed names. */
const MOST = 50;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters may stand in no XML document, not even escaped. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ').replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');
}

/**
 * Published editions of one space as an Atom feed (RFC 4287), the newest first. An edition is known by its address and its
 * hash, so that a reader takes it once in each language.
 *
 * @param editions at least one
 * @param origin public address of the site, without a trailing slash
 */
export function atomFeed(editions: readonly PublishedEdition[], language: Language, origin: string): string {
  const [newest] = editions;
  if (!newest) throw new RangeError('a feed of nothing');
  const title = m.edition_public_of({ name: publisherText(newest, language) });
  const updated = editions.map(({ publishedAt, supersededAt }) => supersededAt ?? publishedAt);
  const latest = new Date(Math.max(...updated.map((at) => at.getTime())));
  const own = `${origin}${feedPath(language, newest.spaceCode)}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(own)}</id>
<title>${escapeXml(title)}</title>
<updated>${latest.toISOString()}</updated>
<author><name>${escapeXml(publisherText(newest, language))}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(own)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}${publishedPath(language, newest.spaceCode)}`)}"/>
${editions
  .slice(0, MOST)
  .map((edition) => entryOf(edition, language, origin))
  .join('\n')}
</feed>
`;
}

function entryOf(edition: PublishedEdition, language: Language, origin: string): string {
  const inOwn = edition.languages.includes(language) ? language : (edition.languages[0] ?? language);
  const address = `${origin}${publishedPath(inOwn, edition.spaceCode, edition.number)}`;
  const number = (value: number): string => isolate(String(value), language);
  const lines = [
    ...(edition.isDemonstration ? [m.edition_demonstration()] : []),
    ...(edition.corrects === null
      ? []
      : [`${m.edition_corrects({ number: number(edition.corrects) })} ${edition.reason}`]),
    ...(edition.number === edition.newest ? [] : [m.edition_superseded_by({ number: number(edition.newest) })]),
    `SHA-256 ${edition.sha256}`,
  ];
  return `<entry>
<id>${escapeXml(address)}</id>
<title>${escapeXml(publishedName(edition, language))}</title>
<published>${edition.publishedAt.toISOString()}</published>
<updated>${(edition.supersededAt ?? edition.publishedAt).toISOString()}</updated>
<link rel="alternate" type="text/html" hreflang="${inOwn}" href="${escapeXml(address)}"/>
<summary>${escapeXml(lines.join('\n'))}</summary>
</entry>`;
}
