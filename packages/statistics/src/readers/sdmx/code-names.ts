import type {
  ArtefactReference,
  Component,
  Dataflow,
  DataSetHead,
  DataStructure,
  ItemScheme,
  Structure,
} from '@sterna/sdmx';
import { FLOW_NAMES, type Labels } from './csv-labels.ts';
import type { DimensionHints } from './dimension-hints.ts';

type Names = Readonly<Record<string, string>>;

/** A text in several languages in English, else in its first. */
export function englishOf(name: Names | undefined): string {
  if (name === undefined) return '';
  return name['en'] ?? name['en-US'] ?? name['en-GB'] ?? Object.values(name)[0] ?? '';
}

function fitsReference(structure: Structure, reference: ArtefactReference): boolean {
  return structure.id === reference.id && (reference.agency === undefined || structure.agency === reference.agency);
}

/** The structure meant, of the version meant where it is there, else of any. */
function find<S extends Structure>(
  structures: readonly Structure[],
  isOfKind: (structure: Structure) => structure is S,
  reference: ArtefactReference | undefined,
): S | undefined {
  if (reference === undefined) return undefined;
  const found = structures
    .filter(isOfKind)
    .filter((one) => fitsReference(one, reference) && one.isExternalReference !== true);
  return found.find(({ version }) => version === reference.version) ?? found.at(-1);
}

const isDataflow = (one: Structure): one is Dataflow => one.kind === 'dataflow';
const isDataStructure = (one: Structure): one is DataStructure => one.kind === 'datastructure';
const isList = (one: Structure): one is ItemScheme => one.kind === 'codelist' || one.kind === 'valuelist';
const isConceptScheme = (one: Structure): one is ItemScheme => one.kind === 'conceptscheme';

/** What structures tell of one data set: hints to what its dimensions are, and the names of codes. */
export class CodeNames {
  readonly structure: DataStructure | undefined;
  readonly #structures: readonly Structure[];
  readonly #labels: Labels;
  readonly #lists = new Map<string, ReadonlyMap<string, string> | undefined>();
  /** English name of the dataflow, else of the data structure; empty where none is known. */
  readonly title: string;

  /** @param labels names that stand in the data themselves, for components without a codelist */
  constructor(
    structures: readonly Structure[],
    head: Pick<DataSetHead, 'structure' | 'dataflow'>,
    labels: Labels = new Map(),
  ) {
    this.#structures = structures;
    this.#labels = labels;
    const flow = find(structures, isDataflow, head.dataflow) ?? find(structures, isDataflow, head.structure);
    this.structure =
      find(structures, isDataStructure, head.structure) ??
      find(structures, isDataStructure, flow?.structure) ??
      this.#onlyStructure(head);
    this.title = englishOf(flow?.name) || englishOf(this.structure?.name) || this.#labelOfFlow(head);
  }

  /** A message that names no structure, beside a single one: then that is meant. */
  #onlyStructure(head: Pick<DataSetHead, 'structure' | 'dataflow'>): DataStructure | undefined {
    if (head.structure !== undefined || head.dataflow !== undefined) return undefined;
    const all = this.#structures.filter(isDataStructure);
    return all.length === 1 ? all[0] : undefined;
  }

  #labelOfFlow({ dataflow, structure }: Pick<DataSetHead, 'structure' | 'dataflow'>): string {
    const named = dataflow ?? structure;
    if (named === undefined) return '';
    const start = `${named.agency === undefined ? '' : `${named.agency}:`}${named.id}`;
    const found = [...(this.#labels.get(FLOW_NAMES) ?? [])].find(([text]) => text.replace(/\(.*$/s, '') === start);
    return found?.[1] ?? '';
  }

  /** What is known of dimensions with these ids. */
  hints(ids: readonly string[]): readonly DimensionHints[] {
    return ids.map((id) => {
      const dimension = this.structure?.dimensions.find((one) => one.id === id);
      if (dimension === undefined) return { id };
      const codelist = this.#listOf(dimension)?.id;
      return {
        id,
        isTime: dimension.kind === 'time-dimension',
        ...(dimension.concept && { concept: dimension.concept.item }),
        ...(codelist !== undefined && { codelist }),
        ...(dimension.roles && { roles: dimension.roles }),
      };
    });
  }

  /** English names of a component's codes; `undefined` where its codelist is not known. */
  namesOf(component: string): ReadonlyMap<string, string> | undefined {
    if (!this.#lists.has(component)) this.#lists.set(component, this.#loadNames(component));
    return this.#lists.get(component);
  }

  #loadNames(id: string): ReadonlyMap<string, string> | undefined {
    const { dimensions = [], attributes = [] } = this.structure ?? {};
    const component = [...dimensions, ...attributes].find((one) => one.id === id);
    const list = component && find(this.#structures, isList, this.#listOf(component));
    if (list === undefined) return this.#labels.get(id) ?? this.#labels.get(id.toLowerCase());
    return new Map(list.items.map((item): [string, string] => [item.id, englishOf(item.name)]));
  }

  #listOf(component: Component): ArtefactReference | undefined {
    if (component.representation?.kind === 'enumeration') return component.representation.list;
    const { concept } = component;
    const scheme = find(this.#structures, isConceptScheme, concept?.scheme);
    const own = scheme?.items.find(({ id }) => id === concept?.item)?.representation;
    return own?.kind === 'enumeration' ? own.list : undefined;
  }
}
