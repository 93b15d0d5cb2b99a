import type { MessageFindings } from '../message-findings.ts';
import type { ComponentValue, DataSetAction, DataSetHead } from '../model/data.ts';
import type { ReadMessageOptions } from '../model/message.ts';
import type { ArtefactReference, DataStructure } from '../model/structure.ts';
import { findDataStructure } from '../structure-index.ts';
import { parseUrn } from '../urn.ts';
import type { HeaderStructure, ReadHeader } from './header.ts';
import { localName, type XmlAttributes } from './tokens.ts';

/** Everything a data set is read with. */
export interface DataSetContext {
  readonly header: ReadHeader;
  readonly options: ReadMessageOptions;
  readonly findings: MessageFindings;
  /** Namespaces that the elements around the data set declare. */
  readonly namespaces: readonly string[];
  /** The same by prefix; the default one by the empty text. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** `2.0` has no structure references by id. */
  readonly version: '2.0' | '2.1' | '3.0';
  readonly line: () => number;
}

/** What is known of a data set when it opens. */
export interface OpenedDataSet {
  /** 2.0 names it in an element of the data set, after it is opened. */
  structure?: ArtefactReference;
  readonly dataflow?: ArtefactReference;
  readonly dataStructure?: DataStructure;
  readonly dimensionAtObservation?: string;
  readonly explicitMeasures: boolean;
  readonly action?: DataSetAction;
  readonly about: Readonly<Record<string, string>>;
  /** Attributes of the element that are none of SDMX's own: attributes of the data set. */
  readonly others: XmlAttributes;
}

/** SDMX's own XML attributes of data sets, in the spellings of all versions. */
const OWN = new Set(['structureRef', 'action', 'dataScope', 'type', 'schemaLocation', 'keyFamilyURI', 'lang']);
const ABOUT = new Set([
  'setID',
  'datasetID',
  'validFromDate',
  'validToDate',
  'publicationYear',
  'publicationPeriod',
  'reportingBeginDate',
  'reportingEndDate',
  'dataProviderID',
  'dataProviderSchemeId',
  'dataProviderSchemeAgencyId',
  'dataProviderSchemeAgencyID',
]);
const FLOW = new Set(['dataflowID', 'dataflowAgencyID']);

/** Reads the XML attributes of a data set and finds its data structure. */
export function openDataSet(attributes: XmlAttributes, context: DataSetContext): OpenedDataSet {
  const own: Record<string, string> = {};
  const about: Record<string, string> = {};
  const others: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const local = localName(name);
    if (OWN.has(local) || FLOW.has(local)) own[local] = value;
    else if (ABOUT.has(local)) about[local] = value;
    else if (!name.includes(':')) others[name] = value;
  }
  const said = structureSaid(own['structureRef'], context) ?? keyFamilyAt(own['keyFamilyURI'], context);
  const spoken = said?.structure ? undefined : namedByNamespace(said, attributes, context);
  const structure = said?.structure ?? spoken?.structure;
  const dataflow = said?.dataflow ?? flowOf(own);
  const dataStructure = structureFor(structure, dataflow, context);
  const dimensionAtObservation = said?.dimensionAtObservation ?? spoken?.dimensionAtObservation;
  const action = actionOf(own['action'] ?? context.header.action, context);
  return {
    ...(structure && { structure }),
    ...(dataflow && { dataflow }),
    ...(dataStructure && { dataStructure }),
    ...(dimensionAtObservation && { dimensionAtObservation }),
    ...(action && { action }),
    explicitMeasures: said?.explicitMeasures ?? false,
    about,
    others,
  };
}

/** The record of the head. */
export function headRecord(opened: OpenedDataSet, attributes: Readonly<Record<string, ComponentValue>>): DataSetHead {
  const { structure, dataflow, action, dimensionAtObservation, about } = opened;
  return {
    kind: 'data-set',
    ...(structure && { structure }),
    ...(dataflow && { dataflow }),
    ...(action && { action }),
    ...(dimensionAtObservation && { dimensionAtObservation }),
    attributes,
    ...(Object.keys(about).length > 0 && { about }),
  };
}

function structureSaid(reference: string | undefined, context: DataSetContext): HeaderStructure | undefined {
  const { structures } = context.header;
  if (reference !== undefined && structures.has(reference)) return structures.get(reference);
  const [only] = structures.values();
  if (context.version === '2.0') return only;
  if (structures.size === 1 && only) {
    const message =
      reference === undefined
        ? 'The data set does not say which structure of the header it follows; there is one, which is taken.'
        : `The data set follows the structure “${reference}”, which the header does not have; its only one is taken.`;
    context.findings.once('warning', 'missing-structure-reference', message, context.line());
    return only;
  }
  context.findings.once(
    'warning',
    'missing-structure-reference',
    'The message does not say which data structure its data set follows. State it in the header, and refer to it with structureRef.',
    context.line(),
  );
  return undefined;
}

/** Namespaces of structure-specific data are URNs of their structure as a rule. */
function namedByNamespace(
  said: HeaderStructure | undefined,
  attributes: XmlAttributes,
  context: DataSetContext,
): HeaderStructure | undefined {
  const declared = Object.entries(attributes).flatMap(([name, value]) => (name.startsWith('xmlns') ? [value] : []));
  const typed = namespaceOfType(attributes, context) ?? '';
  for (const namespace of [said?.namespace ?? '', typed, ...declared, ...context.namespaces]) {
    const parsed = namespace.startsWith('urn:sdmx:') ? parseUrn(namespace) : undefined;
    if (!parsed?.reference.kind) continue;
    const dimension = /:ObsLevelDim:(\w+)/.exec(namespace)?.[1];
    return {
      structure: parsed.reference,
      ...(dimension && { dimensionAtObservation: dimension }),
      explicitMeasures: /:explicit$/.test(namespace),
    };
  }
  return undefined;
}

/** The namespace of a data set's `xsi:type`: where a message declares several, it tells which of them is meant. */
function namespaceOfType(attributes: XmlAttributes, { prefixes }: DataSetContext): string | undefined {
  const [, type = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':type')) ?? [];
  const prefix = type.split(':', 1)[0] ?? '';
  return type.includes(':') ? (attributes[`xmlns:${prefix}`] ?? prefixes.get(prefix)) : undefined;
}

/** 2.0: a data set may name its key family by the address of the service that gives it: `…/GetKeyFamily/MIG`. */
function keyFamilyAt(address: string | undefined, { version }: DataSetContext): HeaderStructure | undefined {
  if (version !== '2.0' || address === undefined) return undefined;
  const id = /\/GetKeyFamily\/([\w@$-]+)/i.exec(address)?.[1];
  return id ? { structure: { kind: 'datastructure', id }, explicitMeasures: false } : undefined;
}

function flowOf(own: XmlAttributes): ArtefactReference | undefined {
  const { dataflowID: id, dataflowAgencyID: agency } = own;
  return id ? { kind: 'dataflow', ...(agency && { agency }), id } : undefined;
}

/** The data structure among those handed in; the only one, where the message names none. */
function structureFor(
  structure: ArtefactReference | undefined,
  dataflow: ArtefactReference | undefined,
  { options, findings, line }: DataSetContext,
): DataStructure | undefined {
  const structures = options.structures ?? [];
  const found =
    (structure && findDataStructure(structures, structure)) ?? (dataflow && findDataStructure(structures, dataflow));
  if (found || structures.length === 0) return found;
  const all = structures.filter((each) => each.kind === 'datastructure' && !each.isExternalReference);
  const [only] = all;
  if (!structure && all.length === 1 && only?.kind === 'datastructure') return only;
  findings.once(
    'warning',
    'structure-not-given',
    `The data follow ${structure?.id ?? 'a structure that is not named'}, which is not among the structures given.`,
    line(),
  );
  return undefined;
}

const ACTIONS: Readonly<Record<string, DataSetAction>> = {
  information: 'Information',
  append: 'Append',
  update: 'Append',
  merge: 'Merge',
  replace: 'Replace',
  delete: 'Delete',
};

function actionOf(text: string | undefined, { findings, line }: DataSetContext): DataSetAction | undefined {
  if (!text) return undefined;
  const action = ACTIONS[text.trim().toLowerCase()];
  if (!action)
    findings.once('warning', 'unknown-action', `The action “${text}” is not known; it is passed over.`, line());
  return action;
}
