import { describe, expect, it } from 'vitest';
import { type FlatObservation, flatMessage, flatObservations } from './flat.ts';
import { hasGroupsFirst } from './late-groups.ts';
import type { DataRecord, SeriesRecord } from './model/data.ts';
import { numericValue } from './numeric-value.ts';
import { recogniseMessage } from './recognise.ts';
import { sourceOf, streamOf } from './xml/messages-for-tests.ts';

async function all(stream: AsyncIterable<readonly FlatObservation[]> | undefined): Promise<readonly FlatObservation[]> {
  const observations: FlatObservation[] = [];
  for await (const batch of stream ?? []) observations.push(...batch);
  return observations;
}

describe('a flat observation', () => {
  const series: SeriesRecord = { kind: 'series', dimensions: { AREA: 'SEN', SEX: 'F' }, attributes: { D: 'series' } };
  const records: readonly DataRecord[] = [
    { kind: 'data-set', attributes: { A: 'set', B: 'set', C: 'set', D: 'set', E: 'set' } },
    { kind: 'group', dimensions: { AREA: 'SEN', SEX: 'F' }, attributes: { C: 'both', D: 'both', E: 'both' } },
    { kind: 'group', dimensions: { AREA: 'SEN' }, attributes: { B: 'area', C: 'area', D: 'area', E: 'area' } },
    { kind: 'group', dimensions: { AREA: 'MDA' }, attributes: { A: 'another area' } },
    { kind: 'group', dimensions: { TIME_PERIOD: '2021' }, attributes: { F: 'of the time' } },
    series,
    {
      kind: 'observation',
      series,
      dimensions: { TIME_PERIOD: '2020' },
      measures: { V: '1' },
      attributes: { E: 'own' },
      line: 7,
    },
    { kind: 'observation', series, dimensions: { TIME_PERIOD: '2021' }, measures: {}, attributes: {}, line: 8 },
  ];

  it('has its whole key and of each attribute the nearest', async () => {
    const [first, second] = await all(flatObservations(streamOf(records)));
    expect(first).toMatchObject({
      dimensions: { AREA: 'SEN', SEX: 'F', TIME_PERIOD: '2020' },
      measures: { V: '1' },
      attributes: { A: 'set', B: 'area', C: 'both', D: 'series', E: 'own' },
      line: 7,
    });
    expect(first?.attributes['F']).toBeUndefined();
    expect(second?.attributes).toMatchObject({ E: 'both', F: 'of the time' });
  });

  it('has nothing of another data set', async () => {
    const second: readonly DataRecord[] = [...records, { kind: 'data-set', attributes: {} }, ...records.slice(6)];
    const [, , third] = await all(flatObservations(streamOf(second)));
    expect(third?.attributes).toEqual({ D: 'series', E: 'own' });
  });
});

describe('a flat message', () => {
  const NAMESPACE = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message';
  const xml = (inside: string): string =>
    `<StructureSpecificData xmlns="${NAMESPACE}"><DataSet>${inside}</DataSet></StructureSpecificData>`;
  const seriesText = '<Series AREA="SEN" SEX="F"><Obs TIME_PERIOD="2020" OBS_VALUE="1"/></Series>';
  const groupText = '<Group type="G" AREA="SEN" TITLE="a title"/>';

  it.each([
    ['before', groupText + seriesText],
    ['after', seriesText + groupText],
  ])('has the attributes of groups %s their series', async (_, inside) => {
    const { observations } = await flatMessage(sourceOf(xml(inside), 11));
    expect((await all(observations)).map(({ attributes }) => attributes['TITLE'])).toEqual(['a title']);
  });

  it('is opened once more only where a group may come late', async () => {
    const format = 'sdmx-ml-2.1-structure-specific';
    expect(await hasGroupsFirst(sourceOf(xml(groupText + seriesText), 11), format)).toBe(true);
    expect(await hasGroupsFirst(sourceOf(xml(seriesText + groupText), 11), format)).toBe(false);
    expect(await hasGroupsFirst(sourceOf(Buffer.from(xml(groupText + seriesText), 'utf16le')), format)).toBe(false);
    expect(await hasGroupsFirst(sourceOf(xml(seriesText)), 'sdmx-ml-2.0-compact')).toBe(false);
  });
});

describe('the number of a value', () => {
  it.each([
    ['1.50', 1.5],
    ['-3e2', -300],
    ['+.5', 0.5],
    [' 7 ', 7],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['12,3456', 12.3456],
  ])('is read from %s', (text, number) => expect(numericValue(text)).toBe(number));

  it.each(['1,500', 'NaN', 'INF', '', '1 000', '0x10', '1e999', 'n.a.'])('is not there in “%s”', (text) =>
    expect(numericValue(text)).toBeUndefined(),
  );

  it('is not there where there is no one text', () => {
    expect(numericValue(undefined)).toBeUndefined();
    expect(numericValue(['1', '2'])).toBeUndefined();
    expect(numericValue({ en: '1' })).toBeUndefined();
  });
});

describe('the first characters', () => {
  it.each([
    ['\uFEFF  <a', 'xml'],
    ['{"meta"', 'json'],
    ['DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\n', 'csv'],
    ['STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,OBS_VALUE\n', 'csv'],
    ['a list of books', undefined],
  ])('of %j tell %s', (start, kind) => expect(recogniseMessage(start)).toBe(kind));
});
