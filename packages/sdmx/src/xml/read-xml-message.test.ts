import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataRecord, ObservationRecord } from '../model/data.ts';
import type { DataMessage, Message, ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import { allRecords, sourceOf } from './messages-for-tests.ts';
import { readXmlMessage } from './read-xml-message.ts';

const MESSAGE = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message';
const HEADER = `<m:Header><m:ID>H</m:ID><m:Test>true</m:Test><m:Prepared>2024-05-06</m:Prepared><m:Sender id="S"/><m:Structure structureID="D" dimensionAtObservation="TIME_PERIOD"><Structure><Ref id="DSD" agencyID="TEST" version="1.0"/></Structure></m:Structure></m:Header>`;

/** A structure-specific message of 2.1 around a data set. */
function specific(dataSet: string, header: string = HEADER): string {
  return `<?xml version="1.0"?>\n<m:StructureSpecificData xmlns:m="${MESSAGE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}\n<m:DataSet structureRef="D">${dataSet}</m:DataSet></m:StructureSpecificData>`;
}

const SERIES = '<Series FREQ="A" REF_AREA="MDA"><Obs TIME_PERIOD="2020" OBS_VALUE="1.50" OBS_STATUS="E"/></Series>';

function isData(message: Message): asserts message is DataMessage {
  expect(message.kind).toBe('data');
}

async function readData(xml: string | Uint8Array, options?: ReadMessageOptions) {
  const message = await readXmlMessage(sourceOf(xml), options);
  isData(message);
  const records = await allRecords(message.records);
  return { message, records, rules: message.findings.map(({ rule }) => rule) };
}

function observationsOf(records: readonly DataRecord[]): readonly ObservationRecord[] {
  return records.filter((record) => record.kind === 'observation');
}

async function refusal(xml: string | Uint8Array, options?: ReadMessageOptions): Promise<SdmxError> {
  try {
    await readData(xml, options);
  } catch (error) {
    if (error instanceof SdmxError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a data message', () => {
  it('of several structures takes for each data set the one whose namespace its type is of', async () => {
    const urn = (id: string): string =>
      `urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=TEST:${id}(1.0):ObsLevelDim:TIME_PERIOD`;
    const dataSet = (prefix: string): string => `<m:DataSet xsi:type="${prefix}:DataSetType">${SERIES}</m:DataSet>`;
    const { records } = await readData(
      `<m:StructureSpecificData xmlns:m="${MESSAGE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:one="${urn('ONE')}" xmlns:two="${urn('TWO')}"><m:Header><m:ID>H</m:ID></m:Header>${dataSet('one')}${dataSet('two')}</m:StructureSpecificData>`,
    );
    const named = records.flatMap((record) => (record.kind === 'data-set' ? [record.structure?.id] : []));
    expect(named).toEqual(['ONE', 'TWO']);
  });

  it('of an unknown structure has attributes that publishers write after the key of a series', async () => {
    const { records } = await readData(
      specific(
        '<Series COUNTRY="SEN" INDICATOR="BCA" FREQUENCY="A" COUNTRY_UPDATE_DATE="9/23/2025" OVERLAP="OL" DECIMALS_DISPLAYED="3" SCALE="9"><Obs TIME_PERIOD="2020" OBS_VALUE="1"/></Series>',
      ),
    );
    expect(records.find(({ kind }) => kind === 'series')).toMatchObject({
      dimensions: { COUNTRY: 'SEN', INDICATOR: 'BCA', FREQUENCY: 'A' },
      attributes: { COUNTRY_UPDATE_DATE: '9/23/2025', OVERLAP: 'OL', DECIMALS_DISPLAYED: '3', SCALE: '9' },
    });
  });

  it('has its header, its structure and its observations with their lines', async () => {
    const { message, records, rules } = await readData(specific(`\n\n${SERIES}`));
    expect(message.header).toEqual({ id: 'H', test: true, prepared: '2024-05-06', sender: { id: 'S' } });
    expect(records[0]).toEqual({
      kind: 'data-set',
      structure: { kind: 'datastructure', agency: 'TEST', id: 'DSD', version: '1.0' },
      dimensionAtObservation: 'TIME_PERIOD',
      attributes: {},
    });
    expect(observationsOf(records)).toEqual([
      {
        kind: 'observation',
        series: { kind: 'series', dimensions: { FREQ: 'A', REF_AREA: 'MDA' }, attributes: {} },
        dimensions: { TIME_PERIOD: '2020' },
        measures: { OBS_VALUE: '1.50' },
        attributes: { OBS_STATUS: 'E' },
        line: 5,
      },
    ]);
    expect(rules).toEqual(['structure-unknown']);
  });

  it.each([
    ['utf-16le', [0xff, 0xfe]],
    ['utf-8', [0xef, 0xbb, 0xbf]],
  ] as const)('may be in %s with a byte order mark', async (encoding, mark) => {
    const text = specific(SERIES.replace('MDA', 'Thaïlande'));
    const bytes = Buffer.concat([Uint8Array.from(mark), Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le')]);
    expect(observationsOf((await readData(bytes)).records)[0]?.series.dimensions['REF_AREA']).toBe('Thaïlande');
  });

  it('may be in Windows-1252 when its declaration says so, and is refused when it does not', async () => {
    const text = specific(SERIES.replace('MDA', 'Thaïlande'));
    const declared = Buffer.from(text.replace('version="1.0"', 'version="1.0" encoding="windows-1252"'), 'latin1');
    expect(observationsOf((await readData(declared)).records)[0]?.series.dimensions['REF_AREA']).toBe('Thaïlande');
    expect((await refusal(Buffer.from(text, 'latin1'))).code).toBe('encoding');
  });

  it.each([
    ['missing-header', specific(SERIES, '')],
    ['missing-structure-reference', specific(SERIES).replace(' structureRef="D"', '')],
    ['namespace', specific(SERIES).replace(MESSAGE, 'http://example.org/')],
    ['decimal-comma', specific(SERIES.replace('1.50', '1,50'))],
    ['component-name', specific(SERIES.replace('OBS_VALUE', 'obs_value'))],
    ['missing-data-set', specific('').replace(/<m:DataSet.*<\/m:DataSet>/, SERIES)],
    ['unknown-element', specific(`<Surprise/>${SERIES}`)],
    ['group-after-series', specific(`${SERIES}<Group REF_AREA="MDA" TITLE="x"/>`)],
  ])('that deviates by %s is read with a warning', async (rule, xml) => {
    const { records, message } = await readData(xml);
    expect(observationsOf(records)).toHaveLength(1);
    expect(Object.keys(observationsOf(records)[0]?.measures ?? {})).toEqual(['OBS_VALUE']);
    expect(message.findings.find((finding) => finding.rule === rule)?.severity).toBe('warning');
  });

  it('has the remarks of its footer as findings', async () => {
    const footer = '<Footer><Message code="510" severity="Warning"><Text>Too much</Text></Message></Footer>';
    const { message } = await readData(
      specific(SERIES).replace('</m:StructureSpecificData>', `${footer}</m:StructureSpecificData>`),
    );
    expect(message.findings.find(({ rule }) => rule === 'footer-message')).toMatchObject({ severity: 'warning' });
  });

  it('keeps annotations', async () => {
    const annotations = '<Annotations><Annotation><AnnotationText>x</AnnotationText></Annotation></Annotations>';
    const { records, rules } = await readData(specific(SERIES.replace('<Obs', `${annotations}<Obs`)));
    expect(observationsOf(records)[0]?.series.annotations).toEqual([{ text: { en: 'x' } }]);
    expect(rules).toEqual(['structure-unknown']);
  });

  it('keeps a unit before the attributes as a dimension and one after them as an attribute', async () => {
    const { records } = await readData(
      specific('<Series UNIT_MEASURE="PT" SEX="F" DECIMALS="1"/><Series SEX="F" DECIMALS="1" UNIT_MEASURE="PT"/>'),
    );
    const series = records.filter((record) => record.kind === 'series');
    expect(series[0]?.dimensions).toEqual({ UNIT_MEASURE: 'PT', SEX: 'F' });
  });

  it('tells by the first key what in a group is an attribute', async () => {
    const group = '<Group xsi:type="n:G" REF_AREA="MDA" UNIT="PS" ODD="x" TITLE="y"/>';
    const { records } = await readData(specific(`${group}${SERIES}${group}`));
    const groups = records.filter((record) => record.kind === 'group');
    const expected = {
      kind: 'group',
      group: 'G',
      dimensions: { REF_AREA: 'MDA' },
      attributes: { UNIT: 'PS', ODD: 'x', TITLE: 'y' },
    };
    expect(groups).toEqual([expected, expected]);
    expect(records.map(({ kind }) => kind)).toEqual(['data-set', 'group', 'series', 'observation', 'group']);
  });

  it('leaves no file open when its reader stops early', async () => {
    let closed = false;
    async function* pieces(): AsyncIterable<Uint8Array> {
      try {
        for (;;) yield new TextEncoder().encode(closed ? '' : (pending.shift() ?? SERIES.repeat(1000)));
      } finally {
        closed = true;
      }
    }
    const pending = [specific(SERIES).replace('</m:DataSet></m:StructureSpecificData>', '')];
    const message = await readXmlMessage({ open: async () => pieces() });
    isData(message);
    for await (const _ of message.records) break;
    expect(closed).toBe(true);
  });

  it('gives out what it has before it turns out to be cut off', async () => {
    const whole = specific(SERIES.repeat(5000));
    const message = await readXmlMessage(sourceOf(whole.slice(0, -400)));
    isData(message);
    let count = 0;
    const reading = (async () => {
      for await (const batch of message.records) count += batch.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'truncated' });
    expect(count).toBeGreaterThan(5000);
  });
});

describe('messages that hold no data', () => {
  it('are errors when a service sends errors', async () => {
    const xml = `<m:Error xmlns:m="${MESSAGE}" xmlns:c="c"><m:ErrorMessage code="100"><c:Text xml:lang="fr">Rien</c:Text><c:Text xml:lang="en">No results</c:Text></m:ErrorMessage></m:Error>`;
    expect(await readXmlMessage(sourceOf(xml))).toEqual({
      kind: 'error',
      format: 'sdmx-ml-2.1',
      errors: [{ code: '100', text: 'No results' }],
    });
  });

  it('are errors when a footer stands in place of a data set', async () => {
    const xml = `<m:GenericData xmlns:m="${MESSAGE}">${HEADER}<Footer><Message code="413" severity="Infomation"><Text>Wait</Text></Message></Footer></m:GenericData>`;
    expect(await readXmlMessage(sourceOf(xml))).toMatchObject({
      kind: 'error',
      errors: [{ code: '413', text: 'Wait' }],
    });
  });

  it('are read out of an envelope, faults among them', async () => {
    const envelope = (body: string) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
    const inside = specific(SERIES).replace(/^<\?xml.*\n/, '');
    const { records } = await readData(envelope(`<GetDataResponse>${inside}</GetDataResponse>`));
    expect(observationsOf(records)).toHaveLength(1);
    const fault = envelope('<s:Fault><faultcode>s:Client</faultcode><faultstring>No such flow</faultstring></s:Fault>');
    expect(await readXmlMessage(sourceOf(fault))).toMatchObject({
      kind: 'error',
      errors: [{ code: 's:Client', text: 'No such flow' }],
    });
  });

  it('are told as what they are: a query, reference metadata, a registry', async () => {
    const what = async (xml: string) => {
      const message = await readXmlMessage(sourceOf(xml));
      return message.kind === 'other' ? message.what : message.kind;
    };
    expect(await what(`<CodelistQuery xmlns="${MESSAGE}"/>`)).toBe('a query');
    expect(await what(`<GenericMetadata xmlns="${MESSAGE}"><x/></GenericMetadata>`)).toBe('reference metadata');
    const registry = `<RegistryInterface xmlns="${MESSAGE}"><Header><ID>1</ID></Header><QueryRegistrationResponse/></RegistryInterface>`;
    expect(await what(registry)).toBe('a message to or from a registry');
  });
});

describe('a file that is hostile or broken', () => {
  it.each([
    ['document-type', `<!DOCTYPE a [<!ENTITY x "y">]>${specific(SERIES)}`],
    ['document-type', `<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`],
    ['not-well-formed', specific(SERIES.replace('MDA', '&undefined;'))],
    ['not-well-formed', specific('<Series A="1" A="2"/>')],
    ['not-well-formed', specific('<Series></Obs>')],
    ['truncated', specific(SERIES).slice(0, -30)],
    ['truncated', '<m:GenericData '],
    ['not-sdmx', '<html><body>Not found</body></html>'],
    ['not-sdmx', '   '],
    ['not-sdmx', '<s:Envelope xmlns:s="x"><s:Body/></s:Envelope>'],
    ['too-deep', `${'<Envelope>'.repeat(1_000_000)}`],
    ['too-long', specific(`<Series ${Array.from({ length: 100_000 }, (_, at) => `a${at}="2020"`).join(' ')}/>`)],
    [
      'too-long',
      specific(`<Series><Obs ${Array.from({ length: 80_000 }, (_, at) => `a${at}="2020"`).join(' ')}/></Series>`),
    ],
    ['too-deep', specific('<a>'.repeat(1_000_000))],
    ['too-deep', specific(`<Series><Comp id="A">${'<Value>'.repeat(1_000_000)}`)],
    ['too-long', specific(`<Series A="${'x'.repeat(3_000_000)}"/>`)],
    ['too-long', specific(`<Series><Comp id="A"><Value>${'x'.repeat(3_000_000)}</Value></Comp></Series>`)],
    ['too-long', `<!DOCTYPE a [${' '.repeat(3_000_000)}`],
    ['encoding', '<?xml version="1.0" encoding="no-such-thing"?><a/>'],
  ])('is refused as %s (%#)', async (code, xml) => {
    const started = performance.now();
    expect((await refusal(xml)).code).toBe(code);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is refused with the line where it breaks', async () => {
    expect(await refusal(`${specific('\n\n<Series></Obs>')}`)).toMatchObject({ code: 'not-well-formed', line: 5 });
  });

  it('never ends in anything but a refusal, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await refusal(bytes)).code).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends in anything but a refusal or records, wherever a good one is altered', async () => {
    const good = new TextEncoder().encode(specific(`<Group xsi:type="n:G" SEX="F" TITLE="x"/>${SERIES}`));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, bytes) => {
        const altered = good.slice();
        altered.set(bytes.subarray(0, altered.length - at), at);
        try {
          const message = await readXmlMessage(sourceOf(altered));
          if (message.kind === 'data') await allRecords(message.records);
        } catch (error) {
          expect(error).toBeInstanceOf(SdmxError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps no name from the prototype of objects', async () => {
    const { records } = await readData(
      specific('<Series __proto__="x" constructor="y"><Obs TIME_PERIOD="2020"/></Series>'),
    );
    const [observation] = observationsOf(records);
    expect(observation?.series.dimensions).toEqual({ constructor: 'y' });
  });
});
