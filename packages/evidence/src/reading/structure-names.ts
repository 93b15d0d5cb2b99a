import type { Component, DataStructure, ItemScheme, LocalisedText, Structure } from '@sterna/sdmx';
import { findDataStructure, findStructure } from '@sterna/sdmx';

/** Names by language, as a structure gives them: of dimensions, and of the codes of each. */
export interface StructureNames {
  readonly dimensions: Readonly<Record<string, LocalisedText>>;
  readonly codes: Readonly<Record<string, Readonly<Record<string, LocalisedText>>>>;
}

/** Codes by the dimension they stand in. */
export type CodesMet = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What structures call dimensions and codes that a file has.
 *
 * @param sources ids of the file's sources: agency and dataflow (or data structure), with a point between; a structure
 *   of one of these comes before others that merely have the dimension
 */
export function structureNames(
  met: CodesMet,
  sources: readonly string[],
  structures: readonly Structure[],
): StructureNames {
  const candidates = dataStructuresFor(sources, structures, met);
  const dimensions: Record<string, LocalisedText> = {};
  const codes: Record<string, Record<string, LocalisedText>> = {};
  for (const [id, own] of met) {
    const component = candidates.flatMap((one) => one.dimensions).find((one) => one.id === id);
    if (!component) continue;
    const concept = conceptOf(component, structures);
    if (concept && hasName(concept.name)) dimensions[id] = concept.name;
    const named = (listOf(component, structures)?.items ?? []).filter((item) => own.has(item.id) && hasName(item.name));
    if (named.length > 0) codes[id] = Object.fromEntries(named.map((item) => [item.id, item.name]));
  }
  return { dimensions, codes };
}

/** The names that are wanted of all that are known. */
export function namesOfThese(names: StructureNames, met: CodesMet): StructureNames | undefined {
  const dimensions = Object.fromEntries(Object.entries(names.dimensions).filter(([id]) => met.has(id)));
  const codes = Object.fromEntries(
    Object.entries(names.codes).flatMap(([id, own]) => {
      const wanted = Object.entries(own).filter(([code]) => met.get(id)?.has(code));
      return wanted.length > 0 ? [[id, Object.fromEntries(wanted)]] : [];
    }),
  );
  return Object.keys(dimensions).length + Object.keys(codes).length > 0 ? { dimensions, codes } : undefined;
}

/** Gathers the codes that observations have in their further dimensions. */
export function codesOf(all: Iterable<Readonly<Record<string, string>>>): CodesMet {
  const met = new Map<string, Set<string>>();
  for (const dimensions of all) {
    for (const [id, code] of Object.entries(dimensions)) {
      const codes = met.get(id);
      if (codes) codes.add(code);
      else met.set(id, new Set([code]));
    }
  }
  return met;
}

/** Data structures of the sources, then others that have all the dimensions. */
function dataStructuresFor(
  sources: readonly string[],
  structures: readonly Structure[],
  met: CodesMet,
): readonly DataStructure[] {
  const own = structures
    .filter(({ agency, id }) => sources.includes(`${agency}.${id}`))
    .flatMap((one) => findDataStructure(structures, one) ?? []);
  const others = structures.filter(
    (one): one is DataStructure =>
      one.kind === 'datastructure' && [...met.keys()].every((id) => one.dimensions.some((each) => each.id === id)),
  );
  return [...own, ...others];
}

function conceptOf({ concept }: Component, structures: readonly Structure[]): ItemScheme['items'][number] | undefined {
  const scheme = concept?.scheme && findStructure(structures, { ...concept.scheme, kind: 'conceptscheme' });
  return scheme?.kind === 'conceptscheme' ? scheme.items.find(({ id }) => id === concept?.item) : undefined;
}

function listOf(component: Component, structures: readonly Structure[]): ItemScheme | undefined {
  const representation = component.representation ?? conceptOf(component, structures)?.representation;
  if (representation?.kind !== 'enumeration') return undefined;
  const list = findStructure(structures, representation.list);
  return list?.kind === 'codelist' || list?.kind === 'valuelist' ? list : undefined;
}

function hasName(name: LocalisedText): boolean {
  return Object.keys(name).length > 0;
}
