import type { LocalisedText, MessageHeader, Party } from '../model/data.ts';
import type { ArtefactReference } from '../model/structure.ts';
import { childOf, childrenOf, childText, localisedText, optionalText, type XmlElement } from './element.ts';
import { readReference } from './references.ts';

/** What the header says of the data sets that refer to it by `structureRef`. */
export interface HeaderStructure {
  readonly structure?: ArtefactReference;
  readonly dataflow?: ArtefactReference;
  readonly dimensionAtObservation?: string;
  readonly explicitMeasures: boolean;
  readonly namespace?: string;
}

/** A header as read: what the model keeps, and what the data sets need. */
export interface ReadHeader {
  readonly header: MessageHeader;
  /** By `structureID`. */
  readonly structures: ReadonlyMap<string, HeaderStructure>;
  readonly action?: string;
}

/** What a message without header has. */
export const NO_HEADER: ReadHeader = { header: {}, structures: new Map() };

/** Reads a `Header` of any version. */
export function readHeader(element: XmlElement): ReadHeader {
  const structures = new Map<string, HeaderStructure>();
  for (const structure of childrenOf(element, 'Structure')) {
    structures.set(structure.attributes['structureID'] ?? `${structures.size}`, readStructure(structure));
  }
  const old = structures.size === 0 ? readKeyFamily(element) : undefined;
  if (old) structures.set('', old);
  const action = childText(element, 'DataSetAction');
  return { header: readParts(element), structures, ...(action && { action }) };
}

function readParts(element: XmlElement): MessageHeader {
  const id = childText(element, 'ID');
  const prepared = childText(element, 'Prepared');
  const test = childText(element, 'Test');
  const sender = childOf(element, 'Sender');
  const receivers = childrenOf(element, 'Receiver').map(readParty);
  const name = textOf(element, 'Name');
  const source = textOf(element, 'Source');
  return {
    ...(id && { id }),
    ...(prepared && { prepared }),
    ...(test && { test: /^(true|1)$/i.test(test) }),
    ...(sender && { sender: readParty(sender) }),
    ...(receivers.length > 0 && { receivers }),
    ...(name && { name }),
    ...(source && { source }),
  };
}

function textOf(element: XmlElement, name: string): LocalisedText | undefined {
  return optionalText(childrenOf(element, name).filter(({ text }) => text !== ''));
}

function readParty(element: XmlElement): Party {
  const names = childrenOf(element, 'Name');
  return { id: element.attributes['id'] ?? '', ...(names.length > 0 && { name: localisedText(names) }) };
}

function readStructure(element: XmlElement): HeaderStructure {
  const { dimensionAtObservation, namespace, explicitMeasures } = element.attributes;
  const structure = readReference(childOf(element, 'Structure'), 'datastructure');
  const usage = readReference(childOf(element, 'StructureUsage'), 'dataflow');
  const agreement = readReference(childOf(element, 'ProvisionAgreement', 'ProvisionAgrement'), 'provisionagreement');
  const main = structure ?? usage ?? agreement;
  return {
    ...(main && { structure: main }),
    ...(structure && usage && { dataflow: usage }),
    ...(dimensionAtObservation && { dimensionAtObservation }),
    ...(namespace && { namespace }),
    explicitMeasures: explicitMeasures === 'true',
  };
}

/** SDMX 2.0 names the key family in the header itself. */
function readKeyFamily(element: XmlElement): HeaderStructure | undefined {
  const id = childText(element, 'KeyFamilyRef');
  if (!id) return undefined;
  const agency = childText(element, 'KeyFamilyAgency');
  return { structure: { kind: 'datastructure', ...(agency && { agency }), id }, explicitMeasures: false };
}
