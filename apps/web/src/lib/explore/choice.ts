import type { SeriesKey, Sex } from '@sterna/statistics';

/** The ways of showing figures. */
export const VIEWS = ['line', 'bar', 'map', 'matrix', 'table', 'revisions'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['value', 'name', 'change'] as const;
export type Sort = (typeof SORTS)[number];

/** Most places, partners and lines that are compared: more cannot be told apart. */
export const MOST_COMPARED = 5;
export const MOST_INDICATORS = 4;

/** Whose figures: none chosen yet, some places, or every country of a region or of the world (`all`). */
export type PlaceChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'listed'; readonly codes: readonly string[] }
  | { readonly kind: 'within'; readonly code: string };

/** The other side of corridors: all together, some places, each of them, or the largest. */
export type PartnerChoice =
  | { readonly kind: 'total' }
  | { readonly kind: 'listed'; readonly codes: readonly string[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'top' };

/** What a reader has chosen to see; the address of the page says the same. */
export interface Choice {
  readonly indicators: readonly string[];
  readonly places: PlaceChoice;
  readonly partners: PartnerChoice;
  /** Empty: both sexes together. */
  readonly sexes: readonly Sex[];
  /** Empty: all ages together; `all` each age. */
  readonly ages: readonly string[];
  /** Codes by concept; `all` each category. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly unit?: string;
  readonly from?: number;
  readonly to?: number;
  /** Absent: the one that suits the choice. */
  readonly view?: View;
  readonly sort?: Sort;
  /** Of long tables, from 1. */
  readonly page: number;
}

export const EMPTY_CHOICE: Choice = {
  indicators: [],
  places: { kind: 'none' },
  partners: { kind: 'total' },
  sexes: [],
  ages: [],
  dimensions: {},
  page: 1,
};

/** All countries of the world. */
export const EVERYWHERE = 'all';

/** True when several places, or partners of one place, are shown and not just one number a year. */
export function isSingle(choice: Choice): boolean {
  return choice.places.kind === 'listed' && choice.places.codes.length === 1 && choice.partners.kind === 'total';
}

/** The view that suits a choice when none is named. */
export function viewOf(choice: Choice): View {
  if (choice.view) return choice.view;
  if (choice.partners.kind === 'all' || choice.partners.kind === 'top') {
    return choice.places.kind === 'listed' && choice.places.codes.length === 1 ? 'bar' : 'matrix';
  }
  return choice.places.kind === 'within' ? 'map' : 'line';
}

function placesText(places: PlaceChoice): string | undefined {
  if (places.kind === 'none') return undefined;
  if (places.kind === 'listed') return places.codes.join(',');
  return places.code === EVERYWHERE ? EVERYWHERE : `in:${places.code}`;
}

function partnersText(partners: PartnerChoice): string | undefined {
  if (partners.kind === 'total') return undefined;
  return partners.kind === 'listed' ? partners.codes.join(',') : partners.kind;
}

/** The parameters that say a choice, in a fixed order, defaults left out. */
export function choiceParameters(choice: Choice): readonly (readonly [name: string, value: string])[] {
  const dimensions = Object.entries(choice.dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ['indicator', choice.indicators.join(',')],
    ['place', placesText(choice.places)],
    ['partner', partnersText(choice.partners)],
    ['sex', choice.sexes.join(',')],
    ['age', choice.ages.join(',')],
    ...dimensions.map(([name, codes]) => [name, codes.join(',')] as const),
    ['unit', choice.unit],
    ['from', choice.from],
    ['to', choice.to],
    ['view', choice.view],
    ['sort', choice.sort],
    ['page', choice.page > 1 ? choice.page : undefined],
  ];
  return all.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)] as const]));
}

/** The same as a query, readable: commas and colons stand as they are. Empty for an empty choice. */
export function choiceQuery(choice: Choice): string {
  const pairs = choiceParameters(choice).map(([name, value]) => {
    return `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
  });
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The address of a choice: the page, or with a format a file of it. */
export function explorePath(language: string, choice: Choice, format?: string): string {
  return `/${language}/explore${format === undefined ? '' : `/data.${format}`}${choiceQuery(choice)}`;
}

/** The choice that shows the series of a figure alone. */
export function choiceOfSeries(key: SeriesKey): Choice {
  const { indicator, refArea, counterpart, sex, age, dimensions, unit } = key;
  return {
    ...EMPTY_CHOICE,
    indicators: [indicator],
    places: { kind: 'listed', codes: [refArea] },
    partners: counterpart === '_T' ? { kind: 'total' } : { kind: 'listed', codes: [counterpart] },
    sexes: sex === '_T' ? [] : [sex],
    ages: age === '_T' ? [] : [age],
    dimensions: Object.fromEntries(Object.entries(dimensions).map(([name, code]) => [name, [code]])),
    unit,
  };
}

/** The choice of one country, its indicator still open. @param place ISO alpha-3 */
export function choiceOfPlace(place: string): Choice {
  return { ...EMPTY_CHOICE, places: { kind: 'listed', codes: [place] } };
}
