import { indicatorByCode, type Sex, yearOf } from '@sterna/statistics';
import { findPlace, type Language, type Place, placeByCode } from '@sterna/vocabulary';
import {
  type Choice,
  EMPTY_CHOICE,
  EVERYWHERE,
  MOST_COMPARED,
  MOST_INDICATORS,
  type PartnerChoice,
  type PlaceChoice,
  SORTS,
  type Sort,
  VIEWS,
  type View,
} from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { sortText, viewText } from '#lib/server/explore/view-names.ts';
import { suggestPlaces } from '#lib/server/place-search.ts';
import { shortened } from '#lib/shortened.ts';

/** A choice as its address says it, and what in the address could not be understood, in the page's language. */
export interface ParsedChoice {
  readonly choice: Choice;
  readonly problems: readonly string[];
}

interface Asked {
  readonly values: (name: string) => readonly string[];
  readonly language: Language;
  readonly problems: string[];
  /** Codes of publishers' own indicators. */
  readonly own: ReadonlySet<string>;
}

/** No address of ours names more. */
const MOST_VALUES = 60;
const DIMENSION = /^[A-Z][A-Z0-9_]{1,40}$/;
const CODE = /^[\w.$@+-]{1,60}$/;

function valuesOf(parameters: URLSearchParams, name: string): readonly string[] {
  const values = parameters.getAll(name).flatMap((value) => value.slice(0, 4000).split(','));
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))].slice(0, MOST_VALUES);
}

function parseIndicators({ values, own, problems }: Asked): readonly string[] {
  const capitals = new Map([...own].map((code) => [code.toUpperCase(), code]));
  const codes = values('indicator').flatMap((asked) => {
    const upper = asked.toUpperCase();
    const code = indicatorByCode(upper) ? upper : own.has(asked) ? asked : capitals.get(upper);
    if (code === undefined) problems.push(m.explore_problem_indicator({ value: shortened(asked) }));
    return code ?? [];
  });
  if (codes.length > MOST_INDICATORS) problems.push(m.explore_problem_indicators({ count: MOST_INDICATORS }));
  return [...new Set(codes)].slice(0, MOST_INDICATORS);
}

function parsePlace(asked: string, { language, problems }: Asked): Place | undefined {
  const direct = placeByCode(asked.toUpperCase());
  if (direct) return direct;
  const found = findPlace(asked.slice(0, 80));
  if (found.status === 'found') return found.place;
  const near = suggestPlaces(asked.slice(0, 80)).map((place) => `${place.shortName[language]} (${place.code})`);
  const value = shortened(asked);
  problems.push(
    near.length > 0
      ? m.explore_problem_place_near({ value, near: near.join(m.list_separator()) })
      : m.explore_problem_place({ value }),
  );
  return undefined;
}

function parseListed(asked: readonly string[], all: Asked): readonly string[] {
  const codes = [...new Set(asked.flatMap((each) => parsePlace(each, all)?.code ?? []))];
  if (codes.length > MOST_COMPARED) {
    const left = codes.slice(MOST_COMPARED).map((code) => placeByCode(code)?.shortName[all.language] ?? code);
    const names = left.join(m.list_separator());
    all.problems.push(m.explore_problem_places({ count: MOST_COMPARED, names }));
  }
  return codes.slice(0, MOST_COMPARED);
}

function parsePlaces(all: Asked): PlaceChoice {
  const asked = all.values('place');
  if (asked.some((value) => value.toLowerCase() === EVERYWHERE)) return { kind: 'within', code: EVERYWHERE };
  const within = asked.find((value) => /^in:/i.test(value));
  if (within !== undefined) {
    const region = parsePlace(within.slice(3), all);
    if (region?.kind === 'region') return { kind: 'within', code: region.code === 'WLD' ? EVERYWHERE : region.code };
    if (region) all.problems.push(m.explore_problem_region({ value: shortened(within) }));
    return { kind: 'within', code: EVERYWHERE };
  }
  const codes = parseListed(asked, all);
  return codes.length > 0 ? { kind: 'listed', codes } : { kind: 'none' };
}

function parsePartners(all: Asked): PartnerChoice {
  const asked = all.values('partner').filter((value) => value !== '_T');
  const word = asked.map((value) => value.toLowerCase()).find((value) => value === 'all' || value === 'top');
  if (word === 'all' || word === 'top') return { kind: word };
  const codes = parseListed(asked, all);
  return codes.length > 0 ? { kind: 'listed', codes } : { kind: 'total' };
}

const SEXES: Readonly<Record<string, readonly Sex[]>> = {
  F: ['F'],
  M: ['M'],
  T: ['_T'],
  _T: ['_T'],
  ALL: ['_T', 'F', 'M'],
};

function parseSexes({ values, problems }: Asked): readonly Sex[] {
  const sexes = values('sex').flatMap((asked) => {
    const known = SEXES[asked.toUpperCase()];
    if (!known) problems.push(m.explore_problem_sex({ value: shortened(asked) }));
    return known ?? [];
  });
  const once = [...new Set(sexes)];
  return once.length === 1 && once[0] === '_T' ? [] : once;
}

function parseCodes(name: string, { values, problems }: Asked): readonly string[] {
  return values(name).filter((asked) => {
    if (CODE.test(asked)) return true;
    problems.push(m.explore_problem_code({ name, value: shortened(asked) }));
    return false;
  });
}

function parseYear(name: 'from' | 'to', { values, problems }: Asked): number | undefined {
  const asked = values(name)[0];
  if (asked === undefined) return undefined;
  const year = /^\d{4}$/.test(asked) ? yearOf(asked) : Number.NaN;
  if (year >= 1000) return year;
  problems.push(m.explore_problem_year({ value: shortened(asked) }));
  return undefined;
}

function parseYears(all: Asked): Pick<Choice, 'from' | 'to'> {
  const [from, to] = [parseYear('from', all), parseYear('to', all)];
  const turned = from !== undefined && to !== undefined && from > to;
  if (turned) all.problems.push(m.explore_problem_years({ from: String(from), to: String(to) }));
  const [first, last] = turned ? [to, from] : [from, to];
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

/** What a word of an address means, with the word to write. */
function named(text: string, word: string): string {
  return m.explore_problem_word({ text, word });
}

function parseView({ values, problems }: Asked): View | undefined {
  const asked = values('view')[0];
  const view = VIEWS.find((known) => known === asked?.toLowerCase());
  if (asked !== undefined && !view) {
    problems.push(
      m.explore_problem_view({
        value: shortened(asked),
        valid: VIEWS.map((each) => named(viewText(each), each)).join(m.list_separator()),
      }),
    );
  }
  return view;
}

function parseSort({ values, problems }: Asked): Sort | undefined {
  const asked = values('sort')[0];
  const sort = SORTS.find((known) => known === asked?.toLowerCase());
  if (asked !== undefined && !sort) {
    problems.push(
      m.explore_problem_sort({
        value: shortened(asked),
        valid: SORTS.map((each) => named(sortText(each), each)).join(m.list_separator()),
      }),
    );
  }
  return sort;
}

/**
 * Reads a choice from the parameters of an address. Never fails: what cannot be understood is left out and said.
 *
 * @param own codes of publishers' own indicators, beside the catalogue's
 */
export function parseChoice(parameters: URLSearchParams, language: Language, own: readonly string[]): ParsedChoice {
  const problems: string[] = [];
  const values = (name: string): readonly string[] => valuesOf(parameters, name);
  const all: Asked = { values, language, problems, own: new Set(own) };
  const names = [...new Set(parameters.keys())].filter((name) => DIMENSION.test(name)).slice(0, 12);
  const dimensions = names
    .map((name) => [name, parseCodes(name, all)] as const)
    .filter(([, codes]) => codes.length > 0);
  const [unit] = parseCodes('unit', all);
  const [view, sort] = [parseView(all), parseSort(all)];
  const page = Number(values('page')[0] ?? 1);
  const choice: Choice = {
    ...EMPTY_CHOICE,
    indicators: parseIndicators(all),
    places: parsePlaces(all),
    partners: parsePartners(all),
    sexes: parseSexes(all),
    ages: parseCodes('age', all),
    dimensions: Object.fromEntries(dimensions),
    ...(unit !== undefined && { unit }),
    ...parseYears(all),
    ...(view && { view }),
    ...(sort && { sort }),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
  return { choice, problems };
}
