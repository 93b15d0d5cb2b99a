import { type Element, parse } from './markup.ts';

/**
 * What the schema of SDMX-ML 2.1 wants of the elements that our messages have, in our words: which children in which order,
 * which attributes. `?`, `*` and `+` as in regular expressions; elements by their names without prefixes.
 */
interface Model {
  readonly children: string;
  readonly required?: string;
  readonly optional?: string;
}

const NAMED = 'Annotations? Name+ Description*';
const KEPT = 'urn uri isFinal isExternalReference structureURL serviceURL validFrom validTo version isPartial';
const kept = (content: string, more = ''): Model => ({
  children: `${NAMED} ${content}`,
  required: 'id agencyID',
  optional: `${KEPT} ${more}`,
});
const item = (more = ''): Model => ({ children: `${NAMED} ${more}`, required: 'id', optional: 'urn uri' });
const list = (name: string): Model => ({ children: `${name}+` });
const component = (more = ''): Model => ({
  children: `Annotations? ConceptIdentity LocalRepresentation? ConceptRole* ${more}`,
  required: 'id',
  optional: 'urn uri position assignmentStatus',
});
const HEADER = 'ID Test Prepared Sender Receiver* Name*';
const SET =
  'structureRef setID action reportingBeginDate reportingEndDate validFromDate validToDate publicationYear publicationPeriod';

/** By `Parent/Name`, or else by name. */
const MODELS: Readonly<Record<string, Model>> = {
  '/Structure': { children: 'Header Structures Footer?' },
  '/GenericData': { children: 'Header DataSet* Footer?' },
  '/GenericTimeSeriesData': { children: 'Header DataSet* Footer?' },
  '/StructureSpecificData': { children: 'Header DataSet* Footer?' },
  '/StructureSpecificTimeSeriesData': { children: 'Header DataSet* Footer?' },
  '/Error': { children: 'ErrorMessage+' },
  ErrorMessage: { children: 'Text+', required: 'code' },
  'Structure/Header': { children: `${HEADER} Source*` },
  Header: { children: `${HEADER} Structure+ DataProvider? DataSetAction? DataSetID* Extracted? Source*` },
  Sender: { children: 'Name* Contact*', required: 'id' },
  'Header/Structure': {
    children: '(ProvisionAgrement|StructureUsage|Structure )',
    required: 'structureID dimensionAtObservation',
    optional: 'namespace schemaURL serviceURL structureURL explicitMeasures',
  },
  'GenericData/DataSet': {
    children: 'Annotations? Attributes? Group* Series* Obs*',
    required: 'structureRef',
    optional: SET,
  },
  'GenericTimeSeriesData/DataSet': {
    children: 'Annotations? Attributes? Group* Series*',
    required: 'structureRef',
    optional: SET,
  },
  DataSet: { children: 'Annotations? DataProvider? Group* Series* Obs*', required: 'structureRef dataScope' },
  Structures: {
    children:
      'OrganisationSchemes? Dataflows? Metadataflows? CategorySchemes? Categorisations? Codelists? HierarchicalCodelists? ' +
      'Concepts? MetadataStructures? DataStructures? StructureSets? ReportingTaxonomies? Processes? Constraints? ProvisionAgreements?',
  },
  OrganisationSchemes: { children: 'AgencyScheme* DataConsumerScheme* DataProviderScheme* OrganisationUnitScheme*' },
  Dataflows: list('Dataflow'),
  Metadataflows: list('Metadataflow'),
  CategorySchemes: list('CategoryScheme'),
  Categorisations: list('Categorisation'),
  Codelists: list('Codelist'),
  HierarchicalCodelists: list('HierarchicalCodelist'),
  Concepts: list('ConceptScheme'),
  MetadataStructures: list('MetadataStructure'),
  DataStructures: list('DataStructure'),
  StructureSets: list('StructureSet'),
  ReportingTaxonomies: list('ReportingTaxonomy'),
  Processes: list('Process'),
  Constraints: list('ContentConstraint'),
  ProvisionAgreements: list('ProvisionAgreement'),
  Annotations: list('Annotation'),
  Annotation: { children: 'AnnotationTitle? AnnotationType? AnnotationURL? AnnotationText*', optional: 'id' },
  AgencyScheme: kept('Agency*'),
  DataConsumerScheme: kept('DataConsumer*'),
  DataProviderScheme: kept('DataProvider*'),
  OrganisationUnitScheme: kept('OrganisationUnit*'),
  Dataflow: kept('Structure?'),
  Metadataflow: kept('Structure?'),
  CategoryScheme: kept('Category*'),
  Categorisation: kept('(Source Target )?'),
  Codelist: kept('Code*'),
  HierarchicalCodelist: kept('IncludedCodelist* Hierarchy*'),
  ConceptScheme: kept('Concept*'),
  MetadataStructure: kept('MetadataStructureComponents?'),
  DataStructure: kept('DataStructureComponents?'),
  StructureSet: kept(
    'RelatedStructure* (OrganisationSchemeMap|CategorySchemeMap|CodelistMap|ConceptSchemeMap|StructureMap )*',
  ),
  ReportingTaxonomy: kept('ReportingCategory*'),
  Process: kept('ProcessStep*'),
  ContentConstraint: kept('ConstraintAttachment? (DataKeySet|CubeRegion )* ReleaseCalendar? ReferencePeriod?', 'type'),
  ProvisionAgreement: kept('(StructureUsage DataProvider )?'),
  Agency: item('Contact*'),
  DataConsumer: item('Contact*'),
  DataProvider: item('Contact*'),
  OrganisationUnit: item('Parent? Contact*'),
  Category: item('Category*'),
  Code: item('Parent?'),
  Concept: item('Parent? CoreRepresentation? ISOConceptReference?'),
  Hierarchy: { ...item('HierarchicalCode+ Level?'), optional: 'urn uri leveled' },
  HierarchicalCode: {
    children: 'Annotations? Code HierarchicalCode* Level?',
    required: 'id',
    optional: 'urn uri validFrom validTo',
  },
  ReportingCategory: item('(StructuralMetadata*|ProvisioningMetadata* )ReportingCategory*'),
  ProcessStep: item('Input* Output* Computation? Transition* ProcessStep*'),
  CodelistMap: item('Source Target CodeMap+'),
  CodeMap: { children: 'Annotations? Source Target' },
  MetadataStructureComponents: { children: 'MetadataTarget+ ReportStructure+' },
  MetadataTarget: { children: 'Annotations? IdentifiableObjectTarget+', required: 'id', optional: 'urn uri' },
  IdentifiableObjectTarget: {
    children: 'Annotations? LocalRepresentation',
    required: 'id objectType',
    optional: 'urn uri',
  },
  ReportStructure: { children: 'Annotations? MetadataAttribute+ MetadataTarget+', required: 'id', optional: 'urn uri' },
  MetadataAttribute: {
    children: 'Annotations? ConceptIdentity LocalRepresentation? MetadataAttribute*',
    required: 'id',
    optional: 'urn uri minOccurs maxOccurs isPresentational',
  },
  DataStructureComponents: { children: 'DimensionList Group* AttributeList? MeasureList?' },
  DimensionList: { children: 'Annotations? Dimension+ MeasureDimension? TimeDimension?', optional: 'id urn uri' },
  AttributeList: { children: 'Annotations? (Attribute|ReportingYearStartDay )+', optional: 'id urn uri' },
  MeasureList: { children: 'Annotations? PrimaryMeasure', optional: 'id urn uri' },
  Dimension: component(),
  TimeDimension: component(),
  PrimaryMeasure: component(),
  Attribute: { ...component('AttributeRelationship'), required: 'id assignmentStatus', optional: 'urn uri' },
  AttributeRelationship: { children: '(None|Dimension+ AttachmentGroup*|Group|PrimaryMeasure )' },
  LocalRepresentation: { children: '(TextFormat|Enumeration EnumerationFormat? )' },
  TextFormat: {
    children: '',
    optional:
      'textType isSequence interval startValue endValue minLength maxLength minValue maxValue decimals pattern isMultiLingual',
  },
  ConstraintAttachment: { children: '(DataProvider|DataStructure+|Dataflow+|ProvisionAgreement+ )' },
  CubeRegion: { children: 'KeyValue* Attribute*', optional: 'include' },
  KeyValue: { children: '(Value+|TimeRange )', required: 'id', optional: 'include' },
  TimeRange: { children: '(BeforePeriod|AfterPeriod|StartPeriod EndPeriod )' },
  StartPeriod: { children: '', optional: 'isInclusive' },
  EndPeriod: { children: '', optional: 'isInclusive' },
};

const TEXTS =
  /^(ID|Test|Prepared|Name|Description|Text|Value|AnnotationTitle|AnnotationType|AnnotationURL|AnnotationText)$/;

/** `Name+ Parent?` as a regular expression over names that each end in a comma. */
function patternOf(children: string): RegExp {
  return new RegExp(`^${children.replaceAll(/[A-Za-z]+/g, '(?:$&,)').replaceAll(/\s/g, '')}$`);
}

const REFERENCE_ATTRIBUTES =
  'id agencyID version maintainableParentID maintainableParentVersion containerID package class local';

function deviationsOf(element: Element, parent: string): readonly string[] {
  const { name, attributes, children } = element;
  const where = `${parent}/${name}`;
  const own = Object.keys(attributes)
    .filter((each) => !/^xmlns|^xsi:|^xml:/.test(each))
    .map((each) => each.replace(/^.*:/, ''));
  if (children.length === 1 && children[0]?.name === 'Ref') {
    const given = Object.keys(children[0].attributes);
    const wrong = given.filter((each) => !REFERENCE_ATTRIBUTES.split(' ').includes(each));
    return given.includes('id') && wrong.length === 0 ? [] : [`${where}: a reference with ${given.join(', ')}`];
  }
  if (TEXTS.test(name)) return children.length === 0 ? [] : [`${where}: elements in a text`];
  const model = MODELS[where] ?? MODELS[name];
  if (!model) return [`${where}: not known`];
  const { required = '', optional = '' } = model;
  const names = children.map((child) => `${child.name},`).join('');
  const wanted = required.split(' ').filter(Boolean);
  const known = new Set([...wanted, ...optional.split(' '), ...(name === 'DataSet' ? SET.split(' ') : [])]);
  return [
    ...(patternOf(model.children).test(names) ? [] : [`${where}: ${names} against ${model.children}`]),
    ...wanted.filter((each) => !own.includes(each)).map((each) => `${where}: without ${each}`),
    ...own.filter((each) => !known.has(each)).map((each) => `${where}: with ${each}`),
  ];
}

function deviationsIn(element: Element, parent: string): readonly string[] {
  const own = deviationsOf(element, parent);
  // Data are attributes of any name, or values; their elements are few and tried elsewhere.
  if (element.name === 'DataSet' || element.children[0]?.name === 'Ref') return own;
  return [...own, ...element.children.flatMap((child) => deviationsIn(child, element.name))];
}

/** In what a message of SDMX-ML 2.1 deviates from the schema, each deviation once. */
export function schemaDeviations(document: string): readonly string[] {
  return [...new Set(deviationsIn(parse(document), ''))];
}
