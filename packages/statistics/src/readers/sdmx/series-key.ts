import type { DimensionValues } from '@sterna/sdmx';
import { findSex } from '@sterna/vocabulary';
import { type CellReference, type Sex, TOTAL } from '../../observation.ts';
import { codeOfSdmx, nameOfComponent } from '../../sdmx-form/index.ts';
import type { FindingLog } from '../reading/finding-log.ts';
import { Areas } from './areas.ts';
import type { CodeNames } from './code-names.ts';
import type { Publisher } from './publisher.ts';
import { type Role, rolesOf } from './roles.ts';

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
  readonly unit: string | undefined;
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

/** Eurostat writes spans of ages with a hyphen. */
function ageOf(code: string): string {
  if (TOTALS.has(code.toUpperCase())) return TOTAL;
  return code.replace(/^Y(\d+)-(\d+)$/, 'Y$1T$2');
}

/** Reads the keys of one data set. */
export class KeyReader {
  readonly #names: CodeNames;
  readonly #log: FindingLog;
  readonly #areas: Areas;
  readonly #publisher: Publisher;
  readonly #roles = new Map<string, ReadonlyMap<string, Role>>();

  constructor(names: CodeNames, log: FindingLog, publisher: Publisher) {
    this.#names = names;
    this.#log = log;
    this.#areas = new Areas(log, publisher.agency);
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

  #readForeign(values: DimensionValues, at: () => CellReference): ReadKey {
    const roles = this.roles(Object.keys(values));
    const further: [string, string][] = [];
    const given = new Map<Role, { readonly id: string; readonly code: string }>();
    for (const [id, code] of Object.entries(values)) {
      const role = roles.get(id);
      if (role === undefined) further.push([id, code]);
      else given.set(role, { id, code });
    }
    const area = (role: Role): string | undefined => {
      const { id, code } = given.get(role) ?? {};
      return id === undefined || code === undefined
        ? undefined
        : this.#areas.codeOf(code, id, this.#names.namesOf(id), at);
    };
    const refArea = area('REF_AREA');
    if (refArea === undefined) this.#sayNoArea();
    const partner = area('COUNTERPART_AREA') ?? TOTAL;
    const indicator = given.get('INDICATOR');
    return {
      indicator: indicator?.code,
      indicatorDimension: indicator?.id,
      refArea: refArea === undefined || refArea === '' ? '_Z' : refArea,
      counterpart: TOTALS.has(partner) || partner === 'WLD' ? TOTAL : partner,
      sex: this.#sex(given.get('SEX'), further, at),
      age: ageOf(given.get('AGE')?.code ?? ''),
      unit: given.get('UNIT_MEASURE')?.code,
      freq: given.get('FREQ')?.code ?? '',
      multiplier: given.get('UNIT_MULT')?.code,
      dimensions: this.#further(further),
    };
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
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.freeze(Object.fromEntries(kept));
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
    unit: code(UNIT_MEASURE, 'NUMBER'),
    freq: code(FREQ, ''),
    multiplier: undefined,
    dimensions: Object.freeze(Object.fromEntries(further)),
  };
}
