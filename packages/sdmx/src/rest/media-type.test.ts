import { describe, expect, test } from 'vitest';
import { chooseByName, negotiate, parseAccept } from './media-type.ts';
import { DATA_REPRESENTATIONS, SCHEMA_REPRESENTATIONS, STRUCTURE_REPRESENTATIONS } from './representations.ts';
import { RestError } from './rest-error.ts';

const data = (accept: string | null): string => negotiate(accept, DATA_REPRESENTATIONS).representation.format;
const structure = (accept: string | null): string => negotiate(accept, STRUCTURE_REPRESENTATIONS).representation.format;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('negotiation', () => {
  test.each([
    [null, 'sdmx-ml-2.1-generic'],
    ['', 'sdmx-ml-2.1-generic'],
    ['*/*', 'sdmx-ml-2.1-generic'],
    [BROWSER, 'sdmx-ml-2.1-generic'],
    ['application/xml', 'sdmx-ml-2.1-generic'],
    ['text/html, image/gif, image/jpeg, *; q=.2', 'sdmx-ml-2.1-generic'],
    ['application/*', 'sdmx-ml-2.1-generic'],
    ['application/json, text/plain, */*', 'sdmx-json-1.0'],
    ['*/*, application/json', 'sdmx-json-1.0'],
    ['application/vnd.sdmx.genericdata+xml;version=2.1', 'sdmx-ml-2.1-generic'],
    ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', 'sdmx-ml-2.1-structure-specific'],
    ['application/vnd.sdmx.structurespecificdata+xml; version=2.1', 'sdmx-ml-2.1-structure-specific'],
    ['application/vnd.sdmx.generictimeseriesdata+xml;version=2.1', 'sdmx-ml-2.1-generic/time-series'],
    [
      'application/vnd.sdmx.structurespecifictimeseriesdata+xml;version=2.1',
      'sdmx-ml-2.1-structure-specific/time-series',
    ],
    ['application/vnd.sdmx.data+json;version=1.0.0', 'sdmx-json-1.0'],
    ['application/vnd.sdmx.data+json;version=1.0.0-wd', 'sdmx-json-1.0'],
    ['application/vnd.sdmx.data+json;version=2.0.0', 'sdmx-json-2.0'],
    ['application/vnd.sdmx.data+json', 'sdmx-json-1.0'],
    ['application/vnd.sdmx.data+csv;version=1.0.0', 'sdmx-csv-1.0'],
    ['application/vnd.sdmx.data+csv;version="2.0.0"', 'sdmx-csv-2.0'],
    ['APPLICATION/VND.SDMX.DATA+XML;VERSION=3.0.0', 'sdmx-ml-3.0-structure-specific'],
    ['text/csv', 'sdmx-csv-1.0'],
    ['text/csv;q=0.1, application/json;q=0.2', 'sdmx-json-1.0'],
    ['application/xml;q=0, */*', 'sdmx-ml-2.1-structure-specific'],
    ['nonsense, text/csv', 'sdmx-csv-1.0'],
  ])('answers data for %s as %s', (accept, format) => {
    expect(data(accept)).toBe(format);
  });

  test.each([
    [
      'application/vnd.sdmx.structure+xml;version=2.1, application/vnd.sdmx.structure+json;version=1.0.0;q=0.9',
      'sdmx-ml-2.1',
    ],
    [
      'application/vnd.sdmx.structure+xml;version=2.1;q=0.9, application/vnd.sdmx.structure+json;version=1.0.0',
      'sdmx-json-1.0',
    ],
    ['application/vnd.sdmx.structure+json', 'sdmx-json-1.0'],
    ['application/vnd.sdmx.structure+xml;version=3.0.0', 'sdmx-ml-3.0'],
    ['application/vnd.sdmx.structure+xml', 'sdmx-ml-2.1'],
    [BROWSER, 'sdmx-ml-2.1'],
  ])('answers structures for %s as %s', (accept, format) => {
    expect(structure(accept)).toBe(format);
  });

  test.each([
    'invalid representation query',
    'text/plain',
    'image/png',
    'application/vnd.sdmx.data+json;version=7.0',
    '*/*;q=0',
  ])('has nothing for %s', (accept) => {
    let status = 0;
    try {
      data(accept);
    } catch (error) {
      if (error instanceof RestError) status = error.status;
    }
    expect(status).toBe(406);
  });

  test('names the type as SDMX does, or as the plain type that was asked for', () => {
    const typeFor = (accept: string | null): string => negotiate(accept, DATA_REPRESENTATIONS).contentType;
    expect(typeFor(null)).toBe('application/vnd.sdmx.genericdata+xml;version=2.1');
    expect(typeFor('application/vnd.sdmx.data+csv; version=1.0')).toBe('application/vnd.sdmx.data+csv;version=1.0.0');
    expect(typeFor(BROWSER)).toBe('application/xml; charset=utf-8');
    expect(negotiate('application/xml', SCHEMA_REPRESENTATIONS).representation.format).toBe('xsd');
  });

  test('keeps what a client asks of a format', () => {
    const accept = 'application/vnd.sdmx.data+csv;version=1.0.0;labels=both;timeFormat=normalized';
    expect(negotiate(accept, DATA_REPRESENTATIONS).parameters).toMatchObject({
      labels: 'both',
      timeformat: 'normalized',
    });
  });

  test('takes a format by its name in the address', () => {
    expect(chooseByName('csv', DATA_REPRESENTATIONS)).toMatchObject({ contentType: 'text/csv; charset=utf-8' });
    expect(chooseByName('SDMX-JSON', DATA_REPRESENTATIONS).representation.format).toBe('sdmx-json-1.0');
    expect(() => chooseByName('pdf', DATA_REPRESENTATIONS)).toThrow(/csv/);
  });

  test('reads qualities and quoted parameters', () => {
    expect(parseAccept('a/b;q=0.5;x="1,2", c/d;q=2, e/f;q=x')).toEqual([
      { type: 'a/b', parameters: { x: '1,2' }, quality: 0.5 },
      { type: 'c/d', parameters: {}, quality: 1 },
      { type: 'e/f', parameters: {}, quality: 0 },
    ]);
  });
});
