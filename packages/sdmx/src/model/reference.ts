/** The kinds of structures Sterna reads and writes, by their names in SDMX REST 2.1. */
export type ArtefactKind =
  | 'codelist'
  | 'conceptscheme'
  | 'agencyscheme'
  | 'dataproviderscheme'
  | 'dataconsumerscheme'
  | 'organisationunitscheme'
  | 'categoryscheme'
  | 'categorisation'
  | 'datastructure'
  | 'metadatastructure'
  | 'dataflow'
  | 'metadataflow'
  | 'contentconstraint'
  | 'provisionagreement'
  | 'hierarchicalcodelist'
  | 'structureset'
  | 'valuelist'
  | 'process'
  | 'reportingtaxonomy';

/** Names a structure. Agency or version may be missing in messages that deviate; `version` may be `latest` in queries. */
export interface ArtefactReference {
  readonly kind?: ArtefactKind;
  readonly agency?: string;
  readonly id: string;
  readonly version?: string;
}

/** Names an item of an item scheme: a code of a codelist, a concept of a concept scheme. */
export interface ItemReference {
  readonly scheme: ArtefactReference;
  /** For nested schemes, ids joined by points. */
  readonly item: string;
}
