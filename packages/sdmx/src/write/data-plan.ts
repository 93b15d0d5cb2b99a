import { parseArtefactText } from '../artefact-text.ts';
import type { WriteDataOptions } from '../model/message.ts';
import type { ArtefactReference, Attribute, DataStructure } from '../model/structure.ts';
import { findDataStructure, findStructure } from '../structure-index.ts';

/** Where a component's values stand in the message that is written. */
export type AttributeLevel = 'data-set' | 'group' | 'series' | 'observation';

/** How a data structure is laid out in a message with a certain dimension at its observations. */
export interface DataPlan {
  readonly structure: DataStructure;
  /** What the header refers to: the dataflow where there is one, else the data structure. */
  readonly reference: ArtefactReference;
  /** By which data sets name it; an XML identifier. */
  readonly structureId: string;
  readonly observationDimension: string;
  readonly flat: boolean;
  /** Dimensions of series, in the order of the structure; none in a flat message. */
  readonly seriesDimensions: readonly string[];
  readonly observationDimensions: readonly string[];
  readonly measures: readonly string[];
  /** Level by id of attribute; other attributes stay where they came. */
  readonly levels: ReadonlyMap<string, AttributeLevel>;
  readonly attributeOrder: readonly string[];
  readonly detail: NonNullable<WriteDataOptions['detail']>;
}

/**
 * Lays out what is to be written.
 *
 * @throws Error where the data structure is not among the structures, or has no such dimension
 */
export function planData(options: WriteDataOptions): DataPlan {
  const wanted = parseArtefactText(options.dataStructure, 'datastructure').reference;
  const structure = findDataStructure(options.structures, wanted);
  if (!structure) throw new Error(`the data structure ${options.dataStructure} is not among the structures given`);
  const time = structure.dimensions.find(({ kind }) => kind === 'time-dimension')?.id;
  const observationDimension = options.dimensionAtObservation ?? time ?? 'AllDimensions';
  const flat = observationDimension === 'AllDimensions';
  const dimensions = structure.dimensions.map(({ id }) => id);
  if (!flat && !dimensions.includes(observationDimension)) {
    throw new Error(`${structure.id} has no dimension ${observationDimension}`);
  }
  const seriesDimensions = flat ? [] : dimensions.filter((id) => id !== observationDimension);
  const levels = new Map(
    structure.attributes.map((attribute) => [attribute.id, levelOf(attribute, seriesDimensions, flat)]),
  );
  const reference = referenceOf(options, structure);
  return {
    structure,
    reference,
    structureId: reference.id.replace(/[^\w.-]/g, '_').replace(/^(?=[\d.-])/, '_'),
    observationDimension,
    flat,
    seriesDimensions,
    observationDimensions: flat ? dimensions : [observationDimension],
    measures: structure.measures.length > 0 ? structure.measures.map(({ id }) => id) : ['OBS_VALUE'],
    levels,
    attributeOrder: structure.attributes.map(({ id }) => id),
    detail: options.detail ?? 'full',
  };
}

function referenceOf(options: WriteDataOptions, structure: DataStructure): ArtefactReference {
  if (options.provisionAgreement) return { ...options.provisionAgreement, kind: 'provisionagreement' };
  if (options.dataflow !== undefined) {
    const flow = parseArtefactText(options.dataflow, 'dataflow').reference;
    const found = findStructure(options.structures, flow);
    const agency = found?.agency ?? flow.agency ?? structure.agency;
    return { kind: 'dataflow', agency, id: flow.id, version: found?.version ?? flow.version ?? '1.0' };
  }
  const { agency, id, version } = structure;
  return { kind: 'datastructure', agency, id, version };
}

/** An attribute of the series depends on dimensions that are all in the key of the series. */
function levelOf({ relationship }: Attribute, seriesDimensions: readonly string[], flat: boolean): AttributeLevel {
  switch (relationship.kind) {
    case 'data-set':
      return 'data-set';
    case 'group':
      return 'group';
    case 'dimensions':
      return !flat && relationship.dimensions.every((id) => seriesDimensions.includes(id)) ? 'series' : 'observation';
    case 'observation':
      return 'observation';
  }
}
