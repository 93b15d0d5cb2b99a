import type { Evidence } from '@sterna/evidence';
import { type FigureQuery, indicatorByCode, type SeriesKey, seriesId, TOTAL, yearOf } from '@sterna/statistics';
import { countriesIn, PLACES, placeByCode } from '@sterna/vocabulary';
import { type Choice, EVERYWHERE, type PlaceChoice } from '#lib/explore/choice.ts';
import { type ExploredFigure, exploredFigures } from './explored-figures.ts';

/** Figures with all but the period the same. */
export interface ExploredSeries {
  readonly id: string;
  /** By period, ascending. */
  readonly figures: readonly ExploredFigure[];
  readonly newest: ExploredFigure;
}

/** What a choice brings: series, and which defaults had to be taken because totals are not published. */
export interface Selection {
  readonly series: readonly ExploredSeries[];
  /** What the choice means for each indicator. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Further units there are figures in, not shown. */
  readonly otherUnits: readonly string[];
  /** No total over all partners is published: figures are by partner. */
  readonly byPartner: boolean;
}

const COUNTRIES: readonly string[] = PLACES.filter(({ kind }) => kind === 'country').map(({ code }) => code);

/** The places that a choice names, or the countries that lie in its region. */
export function placesOf(places: PlaceChoice): readonly string[] {
  if (places.kind === 'none') return [];
  if (places.kind === 'listed') return places.codes;
  return places.code === EVERYWHERE ? COUNTRIES : countriesIn(places.code).map(({ code }) => code);
}

/** True for what is known of corridors alone, without a total: shares of a corridor, costs of sending. */
export function isCorridorOnly(code: string): boolean {
  return /^BILATERAL_REMITTANCES_SHARE$|^REMITTANCE_COST$|CORRIDOR/.test(code);
}

/** Whether an indicator of the catalogue has figures by partner country; undefined for publishers' own. */
export function hasPartners(code: string): boolean | undefined {
  const indicator = indicatorByCode(code);
  if (!indicator) return undefined;
  return (
    isCorridorOnly(code) || indicator.mirrorOf !== undefined || (indicator.additive ?? []).includes('COUNTERPART_AREA')
  );
}

function yearsOf({ from, to }: Choice): Pick<FigureQuery, 'from' | 'to'> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function partnersOf({ partners }: Choice): Pick<FigureQuery, 'counterparts'> {
  if (partners.kind === 'total') return { counterparts: [TOTAL] };
  return partners.kind === 'listed' ? { counterparts: partners.codes } : {};
}

/** Each partner by itself: countries and areas, and those whose country is not known. */
function isPartner(code: string): boolean {
  const kind = placeByCode(code)?.kind;
  return code !== TOTAL && kind !== 'region' && kind !== 'group';
}

function takesAll(codes: readonly string[]): boolean {
  return codes.some((code) => code.toLowerCase() === 'all');
}

/** The question for an indicator, totals where nothing else is chosen. */
export function strictQuery(choice: Choice, indicator: string): FigureQuery {
  return {
    indicators: [indicator],
    places: placesOf(choice.places),
    ...partnersOf(choice),
    sexes: choice.sexes.length > 0 ? choice.sexes : [TOTAL],
    ...(choice.ages.length === 0 ? { ages: [TOTAL] } : takesAll(choice.ages) ? {} : { ages: choice.ages }),
    ...yearsOf(choice),
  };
}

/** The same without those totals that nobody chose: for indicators that are published by sex, age or partner only. */
export function wideQuery(choice: Choice, indicator: string): FigureQuery {
  return {
    indicators: [indicator],
    places: placesOf(choice.places),
    ...(choice.partners.kind === 'listed' ? { counterparts: choice.partners.codes } : {}),
    ...(choice.sexes.length > 0 && { sexes: choice.sexes }),
    ...(choice.ages.length > 0 && !takesAll(choice.ages) && { ages: choice.ages }),
    ...yearsOf(choice),
  };
}

function fitsDimensions({ dimensions }: SeriesKey, choice: Choice): boolean {
  return Object.entries(choice.dimensions).every(([name, codes]) => {
    const code = dimensions[name];
    return code === undefined ? codes.includes(TOTAL) : takesAll(codes) || codes.includes(code);
  });
}

/** A category that is nearly the whole: all domains of policy, everyone from an age on. */
const NEARLY_WHOLE = /^_T$|^ALL|^TOTAL|^Y_GE/;

function mostFrequent(codes: readonly string[]): string | undefined {
  const counts = Map.groupBy(codes, (code) => code);
  return [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0];
}

/** Of the codes of a dimension the one that speaks of most. */
function broadestCode(codes: readonly string[]): string | undefined {
  const known = new Set(codes);
  if (known.has(TOTAL)) return TOTAL;
  const whole = [...known].filter((code) => NEARLY_WHOLE.test(code)).toSorted();
  return whole[0] ?? mostFrequent(codes);
}

/** What a choice means for one indicator, with the defaults taken where nothing was chosen. */
export interface Scope {
  /** The question that brings at least what belongs to it. */
  readonly query: FigureQuery;
  readonly sexes: readonly string[];
  /** Empty: any. */
  readonly ages: readonly string[];
  /** The one category shown, by concept, where none was chosen. */
  readonly categories: Readonly<Record<string, string>>;
  readonly unit?: string;
  /** Each partner by itself. */
  readonly partners: boolean;
}

/** Whether a figure, or an observation on its way out, belongs to a scope. */
export function belongsTo(key: SeriesKey, scope: Scope, choice: Choice): boolean {
  const { sexes, ages, categories, unit, partners } = scope;
  if (unit !== undefined && key.unit !== unit) return false;
  if (!sexes.includes(key.sex) || (ages.length > 0 && !ages.includes(key.age))) return false;
  if (partners && !isPartner(key.counterpart)) return false;
  if (!fitsDimensions(key, choice)) return false;
  return Object.entries(categories).every(([name, code]) => (key.dimensions[name] ?? TOTAL) === code);
}

type Narrowed = Pick<Scope, 'sexes' | 'ages' | 'categories'>;

/** Takes one code of each dimension that the reader has not chosen, the broadest. */
function narrow(figures: readonly ExploredFigure[], choice: Choice, oneOfEach: boolean): Narrowed {
  let kept = figures.filter((figure) => fitsDimensions(figure, choice));
  const sexes = choice.sexes.length > 0 ? choice.sexes : [broadestCode(kept.map(({ sex }) => sex)) ?? TOTAL];
  kept = kept.filter(({ sex }) => sexes.includes(sex));
  const ages = choice.ages.length > 0 ? askedAges(choice) : [broadestCode(kept.map(({ age }) => age)) ?? TOTAL];
  kept = kept.filter(({ age }) => ages.length === 0 || ages.includes(age));
  const categories: Record<string, string> = {};
  for (const name of new Set(kept.flatMap(({ dimensions }) => Object.keys(dimensions)))) {
    if (choice.dimensions[name]) continue;
    const broadest = broadestCode(kept.map(({ dimensions }) => dimensions[name] ?? TOTAL));
    if (broadest === undefined || !(NEARLY_WHOLE.test(broadest) || oneOfEach)) continue;
    categories[name] = broadest;
    kept = kept.filter(({ dimensions }) => (dimensions[name] ?? TOTAL) === broadest);
  }
  return { sexes, ages, categories };
}

function askedAges(choice: Choice): readonly string[] {
  return takesAll(choice.ages) ? [] : choice.ages;
}

function seriesFrom(figures: readonly ExploredFigure[]): readonly ExploredSeries[] {
  return [...Map.groupBy(figures, seriesId)].flatMap(([id, own]): ExploredSeries[] => {
    const sorted = own.toSorted((a, b) => yearOf(a.period) - yearOf(b.period) || (a.period < b.period ? -1 : 1));
    const newest = sorted.at(-1);
    return newest ? [{ id, figures: sorted, newest }] : [];
  });
}

interface Found {
  readonly scope: Scope;
  readonly figures: readonly ExploredFigure[];
  /** In other units. */
  readonly others: readonly ExploredFigure[];
  readonly byPartner: boolean;
}

/** Partners shown of each place where the largest are asked for. */
const MOST_PARTNERS = 15;

function foundIn(figures: readonly ExploredFigure[], query: FigureQuery, partners: boolean, choice: Choice): Found {
  // One place may show several categories of one dimension; many places show one, to be compared.
  const oneOfEach = choice.places.kind !== 'listed' || choice.places.codes.length > 1;
  const inScope = partners ? figures.filter(({ counterpart }) => isPartner(counterpart)) : figures;
  const wide: Scope = { query, partners, ...narrow(inScope, choice, oneOfEach) };
  const fitting = inScope.filter((figure) => belongsTo(figure, wide, choice));
  const codes = fitting.map(({ unit }) => unit);
  const own = indicatorByCode(query.indicators?.[0] ?? '')?.unit;
  const asked = [choice.unit, own].find((known) => known !== undefined && codes.includes(known));
  const unit = asked ?? mostFrequent(codes);
  const scope = { ...wide, ...(unit !== undefined && { unit }) };
  return {
    scope,
    figures: fitting.filter((figure) => figure.unit === unit),
    others: fitting.filter((figure) => figure.unit !== unit),
    byPartner: false,
  };
}

async function findFigures(indicator: string, choice: Choice, evidence: Evidence): Promise<Found> {
  const eachPartner = choice.partners.kind === 'all' || choice.partners.kind === 'top';
  const strict = strictQuery(choice, indicator);
  // Looking for corridors of what is computed for whole countries would derive the world's figures for nothing.
  const hasNone = choice.partners.kind !== 'total' && hasPartners(indicator) === false;
  if (hasNone && indicatorByCode(indicator)?.formula) return foundIn([], strict, eachPartner, choice);
  const found = foundIn(await exploredFigures(evidence, strict), strict, eachPartner, choice);
  if (found.figures.length > 0) return found;
  const wide = wideQuery(choice, indicator);
  const figures = await exploredFigures(evidence, wide);
  if (choice.partners.kind !== 'total') return foundIn(figures, wide, eachPartner, choice);
  const totals = figures.filter(({ counterpart }) => counterpart === TOTAL);
  if (totals.length > 0) return foundIn(totals, { ...wide, counterparts: [TOTAL] }, false, choice);
  return { ...foundIn(figures, wide, true, choice), byPartner: figures.length > 0 };
}

/** Of the partners of each place the largest, where those are asked for. */
function largestPartners(figures: readonly ExploredFigure[], choice: Choice): readonly ExploredFigure[] {
  if (choice.partners.kind !== 'top') return figures;
  return [...Map.groupBy(figures, ({ refArea }) => refArea).values()].flatMap((own) => {
    const newest = new Map<string, ExploredFigure>();
    for (const figure of own) {
      const before = newest.get(figure.counterpart);
      if (!before || yearOf(before.period) <= yearOf(figure.period)) newest.set(figure.counterpart, figure);
    }
    const largest = [...newest.values()].toSorted((a, b) => b.value - a.value).slice(0, MOST_PARTNERS);
    const kept = new Set(largest.map(({ counterpart }) => counterpart));
    return own.filter(({ counterpart }) => kept.has(counterpart));
  });
}

/** The figures that a choice brings, in one unit for each indicator. */
export async function selectFigures(choice: Choice, evidence: Evidence): Promise<Selection> {
  const scopes = new Map<string, Scope>();
  const otherUnits = new Set<string>();
  const kept: ExploredFigure[] = [];
  let byPartner = false;
  for (const indicator of choice.indicators) {
    const found = await findFigures(indicator, choice, evidence);
    byPartner ||= found.byPartner;
    scopes.set(indicator, found.scope);
    for (const { unit } of found.others) otherUnits.add(unit);
    for (const figure of largestPartners(found.figures, choice)) kept.push(figure);
  }
  return { series: seriesFrom(kept), scopes, otherUnits: [...otherUnits].toSorted(), byPartner };
}
