import type { ArtefactReference, ContentConstraint, DataStructure, Structure } from '../model/structure.ts';
import type { AvailabilityQuery } from './data-query.ts';
import { isAmong } from './identifiers.ts';
import { partOf } from './partial-structure.ts';
import { referencesOf, type StructureGraph } from './references.ts';
import { RestError } from './rest-error.ts';
import { calendarPeriod, comparePeriods } from './time-period.ts';

/** What data there are for a query. */
export interface Availability {
  /** Codes with data by dimension, time aside. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** First and last period; absent where there are no observations. */
  readonly from?: string;
  readonly to?: string;
  readonly series: number;
  readonly observations: number;
}

/** What the series of a query have in common, gathered one by one. */
export class AvailabilityCount {
  readonly #codes = new Map<string, Set<string>>();
  readonly #periods = new Set<string>();
  #series = 0;
  #observations = 0;

  /** Takes a series with the number of its observations and, where known, their periods. */
  add(key: Readonly<Record<string, string>>, observations: number, periods: Iterable<string> = []): void {
    this.#series++;
    this.#observations += observations;
    for (const dimension in key) {
      const code = key[dimension];
      if (code === undefined) continue;
      const codes = this.#codes.get(dimension);
      if (codes) codes.add(code);
      else this.#codes.set(dimension, new Set([code]));
    }
    for (const period of periods) this.#periods.add(period);
  }

  /** What has been gathered so far. */
  result(): Availability {
    const periods = [...this.#periods].sort(comparePeriods);
    const [from, to] = [periods[0], periods.at(-1)];
    return {
      codes: this.#codes,
      ...(from !== undefined && to !== undefined && { from, to }),
      series: this.#series,
      observations: this.#observations,
    };
  }
}

/**
 * An answer about available data: a constraint with one cube region, and with how many series and observations there are.
 *
 * @param attached what the query was about, a dataflow as a rule
 * @param codes by dimension; where alternatives are asked for, those of each dimension were found leaving it open
 * @throws {RestError} `semantic` for a component that the structure does not have
 */
export function availabilityConstraint(
  query: Pick<AvailabilityQuery, 'components'>,
  attached: ArtefactReference & { readonly agency: string },
  structure: DataStructure,
  found: Availability,
): ContentConstraint {
  for (const component of query.components === 'all' ? [] : query.components) {
    if (structure.dimensions.some(({ id }) => id === component)) continue;
    throw new RestError('semantic', `${structure.id} has no dimension ${component}.`);
  }
  const wanted = structure.dimensions.filter(({ id }) => isAmong(query.components, id));
  const components = wanted.flatMap(({ id, kind }) => {
    if (kind !== 'time-dimension') return [{ id, values: [...(found.codes.get(id) ?? [])].sort() }];
    const { from, to } = found;
    if (from === undefined || to === undefined) return [];
    return [{ id, values: [], from: calendarPeriod(from, 'first'), to: calendarPeriod(to, 'last') }];
  });
  return {
    kind: 'contentconstraint',
    agency: attached.agency,
    id: `AVAILABLE_${attached.id}`.slice(0, 60),
    version: attached.version ?? '1.0',
    name: { en: `Available data: ${attached.id}` },
    type: 'Actual',
    attached: [attached],
    regions: regionsOf(components.filter(({ values, ...time }) => values.length > 0 || 'from' in time)),
    counts: { series: found.series, observations: found.observations },
  };
}

/** An empty region would read as one without restrictions: where nothing is found there is none. */
function regionsOf(components: ContentConstraint['regions'][number]['components']): ContentConstraint['regions'] {
  return components.length === 0 ? [] : [{ include: true, components }];
}

/** Kinds that the references of an availability query may name. */
const ALL = ['codelist', 'datastructure', 'conceptscheme', 'dataflow', 'dataproviderscheme'];

/**
 * The structures an answer about available data may bring along, item schemes reduced to what the answer uses; codes come
 * with their parents, as the standard asks.
 */
export function availabilityReferences(
  references: readonly string[],
  constraint: ContentConstraint,
  around: { readonly dataflow: Structure; readonly structure: DataStructure; readonly providers: readonly Structure[] },
  graph: StructureGraph,
): readonly Structure[] {
  const kinds = new Set(references.includes('all') ? ALL : references);
  const { dataflow, structure, providers } = around;
  const asked = new Set(constraint.regions.flatMap(({ components }) => components.map(({ id }) => id)));
  const values = new Map(
    constraint.regions.flatMap(({ components }) => components.map((each) => [each.id, each.values] as const)),
  );
  const reduced = new Map<Structure, Set<string>>();
  for (const dimension of structure.dimensions.filter(({ id }) => asked.has(id))) {
    for (const reference of referencesOf({ ...structure, dimensions: [dimension], attributes: [], measures: [] })) {
      const scheme = graph.find(reference);
      if (!scheme) continue;
      const items = reduced.get(scheme) ?? new Set<string>();
      for (const item of reference.item === undefined ? (values.get(dimension.id) ?? []) : [reference.item])
        items.add(item);
      reduced.set(scheme, items);
    }
  }
  const schemes = [...reduced].flatMap(
    ([scheme, items]) => partOf(scheme, [...items], scheme.kind === 'codelist') ?? [],
  );
  return [dataflow, structure, ...schemes, ...providers].filter(({ kind }) => kinds.has(kind));
}
