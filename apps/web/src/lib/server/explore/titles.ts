import { TOTAL, yearOf } from '@sterna/statistics';
import { formatList, isolate, joinPieces, type Language, placeByCode } from '@sterna/vocabulary';
import { ageText } from '#lib/age-text.ts';
import { categoryText } from '#lib/category-text.ts';
import { type Choice, EVERYWHERE } from '#lib/explore/choice.ts';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { sexText, unitText } from '#lib/words.ts';
import type { ExploredFigure } from './explored-figures.ts';
import type { ExploredSeries } from './selection.ts';
import { differenceOf } from './series-label.ts';

/** What the other place of an indicator's corridors is to the first. */
export type PartnerRole = 'origin' | 'destination' | 'sender' | 'partner';

export function partnerRole(indicator: string): PartnerRole {
  if (/^(EMIGRANT|REFUGEES_ORIGIN|ASYLUM_SEEKERS_ORIGIN|VENEZUELANS)/.test(indicator)) return 'destination';
  if (/^(MIGRANT|IMMIGRANT|REFUGEES|ASYLUM|RETURNS)/.test(indicator)) return 'origin';
  if (/^(BILATERAL_)?REMITTANCE/.test(indicator)) return 'sender';
  return 'partner';
}

/** The heading over a list of partners: `Country of destination`. */
export function partnerHead(indicators: readonly string[]): string {
  const roles = new Set(indicators.map(partnerRole));
  const [role] = roles;
  if (roles.size !== 1) return m.column_counterpart();
  if (role === 'origin') return m.explore_partner_origin();
  if (role === 'destination') return m.explore_partner_destination();
  return role === 'sender' ? m.explore_partner_sender() : m.column_counterpart();
}

/** The places chosen, in words. */
export function placesText({ places }: Choice, language: Language): string {
  if (places.kind === 'none') return '';
  if (places.kind === 'listed')
    return formatList(
      places.codes.map((code) => placeText(code, language)),
      language,
    );
  if (places.code === EVERYWHERE) return m.explore_everywhere();
  return m.explore_within({ region: placeByCode(places.code)?.shortName[language] ?? places.code });
}

function whereText(choice: Choice, language: Language): string {
  const { partners, places } = choice;
  if (partners.kind === 'total') return placesText(choice, language);
  // Countries against their partners: that they are countries goes without saying.
  const region = places.kind === 'within' && places.code !== EVERYWHERE ? placeByCode(places.code) : undefined;
  const place = region?.shortName[language] ?? placesText(choice, language);
  const role = partnerHead(choice.indicators).toLocaleLowerCase(language);
  if (partners.kind === 'listed') {
    const names = formatList(
      partners.codes.map((code) => placeText(code, language)),
      language,
    );
    return m.explore_where_partners({ place, role, names });
  }
  return m.explore_where_by_partner({ place, role });
}

/** `1990–2020`, one year, or nothing, without direction of its own in Arabic. */
export function spanText(years: readonly number[], language: Language): string {
  if (years.length === 0) return '';
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return isolate(first === last ? String(first) : `${first}–${last}`, language);
}

/** What all series shown have in common beside indicator and place: `women`, `15 to 24 years`. */
function commonDetails(series: readonly ExploredSeries[]): readonly string[] {
  const [first] = series;
  if (!first) return [];
  const difference = differenceOf(series);
  const { sex, age, dimensions } = first.newest;
  return [
    ...(sex !== TOTAL && !difference.sex ? [sexText(sex)] : []),
    ...(age !== TOTAL && !difference.age ? [ageText(age)] : []),
    ...Object.entries(dimensions).flatMap(([name, code]) =>
      difference.dimensions.has(name) ? [] : [categoryText(name, code)],
    ),
  ];
}

/** A name as it stands inside a sentence: its capital goes, but for acronyms and names of peoples. */
export function inSentence(name: string): string {
  const isOrdinary = /^\p{Lu}\p{Ll}/u.test(name) && !/^V[eé]n[eé]z/i.test(name);
  return isOrdinary ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** `Emigrants: Senegal and Morocco, 1990–2020`. */
export function titleOf(
  choice: Choice,
  shown: { readonly series: readonly ExploredSeries[]; readonly figures: readonly ExploredFigure[] },
  language: Language,
  titles: OwnTitles,
): string {
  const names = choice.indicators.map((code) => indicatorText(code, language, titles));
  const indicator = formatList(
    names.map((name, index) => (index === 0 ? name : inSentence(name))),
    language,
  );
  const years = shown.figures.map(({ period }) => yearOf(period));
  const pieces = [whereText(choice, language), spanText(years, language)].filter(Boolean);
  return m.explore_title({ indicator, where: joinPieces(pieces, language) });
}

/** Unit, what all figures are restricted to, and the newest year. */
export function subtitleOf(
  units: readonly string[],
  shown: { readonly series: readonly ExploredSeries[]; readonly figures: readonly ExploredFigure[] },
  language: Language,
): string {
  const newest = Math.max(...shown.figures.map(({ period }) => yearOf(period)));
  const pieces = [
    [...new Set(units)].map(unitText).join(m.list_separator()),
    ...commonDetails(shown.series),
    Number.isFinite(newest) ? m.explore_newest({ year: isolate(String(newest), language) }) : '',
  ].filter(Boolean);
  return pieces.join(' · ');
}
