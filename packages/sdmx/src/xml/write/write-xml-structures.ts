import type { MessageHeader } from '../../model/data.ts';
import type { MessageFinding } from '../../model/message.ts';
import type { ArtefactKind, OtherStructure, Structure } from '../../model/structure.ts';
import { attributesOf } from './markup.ts';
import {
  element,
  itemReferenceElement,
  maintainableAttributes,
  referenceElement,
  remarkTo,
  type StructureContext,
  writeNames,
} from './structure-markup.ts';
import { writeConstraint } from './write-constraint.ts';
import { writeContent } from './write-content.ts';
import { writeDataStructure } from './write-data-structure.ts';
import { namespacesOf, SCHEMA_INSTANCE, writeHeader } from './write-header.ts';
import { writeItemScheme } from './write-item-scheme.ts';

/** How structures are written as XML. */
export interface WriteXmlStructuresOptions {
  readonly format: 'sdmx-ml-2.1' | 'sdmx-ml-3.0';
  readonly header: MessageHeader;
  /** Told of what the format could not hold as it was. */
  readonly note?: (finding: MessageFinding) => void;
}

/** Lists in the order the schema of 2.1 wants them, with the kinds in each. */
const LISTS_2_1: readonly (readonly [list: string, kinds: readonly ArtefactKind[]])[] = [
  ['OrganisationSchemes', ['agencyscheme', 'dataconsumerscheme', 'dataproviderscheme', 'organisationunitscheme']],
  ['Dataflows', ['dataflow']],
  ['Metadataflows', ['metadataflow']],
  ['CategorySchemes', ['categoryscheme']],
  ['Categorisations', ['categorisation']],
  ['Codelists', ['codelist', 'valuelist']],
  ['HierarchicalCodelists', ['hierarchicalcodelist']],
  ['Concepts', ['conceptscheme']],
  ['MetadataStructures', ['metadatastructure']],
  ['DataStructures', ['datastructure']],
  ['StructureSets', ['structureset']],
  ['ReportingTaxonomies', ['reportingtaxonomy']],
  ['Processes', ['process']],
  ['Constraints', ['contentconstraint']],
  ['ProvisionAgreements', ['provisionagreement']],
];

const LISTS_3_0: typeof LISTS_2_1 = [
  ['AgencySchemes', ['agencyscheme']],
  ['DataConsumerSchemes', ['dataconsumerscheme']],
  ['DataProviderSchemes', ['dataproviderscheme']],
  ['OrganisationUnitSchemes', ['organisationunitscheme']],
  ['Dataflows', ['dataflow']],
  ['Metadataflows', ['metadataflow']],
  ['CategorySchemes', ['categoryscheme']],
  ['Categorisations', ['categorisation']],
  ['Codelists', ['codelist']],
  ['ValueLists', ['valuelist']],
  ['Hierarchies', ['hierarchicalcodelist']],
  ['ConceptSchemes', ['conceptscheme']],
  ['MetadataStructures', ['metadatastructure']],
  ['DataStructures', ['datastructure']],
  ['StructureMaps', ['structureset']],
  ['ReportingTaxonomies', ['reportingtaxonomy']],
  ['Processes', ['process']],
  ['DataConstraints', ['contentconstraint']],
  ['ProvisionAgreements', ['provisionagreement']],
];

/**
 * Writes structures as SDMX-ML, in the order that the schema wants and within a kind in the order given. The same
 * structures give the same text. Of what is kept as 2.1 spells it, 3.0 gets the head alone.
 *
 * @throws SdmxError `not-representable` for what the version cannot hold
 */
export function writeXmlStructures(structures: readonly Structure[], options: WriteXmlStructuresOptions): string {
  const version = options.format === 'sdmx-ml-3.0' ? '3.0' : '2.1';
  const remark = remarkTo(options.note);
  const note = (text: string): void =>
    remark('character-not-in-xml', `XML cannot hold a character of “${text.slice(0, 40)}”. U+FFFD is written for it.`);
  const context: StructureContext = { version, note, remark };
  const attributeIds = new Set(
    structures.flatMap((each) => (each.kind === 'datastructure' ? each.attributes.map(({ id }) => id) : [])),
  );
  const lists = (version === '3.0' ? LISTS_3_0 : LISTS_2_1).map(([list, kinds]) => {
    const written = kinds.flatMap((kind) =>
      structures
        .filter((structure) => structure.kind === kind)
        .map((structure) => writeStructure(structure, attributeIds, '      ', context)),
    );
    return written.length > 0 ? element(`str:${list}`, '', written.join(''), '    ') : '';
  });
  const namespaces = namespacesOf(version);
  const root = attributesOf({
    'xmlns:mes': namespaces.message,
    'xmlns:str': namespaces.structure,
    'xmlns:com': namespaces.common,
    'xmlns:xsi': SCHEMA_INSTANCE,
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<mes:Structure${root}>\n` +
    writeHeader(options.header, '', undefined, note) +
    element('mes:Structures', '', lists.join(''), '  ') +
    '</mes:Structure>\n'
  );
}

function writeStructure(
  structure: Structure,
  attributeIds: ReadonlySet<string>,
  indent: string,
  context: StructureContext,
): string {
  const inner = `${indent}  `;
  const head = maintainableAttributes(structure, context);
  const names = writeNames(structure, inner, context.note);
  switch (structure.kind) {
    case 'datastructure':
      return writeDataStructure(structure, indent, context);
    case 'contentconstraint':
      return writeConstraint(structure, attributeIds, indent, context);
    case 'dataflow': {
      const { structure: of } = structure;
      return element(
        'str:Dataflow',
        head,
        names + (of ? referenceElement('str:Structure', of, inner, context) : ''),
        indent,
      );
    }
    case 'categorisation': {
      const { source, target } = structure;
      const from = source ? referenceElement('str:Source', source, inner, context) : '';
      const to = target ? itemReferenceElement('str:Target', target, inner, context) : '';
      return element('str:Categorisation', head, names + from + to, indent);
    }
    case 'metadatastructure':
    case 'metadataflow':
    case 'provisionagreement':
    case 'hierarchicalcodelist':
    case 'structureset':
    case 'process':
    case 'reportingtaxonomy':
      return writeOther(structure, head, names, indent, context);
    default:
      return writeItemScheme(structure, indent, context);
  }
}

const OTHER_NAMES: Readonly<Record<OtherStructure['kind'], readonly [old: string, now: string]>> = {
  metadatastructure: ['MetadataStructure', 'MetadataStructure'],
  metadataflow: ['Metadataflow', 'Metadataflow'],
  provisionagreement: ['ProvisionAgreement', 'ProvisionAgreement'],
  hierarchicalcodelist: ['HierarchicalCodelist', 'Hierarchy'],
  structureset: ['StructureSet', 'StructureMap'],
  process: ['Process', 'Process'],
  reportingtaxonomy: ['ReportingTaxonomy', 'ReportingTaxonomy'],
};

/** Of these the content is kept as 2.1 has it, and of two kinds what they are for. */
function writeOther(
  structure: OtherStructure,
  head: string,
  names: string,
  indent: string,
  context: StructureContext,
): string {
  const [old, now] = OTHER_NAMES[structure.kind];
  const inner = `${indent}  `;
  const of = (kind: ArtefactKind, name: string): string =>
    structure.references
      .filter((reference) => reference.kind === kind)
      .slice(0, 1)
      .map(({ item, ...scheme }) => {
        if (item !== undefined) return itemReferenceElement(name, { scheme, item }, inner, context);
        if (kind !== 'dataproviderscheme') return referenceElement(name, scheme, inner, context);
        context.remark(
          'left-out',
          `Which provider of ${scheme.id} ${structure.id} is of is not known; it is left out.`,
        );
        return '';
      })
      .join('');
  const usage = context.version === '3.0' ? 'str:Dataflow' : 'str:StructureUsage';
  const references =
    structure.kind === 'metadataflow'
      ? of('metadatastructure', 'str:Structure')
      : structure.kind === 'provisionagreement'
        ? of('dataflow', usage) + of('dataproviderscheme', 'str:DataProvider')
        : writeContent(structure, inner, context);
  return element(`str:${context.version === '3.0' ? now : old}`, head, names + references, indent);
}
