import type { ContentConstraint, ItemScheme, Structure } from '../model/structure.ts';
import { type Alternatives, isAmong } from './identifiers.ts';
import { partOf, stubOf } from './partial-structure.ts';
import { compareVersions, referencesOf, type StructureGraph, structureKey } from './references.ts';
import { RestError } from './rest-error.ts';
import { kindsOf, type StructureQuery, type WantedReferences } from './structure-query.ts';

function inVersions(named: readonly Structure[], versions: Alternatives): readonly Structure[] {
  if (versions === 'all') return named;
  const newest = versions.includes('latest')
    ? [...Map.groupBy(named, ({ kind, agency, id }) => `${kind} ${agency}:${id}`).values()].map(newestOf)
    : [];
  return named.filter((each) => versions.includes(each.version) || newest.includes(each));
}

function newestOf(structures: readonly Structure[]): Structure | undefined {
  return structures.toSorted((a, b) => compareVersions(b.version, a.version))[0];
}

function matching(query: StructureQuery, graph: StructureGraph): readonly Structure[] {
  const named = graph.structures.filter(
    (each) =>
      query.kinds.includes(each.kind) &&
      isAmong(query.agencies, each.agency) &&
      isAmong(query.ids, each.id) &&
      (query.constraintType === undefined || (each.kind === 'contentconstraint' && each.type === query.constraintType)),
  );
  return inVersions(named, query.versions);
}

/** The parents of a structure; of those of a category scheme asked for by item, the ones that name such an item. */
function parentsOf(structure: Structure, items: Alternatives, graph: StructureGraph): readonly Structure[] {
  const parents = graph.parents(structure);
  if (items === 'all') return parents;
  return parents.filter((parent) =>
    referencesOf(parent).some(
      (each) => graph.find(each) === structure && (each.item === undefined || namesItem(items, each.item)),
    ),
  );
}

/** `A.A1` and `A1` may name the same item. */
function namesItem(items: Alternatives, item: string): boolean {
  return isAmong(items, item) || isAmong(items, item.split('.').at(-1) ?? item);
}

function around(
  structure: Structure,
  wanted: WantedReferences,
  items: Alternatives,
  graph: StructureGraph,
): readonly Structure[] {
  const parents = (): readonly Structure[] => parentsOf(structure, items, graph);
  const withSiblings = (): readonly Structure[] => parents().flatMap((each) => [each, ...graph.children(each)]);
  switch (wanted.kind) {
    case 'none':
      return [];
    case 'parents':
      return parents();
    case 'parentsandsiblings':
      return withSiblings();
    case 'children':
      return graph.children(structure);
    case 'descendants':
      return graph.descendants(structure);
    case 'ancestors':
      return graph.ancestors(structure);
    case 'all':
      return [...graph.descendants(structure), ...withSiblings()];
    case 'resource':
      return [...graph.children(structure), ...parents()].filter((each) => isOf(each, wanted.resource));
  }
}

function isOf(structure: Structure, resource: string): boolean {
  if (!kindsOf(resource)?.includes(structure.kind)) return false;
  if (structure.kind !== 'contentconstraint' || resource === 'contentconstraint') return true;
  return resource === (structure.type === 'Actual' ? 'actualconstraint' : 'allowedconstraint');
}

/** Constraints of allowed content that hold for a structure, or for one that uses it. */
function constraintsOn(structures: readonly Structure[], graph: StructureGraph): readonly ContentConstraint[] {
  const near = structures.flatMap((each) =>
    each.kind === 'codelist'
      ? graph.ancestors(each)
      : [each, ...graph.descendants(each)].flatMap((under) => [under, ...graph.parents(under)]),
  );
  return [...new Set(near)].flatMap((each) =>
    each.kind === 'contentconstraint' && each.type === 'Allowed' ? [each] : [],
  );
}

/** Ids of the components of the structures under a constraint whose values are from a list. */
function componentsFrom(list: Structure, constraint: ContentConstraint, graph: StructureGraph): ReadonlySet<string> {
  const structures = graph.descendants(constraint).flatMap((each) => (each.kind === 'datastructure' ? [each] : []));
  const components = structures.flatMap(({ dimensions, attributes }) => [...dimensions, ...attributes]);
  return new Set(
    components.flatMap(({ id, representation: of }) =>
      of?.kind === 'enumeration' && graph.find({ kind: 'codelist', ...of.list }) === list ? [id] : [],
    ),
  );
}

/** Codes that constraints of allowed content leave of a codelist; `all` where none says anything of it. */
function allowedCodes(list: Structure, constraints: readonly ContentConstraint[], graph: StructureGraph): Alternatives {
  const allowed = constraints.flatMap((constraint) => {
    const from = componentsFrom(list, constraint, graph);
    const included = constraint.regions.filter(({ include }) => include).flatMap(({ components }) => components);
    return included.filter(({ id }) => from.has(id)).flatMap(({ values }) => values);
  });
  return allowed.length > 0 ? allowed : 'all';
}

/** The items that a set of structures uses of a scheme; `all` where it is not known which. */
function usedItems(scheme: ItemScheme, by: readonly Structure[], graph: StructureGraph): Alternatives {
  const items = by.flatMap((each) =>
    referencesOf(each).flatMap((reference) => (graph.find(reference) === scheme ? [reference.item] : [])),
  );
  if (items.length === 0 || items.includes(undefined)) return 'all';
  return items.flatMap((item) => item ?? []);
}

/** Leaves of referenced item schemes what the structures asked for use. */
function usedPart(structure: Structure, asked: readonly Structure[], graph: StructureGraph): Structure {
  if (!('items' in structure)) return structure;
  if (structure.kind === 'codelist') {
    return partOf(structure, allowedCodes(structure, constraintsOn(asked, graph), graph), true) ?? structure;
  }
  return partOf(structure, usedItems(structure, asked, graph)) ?? structure;
}

/**
 * Finds the structures that a query asks for, with those around them that it wants, in the detail that it wants.
 *
 * @param urlOf where a structure is to be had, for stubs
 * @throws {RestError} `no-results`
 */
export function resolveStructures(
  query: StructureQuery,
  graph: StructureGraph,
  urlOf?: (structure: Structure) => string,
): readonly Structure[] {
  const asked = matching(query, graph).flatMap((each) => {
    const part = partOf(each, query.items);
    return part ? [{ whole: each, part }] : [];
  });
  if (asked.length === 0) throw nothingFound(query);
  const wholes = asked.map(({ whole }) => whole);
  const known = new Set(wholes.map(structureKey));
  const near = new Map<string, Structure>();
  for (const { whole } of asked) {
    for (const each of around(whole, query.references, query.items, graph)) {
      const key = structureKey(each);
      if (!known.has(key)) near.set(key, each);
    }
  }
  const { detail } = query;
  const stub = (each: Structure): Structure => stubOf(each, detail.endsWith('completestubs'), urlOf?.(each));
  const own = asked.map(({ whole, part }) => {
    if (detail.startsWith('all')) return stub(whole);
    return detail === 'referencepartial' && whole.kind === 'codelist' ? usedPart(part, [whole], graph) : part;
  });
  const others = [...near.values()].map((each) => {
    if (detail === 'full') return each;
    return detail === 'referencepartial' ? usedPart(each, wholes, graph) : stub(each);
  });
  return [...own, ...others];
}

function nothingFound({ resource, agencies, ids, versions, items }: StructureQuery): RestError {
  const say = (alternatives: Alternatives): string => (alternatives === 'all' ? 'all' : alternatives.join('+'));
  const item = items === 'all' ? '' : `/${say(items)}`;
  return new RestError('no-results', `There is no ${resource}/${say(agencies)}/${say(ids)}/${say(versions)}${item}.`);
}
