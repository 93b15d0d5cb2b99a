import type { LocalisedText } from './model/data.ts';
import type { ArtefactReference, Component, DataStructure, Item, Structure } from './model/structure.ts';
import { findStructure } from './structure-index.ts';

/** A component with what its concept and codelist say. */
export interface NamedComponent {
  readonly component: Component;
  readonly name: LocalisedText | undefined;
  readonly codelist: ArtefactReference | undefined;
  /** Codes by id; none where the codelist is not at hand. */
  readonly codes: ReadonlyMap<string, Item>;
}

/** Finds the names of components and codes of a data structure among the structures given. */
export class ComponentNames {
  readonly #structures: readonly Structure[];
  readonly #components: ReadonlyMap<string, Component>;
  readonly #named = new Map<string, NamedComponent>();
  readonly #lists = new Map<string, ReadonlyMap<string, Item>>();

  constructor(structure: DataStructure, structures: readonly Structure[]) {
    this.#structures = structures;
    const { dimensions, measures, attributes } = structure;
    this.#components = new Map([...dimensions, ...measures, ...attributes].map((each) => [each.id, each]));
  }

  of(id: string): NamedComponent {
    const known = this.#named.get(id);
    if (known) return known;
    const component = this.#components.get(id) ?? { id };
    const concept = component.concept && this.#items(component.concept.scheme).get(component.concept.item);
    const representation = component.representation ?? concept?.representation;
    const codelist = representation?.kind === 'enumeration' ? representation.list : undefined;
    const named = {
      component: { ...component, ...(representation && { representation }) },
      name: concept?.name,
      codelist,
      codes: codelist ? this.#items(codelist) : NO_CODES,
    };
    this.#named.set(id, named);
    return named;
  }

  #items(reference: ArtefactReference): ReadonlyMap<string, Item> {
    const key = [reference.kind, reference.agency, reference.id, reference.version].join(' ');
    const known = this.#lists.get(key);
    if (known) return known;
    const found = findStructure(this.#structures, reference);
    const items = found && 'items' in found ? new Map(found.items.map((item) => [item.id, item])) : NO_CODES;
    this.#lists.set(key, items);
    return items;
  }
}

const NO_CODES: ReadonlyMap<string, Item> = new Map();
