import { describe, expect, test } from 'vitest';
import { StructureGraph } from './references.ts';
import { RestError } from './rest-error.ts';
import { parseSchemaQuery } from './structure-query.ts';
import { STRUCTURE, STRUCTURES } from './testing/structures.ts';
import { findSchemaSubject, writeXmlSchema } from './xml-schema.ts';

function schema(path: string, search = '', structures = STRUCTURES): string {
  const graph = new StructureGraph(structures);
  const query = parseSchemaQuery(path.split('/'), new URLSearchParams(search));
  return writeXmlSchema(query, findSchemaSubject(query, graph), graph);
}

/** The declaration of a type, from its name to its end. */
function typeOf(text: string, name: string): string {
  const start = text.search(new RegExp(`Type name="${name}"`));
  const kind = text.lastIndexOf('<xs:', start);
  const tag = /^<xs:(\w+)/.exec(text.slice(kind))?.[1] ?? '';
  return start < 0 ? '' : text.slice(kind, text.indexOf(`</xs:${tag}>`, kind));
}

describe('the XML schema of a data structure', () => {
  const text = schema('datastructure/TEST/DSD/1.0');

  test('puts series over time: keys at the series, time and values at the observation', () => {
    expect(typeOf(text, 'DataSetType')).toContain('base="dsd:TimeSeriesDataSetType"');
    const series = typeOf(text, 'SeriesType');
    expect(series).toContain('<xs:attribute name="FREQ" type="FREQ" use="required"/>');
    expect(series).toContain('<xs:attribute name="TITLE" type="TITLE" use="optional"/>');
    expect(series).not.toContain('TIME_PERIOD');
    const observation = typeOf(text, 'ObsType');
    expect(observation).toContain(
      '<xs:attribute name="TIME_PERIOD" type="common:ObservationalTimePeriodType" use="required"/>',
    );
    expect(observation).toContain('<xs:attribute name="OBS_VALUE" type="xs:double" use="optional"/>');
    expect(observation).toContain('<xs:attribute name="STATUS"');
  });

  test('lists the codes of codelists and the bounds of texts', () => {
    expect(typeOf(text, 'FREQ')).toContain('<xs:enumeration value="A"/><xs:enumeration value="M"/>');
    expect(typeOf(text, 'TITLE')).toContain('<xs:maxLength value="200"/>');
  });

  test('in the context of a dataflow takes the codes that its constraint allows', () => {
    const area = typeOf(schema('dataflow/TEST/FLOW/latest'), 'AREA');
    expect(area).toContain('value="SN"');
    expect(area).not.toContain('value="FR"');
    expect(typeOf(text, 'AREA')).toContain('value="FR"');
    expect(typeOf(schema('provisionagreement/TEST/FLOW_OFFICE'), 'AREA')).not.toContain('value="FR"');
  });

  test('with another dimension at the observation moves time to the series', () => {
    const across = schema('datastructure/TEST/DSD', 'dimensionAtObservation=AREA');
    expect(typeOf(across, 'SeriesType')).toContain('name="TIME_PERIOD"');
    expect(typeOf(across, 'SeriesType')).not.toContain('name="AREA"');
    expect(typeOf(across, 'ObsType')).toContain('<xs:attribute name="AREA" type="AREA" use="required"/>');
    expect(across).toContain(':ObsLevelDim:AREA"');
  });

  test('flat has no series, and every dimension at the observation', () => {
    const flat = schema('datastructure/TEST/DSD', 'dimensionAtObservation=AllDimensions');
    expect(flat).not.toContain('name="SeriesType"');
    expect(typeOf(flat, 'ObsType')).toContain('name="FREQ"');
    expect(typeOf(flat, 'ObsType')).toContain('name="TITLE"');
  });

  test('has a type for each group, and one over them where there are several', () => {
    const group = (id: string) => ({ id, dimensions: ['AREA'] });
    const withGroups = (...ids: readonly string[]) =>
      STRUCTURES.map((each) => (each === STRUCTURE ? { ...STRUCTURE, groups: ids.map(group) } : each));
    const one = schema('datastructure/TEST/DSD', '', withGroups('SIBLING'));
    expect(typeOf(one, 'GroupType')).toContain('base="dsd:GroupType"');
    expect(typeOf(one, 'SIBLING')).toContain('base="GroupType"');
    expect(one).toContain('name="Group" type="SIBLING"');
    const two = schema('datastructure/TEST/DSD', '', withGroups('SIBLING', 'OTHER'));
    expect(two).toContain('name="Group" type="GroupType"');
    expect(typeOf(two, 'GroupType.ID')).toContain('value="OTHER"');
  });

  test('with explicit measures has an observation for each measure', () => {
    const measures = STRUCTURES.map((each) =>
      each === STRUCTURE
        ? {
            ...STRUCTURE,
            dimensions: STRUCTURE.dimensions.map((dimension) =>
              dimension.id === 'AREA'
                ? {
                    ...dimension,
                    kind: 'measure-dimension' as const,
                    representation: {
                      kind: 'enumeration' as const,
                      list: { kind: 'conceptscheme' as const, agency: 'TEST', id: 'CONCEPTS', version: '1.0' },
                    },
                  }
                : dimension,
            ),
          }
        : each,
    );
    const explicit = schema('datastructure/TEST/DSD', 'explicitMeasure=true', measures);
    expect(explicit).toContain('<xs:complexType name="ObsType" abstract="true">');
    expect(typeOf(explicit, 'SPARE')).toContain('fixed="SPARE"');
  });

  test('is refused for what is not there', () => {
    const status = (work: () => unknown): number => {
      try {
        work();
      } catch (error) {
        if (error instanceof RestError) return error.status;
      }
      return 0;
    };
    expect(status(() => schema('datastructure/TEST/NOTHING'))).toBe(404);
    expect(status(() => schema('datastructure/TEST/DSD', 'dimensionAtObservation=COLOUR'))).toBe(403);
    expect(status(() => schema('metadataflow/TEST/DSD'))).toBe(501);
    expect(status(() => schema('datastructure/all/DSD/1.0/more'))).toBe(400);
    expect(status(() => schema('codelist/TEST/CL_AREA'))).toBe(400);
  });
});
