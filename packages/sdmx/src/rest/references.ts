import type {
  ArtefactKind,
  ArtefactReference,
  Component,
  ItemReference,
  Representation,
  Structure,
} from '../model/structure.ts';

/** What a structure refers to: another structure, or one item of it. */
export interface StructureReference extends ArtefactReference {
  readonly kind: ArtefactKind;
  readonly item?: string;
}

function toArtefact(reference: ArtefactReference | undefined, kind: ArtefactKind): readonly StructureReference[] {
  return reference ? [{ ...reference, kind: reference.kind ?? kind }] : [];
}

function toItem(reference: ItemReference | undefined, kind: ArtefactKind): readonly StructureReference[] {
  if (!reference) return [];
  return [{ ...reference.scheme, kind: reference.scheme.kind ?? kind, item: reference.item }];
}

function toList(representation: Representation | undefined): readonly StructureReference[] {
  return representation?.kind === 'enumeration' ? toArtefact(representation.list, 'codelist') : [];
}

function ofComponent(component: Component): readonly StructureReference[] {
  return [...toItem(component.concept, 'conceptscheme'), ...toList(component.representation)];
}

/** The structures that one refers to, each time it does so. */
export function referencesOf(structure: Structure): readonly StructureReference[] {
  switch (structure.kind) {
    case 'datastructure':
      return [...structure.dimensions, ...structure.attributes, ...structure.measures].flatMap(ofComponent);
    case 'dataflow':
      return toArtefact(structure.structure, 'datastructure');
    case 'contentconstraint':
      return structure.attached.flatMap((each) => toArtefact(each, 'dataflow'));
    case 'categorisation':
      return [...toArtefact(structure.source, 'dataflow'), ...toItem(structure.target, 'categoryscheme')];
    default:
      break;
  }
  if ('items' in structure) return structure.items.flatMap((item) => toList(item.representation));
  return structure.references.flatMap((each) => toArtefact(each, each.kind ?? 'codelist'));
}

/** Names a structure among all: kind, agency, id, version. */
export function structureKey(structure: Pick<Structure, 'kind' | 'agency' | 'id' | 'version'>): string {
  return `${structure.kind} ${structure.agency}:${structure.id}(${structure.version})`;
}

/** Compares versions number by number: `1.10` is newer than `1.9`. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}

/** Structures with the arrows between them, both ways. */
export class StructureGraph {
  readonly structures: readonly Structure[];
  readonly #byName: ReadonlyMap<string, readonly Structure[]>;
  readonly #children = new Map<Structure, readonly Structure[]>();
  #parents: ReadonlyMap<Structure, readonly Structure[]> | undefined;

  constructor(structures: readonly Structure[]) {
    // What is there twice is taken once: the first.
    const once = new Map(structures.toReversed().map((structure) => [structureKey(structure), structure]));
    this.structures = [...once.values()].toReversed();
    this.#byName = Map.groupBy(this.structures, ({ kind, id }) => `${kind} ${id}`);
  }

  /** The structure that a reference names; the newest where it leaves the version open. */
  find(reference: ArtefactReference & { readonly kind: ArtefactKind }): Structure | undefined {
    const { kind, id, agency, version } = reference;
    const named = (this.#byName.get(`${kind} ${id}`) ?? []).filter(
      (each) => agency === undefined || each.agency === agency,
    );
    if (version !== undefined && version !== 'latest') return named.find((each) => each.version === version);
    return named.toSorted((a, b) => compareVersions(b.version, a.version))[0];
  }

  /** What a structure refers to, each structure once, as far as it is known. */
  children(structure: Structure): readonly Structure[] {
    const known = this.#children.get(structure);
    if (known) return known;
    const found = [...new Set(referencesOf(structure).flatMap((each) => this.find(each) ?? []))];
    this.#children.set(structure, found);
    return found;
  }

  /** The structures that refer to one. */
  parents(structure: Structure): readonly Structure[] {
    if (!this.#parents) {
      const parents = new Map<Structure, Structure[]>();
      for (const parent of this.structures) {
        for (const child of this.children(parent)) {
          const own = parents.get(child);
          if (own) own.push(parent);
          else parents.set(child, [parent]);
        }
      }
      this.#parents = parents;
    }
    return this.#parents.get(structure) ?? [];
  }

  /** What a structure refers to, and what that refers to, to the end. */
  descendants(structure: Structure): readonly Structure[] {
    return this.#reach(structure, (each) => this.children(each));
  }

  /** What refers to a structure, and what refers to that, to the end. */
  ancestors(structure: Structure): readonly Structure[] {
    return this.#reach(structure, (each) => this.parents(each));
  }

  #reach(start: Structure, next: (structure: Structure) => readonly Structure[]): readonly Structure[] {
    const seen = new Set<Structure>();
    const waiting = [...next(start)];
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      if (seen.has(each) || each === start) continue;
      seen.add(each);
      waiting.push(...next(each));
    }
    return [...seen];
  }
}
