import {
  type DataRecord,
  type FlatObservation,
  flatObservations,
  type Message,
  readMessage,
  type Structure,
} from '@sterna/sdmx';
import { findTimeSpan } from '@sterna/sdmx/rest';
import sdmxRest from 'sdmx-rest';
import { beforeAll, describe, expect, inject, test } from 'vitest';

const base = `${inject('url')}/sdmx/2.1`;
const service = sdmxRest.getService({ url: base, api: 'v1.4.0' });
const SPECIFIC = 'application/vnd.sdmx.structurespecificdata+xml;version=2.1';
const TYPES = [
  'application/vnd.sdmx.genericdata+xml;version=2.1',
  SPECIFIC,
  'application/vnd.sdmx.generictimeseriesdata+xml;version=2.1',
  'application/vnd.sdmx.structurespecifictimeseriesdata+xml;version=2.1',
  'application/vnd.sdmx.data+json;version=1.0.0',
  'application/vnd.sdmx.data+csv;version=1.0.0',
  'application/vnd.sdmx.data+json;version=2.0.0',
  'application/vnd.sdmx.data+csv;version=2.0.0',
  'application/vnd.sdmx.data+xml;version=3.0.0',
];
const SLICE = { flow: 'STERNA,EVIDENCE,1.0', key: 'A.MIGRANT_STOCK.SEN.......' };

let structures: readonly Structure[] = [];

async function ask(query: Record<string, unknown>, accept = SPECIFIC): Promise<Response> {
  return sdmxRest.request2(sdmxRest.getDataQuery(query), service, { headers: { accept } });
}

async function messageOf(response: Response): Promise<Message> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const open = async () =>
    (async function* () {
      yield bytes;
    })();
  return readMessage({ open }, { structures });
}

async function recordsOf(response: Response): Promise<readonly DataRecord[]> {
  expect(response.status).toBe(200);
  const message = await messageOf(response);
  if (message.kind !== 'data') throw new Error(`a message of ${message.kind}`);
  return (await Array.fromAsync(message.records)).flat();
}

async function flat(response: Response): Promise<readonly FlatObservation[]> {
  const records = await recordsOf(response);
  const batches = async function* () {
    yield records;
  };
  return (await Array.fromAsync(flatObservations(batches()))).flat();
}

const keyOf = ({ dimensions }: FlatObservation): string =>
  Object.entries(dimensions)
    .toSorted()
    .map(([id, code]) => `${id}=${code}`)
    .join(' ');

const counted = (records: readonly DataRecord[]) => ({
  series: records.filter(({ kind }) => kind === 'series').length,
  observations: records.filter(({ kind }) => kind === 'observation').length,
});

beforeAll(async () => {
  const query = { resource: 'dataflow', agency: 'STERNA', id: 'EVIDENCE', references: 'descendants' };
  const message = await messageOf(await sdmxRest.request2(sdmxRest.getMetadataQuery(query), service));
  if (message.kind === 'structures') structures = message.structures;
});

describe('data', () => {
  test('are the same in every format', async () => {
    const read = async (accept: string): Promise<Map<string, unknown>> => {
      const response = await ask(SLICE, accept);
      expect(response.headers.get('content-type')).toBe(accept);
      const observations = await flat(response);
      return new Map(
        observations.map((each) => [keyOf(each), [each.measures['OBS_VALUE'], each.attributes['SOURCE']]]),
      );
    };
    const [first, ...others] = await Promise.all(TYPES.map(read));
    expect(first?.size).toBeGreaterThan(300);
    for (const other of others) expect(other).toEqual(first);
  });

  test('agree with what the publisher states', async () => {
    const [, observation] = await flat(
      await ask({ flow: 'EVIDENCE', key: 'A.MIGRANT_STOCK.RUS.MDA.M+F......', start: '2020' }),
    );
    const all = await flat(await ask({ flow: 'EVIDENCE', key: 'A.MIGRANT_STOCK.RUS.MDA.M+F......', start: '2020' }));
    expect(observation).toBeDefined();
    expect(all.map(({ measures }) => measures['OBS_VALUE']).toSorted()).toEqual(['138258', '155894']);
  });

  test.each(['EVIDENCE', 'STERNA,EVIDENCE', 'STERNA,EVIDENCE,1.0'])('are found under the flow %s', async (flow) => {
    const message = await messageOf(await ask({ ...SLICE, flow, detail: 'serieskeysonly' }));
    expect(message.kind).toBe('data');
  });

  test('follow keys with several codes and open places', async () => {
    const found = await flat(await ask({ flow: 'EVIDENCE', key: 'A.MIGRANT_STOCK.SEN+MAR.FRA.F......' }));
    expect(new Set(found.map(({ dimensions }) => dimensions['REF_AREA']))).toEqual(new Set(['SEN', 'MAR']));
    expect(new Set(found.map(({ dimensions }) => dimensions['SEX']))).toEqual(new Set(['F']));
  });

  test('keep to the periods asked for', async () => {
    const found = await flat(await ask({ ...SLICE, start: '1995', end: '2010-12' }));
    const years = found.map(({ dimensions }) => dimensions['TIME_PERIOD'] ?? '');
    expect(new Set(years)).toEqual(new Set(['1995', '2000', '2005', '2010']));
    expect(years.every((year) => findTimeSpan(year))).toBe(true);
  });

  test('give the first and the last observations of each series', async () => {
    const series = { flow: 'EVIDENCE', key: 'A.MIGRANT_STOCK.SEN.FRA.F......' };
    const years = async (query: object): Promise<unknown[]> =>
      (await flat(await ask({ ...series, ...query }))).map(({ dimensions }) => dimensions['TIME_PERIOD']);
    const all = await years({});
    expect(await years({ firstNObs: 3 })).toEqual(all.slice(0, 3));
    expect(await years({ lastNObs: 2 })).toEqual(all.slice(-2));
    expect(await years({ lastNObs: 2, start: '1990', end: '2010' })).toEqual(['2005', '2010']);
  });

  test('say as much as the detail wants', async () => {
    const at = async (detail: string): Promise<readonly DataRecord[]> => recordsOf(await ask({ ...SLICE, detail }));
    const [full, only, keys, none] = await Promise.all(['full', 'dataonly', 'serieskeysonly', 'nodata'].map(at));
    expect(counted(only ?? [])).toEqual(counted(full ?? []));
    expect(
      (only ?? []).every((record) => !('attributes' in record) || Object.keys(record.attributes).length === 0),
    ).toBe(true);
    expect(counted(keys ?? [])).toEqual({ ...counted(full ?? []), observations: 0 });
    expect(counted(none ?? []).observations).toBe(0);
    expect(counted(none ?? []).series).toBeGreaterThan(0);
  });

  test.each(['TIME_PERIOD', 'SEX', 'COUNTERPART_AREA', 'FREQ', 'AllDimensions'])(
    'stay the same with %s at the observations, each key once',
    async (obsDimension) => {
      const plain = new Set((await flat(await ask(SLICE))).map(keyOf));
      const records = await recordsOf(await ask({ ...SLICE, obsDimension }));
      const batches = async function* () {
        yield records;
      };
      const found = (await Array.fromAsync(flatObservations(batches()))).flat();
      expect(new Set(found.map(keyOf))).toEqual(plain);
      const keys = records.flatMap((each) => (each.kind === 'series' ? [JSON.stringify(each.dimensions)] : []));
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test('of one provider name the agreement they are provided under', async () => {
    const response = await ask({
      flow: 'STERNA,UNHCR_POPULATION,1.0',
      provider: 'STERNA,UNHCR_POPULATION',
      detail: 'serieskeysonly',
    });
    const text = await response.text();
    expect(text).toMatch(/ProvisionAgrement>\s*<Ref [^>]*id="UNHCR_POPULATION"/);
    expect((await ask({ ...SLICE, provider: 'NOBODY' })).status).toBe(404);
  });

  test('come with earlier releases when history is wanted', async () => {
    const records = await recordsOf(await ask({ flow: 'EVIDENCE', key: 'A.MIGRANT_STOCK.SEN.......', history: true }));
    expect(records[0]?.kind).toBe('data-set');
    const sets = records.flatMap((each) => (each.kind === 'data-set' ? [each] : []));
    for (const { about } of sets.slice(1)) expect(about?.['validFromDate']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('that changed after a moment are none when nothing did', async () => {
    expect((await ask({ ...SLICE, updatedAfter: '2990-01-01T00:00:00Z' })).status).toBe(404);
    expect((await ask({ ...SLICE, updatedAfter: '1990-01-01T00:00:00Z' })).status).toBe(200);
  });

  test('have labels where CSV is asked for with them', async () => {
    const accept = 'application/vnd.sdmx.data+csv;version=1.0.0;labels=both;timeFormat=normalized';
    const response = await fetch(`${base}/data/EVIDENCE/A.MIGRANT_STOCK.SEN.FRA.F`, {
      headers: { accept, 'accept-language': 'fr' },
    });
    const [head, row] = (await response.text()).split(/\r?\n/);
    expect(head).toContain('REF_AREA: ');
    expect(row).toContain('SEN: Sénégal');
    expect(row).toContain('1990-12-31');
  });

  test.each([
    ['data/NOBODY', 404, '100'],
    ['data/EVIDENCE/A.MIGRANT_STOCK.NOWHERE', 404, '100'],
    ['data/EVIDENCE/A.B.C.D.E.F.G.H.I.J.K.L.M', 403, '150'],
    ['data/EVIDENCE/all?dimensionAtObservation=COLOUR', 403, '150'],
    ['data/EVIDENCE/all?startPeriod=soon', 400, '140'],
    ['data/EVIDENCE/A%00B', 400, '140'],
    ['data', 400, '140'],
    ['metadata/EVIDENCE', 501, '501'],
    ['timetable', 501, '501'],
    [`data/EVIDENCE/${'A+'.repeat(5000)}A`, 414, '140'],
    ['data/EVIDENCE?format=pdf', 406, '140'],
  ])('answer %s with %i in a message of SDMX', async (path, status, code) => {
    const response = await fetch(`${base}/${path}`);
    expect(response.status).toBe(status);
    const message = await messageOf(response);
    expect(message).toMatchObject({ kind: 'error', errors: [{ code }] });
    const json = await fetch(`${base}/${path}`, { headers: { accept: 'application/json' } });
    expect(json.headers.get('content-type')).toContain('application/json');
    expect(await json.json()).toMatchObject({ errors: [{ code: Number(code) }] });
  });
});

describe('derived figures', () => {
  test('have a dataflow of their own, each with its derivation', async () => {
    const found = await flat(await ask({ flow: 'DERIVED', key: 'A.EMIGRANT_STOCK.MDA.RUS.F', start: '2020' }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      dimensions: { REF_AREA: 'MDA', COUNTERPART_AREA: 'RUS' },
      attributes: { DERIVATION: 'mirror', SOURCE: 'UNDESA_STOCK' },
    });
  });

  test.each([
    ['DERIVED', 413, 'Name indicators or reference areas'],
    ['EVIDENCE/.EMIGRANT_STOCK.SEN', 404, 'ask /data/DERIVED/.EMIGRANT_STOCK.SEN'],
    ['DERIVED/.GDP.SEN', 404, 'ask /data/EVIDENCE/.GDP.SEN'],
  ])('that are not to be had at /data/%s are said to be elsewhere', async (path, status, words) => {
    const answer = await fetch(`${base}/data/${path}`);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
  });

  test('follow the structure of stated figures', async () => {
    const answer = await fetch(`${base}/dataflow/STERNA/DERIVED?references=children`);
    const message = await messageOf(answer);
    const structures = message.kind === 'structures' ? message.structures : [];
    const structure = structures.find(({ kind }) => kind === 'datastructure');
    expect(structure?.id).toBe('EVIDENCE');
    expect(structure?.kind === 'datastructure' && structure.attributes.map(({ id }) => id)).toContain('DERIVATION');
  });
});

describe('available data', () => {
  const available = async (query: Record<string, string>) => {
    const request = sdmxRest.getAvailabilityQuery({ flow: 'STERNA,EVIDENCE,1.0', ...query });
    const message = await messageOf(await sdmxRest.request2(request, service));
    if (message.kind !== 'structures') throw new Error(`a message of ${message.kind}`);
    const [constraint] = message.structures.filter(({ kind }) => kind === 'contentconstraint');
    if (constraint?.kind !== 'contentconstraint') throw new Error('no constraint');
    const components = new Map(constraint.regions[0]?.components.map((each) => [each.id, each]));
    return { constraint, components, kinds: new Set(message.structures.map(({ kind }) => kind)) };
  };

  test('are counted, with the codes of every dimension', async () => {
    const key = 'A.MIGRANT_STOCK.SEN.......';
    const { constraint, components } = await available({ key });
    expect(constraint.counts).toEqual(counted(await recordsOf(await ask(SLICE))));
    expect(components.get('REF_AREA')?.values).toEqual(['SEN']);
    expect(components.get('FREQ')?.values).toEqual(['A']);
    expect(components.get('TIME_PERIOD')).toMatchObject({ from: '1990', to: '2020' });
  });

  test('are those of one dimension, or of a time, when asked so', async () => {
    const key = 'A.MIGRANT_STOCK.SEN.......';
    expect([...(await available({ key, component: 'SEX' })).components.keys()]).toEqual(['SEX']);
    expect((await available({ key, start: '2010-01' })).components.get('TIME_PERIOD')).toMatchObject({
      from: '2010',
      to: '2020',
    });
  });

  test('may be none, which is no error', async () => {
    const { constraint, components } = await available({ key: 'A.MIGRANT_STOCK.NOWHERE' });
    expect(constraint.counts).toEqual({ series: 0, observations: 0 });
    expect([...components.keys()]).toEqual([]);
  });

  test('that are none are no region, as an empty one would not restrict anything', async () => {
    const { constraint } = await available({ key: 'A.EMIGRANT_STOCK.SEN' });
    expect(constraint).toMatchObject({ regions: [], counts: { series: 0, observations: 0 } });
  });

  test('are counted of derived figures too', async () => {
    const { constraint, components } = await available({ flow: 'STERNA,DERIVED,1.0', key: 'A.EMIGRANT_STOCK.SEN' });
    expect(constraint.counts?.series).toBeGreaterThan(0);
    expect(components.get('INDICATOR')?.values).toEqual(['EMIGRANT_STOCK']);
  });

  test('show what could be chosen instead', async () => {
    const key = 'A.MIGRANT_STOCK.SEN.FRA.F....';
    expect((await available({ key })).components.get('SEX')?.values).toEqual(['F']);
    expect((await available({ key, mode: 'available' })).components.get('SEX')?.values).toEqual(['F', 'M']);
  });

  test('come with the structures that explain them', async () => {
    const { kinds } = await available({ key: 'A.MIGRANT_STOCK.SEN.......', references: 'all' });
    expect(kinds).toEqual(
      new Set(['contentconstraint', 'dataflow', 'datastructure', 'codelist', 'conceptscheme', 'dataproviderscheme']),
    );
  });
});

describe('the schema of data', () => {
  const schema = async (query: Record<string, string>): Promise<string> => {
    const request = sdmxRest.getSchemaQuery({ context: 'dataflow', agency: 'STERNA', id: 'EVIDENCE', ...query });
    const response = await sdmxRest.request2(request, service, {
      headers: { accept: 'application/vnd.sdmx.schema+xml;version=2.1' },
    });
    expect(response.headers.get('content-type')).toBe('application/vnd.sdmx.schema+xml;version=2.1');
    return response.text();
  };

  test('has the namespace that messages name, and types for every component', async () => {
    const text = await schema({ version: '1.0' });
    const data = await (await ask(SLICE)).text();
    const namespace = /xmlns:ns1="([^"]+)"/.exec(data)?.[1];
    expect(text).toContain(`targetNamespace="${namespace}"`);
    for (const id of new Set(data.matchAll(/ ([A-Z][A-Z_]+)="/g).map(([, name]) => name))) {
      expect(text).toContain(`<xs:attribute name="${id}"`);
    }
    for (const [, code] of data.matchAll(/ COUNTERPART_AREA="([^"]+)"/g))
      expect(text).toContain(`<xs:enumeration value="${code}"/>`);
  });

  test('follows the dimension at the observations', async () => {
    expect(await schema({ obsDimension: 'AllDimensions' })).not.toContain('name="SeriesType"');
    expect(await schema({ obsDimension: 'SEX' })).toContain('base="dsd:SeriesType"');
    expect(await schema({})).toContain('base="dsd:TimeSeriesType"');
  });
});
