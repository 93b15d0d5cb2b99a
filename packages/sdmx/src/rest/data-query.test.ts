import { describe, expect, test } from 'vitest';
import { parseAvailabilityQuery, parseDataQuery } from './data-query.ts';
import { keyFilter } from './key.ts';
import { RestError } from './rest-error.ts';
import { STRUCTURE } from './testing/structures.ts';

const none = new URLSearchParams();
const data = (path: string, search = '') => parseDataQuery(path.split('/'), new URLSearchParams(search));

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RestError) return `${error.status} ${error.code}`;
    throw error;
  }
  return 'taken';
}

describe('a query for data', () => {
  test.each([
    ['FLOW', { agency: 'all', id: 'FLOW', version: 'latest' }],
    ['ESTAT,FLOW', { agency: 'ESTAT', id: 'FLOW', version: 'latest' }],
    ['UN.SD,FLOW,1.2', { agency: 'UN.SD', id: 'FLOW', version: '1.2' }],
    ['all,FLOW,latest', { agency: 'all', id: 'FLOW', version: 'latest' }],
    ['ALL,FLOW,LATEST', { agency: 'all', id: 'FLOW', version: 'latest' }],
  ])('reads the flow of %s', (path, flow) => {
    expect(data(path).flow).toEqual(flow);
  });

  test.each([
    ['FLOW', []],
    ['FLOW/all', []],
    ['FLOW/A.SN', [['A'], ['SN']]],
    ['FLOW/A.SN+MA+SN', [['A'], ['SN', 'MA']]],
    ['FLOW/.SN', [undefined, ['SN']]],
    ['FLOW/A.', [['A'], undefined]],
    ['FLOW/*._T', [undefined, ['_T']]],
  ])('reads the key of %s', (path, key) => {
    expect(data(path).key).toEqual(key);
  });

  test.each([
    ['FLOW/all', 'all'],
    ['FLOW/all/all', 'all'],
    ['FLOW/all/OFFICE', [{ id: 'OFFICE' }]],
    ['FLOW/all/TEST,OFFICE', [{ agency: 'TEST', id: 'OFFICE' }]],
    ['FLOW/all/OFFICE+TEST,BANK', [{ id: 'OFFICE' }, { agency: 'TEST', id: 'BANK' }]],
  ])('reads the provider of %s', (path, providers) => {
    expect(data(path).providers).toEqual(providers);
  });

  test.each([
    ['', ''],
    ['FL OW', ''],
    ['A,B,1.0,more', ''],
    ['A,B,one', ''],
    ['FLOW/A.S N', ''],
    ['FLOW/A.SN++MA', ''],
    ["FLOW/A.'; drop table", ''],
    ['FLOW/all/a b', ''],
    ['FLOW/all/all/more', ''],
    ['FLOW', 'startPeriod=last year'],
    ['FLOW', 'startPeriod=2020-13'],
    ['FLOW', 'startPeriod=2020-02-30'],
    ['FLOW', 'startPeriod=2020-Q5'],
    ['FLOW', 'startPeriod=2021-W53'],
    ['FLOW', 'startPeriod=2021-D366'],
    ['FLOW', 'startPeriod=2021&endPeriod=2020'],
    ['FLOW', 'startPeriod=2021&startPeriod=2020'],
    ['FLOW', 'updatedAfter=yesterday'],
    ['FLOW', 'firstNObservations=0'],
    ['FLOW', 'lastNObservations=-1'],
    ['FLOW', 'lastNObservations=1.5'],
    ['FLOW', 'dimensionAtObservation=A B'],
    ['FLOW', 'detail=some'],
    ['FLOW', 'includeHistory=perhaps'],
  ])('refuses %s?%s as wrongly written', (path, search) => {
    expect(refusal(() => data(path, search))).toBe('400 140');
  });

  test('takes parameters in any case, passes over others and empty ones', () => {
    expect(data('FLOW', 'startperiod=2020&DETAIL=DataOnly&callback=x&endPeriod=')).toMatchObject({
      detail: 'dataonly',
      time: { from: Date.UTC(2020, 0, 1) },
    });
  });

  test('reads a moment whose plus sign was not encoded', () => {
    const at = Date.UTC(2009, 4, 15, 13, 15);
    expect(data('FLOW', 'updatedAfter=2009-05-15T14:15:00+01:00').updatedAfter).toBe(at);
    expect(data('FLOW', 'updatedAfter=2009-05-15T14%3A15%3A00%2B01%3A00').updatedAfter).toBe(at);
  });

  test('gives the codes of a key their dimensions, leaves time out, and leaves open what a short key does not say', () => {
    expect(keyFilter(data('FLOW/A.SN').key, STRUCTURE)).toEqual({ FREQ: ['A'], AREA: ['SN'] });
    expect(keyFilter(data('FLOW/A').key, STRUCTURE)).toEqual({ FREQ: ['A'] });
    expect(refusal(() => keyFilter(data('FLOW/A.SN.2020').key, STRUCTURE))).toBe('403 150');
  });
});

describe('a query for available data', () => {
  test('reads component, mode and references', () => {
    const query = parseAvailabilityQuery(
      ['FLOW', 'A.', 'all', 'AREA'],
      new URLSearchParams('mode=available&references=codelist,dataflow'),
    );
    expect(query).toMatchObject({ components: ['AREA'], mode: 'available', references: ['codelist', 'dataflow'] });
    expect(parseAvailabilityQuery(['FLOW'], none)).toMatchObject({
      components: 'all',
      mode: 'exact',
      references: ['none'],
    });
  });

  test('refuses what it does not know', () => {
    expect(refusal(() => parseAvailabilityQuery(['FLOW'], new URLSearchParams('mode=guess')))).toBe('400 140');
    expect(refusal(() => parseAvailabilityQuery(['FLOW'], new URLSearchParams('references=process')))).toBe('400 140');
    expect(refusal(() => parseAvailabilityQuery(['F', 'all', 'all', 'A', 'more'], none))).toBe('400 140');
  });
});
