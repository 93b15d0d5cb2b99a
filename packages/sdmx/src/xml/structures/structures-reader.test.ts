import { describe, expect, it } from 'vitest';
import type { Structure, StructureMessage } from '../../model/structure.ts';
import { sourceOf } from '../messages-for-tests.ts';
import { readXmlMessage } from '../read-xml-message.ts';

const BASE = (version: string): string => `http://www.sdmx.org/resources/sdmxml/schemas/${version}`;

async function readStructures(inside: string, version = 'v2_1'): Promise<StructureMessage> {
  const header = '<Header><ID>H</ID></Header>';
  const xml = `<Structure xmlns="${BASE(version)}/message">${header}${inside}</Structure>`;
  const message = await readXmlMessage(sourceOf(xml, 50));
  if (message.kind !== 'structures') throw new Error(`read as ${message.kind}`);
  return message;
}

async function first(inside: string, version?: string): Promise<Structure | undefined> {
  return (await readStructures(inside, version)).structures[0];
}

const rulesOf = ({ findings = [] }: StructureMessage): readonly string[] => findings.map(({ rule }) => rule);

describe('structures of 2.0', () => {
  it('have codes whose names are descriptions, and parents as attributes', async () => {
    const list = await first(
      '<CodeLists><CodeList id="CL" agency="A"><Name xml:lang="fr">Liste</Name><Code value="1"><Description>One</Description></Code><Code value="2" parentCode="1"><Description xml:lang="ar">اثنان</Description></Code></CodeList></CodeLists>',
      'v2_0',
    );
    expect(list).toEqual({
      kind: 'codelist',
      id: 'CL',
      agency: 'A',
      version: '1.0',
      name: { fr: 'Liste' },
      items: [
        { id: '1', name: { en: 'One' } },
        { id: '2', name: { ar: 'اثنان' }, parent: '1' },
      ],
    });
  });

  it('have key families with levels of attachment', async () => {
    const structure = await first(
      '<KeyFamilies><KeyFamily id="K" agencyID="A" version="2.0"><Name>K</Name><Components><Dimension conceptRef="FREQ" codelist="CL_FREQ" isFrequencyDimension="true"/><TimeDimension conceptRef="TIME"/><Group id="G"><DimensionRef>FREQ</DimensionRef></Group><PrimaryMeasure conceptRef="OBS_VALUE"/><Attribute conceptRef="UNIT" attachmentLevel="Series" assignmentStatus="Mandatory"/><Attribute conceptRef="NOTE" attachmentLevel="Group" assignmentStatus="Conditional"><AttachmentGroup>G</AttachmentGroup></Attribute><Attribute conceptRef="OBS_STATUS" attachmentLevel="Observation" assignmentStatus="Conditional"/></Components></KeyFamily></KeyFamilies>',
      'v2_0',
    );
    if (structure?.kind !== 'datastructure') throw new Error('no data structure');
    expect(structure.dimensions.map(({ id, kind, roles }) => [id, kind, roles])).toEqual([
      ['FREQ', 'dimension', ['FREQ']],
      ['TIME', 'time-dimension', undefined],
    ]);
    expect(structure.dimensions[0]?.representation).toMatchObject({ kind: 'enumeration', list: { id: 'CL_FREQ' } });
    expect(structure.attributes.map(({ id, usage, relationship }) => [id, usage, relationship])).toEqual([
      ['UNIT', 'mandatory', { kind: 'dimensions', dimensions: ['FREQ'] }],
      ['NOTE', 'optional', { kind: 'group', group: 'G' }],
      ['OBS_STATUS', 'optional', { kind: 'observation' }],
    ]);
  });

  it('have concepts without a scheme, which come into one', async () => {
    const scheme = await first(
      '<Concepts><Concept id="FREQ" agencyID="A"><Name>Frequency</Name></Concept></Concepts>',
      'v2_0',
    );
    expect(scheme).toMatchObject({
      kind: 'conceptscheme',
      agency: 'A',
      items: [{ id: 'FREQ', name: { en: 'Frequency' } }],
    });
  });
});

describe('structures of 2.1 and later', () => {
  it('may be references with their content, as a large sender writes them', async () => {
    const list = await first(
      '<Structures><Codelists><Codelist id="GEO" agencyID="E" isExternalReference="true"><Code id="BE"/></Codelist></Codelists></Structures>',
    );
    expect(list).toMatchObject({ isExternalReference: true, items: [{ id: 'BE' }] });
  });

  it('keep of provision agreements what they refer to', async () => {
    const agreement = await first(
      '<Structures><ProvisionAgreements><ProvisionAgreement id="P" agencyID="A"><StructureUsage><Ref id="F" agencyID="A" version="1.0" class="Dataflow"/></StructureUsage><DataProvider><Ref id="X" maintainableParentID="DATA_PROVIDERS" maintainableParentVersion="1.0" agencyID="A" class="DataProvider"/></DataProvider></ProvisionAgreement></ProvisionAgreements></Structures>',
    );
    expect(agreement).toMatchObject({
      kind: 'provisionagreement',
      references: [
        { kind: 'dataflow', agency: 'A', id: 'F', version: '1.0' },
        { kind: 'dataproviderscheme', agency: 'A', id: 'DATA_PROVIDERS', version: '1.0' },
      ],
    });
  });

  it('name what is available after what it is available for, where it has no id', async () => {
    const message = await readStructures(
      '<Structures><AvailabilityConstraints><AvailabilityConstraint seriesCount="3" obsCount="9"><ConstraintAttachment><Dataflow>urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ECB:EXR(1.0)</Dataflow></ConstraintAttachment><CubeRegion><KeyValue id="FREQ"><Value>A</Value></KeyValue></CubeRegion></AvailabilityConstraint></AvailabilityConstraints></Structures>',
      'v3_1',
    );
    expect(rulesOf(message)).toEqual([]);
    expect(message.structures).toMatchObject([
      {
        id: 'EXR',
        agency: 'ECB',
        type: 'Actual',
        counts: { series: 3, observations: 9 },
        regions: [{ include: true }],
      },
    ]);
  });

  it.each([
    [
      'unknown-structure',
      '<TransformationSchemes><TransformationScheme id="T"><Codelist>x</Codelist></TransformationScheme></TransformationSchemes>',
    ],
    ['data-keys-passed-over', '<Constraints><ContentConstraint id="C"><DataKeySet/></ContentConstraint></Constraints>'],
    ['codelist-extension', '<Codelists><Codelist id="C"><CodelistExtension/></Codelist></Codelists>'],
    ['repeated-item', '<Codelists><Codelist id="C"><Code id="A"/><Code id="A"/></Codelist></Codelists>'],
    ['missing-id', '<Codelists><Codelist agencyID="A"/></Codelists>'],
  ])('are read with a finding: %s', async (rule, inside) => {
    expect(rulesOf(await readStructures(`<Structures>${inside}</Structures>`))).toEqual([rule]);
  });

  it('are read out of the answer of a registry', async () => {
    const xml = `<RegistryInterface xmlns="${BASE('v2_1')}/message"><Header><ID>R</ID></Header><QueryStructureResponse><StatusMessage status="Success"/><Structures><Codelists><Codelist id="C" agencyID="A"/></Codelists></Structures></QueryStructureResponse></RegistryInterface>`;
    const message = await readXmlMessage(sourceOf(xml));
    expect(message).toMatchObject({ kind: 'structures', header: { id: 'R' }, structures: [{ id: 'C' }], findings: [] });
  });
});
