import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type DataMessage, dataOf, type Series } from './sdmx-kit/data.ts';
import { inside, within } from './sdmx-kit/markup.ts';
import { type Structure, workspaceOf } from './sdmx-kit/workspace.ts';

/** What the field's conformance kit asks of queries for data and their availability of version 1.4, in our words. */
const base = `${inject('url')}/sdmx/2.1`;
const DATA = 'application/vnd.sdmx.structurespecificdata+xml;version=2.1';

async function ask(path: string, headers: Readonly<Record<string, string>> = { accept: DATA }): Promise<Response> {
  return fetch(`${base}/${path}`, { headers });
}

async function data(path: string): Promise<DataMessage> {
  const response = await ask(path);
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
  return dataOf(text);
}

async function structures(path: string): Promise<readonly Structure[]> {
  const response = await ask(path, { accept: 'application/vnd.sdmx.structure+xml;version=2.1' });
  expect(response.status, path).toBe(200);
  return workspaceOf(await response.text());
}

const idsOf = (structure: Structure | undefined, name: string): readonly string[] =>
  structure ? within(structure.element, name).flatMap(({ attributes: { id } }) => id ?? []) : [];

interface Available {
  readonly constraint: Structure;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly Structure[];
}

/** The dataflow that the kit would take, that of the first provision agreement, and one with longer series. */
describe.each([
  ['the first dataflow', '', 'all'],
  ['a dataflow with long series', 'STERNA,WB_WDI,1.0', 'A.NET_MIGRATION.SEN+MAR+FRA'],
])('of %s', (_title, named, scope) => {
  let flow = '';
  let around: readonly Structure[] = [];
  let dimensions: readonly string[] = [];
  let components: ReadonlySet<string> = new Set();
  let attributes: readonly string[] = [];
  let indicative: Series = { attributes: {}, observations: [] };
  let second: Series = indicative;

  beforeAll(async () => {
    const agreements = await structures('provisionagreement/all/all/all?detail=full');
    const [first] = agreements.flatMap(({ children }) => children.filter(({ resource }) => resource === 'dataflow'));
    const [, ...parts] = /^dataflow (.+):(.+)\((.+)\)$/.exec(first?.key ?? '') ?? [];
    flow = named || parts.join();
    const [agency, id, version] = flow.split(',');
    around = await structures(`dataflow/${agency}/${id}/${version}?references=all`);
    const structure = around.find(({ resource }) => resource === 'datastructure');
    dimensions = idsOf(structure, 'Dimension');
    attributes = idsOf(structure, 'Attribute');
    components = new Set([...dimensions, ...attributes, 'TIME_PERIOD', 'OBS_VALUE']);
    const { series } = await data(`data/${flow}/${scope}`);
    indicative = series.find(({ observations }) => observations.length > 3) ?? series[0] ?? indicative;
    second = series.find(({ attributes: own }) => keyOf(own) !== keyOf(indicative.attributes)) ?? indicative;
  });

  const keyOf = (series: Readonly<Record<string, string>>): string => dimensions.map((id) => series[id]).join('.');

  const sameSeries = (message: DataMessage): Series | undefined =>
    message.series.find(({ attributes: own }) => keyOf(own) === keyOf(indicative.attributes));

  describe('data', () => {
    test('are found by the dataflow, however much of it is named', async () => {
      const [agency, id, version] = flow.split(',');
      for (const path of [flow, `${agency},${id},latest`, `${agency},${id}`, `${id}`]) {
        const { structures: named, dataSets } = await data(`data/${path}/${scope}`);
        expect([path, dataSets]).toEqual([path, 1]);
        expect(named[0]).toMatchObject({ agency, id, version });
      }
    });

    test('of a provider name the agreement with it', async () => {
      const agreement = around.find(({ resource }) => resource === 'provisionagreement');
      const provider = agreement?.children.find(({ resource }) => resource === 'dataproviderscheme')?.items[0];
      for (const path of [`${provider}`, `STERNA,${provider}`]) {
        const { structures: named } = await data(`data/${flow}/${scope}/${path}`);
        expect(named.length).toBeGreaterThan(0);
        for (const { kind, id, agency, version } of named) {
          expect(kind).toMatch(/^Provision/);
          expect(around.map(({ key }) => key)).toContain(`provisionagreement ${agency}:${id}(${version})`);
        }
      }
    });

    test('follow a key: whole, with an open dimension, with several codes', async () => {
      const codes = dimensions.map((id) => indicative.attributes[id] ?? '');
      const others = dimensions.map((id) => second.attributes[id] ?? '');
      const at = codes.findIndex((code, index) => code !== others[index]);
      const keys = [
        codes,
        codes.map((code, index) => (index === 2 ? '' : code)),
        codes.map((code, index) => (index === at ? `${code}+${others[index]}` : code)),
      ];
      for (const key of keys) {
        const { series } = await data(`data/${flow}/${key.join('.')}`);
        expect(series.length).toBeGreaterThan(0);
        for (const { attributes: own } of series) {
          dimensions.forEach((id, index) => {
            expect(own).toHaveProperty(id);
            if (key[index] !== '') expect(key[index]?.split('+')).toContain(own[id]);
          });
        }
      }
    });

    test('lie between the periods asked for', async () => {
      const periods = indicative.observations.map(({ TIME_PERIOD = '' }) => TIME_PERIOD).toSorted();
      const [from = '', to = ''] = periods.length > 3 ? [periods[1], periods.at(-2)] : [periods[0], periods.at(-1)];
      const periodsOf = async (query: string): Promise<readonly string[]> =>
        (await data(`data/${flow}/${scope}?${query}`)).series.flatMap(({ observations }) =>
          observations.map(({ TIME_PERIOD = '' }) => TIME_PERIOD),
        );
      expect((await periodsOf(`startPeriod=${from}`)).every((period) => period >= from)).toBe(true);
      expect((await periodsOf(`endPeriod=${to}`)).every((period) => period <= to)).toBe(true);
      const both = await periodsOf(`startPeriod=${from}&endPeriod=${to}`);
      expect(both.length).toBeGreaterThan(0);
      expect(both.every((period) => period >= from && period <= to)).toBe(true);
    });

    test('are the first or the last of each series', async () => {
      const all = indicative.observations;
      expect(sameSeries(await data(`data/${flow}/${scope}?firstNObservations=3`))?.observations).toEqual(
        all.slice(0, 3),
      );
      expect(sameSeries(await data(`data/${flow}/${scope}?lastNObservations=3`))?.observations).toEqual(all.slice(-3));
      const inner = all.length > 3 ? all.slice(1, -1) : all;
      const [from, to] = [inner[0]?.['TIME_PERIOD'], inner.at(-1)?.['TIME_PERIOD']];
      const limited = await data(`data/${flow}/${scope}?lastNObservations=2&startPeriod=${from}&endPeriod=${to}`);
      expect(sameSeries(limited)?.observations).toEqual(inner.slice(-2));
    });

    test('come in the detail asked for', async () => {
      const full = await data(`data/${flow}/${scope}?detail=full`);
      expect(full.series.length).toBeGreaterThan(0);
      for (const detail of ['dataonly', 'serieskeysonly', 'nodata']) {
        const { series, groups } = await data(`data/${flow}/${scope}?detail=${detail}`);
        expect([detail, series.length]).toEqual([detail, full.series.length]);
        expect([detail, series.some(({ observations }) => observations.length > 0)]).toEqual([
          detail,
          detail === 'dataonly',
        ]);
        const known = detail === 'nodata' ? components : new Set(dimensions);
        const strange = series.flatMap(({ attributes: own }) => Object.keys(own).filter((id) => !known.has(id)));
        expect([detail, [...new Set(strange)]]).toEqual([detail, []]);
        if (detail !== 'nodata') expect([detail, groups]).toEqual([detail, 0]);
      }
    });

    test('have the dimension asked for at the observation', async () => {
      const time = await data(`data/${flow}/${scope}?dimensionAtObservation=TIME_PERIOD`);
      expect(time.series.every(({ observations }) => observations.every((one) => 'TIME_PERIOD' in one))).toBe(true);
      for (const dimension of dimensions) {
        const { series } = await data(`data/${flow}/${scope}?dimensionAtObservation=${dimension}`);
        expect(series.length).toBeGreaterThan(0);
        expect(series.every(({ attributes: own }) => 'TIME_PERIOD' in own && !(dimension in own))).toBe(true);
        expect(series.every(({ observations }) => observations.every((one) => dimension in one))).toBe(true);
      }
      const { series, flat } = await data(`data/${flow}/${scope}?dimensionAtObservation=AllDimensions`);
      expect(series).toEqual([]);
      expect(flat.length).toBeGreaterThan(0);
      expect(flat.every((one) => dimensions.every((id) => id in one) && 'TIME_PERIOD' in one)).toBe(true);
    });

    test('of a moment, and with their history, are answered', async () => {
      const period = indicative.observations[0]?.['TIME_PERIOD'];
      for (const query of [
        'includeHistory=true',
        'updatedAfter=2009-05-15T14:15:00Z',
        `updatedAfter=${period}-01-01`,
      ]) {
        expect((await data(`data/${flow}/${scope}?${query}`)).series.length).toBeGreaterThan(0);
      }
    });

    test.each([
      'application/vnd.sdmx.genericdata+xml;version=2.1',
      DATA,
      'application/vnd.sdmx.generictimeseriesdata+xml;version=2.1',
      'application/vnd.sdmx.structurespecifictimeseriesdata+xml;version=2.1',
      'application/vnd.sdmx.data+json;version=1.0.0',
      'application/vnd.sdmx.data+csv;version=1.0.0',
    ])('come as %s, by name and by weight', async (type) => {
      for (const accept of [type, `${type};q=0.9,application/vnd.sdmx.data+csv;version=2.0.0;q=0.1`]) {
        const response = await ask(`data/${flow}/${scope}?detail=serieskeysonly`, { accept });
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')?.replaceAll(' ', '')).toBe(type);
        await response.body?.cancel();
      }
    });

    test('come compressed, in a language, and not again when they are known', async () => {
      const path = `data/${flow}/${scope}?detail=serieskeysonly`;
      const gzip = await ask(path, { accept: DATA, 'accept-encoding': 'gzip' });
      expect(gzip.headers.get('content-encoding')).toBe('gzip');
      expect((await gzip.text()).length).toBeGreaterThan(0);
      expect((await ask(path, { accept: DATA, 'accept-language': 'en' })).status).toBe(200);
      const since = new Date(Date.now() + 1000).toUTCString();
      expect((await ask(path, { accept: DATA, 'if-modified-since': since })).status).toBe(304);
    });
  });

  /** What there is for a query; dimensions without codes, as time, are left out. */
  async function available(path: string): Promise<Available> {
    const found = await structures(`availableconstraint/${path}`);
    const constraints = found.filter(({ resource }) => resource === 'contentconstraint');
    const [constraint] = constraints;
    expect(constraints).toHaveLength(1);
    if (!constraint) throw new Error('no constraint');
    const [agency, id, version] = flow.split(',');
    expect(constraint.children.map(({ key }) => key)).toContain(`dataflow ${agency}:${id}(${version})`);
    const regions = inside(constraint.element, 'CubeRegion');
    expect(regions.length).toBeLessThanOrEqual(1);
    const values = regions
      .flatMap((region) => inside(region, 'KeyValue'))
      .flatMap((element): (readonly [string, readonly string[]])[] => {
        const codes = inside(element, 'Value').map(({ text }) => text);
        return codes.length > 0 ? [[element.attributes['id'] ?? '', codes]] : [];
      });
    return { constraint, values: new Map(values), others: found.filter(({ key }) => key !== constraint.key) };
  }

  describe('available data', () => {
    let all: Available;

    beforeAll(async () => {
      all = await available(flow);
    });

    test('have codes of every dimension, in the order of the structure, and are counted', () => {
      expect([...all.values.keys()]).toEqual(dimensions);
      const counts = inside(inside(all.constraint.element, 'Annotations')[0], 'Annotation');
      for (const { attributes: own, children } of counts) {
        expect(['series_count', 'obs_count']).toContain(own['id']);
        expect(Number(children.find(({ name }) => name === 'AnnotationTitle')?.text)).toBeGreaterThan(0);
        expect(children.find(({ name }) => name === 'AnnotationType')?.text).toBe('sdmx_metrics');
      }
    });

    test('of a key are what the key says; with other choices, among others', async () => {
      const codes = dimensions.map((id) => indicative.attributes[id] ?? '');
      const others = dimensions.map((id) => second.attributes[id] ?? '');
      const at = codes.findIndex((code, index) => code !== others[index]);
      const several = codes.map((code, index) => (index === at ? `${code}+${others[index]}` : code));
      for (const key of [codes, several]) {
        const exact = await available(`${flow}/${key.join('.')}?mode=exact`);
        const choice = await available(`${flow}/${key.join('.')}?mode=available`);
        dimensions.forEach((id, index) => {
          const wanted = key[index]?.split('+') ?? [];
          expect(wanted).toEqual(expect.arrayContaining([...(exact.values.get(id) ?? ['missing'])]));
          expect(wanted.some((code) => choice.values.get(id)?.includes(code))).toBe(true);
        });
      }
    });

    test('of a key that finds nothing leave the whole choice', async () => {
      const key = [...all.values.values()].map((codes) => codes[0]).join('.');
      const exact = await available(`${flow}/${key}?mode=exact`);
      const choice = await available(`${flow}/${key}?mode=available`);
      if (exact.values.size === 0) expect(choice.values).toEqual(all.values);
      for (const [at, id] of dimensions.entries()) expect(choice.values.get(id)).toContain(key.split('.')[at]);
    });

    test('are those of one dimension when it is asked for', async () => {
      for (const id of dimensions) {
        expect([...(await available(`${flow}/all/all/${id}`)).values]).toEqual([[id, all.values.get(id)]]);
      }
    });

    test.each(['startPeriod=2010-01', 'endPeriod=2020-01', 'startPeriod=2010-01&endPeriod=2020-01'])(
      'are those of a time: %s',
      async (query) => {
        const { constraint } = await available(`${flow}/${scope}?${query}`);
        const [from] = within(constraint.element, 'StartPeriod');
        const [to] = within(constraint.element, 'EndPeriod');
        if (query.includes('start') && from) expect(from.text >= '2010').toBe(true);
        if (query.includes('end') && to) expect(to.text <= '2020-01').toBe(true);
      },
    );

    const only = (found: Available, resource: string): readonly Structure[] =>
      found.others.filter((each) => each.resource === resource);

    test('bring along what is asked for, and no more', async () => {
      for (const kind of ['datastructure', 'dataflow', 'codelist', 'conceptscheme']) {
        const found = await available(`${flow}?references=${kind}`);
        expect([kind, [...new Set(found.others.map(({ resource }) => resource))]]).toEqual([kind, [kind]]);
      }
      const found = await available(`${flow}?references=all`);
      expect(only(found, 'dataflow')).toHaveLength(1);
      expect(only(found, 'datastructure')).toHaveLength(1);
      const used = new Set([...found.values.values()].flat());
      for (const { items, element } of only(found, 'codelist')) {
        const parents = new Set(
          within(element, 'Parent').flatMap((parent) => within(parent, 'Ref')[0]?.attributes['id'] ?? []),
        );
        expect(items.filter((id) => !used.has(id) && !parents.has(id))).toEqual([]);
      }
      for (const { items } of only(found, 'conceptscheme')) {
        expect(items).toEqual(expect.arrayContaining([...found.values.keys()]));
      }
      const agreements = around.filter(({ resource }) => resource === 'provisionagreement');
      const providers = agreements.flatMap(({ children }) => children.flatMap(({ items }) => items));
      expect(only(found, 'dataproviderscheme').map(({ items }) => items)).toEqual([providers]);
    });

    test('bring along the one provider that is asked for', async () => {
      const [, id] = flow.split(',');
      const found = await available(`${flow}/${scope}/${id}?references=dataproviderscheme`);
      expect(found.others.map(({ resource, items }) => [resource, items])).toEqual([['dataproviderscheme', [id]]]);
    });
  });
});
