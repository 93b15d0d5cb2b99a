import type { DimensionValues } from '@sterna/sdmx';
import { findSex } from '@sterna/vocabulary';
import { type CellReference, type Sex, TOTAL } from '../../observation.ts';
import { codeOfSdmx, nameOfComponent } from '../../sdmx-form/index.ts';
import type { FindingLog } from '../reading/finding-log.ts';
import { Ages } from './ages.ts';
import { Areas } from './areas.ts';
import type { CodeNames } from './code-names.ts';
import { COUNTERPART_BY, type Counterpart, Counterparts } from './counterparts.ts';
import { type OtherPlace, otherPlaces } from './other-places.ts';
import type { Publisher } from './publisher.ts';
import { type Role, rolesOf } from './roles.ts';
import { UNIT_NOT_STATED } from './units.ts';

/** A key without its time, read into our dimensions. */
export interface ReadKey {
  /** The publisher's code; absent where no dimension gives it. */
  readonly indicator: string | undefined;
  /** Dimension that gives it, for its name. */
  readonly indicatorDimension: string | undefined;
  readonly refArea: string;
  readonly counterpart: string;
  readonly sex: Sex;
  readonly age: string;
  /** The publisher's code, or ours in our own messages. */
  readonly unit: string | undefined;
  /** Dimension that gives the unit, for its name. */
  readonly unitDimension: string | undefined;
  readonly freq: string;
  /** Code of a dimension `UNIT_MULT`, which is taken for an attribute. */
  readonly multiplier: string | undefined;
  /** Sorted by name. */
  readonly dimensions: Readonly<Record<string, string>>;
}

const NOT_APPLICABLE = new Set(['', '_Z']);
const TOTALS = new Set(['', '_T', 'T', 'TOT', 'TOTAL', '_Z']);

const SEXES: Readonly<Record<string, Sex>> = {
  F: 'F',
  M: 'M',
  FEMALE: 'F',
  MALE: 'M',
  FMLE: 'F',
  WMN: 'F',
  MEN: 'M',
  MLE: 'M',
  BTSX: '_T',
  SEX_F: 'F',
  SEX_M: 'M',
  SEX_T: '_T',
  SEX_FMLE: 'F',
  SEX_MLE: 'M',
  SEX_BTSX: '_T',
};

/** A sex by its code, else by the name its codelist gives it. */
function sexOf(code: string, name: string | undefined): Sex | undefined {
  const capitals = code.toUpperCase();
  if (TOTALS.has(capitals)) return TOTAL;
  return SEXES[capitals] ?? (name === undefined ? undefined : findSex(name));
}

/** What is known of keys with the same dimensions before their codes are read. */
interface KeyPlan {
  readonly roles: ReadonlyMap<string, Role>;
  /** Dimensions of citizenship, birth and the like. */
  readonly others: readonly OtherPlace[];
}

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** How many different sets of further dimensions are remembered. */
const REMEMBERED = 5_000;

/** Reads the keys of one data set. */
export class KeyReader {
  readonly #names: CodeNames;
  readonly #log: FindingLog;
  readonly #areas: Areas;
  readonly #publisher: Publisher;
  readonly #ages: Ages;
  readonly #counterparts: Counterparts;
  readonly #roles = new Map<string, ReadonlyMap<string, Role>>();
  readonly #plans = new Map<string, KeyPlan>();
  readonly #furthers = new Map<string, Readonly<Record<string, string>>>();

  constructor(names: CodeNames, log: FindingLog, publisher: Publisher) {
    this.#names = names;
    this.#log = log;
    this.#areas = new Areas(log, publisher.agency);
    this.#ages = new Ages(log);
    this.#counterparts = new Counterparts(this.#areas, names);
    this.#publisher = publisher;
  }

  /** What each dimension of a key gives; those that give nothing of ours are not in it. */
  roles(ids: readonly string[]): ReadonlyMap<string, Role> {
    const key = ids.join('\n');
    const known = this.#roles.get(key);
    if (known !== undefined) return known;
    const isOwn = this.#publisher.kind === 'sterna';
    const roles = rolesOf(isOwn ? ids.map((id) => ({ id })) : this.#names.hints(ids));
    this.#roles.set(key, roles);
    return roles;
  }

  read(dimensions: DimensionValues, at: () => CellReference): ReadKey {
    return this.#publisher.kind === 'sterna' ? readOwnKey(dimensions) : this.#readForeign(dimensions, at);
  }

  /** What is known of all keys with the same dimensions. */
  #planOf(ids: readonly string[]): KeyPlan {
    const key = ids.join('\n');
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const roles = this.roles(ids);
    const others = otherPlaces(this.#names.hints(ids.filter((id) => roles.get(id) === undefined)));
    const plan = { roles, others };
    this.#plans.set(key, plan);
    return plan;
  }

  #readForeign(values: DimensionValues, at: () => CellReference): ReadKey {
    const { roles, others } = this.#planOf(Object.keys(values));
    const further: [string, string][] = [];
    const given = new Map<Role, { readonly id: string; readonly code: string }>();
    for (const [id, code] of Object.entries(values)) {
      const role = roles.get(id);
      if (role === undefined) further.push([id, code]);
      else given.set(role, { id, code });
    }
    const area = given.get('REF_AREA');
    const refArea = area && this.#areas.codeOf(area.code, area.id, this.#names.namesOf(area.id), at);
    if (refArea === undefined) this.#sayNoArea();
    const indicator = given.get('INDICATOR');
    const counterpart = this.#counterpart(given.get('COUNTERPART_AREA'), others, further, at);
    const tellsItself = indicator === undefined && others.length === 1;
    if (counterpart.by !== undefined && !tellsItself) further.push([COUNTERPART_BY, counterpart.by]);
    const age = given.get('AGE');
    return {
      indicator: indicator?.code,
      indicatorDimension: indicator?.id,
      refArea: refArea === undefined || refArea === '' ? '_Z' : refArea,
      counterpart: counterpart.code,
      sex: this.#sex(given.get('SEX'), further, at),
      age: age === undefined ? TOTAL : this.#ages.codeOf(age.code, this.#names.namesOf(age.id)?.get(age.code), at),
      unit: given.get('UNIT_MEASURE')?.code,
      unitDimension: given.get('UNIT_MEASURE')?.id,
      freq: given.get('FREQ')?.code ?? '',
      multiplier: given.get('UNIT_MULT')?.code,
      dimensions: this.#further(further),
    };
  }

  /**
   * The other place: that of a dimension of counterparts, where it applies, before those by birth, citizenship and the
   * like, of which one is taken out of the further dimensions.
   */
  #counterpart(
    given: { readonly id: string; readonly code: string } | undefined,
    others: readonly OtherPlace[],
    further: [string, string][],
    at: () => CellReference,
  ): Counterpart {
    if (given !== undefined && !NOT_APPLICABLE.has(given.code)) {
      return { code: this.#counterparts.placeOf(given.id, given.code, at) };
    }
    if (others.length === 0) return { code: TOTAL };
    const found = this.#counterparts.among(new Map(further), others, at);
    if (found === undefined) return { code: TOTAL };
    further.splice(
      further.findIndex(([id]) => id === found.by),
      1,
    );
    return found;
  }

  #sayNoArea(): void {
    const message = 'The data have no reference area: their figures are about none (_Z, not applicable).';
    this.#log.add('no-reference-area', 'info', message, undefined, 'all');
  }

  /** A sex of its own (other, unknown) is kept as a further dimension, so that it is never taken for the total. */
  #sex(
    given: { readonly id: string; readonly code: string } | undefined,
    further: [string, string][],
    at: () => CellReference,
  ): Sex {
    if (given === undefined) return TOTAL;
    const { id, code } = given;
    const sex = sexOf(code, this.#names.namesOf(id)?.get(code));
    if (sex !== undefined) return sex;
    const message = `The sex ${code} is neither total, female nor male: its figures are kept apart by a dimension SEX.`;
    this.#log.add('sex-kept', 'info', message, at(), code);
    further.push(['SEX', code]);
    return TOTAL;
  }

  #further(further: readonly [string, string][]): Readonly<Record<string, string>> {
    const isSdg = this.#publisher.kind === 'sdg';
    const kept = further.filter(([id, code]) => {
      if (NOT_APPLICABLE.has(code)) return false;
      // The SDG database gives every series all breakdowns, most of them totals; its global figures are the usual ones.
      return !isSdg || !(code === TOTAL || (id === 'REPORTING_TYPE' && code === 'G'));
    });
    if (kept.length === 0) return NONE;
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    const signature = kept.join('\n');
    const known = this.#furthers.get(signature);
    if (known !== undefined) return known;
    if (this.#furthers.size > REMEMBERED) this.#furthers.clear();
    const made = Object.freeze(Object.fromEntries(kept));
    this.#furthers.set(signature, made);
    return made;
  }
}

/** A key of our own messages, whose codes are ours. */
function readOwnKey(values: DimensionValues): ReadKey {
  const { FREQ, INDICATOR, REF_AREA, COUNTERPART_AREA, SEX, AGE, UNIT_MEASURE, TIME_PERIOD, ...rest } = values;
  const further = Object.entries(rest)
    .filter(([, code]) => !NOT_APPLICABLE.has(code))
    .map(([id, code]): [string, string] => [nameOfComponent(id), codeOfSdmx(code)]);
  const sex = SEX === 'F' || SEX === 'M' ? SEX : TOTAL;
  if (SEX !== undefined && SEX !== sex && !NOT_APPLICABLE.has(SEX)) further.push(['SEX', codeOfSdmx(SEX)]);
  further.sort(([a], [b]) => (a < b ? -1 : 1));
  const code = (text: string | undefined, absent: string): string => (text ? codeOfSdmx(text) : absent);
  return {
    indicator: code(INDICATOR, ''),
    indicatorDimension: 'INDICATOR',
    refArea: code(REF_AREA, '_Z'),
    counterpart: code(COUNTERPART_AREA, TOTAL),
    sex,
    age: code(AGE, TOTAL),
    unit: code(UNIT_MEASURE, UNIT_NOT_STATED),
    unitDimension: undefined,
    freq: code(FREQ, ''),
    multiplier: undefined,
    dimensions: Object.freeze(Object.fromEntries(further)),
  };
}
