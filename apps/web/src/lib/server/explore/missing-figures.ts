import type { Evidence } from '@sterna/evidence';
import { indicatorByCode, releaseTitle, sourceTitle, TOTAL } from '@sterna/statistics';
import { type Language, placeByCode, STARTER_PLACES } from '@sterna/vocabulary';
import type { Choice } from '#lib/explore/choice.ts';
import { placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { gapsPath, sourcePath, sourcesPath } from '#lib/paths.ts';
import { sourcesFor } from '#lib/server/gaps/gap-report.ts';

/** Countries asked for who publishes an indicator. */
const REFERENCE: readonly string[] = STARTER_PLACES.slice(0, 5).map(({ code }) => code);

type Release = Awaited<ReturnType<Evidence['sources']>>[number]['releases'][number];

/** Of the releases taken back, those that state the total of an indicator chosen for a country chosen. */
async function statedIn(undone: readonly Release[], choice: Choice, evidence: Evidence): Promise<readonly Release[]> {
  const places = choice.places.kind === 'listed' ? choice.places.codes : [];
  const found = new Set<number>();
  for (const code of choice.indicators) {
    const unit = indicatorByCode(code)?.unit;
    if (unit === undefined) continue;
    for (const refArea of places) {
      const key = {
        indicator: code,
        refArea,
        counterpart: TOTAL,
        sex: TOTAL,
        age: TOTAL,
        dimensions: {},
        unit,
      } as const;
      for (const { release } of await evidence.revisions(key)) found.add(release);
    }
  }
  return undone.filter(({ id }) => found.has(id));
}

/**
 * Says which releases with figures of a choice were taken back. Where that cannot be told of a release, because the
 * indicator is published by partner or category, the releases taken back are named as those that may have held some.
 */
export async function withdrawnReleases(choice: Choice, language: Language, evidence: Evidence) {
  const all = (await evidence.sources()).flatMap(({ releases }) => releases);
  const undone = all.filter(({ state }) => state === 'undone');
  if (undone.length === 0) return [];
  const own = new Set(
    (await evidence.indicators()).flatMap(({ code, source }) => (choice.indicators.includes(code) ? source : [])),
  );
  const ofPublisher = undone.filter(({ source }) => own.has(source));
  const stated = await statedIn(undone, choice, evidence);
  const sure = [...new Set([...ofPublisher, ...stated])];
  const named = sure.length > 0 ? sure : undone;
  const release = named.map((each) => releaseTitle(each, language)).join(m.list_separator());
  const text =
    sure.length > 0 ? m.explore_nothing_withdrawn({ release }) : m.explore_nothing_withdrawn_maybe({ release });
  const [first] = named;
  const href = named.length === 1 && first ? sourcePath(language, first.source) : sourcesPath(language);
  return [{ text, href, action: m.explore_nothing_withdrawn_action() }];
}

/** Where figures of a choice would come from: sources that publish the indicators, and the countries' pages on gaps. */
export async function waysToFigures(choice: Choice, language: Language, evidence: Evidence) {
  const codes = choice.indicators.filter((code) => indicatorByCode(code) !== undefined);
  const { filling, unpublished } = await sourcesFor(codes, REFERENCE, evidence);
  const places = choice.places.kind === 'listed' ? choice.places.codes : [];
  return [
    ...filling.slice(0, 3).map(({ source }) => ({
      text: m.explore_nothing_source({ source: sourceTitle(source, language) }),
      href: sourcePath(language, source),
    })),
    ...(unpublished.length > 0 ? [{ text: m.explore_nothing_no_source() }] : []),
    ...places
      .filter((code) => placeByCode(code)?.kind === 'country')
      .map((code) => ({
        text: m.explore_nothing_gaps({ place: placeText(code, language) }),
        href: gapsPath(language, code),
      })),
  ];
}
