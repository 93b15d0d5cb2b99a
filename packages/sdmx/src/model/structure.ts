import type { Annotation } from './annotation.ts';
import type { ContentElement } from './content.ts';
import type { LocalisedText, MessageHeader } from './data.ts';
import type { MessageFinding } from './finding.ts';
import type { ArtefactKind, ArtefactReference, ItemReference } from './reference.ts';

export type { Annotation } from './annotation.ts';
export type { ContentElement } from './content.ts';
export type { ArtefactKind, ArtefactReference, ItemReference } from './reference.ts';

/** What every identifiable thing has. */
export interface Identifiable {
  readonly id: string;
  readonly annotations?: readonly Annotation[];
}

/** What every structure that an agency maintains has. */
export interface Maintainable extends Identifiable {
  readonly kind: ArtefactKind;
  readonly agency: string;
  readonly version: string;
  readonly name: LocalisedText;
  readonly description?: LocalisedText;
  readonly isFinal?: boolean;
  /** Only names it: the content is elsewhere (`structureURL`), or left out. */
  readonly isExternalReference?: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Where the structure can be had. */
  readonly structureUrl?: string;
  readonly serviceUrl?: string;
}

/** A code, concept, agency or category. Hierarchies are kept by `parent`. */
export interface Item extends Identifiable {
  readonly name: LocalisedText;
  readonly description?: LocalisedText;
  readonly parent?: string;
  /** Of a concept: how its values are represented unless a component says otherwise. */
  readonly representation?: Representation;
}

/** A list of items: codelist, concept scheme, agency scheme, category scheme, value list. */
export interface ItemScheme extends Maintainable {
  readonly kind:
    | 'codelist'
    | 'conceptscheme'
    | 'agencyscheme'
    | 'dataproviderscheme'
    | 'dataconsumerscheme'
    | 'organisationunitscheme'
    | 'categoryscheme'
    | 'valuelist';
  readonly items: readonly Item[];
  readonly isPartial?: boolean;
}

/** Values from a list, or of a type of text (`String`, `ObservationalTimePeriod`, `Double` …) with its bounds as written. */
export type Representation =
  | { readonly kind: 'enumeration'; readonly list: ArtefactReference; readonly format?: TextFormat }
  | { readonly kind: 'text'; readonly format: TextFormat };

/** SDMX's text format: its type, and facets such as `maxLength` as written. */
export interface TextFormat {
  readonly type?: string;
  readonly facets?: Readonly<Record<string, string>>;
}

/** A dimension, attribute or measure of a data structure. */
export interface Component extends Identifiable {
  readonly concept?: ItemReference;
  /** Roles of the concept, such as the frequency; as ids of concepts. */
  readonly roles?: readonly string[];
  readonly representation?: Representation;
}

export interface Dimension extends Component {
  readonly kind: 'dimension' | 'measure-dimension' | 'time-dimension';
  /** From 1. */
  readonly position: number;
}

/** What an attribute is attached to. */
export type AttributeRelationship =
  | { readonly kind: 'data-set' }
  | { readonly kind: 'observation'; readonly measures?: readonly string[] }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'dimensions'; readonly dimensions: readonly string[]; readonly groups?: readonly string[] };

export interface Attribute extends Component {
  readonly usage: 'mandatory' | 'optional';
  readonly relationship: AttributeRelationship;
}

export interface Measure extends Component {
  readonly usage?: 'mandatory' | 'optional';
}

export interface Group extends Identifiable {
  readonly dimensions: readonly string[];
}

/** A data structure definition. */
export interface DataStructure extends Maintainable {
  readonly kind: 'datastructure';
  readonly dimensions: readonly Dimension[];
  readonly groups: readonly Group[];
  readonly attributes: readonly Attribute[];
  /** One in SDMX 2.1, `OBS_VALUE` as a rule. */
  readonly measures: readonly Measure[];
}

/** A flow of data that follows a structure. */
export interface Dataflow extends Maintainable {
  readonly kind: 'dataflow';
  readonly structure?: ArtefactReference;
}

/** The codes that are allowed for, or found in, a structure, dataflow or provision agreement. */
export interface ContentConstraint extends Maintainable {
  readonly kind: 'contentconstraint';
  readonly type: 'Actual' | 'Allowed';
  readonly attached: readonly ArtefactReference[];
  readonly regions: readonly ConstraintRegion[];
  /** How much there is, where it is counted. */
  readonly counts?: { readonly series: number; readonly observations: number };
}

export interface ConstraintRegion {
  readonly include: boolean;
  readonly components: readonly {
    readonly id: string;
    readonly values: readonly string[];
    /** Of the time dimension; ISO dates or periods. */
    readonly from?: string;
    readonly to?: string;
  }[];
}

/** Files an artefact under a category. */
export interface Categorisation extends Maintainable {
  readonly kind: 'categorisation';
  readonly source?: ArtefactReference;
  readonly target?: ItemReference;
}

/** A structure of a kind that is kept by its head, the structures it refers to, and its content as it is spelt. */
export interface OtherStructure extends Maintainable {
  readonly kind:
    | 'metadatastructure'
    | 'metadataflow'
    | 'provisionagreement'
    | 'hierarchicalcodelist'
    | 'structureset'
    | 'process'
    | 'reportingtaxonomy';
  /** With `item` where one item of a scheme is meant, as the data provider of a provision agreement. */
  readonly references: readonly (ArtefactReference & { readonly item?: string })[];
  /** What the references stand in, where it is known: of messages of 2.1, and of ours. */
  readonly content?: readonly ContentElement[];
}

export type Structure = ItemScheme | DataStructure | Dataflow | ContentConstraint | Categorisation | OtherStructure;

/** A message of structures. */
export interface StructureMessage {
  readonly kind: 'structures';
  readonly format: 'sdmx-ml-2.0' | 'sdmx-ml-2.1' | 'sdmx-ml-3.0' | 'sdmx-json-1.0' | 'sdmx-json-2.0';
  readonly header: MessageHeader;
  readonly structures: readonly Structure[];
  /** Deviations that were read, and what was left out. */
  readonly findings?: readonly MessageFinding[];
}
