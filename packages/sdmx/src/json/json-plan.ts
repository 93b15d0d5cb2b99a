import type { MessageFindings } from '../message-findings.ts';
import type { ComponentValue, ComponentValues, DataSetAction, DataSetHead, GroupRecord } from '../model/data.ts';
import type { Annotation, ArtefactReference, DataStructure, Structure } from '../model/structure.ts';
import { findDataStructure } from '../structure-index.ts';
import { type JsonComponent, type JsonStructure, linkedReferences } from './json-components.ts';
import {
  assignKey,
  elementValue,
  type IndexedDimension,
  indexedDimension,
  OUT_OF_RANGE,
  partsOf,
} from './json-level.ts';
import { JSON_MOMENTS } from './json-moments.ts';
import { listOf, objectOf, textOf } from './json-text.ts';
import type { JsonObject, JsonValue } from './json-walk.ts';

/** How one data set is read: its head, and what indices mean at its levels. */
export interface DataSetPlan {
  readonly head: DataSetHead;
  readonly groups: readonly GroupRecord[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly series: readonly IndexedDimension[];
  readonly observation: readonly IndexedDimension[];
  /** Dimensions with one value for the whole data set; some senders write their index into keys nevertheless. */
  readonly dataSet: readonly IndexedDimension[];
  readonly seriesAttributes: readonly JsonComponent[];
  readonly measures: readonly JsonComponent[];
  readonly observationAttributes: readonly JsonComponent[];
  readonly annotations: readonly Annotation[];
  readonly isDelete: boolean;
}

/** What the first reading has found of a data set. */
export interface JsonDataSet {
  /** Its members but for series and observations. */
  readonly members: JsonObject;
  readonly hasSeries: boolean;
  readonly hasObservations: boolean;
  readonly line: number;
}

const ACTIONS: Readonly<Record<string, DataSetAction>> = {
  information: 'Information',
  append: 'Append',
  merge: 'Merge',
  replace: 'Replace',
  delete: 'Delete',
};
const OBS_VALUE = 'OBS_VALUE';

/** Works out how a data set is to be read. */
export class PlanMaker {
  readonly #structures: readonly Structure[];
  readonly #findings: MessageFindings;

  constructor(structures: readonly Structure[], findings: MessageFindings) {
    this.#structures = structures;
    this.#findings = findings;
  }

  planOf(dataSet: JsonDataSet, structure: JsonStructure): DataSetPlan {
    const { dimensions, attributes, annotations } = structure;
    const at = (level: JsonComponent['level']): readonly JsonComponent[] =>
      dimensions.filter((each) => each.level === level);
    const fixed: Record<string, string> = {};
    for (const dimension of at('dataSet').map(indexedDimension)) {
      const [only] = dimension.codes;
      if (only !== undefined) fixed[dimension.id] = only;
    }
    const action = this.#actionOf(dataSet);
    const known = this.#knownStructure(dataSet, structure);
    if (known) this.#checkComponents(known, structure, dataSet.line);
    return {
      head: this.#headOf(dataSet, structure, action),
      groups: this.#groupsOf(dataSet, structure),
      fixed,
      series: at('series').map(indexedDimension),
      observation: at('observation').map(indexedDimension),
      dataSet: at('dataSet').map(indexedDimension),
      seriesAttributes: attributes.filter(({ level }) => level === 'series'),
      measures: structure.measures ?? [this.#soleMeasure(known)],
      observationAttributes: attributes.filter(({ level }) => level === 'observation'),
      annotations,
      isDelete: action === 'Delete',
    };
  }

  /** Says once for a component that its values stand where indices belong. */
  readonly literal = (component: JsonComponent): void => {
    const message = `${component.id} lists its values, but the data hold a value in place of an index. It is read as it stands.`;
    this.#findings.once('warning', 'value-for-index', message);
  };

  /** The value of each attribute that has one; those out of range are told and left out. */
  attributesOf(components: readonly JsonComponent[], elements: readonly JsonValue[], line: number): ComponentValues {
    const values: Record<string, ComponentValue> = {};
    for (const [index, component] of components.entries()) {
      const value = elementValue(component, elements[index], this.literal);
      if (value === OUT_OF_RANGE) {
        const message = `${component.id} has no value with the index ${textOf(elements[index])}. The attribute is left out.`;
        this.#findings.add('error', 'index-out-of-range', message, line);
      } else if (value !== undefined) values[component.id] = value;
    }
    return values;
  }

  #actionOf({ members, line }: JsonDataSet): DataSetAction | undefined {
    const text = textOf(members['action']);
    if (text === undefined) return undefined;
    const action = ACTIONS[text.toLowerCase()];
    if (!action) {
      const message = `The action “${text}” is not one of SDMX. The data are read as information.`;
      this.#findings.add('warning', 'unknown-action', message, line);
    }
    return action;
  }

  #headOf(dataSet: JsonDataSet, structure: JsonStructure, action: DataSetAction | undefined): DataSetHead {
    const { members, hasSeries, line } = dataSet;
    const about: Record<string, string> = {};
    for (const [name, id] of JSON_MOMENTS) {
      const text = textOf(members[name]);
      if (text !== undefined) about[id] = text;
    }
    const observed = structure.dimensions.filter(({ level }) => level === 'observation');
    const annotations = annotationsAt(members['annotations'], structure.annotations);
    const dataSetAttributes = structure.attributes.filter(({ level }) => level === 'dataSet');
    return {
      kind: 'data-set',
      ...structuresNamed(dataSet, structure),
      ...(action && { action }),
      dimensionAtObservation: hasSeries && observed.length === 1 && observed[0] ? observed[0].id : 'AllDimensions',
      attributes: this.attributesOf(dataSetAttributes, listOf(members['attributes']), line),
      ...(Object.keys(about).length > 0 && { about }),
      ...(annotations.length > 0 && { annotations }),
    };
  }

  #soleMeasure(known: DataStructure | undefined): JsonComponent {
    return { ...VALUE_MEASURE, id: known?.measures[0]?.id ?? OBS_VALUE };
  }

  #knownStructure(dataSet: JsonDataSet, structure: JsonStructure): DataStructure | undefined {
    const named = structuresNamed(dataSet, structure).structure;
    return named && findDataStructure(this.#structures, named);
  }

  /** Components that the data structure does not have are read all the same. */
  #checkComponents(known: DataStructure, { dimensions, attributes }: JsonStructure, line: number): void {
    const declared = new Set([...known.dimensions, ...known.attributes, ...known.measures].map(({ id }) => id));
    for (const { id } of [...dimensions, ...attributes]) {
      if (declared.has(id)) continue;
      const message = `“${id}” is not in the data structure ${known.id}. It is kept.`;
      this.#findings.add('warning', 'unknown-component', message, line);
    }
  }

  #groupsOf({ members, line }: JsonDataSet, structure: JsonStructure): readonly GroupRecord[] {
    const components = structure.attributes.filter(({ level }) => level === 'dimensionGroup');
    const groups: GroupRecord[] = [];
    for (const [key, entry] of Object.entries(objectOf(members['dimensionGroupAttributes']))) {
      const elements = listOf(entry);
      const dimensions = keyOfGroup(key, structure.dimensions, components, elements);
      if (!dimensions) {
        const message = `No values stand at the indices of the group “${key}”. Its attributes are left out.`;
        this.#findings.add('error', 'index-out-of-range', message, line);
        continue;
      }
      const attributes = this.attributesOf(components, elements, line);
      const annotations = annotationsAt(elements.slice(components.length), structure.annotations);
      groups.push({ kind: 'group', dimensions, attributes, ...(annotations.length > 0 && { annotations }) });
    }
    return groups;
  }
}

/** The measure of messages that do not list theirs. */
export const VALUE_MEASURE: JsonComponent = {
  id: OBS_VALUE,
  name: {},
  level: 'observation',
  roles: [],
  values: undefined,
  codes: [],
  relationship: {},
  format: {},
  isMandatory: false,
};

/** The annotations that indices point to. */
export function annotationsAt(
  indices: JsonValue | readonly JsonValue[] | undefined,
  annotations: readonly Annotation[],
): readonly Annotation[] {
  if (!Array.isArray(indices)) return [];
  return indices.map((index) => (typeof index === 'number' ? annotations[index] : undefined)).filter((each) => !!each);
}

/** What a data set is structured by: as its own links say, else as those of its structure. */
export function structuresNamed(
  { members }: Pick<JsonDataSet, 'members'>,
  { references }: JsonStructure,
): { structure?: ArtefactReference; dataflow?: ArtefactReference } {
  const own = linkedReferences(members['links']);
  const [definition, dataflow, agreement] = (['datastructure', 'dataflow', 'provisionagreement'] as const).map(
    (kind) => own.get(kind) ?? references.get(kind),
  );
  const structure = definition ?? dataflow ?? agreement;
  return {
    ...(structure && { structure }),
    ...(dataflow && structure !== dataflow && { dataflow }),
  };
}

/**
 * The dimensions of a group's key. The parts stand in the order in which the message presents the dimensions; some senders
 * use the order of the data structure. The one that fits the attributes' relationships is taken.
 */
function keyOfGroup(
  key: string,
  dimensions: readonly JsonComponent[],
  components: readonly JsonComponent[],
  elements: readonly JsonValue[],
): Record<string, string> | undefined {
  const related = components
    .filter((_, index) => elements[index] !== null && elements[index] !== undefined)
    .map(({ relationship }) => listOf(relationship['dimensions']).map(textOf).sort().join());
  const byPosition = dimensions.toSorted((a, b) => (a.keyPosition ?? 0) - (b.keyPosition ?? 0));
  // Some leave out the places of the dimensions at the observations, or those of the data set as well.
  const outer = dimensions.filter(({ level }) => level !== 'observation');
  const inSeries = outer.filter(({ level }) => level === 'series');
  const readings = [dimensions, byPosition, outer, inSeries].map((order) => {
    const target: Record<string, string> = {};
    if (partsOf(key) !== order.length) return undefined;
    return assignKey(key, order.map(indexedDimension), target, true) === undefined ? target : undefined;
  });
  const fits = (reading: Record<string, string> | undefined): boolean =>
    reading !== undefined && related.includes(Object.keys(reading).sort().join());
  return readings.find(fits) ?? readings.find((reading) => reading !== undefined);
}
