import { describe, expect, inject, test } from 'vitest';
import { type Element, inside, parse, within } from './sdmx-kit/markup.ts';
import { workspaceOf } from './sdmx-kit/workspace.ts';

/** What the field's conformance kit asks of XML schemas of data of version 1.4, in our words. */
const base = `${inject('url')}/sdmx/2.1`;

async function get(path: string, accept: string): Promise<string> {
  const response = await fetch(`${base}/${path}`, { headers: { accept } });
  expect(response.status, path).toBe(200);
  return response.text();
}

const schema = async (path: string): Promise<Element> =>
  parse(await get(`schema/${path}`, 'application/vnd.sdmx.schema+xml;version=2.1'));

const structures = async (path: string): Promise<ReturnType<typeof workspaceOf>> =>
  workspaceOf(await get(path, 'application/vnd.sdmx.structure+xml;version=2.1'));

interface ComplexType {
  readonly base: string;
  readonly elements: readonly string[];
  /** By name: type and use. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** A complex type: what it restricts, its elements with their types, its attributes. */
function complexType(root: Element, name: string): ComplexType | undefined {
  const type = inside(root, 'complexType').find(({ attributes }) => attributes['name'] === name);
  if (!type) return undefined;
  const [restriction] = within(type, 'restriction');
  expect(restriction?.children[0]?.name).toBe('sequence');
  const attributes = within(type, 'attribute').map(
    ({ attributes: { name: id = '', type: of, use } }) => [id, `${of} ${use}`] as const,
  );
  return {
    base: restriction?.attributes['base'] ?? '',
    elements: within(type, 'element').map(({ attributes: own }) => own['ref'] ?? `${own['name']} ${own['type']}`),
    attributes: new Map(attributes),
  };
}

const PROHIBITED_YEAR = 'xs:gMonthDay prohibited';

/** Contexts that data are asked for in, with where their structure stands. */
const CONTEXTS = ['datastructure', 'dataflow', 'provisionagreement'] as const;

describe.each(CONTEXTS)('the schema of a %s', (context) => {
  const described = async () => {
    const [first] = await structures(`${context}/all/all/all?detail=allstubs`);
    const path = `${first?.agency}/${first?.id}/${first?.version}`;
    const found = await structures(`${context}/${path}?references=descendants`);
    const structure = found.find(({ resource }) => resource === 'datastructure');
    if (!structure) throw new Error('no structure');
    // Attributes name dimensions in elements of the same name, without an id.
    const dimensions = within(structure.element, 'Dimension').flatMap(({ attributes: { id } }) => id ?? []);
    return { path, structure, dimensions };
  };

  test('is found with a version, the newest one, and without any', async () => {
    const { path } = await described();
    const [agency, id] = path.split('/');
    for (const version of [`/${path.split('/')[2]}`, '/latest', '']) {
      expect((await schema(`${context}/${agency}/${id}${version}`)).name).toBe('schema');
    }
  });

  test('has types for time series, with every dimension and attribute in its place', async () => {
    const { path, dimensions } = await described();
    const root = await schema(`${context}/${path}`);
    const [set, series, observation] = ['DataSetType', 'SeriesType', 'ObsType'].map((name) => complexType(root, name));
    expect(set).toMatchObject({
      base: 'dsd:TimeSeriesDataSetType',
      elements: ['common:Annotations', 'DataProvider common:DataProviderReferenceType', 'Series SeriesType'],
    });
    expect(series).toMatchObject({ base: 'dsd:TimeSeriesType', elements: ['common:Annotations', 'Obs ObsType'] });
    expect(observation).toMatchObject({ base: 'dsd:TimeSeriesObsType', elements: ['common:Annotations'] });
    for (const type of [set, series]) expect(type?.attributes.get('REPORTING_YEAR_START_DAY')).toBe(PROHIBITED_YEAR);
    for (const id of dimensions) expect(series?.attributes.get(id)).toBe(`${id} required`);
    expect(observation?.attributes.get('TIME_PERIOD')).toMatch(/ required$/);
    expect(observation?.attributes.get('OBS_VALUE')).toMatch(/ optional$/);
    expect(observation?.attributes.get('type')).toBe('common:IDType prohibited');
  });

  test('has types for another dimension at the observation, and for none', async () => {
    const { path, dimensions } = await described();
    for (const id of dimensions) {
      const root = await schema(`${context}/${path}?dimensionAtObservation=${id}`);
      expect(complexType(root, 'DataSetType')?.base).toBe('dsd:DataSetType');
      expect(complexType(root, 'SeriesType')?.base).toBe('dsd:SeriesType');
      expect(complexType(root, 'SeriesType')?.attributes.has(id)).toBe(false);
      const observation = complexType(root, 'ObsType');
      expect(observation?.base).toBe('dsd:ObsType');
      expect(observation?.attributes.get(id)).toBe(`${id} required`);
      expect(observation?.attributes.get('TIME_PERIOD')).toBe('common:TimePeriodType prohibited');
    }
    const flat = await schema(`${context}/${path}?dimensionAtObservation=AllDimensions`);
    expect(complexType(flat, 'SeriesType')).toBeUndefined();
    expect(complexType(flat, 'DataSetType')?.elements.at(-1)).toBe('Obs ObsType');
    for (const id of dimensions) expect(complexType(flat, 'ObsType')?.attributes.get(id)).toBe(`${id} required`);
  });

  test('has an enumeration for every coded component, of the codes that are allowed', async () => {
    const { path, structure } = await described();
    const root = await schema(`${context}/${path}`);
    const types = new Map(
      inside(root, 'simpleType').map((type) => [
        type.attributes['name'] ?? '',
        within(type, 'enumeration').map(({ attributes }) => attributes['value'] ?? ''),
      ]),
    );
    for (const component of [...within(structure.element, 'Dimension'), ...within(structure.element, 'Attribute')]) {
      if (within(component, 'Enumeration').length === 0) continue;
      expect(types.get(component.attributes['id'] ?? '')?.length).toBeGreaterThan(0);
    }
    const [flow] = (await structures(`${context}/${path}?references=descendants`)).filter(
      ({ resource }) => resource === 'dataflow',
    );
    if (!flow || context === 'datastructure') return;
    const found = await structures(`dataflow/${flow.agency}/${flow.id}/${flow.version}?references=contentconstraint`);
    for (const { element } of found.filter((each) => each.element.attributes['type'] === 'Allowed')) {
      for (const value of within(element, 'KeyValue')) {
        const codes = inside(value, 'Value').map(({ text }) => text);
        expect(types.get(value.attributes['id'] ?? '')).toEqual(expect.arrayContaining(codes));
      }
    }
  });

  test('follows the first constraint that is on one', async () => {
    const constraints = await structures('contentconstraint/all/all/all?detail=full');
    const allowed = constraints.filter(({ element }) => element.attributes['type'] === 'Allowed');
    const [constraint] = allowed.filter(({ children }) => children.some(({ resource }) => resource === context));
    const [, agency, id, version] = /^.+ (.+):(.+)\((.+)\)$/.exec(constraint?.children[0]?.key ?? '') ?? [];
    if (!constraint) throw new Error('no constraint');
    const types = inside(await schema(`${context}/${agency}/${id}/${version}`), 'simpleType');
    const values = within(constraint.element, 'KeyValue');
    expect(values).not.toHaveLength(0);
    for (const value of values) {
      const type = types.find(({ attributes }) => attributes['name'] === value.attributes['id']);
      const codes = type && within(type, 'enumeration').map(({ attributes }) => attributes['value']);
      expect(codes?.toSorted()).toEqual(
        inside(value, 'Value')
          .map(({ text }) => text)
          .toSorted(),
      );
    }
  });
});
