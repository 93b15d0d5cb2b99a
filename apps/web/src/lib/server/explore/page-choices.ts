import type { Sex } from '@sterna/statistics';
import { type Language, type Place, placeByCode } from '@sterna/vocabulary';
import { ageText } from '#lib/age-text.ts';
import { categoryText, dimensionText } from '#lib/category-text.ts';
import { type Choice, explorePath, isSingle, MOST_COMPARED, VIEWS, type View, viewOf } from '#lib/explore/choice.ts';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { sexText } from '#lib/words.ts';
import type { Facets } from './facets.ts';
import { isCorridorOnly } from './selection.ts';
import { partnerHead } from './titles.ts';
import { sortText, viewText } from './view-names.ts';

/** A link that changes one choice and keeps the others. */
export interface ChoiceLink {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** A chosen thing with the link that takes it away. */
export interface Chosen {
  readonly code: string;
  readonly text: string;
  readonly remove: string;
}

export interface LinkGroup {
  readonly name: string;
  readonly links: readonly ChoiceLink[];
}

/** The links of a page by which its choices are changed one at a time. */
export interface PageChoices {
  readonly views: readonly (ChoiceLink & { readonly view: View })[];
  readonly indicators: readonly Chosen[];
  readonly places: readonly Chosen[];
  /** All countries and regions of the world. */
  readonly areas: readonly ChoiceLink[];
  readonly partners?: {
    readonly head: string;
    readonly links: readonly ChoiceLink[];
    readonly chosen: readonly Chosen[];
  };
  readonly groups: readonly LinkGroup[];
  readonly sorts: readonly ChoiceLink[];
  readonly years: readonly number[];
}

/** Continents by M49 code, each followed by its regions. */
// biome-ignore format: one continent per line
const REGIONS: readonly string[] = [
  '002', '015', '202', '014', '017', '018', '011',
  '019', '021', '419', '029', '013', '005',
  '142', '143', '030', '035', '034', '145',
  '150', '151', '154', '039', '155',
  '009', '053', '054', '057', '061',
];

function firstPage(choice: Choice): Choice {
  return { ...choice, page: 1 };
}

/** What a view needs: a map and a matrix many places or partners, revisions single series. */
function choiceFor(view: View, choice: Choice, facets: Facets): Choice {
  const single = isSingle(choice);
  if (view === 'map' && (single || (choice.places.kind === 'listed' && choice.places.codes.length > 1))) {
    return facets.partners && single
      ? { ...choice, partners: { kind: 'all' }, view }
      : { ...choice, places: { kind: 'within', code: 'all' }, partners: { kind: 'total' }, view };
  }
  if (view === 'bar' && single && facets.partners) return { ...choice, partners: { kind: 'top' }, view };
  return { ...choice, view };
}

function viewLinks(choice: Choice, facets: Facets, language: Language): PageChoices['views'] {
  const current = viewOf(choice);
  const many = choice.places.kind === 'within' || choice.partners.kind === 'all' || choice.partners.kind === 'top';
  return VIEWS.filter((view) => view !== 'revisions' || !many || current === 'revisions').map((view) => ({
    view,
    text: viewText(view),
    href: explorePath(language, view === current ? choice : choiceFor(view, firstPage(choice), facets)),
    current: view === current,
  }));
}

function chosenPlaces(choice: Choice, language: Language): readonly Chosen[] {
  const { places } = choice;
  if (places.kind === 'none') return [];
  if (places.kind === 'within') {
    const name =
      places.code === 'all' ? m.explore_everywhere() : m.explore_within({ region: placeText(places.code, language) });
    return [
      {
        code: places.code,
        text: name,
        remove: explorePath(language, firstPage({ ...choice, places: { kind: 'none' } })),
      },
    ];
  }
  return places.codes.map((code) => {
    const codes = places.codes.filter((other) => other !== code);
    const rest: Choice['places'] = codes.length > 0 ? { kind: 'listed', codes } : { kind: 'none' };
    return {
      code,
      text: placeText(code, language),
      remove: explorePath(language, firstPage({ ...choice, places: rest })),
    };
  });
}

function areaLinks(choice: Choice, language: Language): readonly ChoiceLink[] {
  const regions = REGIONS.flatMap((code) => placeByCode(code) ?? []);
  const link = (text: string, code: string): ChoiceLink => ({
    text,
    // A view chosen for a few places may not suit many.
    href: explorePath(language, { ...withoutView(firstPage(choice)), places: { kind: 'within', code } }),
    current: choice.places.kind === 'within' && choice.places.code === code,
  });
  return [link(m.explore_everywhere(), 'all'), ...regions.map((place) => link(place.shortName[language], place.code))];
}

function withoutView(choice: Choice): Choice {
  const { view, ...rest } = choice;
  return view === 'line' || view === undefined ? rest : choice;
}

/** Of prices the largest are the dearest. */
function isCost({ indicators }: Choice): boolean {
  return indicators.every((code) => /_COST(_|$)/.test(code));
}

function partnerLinks(choice: Choice, facets: Facets, language: Language): PageChoices['partners'] {
  if (!facets.partners && choice.partners.kind === 'total') return undefined;
  const { view: _view, ...rest } = firstPage(choice);
  const link = (text: string, partners: Choice['partners']): ChoiceLink => ({
    text,
    href: explorePath(language, { ...rest, partners }),
    current: choice.partners.kind === partners.kind,
  });
  const { partners } = choice;
  const codes = partners.kind === 'listed' ? partners.codes : [];
  return {
    head: partnerHead(choice.indicators),
    links: [
      // What is known of corridors alone has no total to show.
      ...(choice.indicators.every(isCorridorOnly) ? [] : [link(m.explore_partners_total(), { kind: 'total' })]),
      link(isCost(choice) ? m.explore_partners_dearest() : m.explore_partners_top(), { kind: 'top' }),
      link(m.explore_partners_all(), { kind: 'all' }),
    ],
    chosen: codes.map((code) => {
      const others = codes.filter((other) => other !== code);
      const left: Choice['partners'] = others.length > 0 ? { kind: 'listed', codes: others } : { kind: 'total' };
      return { code, text: placeText(code, language), remove: explorePath(language, { ...rest, partners: left }) };
    }),
  };
}

function sexGroup(choice: Choice, facets: Facets, language: Language): readonly LinkGroup[] {
  if (!facets.sexes.some((sex) => sex !== '_T')) return [];
  const link = (text: string, sexes: readonly Sex[]): ChoiceLink => ({
    text,
    href: explorePath(language, firstPage({ ...choice, sexes })),
    current: choice.sexes.join() === sexes.join(),
  });
  const links = [
    link(sexText('_T'), []),
    link(sexText('F'), ['F']),
    link(sexText('M'), ['M']),
    link(m.explore_sexes_compared(), ['F', 'M']),
  ];
  return [{ name: m.explore_sex(), links }];
}

function ageGroup(choice: Choice, facets: Facets, language: Language): readonly LinkGroup[] {
  if (facets.ages.length < 2) return [];
  const link = (text: string, ages: readonly string[]): ChoiceLink => ({
    text,
    href: explorePath(language, firstPage({ ...choice, ages })),
    current: choice.ages.join() === ages.join(),
  });
  const own = facets.ages.filter((age) => age !== '_T');
  return [
    {
      name: m.column_age(),
      links: [
        link(m.explore_widest(), []),
        ...own.map((age) => link(ageText(age), [age])),
        link(m.explore_each(), ['all']),
      ],
    },
  ];
}

function dimensionGroups(choice: Choice, facets: Facets, language: Language): readonly LinkGroup[] {
  return Object.entries(facets.dimensions).map(([name, codes]) => {
    const chosen = choice.dimensions[name]?.join() ?? '';
    const link = (text: string, own: readonly string[]): ChoiceLink => {
      const { [name]: _before, ...others } = choice.dimensions;
      const dimensions = own.length > 0 ? { ...others, [name]: own } : others;
      return {
        text,
        href: explorePath(language, firstPage({ ...choice, dimensions })),
        current: chosen === own.join(),
      };
    };
    const links = [
      link(m.explore_widest(), []),
      ...codes.map((code) => link(categoryText(name, code), [code])),
      link(m.explore_each(), ['all']),
    ];
    return { name: dimensionText(name), links };
  });
}

function sortLinks(choice: Choice, language: Language): readonly ChoiceLink[] {
  const current = choice.sort ?? 'value';
  const view = viewOf(choice);
  // A change needs a first and a last value of each.
  const overTime = view === 'line' || view === 'table' || (view === 'matrix' && choice.partners.kind === 'total');
  const sorts = overTime ? (['value', 'name', 'change'] as const) : (['value', 'name'] as const);
  return sorts.map((sort) => {
    const { sort: _sort, ...rest } = firstPage(choice);
    const own: Choice = sort === 'value' ? rest : { ...rest, sort };
    return { text: sortText(sort), href: explorePath(language, own), current: sort === current };
  });
}

/** The links of the page of a choice. */
export function pageChoices(choice: Choice, facets: Facets, language: Language, titles: OwnTitles): PageChoices {
  const partners = partnerLinks(choice, facets, language);
  return {
    views: viewLinks(choice, facets, language),
    indicators: choice.indicators.map((code) => ({
      code,
      text: indicatorText(code, language, titles),
      remove: explorePath(
        language,
        firstPage({ ...choice, indicators: choice.indicators.filter((other) => other !== code) }),
      ),
    })),
    places: chosenPlaces(choice, language),
    areas: areaLinks(choice, language),
    ...(partners && { partners }),
    groups: [
      ...sexGroup(choice, facets, language),
      ...ageGroup(choice, facets, language),
      ...dimensionGroups(choice, facets, language),
    ],
    sorts: sortLinks(choice, language),
    years: facets.years,
  };
}

function withPlaces(choice: Choice, codes: readonly string[], as: 'place' | 'partner'): Choice {
  const listed = { kind: 'listed', codes } as const;
  const { view, ...rest } = firstPage(choice);
  // A picture of many countries does not suit a few.
  const kept: Choice = view === 'map' || view === 'matrix' || view === undefined ? rest : { ...rest, view };
  return as === 'place' ? { ...kept, places: listed } : { ...kept, partners: listed };
}

function codesOf(choice: Choice, as: 'place' | 'partner'): readonly string[] {
  const now = as === 'place' ? choice.places : choice.partners;
  return now.kind === 'listed' ? now.codes : [];
}

/** A choice with one more place or partner; nothing where there are as many as can be compared. */
export function withPlace(choice: Choice, place: Place, as: 'place' | 'partner'): Choice | undefined {
  const codes = [...new Set([...codesOf(choice, as), place.code])];
  return codes.length > MOST_COMPARED ? undefined : withPlaces(choice, codes, as);
}

/** Links that put a place into the stead of each of those compared. */
export function replacements(
  choice: Choice,
  place: Place,
  as: 'place' | 'partner',
  language: Language,
): readonly { readonly text: string; readonly href: string }[] {
  const codes = codesOf(choice, as);
  return codes.map((code) => ({
    text: m.explore_replace({ place: place.shortName[language], other: placeText(code, language) }),
    href: explorePath(
      language,
      withPlaces(
        choice,
        codes.map((other) => (other === code ? place.code : other)),
        as,
      ),
    ),
  }));
}
