import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataRecord, ObservationRecord } from '../model/data.ts';
import { type DataMessage, type MessageSource, SdmxError } from '../model/message.ts';
import { recogniseMessage } from '../recognise.ts';
import { readCsvMessage } from './read-csv-message.ts';

function sourceOf(content: string | Uint8Array, piece = 1 << 16): MessageSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    open: async () =>
      (async function* () {
        for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
      })(),
  };
}

async function read(content: string | Uint8Array): Promise<{ message: DataMessage; records: readonly DataRecord[] }> {
  const message = await readCsvMessage(sourceOf(content));
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  const records: DataRecord[] = [];
  for await (const batch of message.records) records.push(...batch);
  return { message, records };
}

const isObservation = (record: DataRecord): record is ObservationRecord => record.kind === 'observation';

async function firstOf(content: string): Promise<ObservationRecord> {
  const { records } = await read(content);
  const first = records.find(isObservation);
  if (!first) throw new Error('no observation');
  return first;
}

/** Layouts of publishers with made-up values. */
const LAYOUTS: readonly {
  readonly who: string;
  readonly text: string;
  readonly key: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly rules: readonly string[];
}[] = [
  {
    who: 'Eurostat',
    text: 'DATAFLOW,LAST UPDATE,freq,citizen,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\nESTAT:MIGR(1.0),22/05/26 11:00:00,A,TOTAL,PER,FR,2021,1.5,p,\n',
    key: { freq: 'A', citizen: 'TOTAL', unit: 'PER', geo: 'FR', TIME_PERIOD: '2021' },
    attributes: { LAST_UPDATE: '22/05/26 11:00:00', OBS_FLAG: 'p' },
    rules: [],
  },
  {
    who: 'OECD with names',
    text: 'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,SEX,Sex,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status\nDATAFLOW,OECD.ELS:DSD_MIG@DF_MIG(1.0),"Migration, all",I,FRA,France,_T,Total,2021,,1.5,,A,Normal value\n',
    key: { REF_AREA: 'FRA', SEX: '_T', TIME_PERIOD: '2021' },
    attributes: { OBS_STATUS: 'A' },
    rules: [],
  },
  {
    who: 'OECD with names left empty',
    text: 'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,,FREQ,,TIME_PERIOD,,OBS_VALUE,,OBS_STATUS,\nDATAFLOW,OECD:DF(1.0),,I,FRA,,A,,2021,,1.5,,A,\n',
    key: { REF_AREA: 'FRA', FREQ: 'A', TIME_PERIOD: '2021' },
    attributes: { OBS_STATUS: 'A' },
    rules: [],
  },
  {
    who: 'OECD with the name of the structure alone',
    text: 'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,FREQ,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS\ndataflow,DF_CLI,CLI,,USA,M,LI,2024-01,1.5,\n',
    key: { REF_AREA: 'USA', FREQ: 'M', MEASURE: 'LI', TIME_PERIOD: '2024-01' },
    attributes: {},
    rules: ['dataflow-form'],
  },
  {
    who: 'OECD.Stat',
    text: '"LOCATION","Country","SUBJECT","Subject","TIME","Time","Unit Code","Unit","PowerCode Code","PowerCode","Value","Flag Codes","Flags"\n"AUS","Australia","X","x","2010","2010","USD","US Dollar","0","Units",1.5,"E","Estimated"\n',
    key: { LOCATION: 'AUS', SUBJECT: 'X', TIME_PERIOD: '2010' },
    attributes: { UNIT: 'USD', POWERCODE: '0', OBS_STATUS: 'E' },
    rules: ['label-columns', 'component-name', 'component-name', 'component-name', 'no-dataflow-column'],
  },
  {
    who: 'ILOSTAT',
    text: 'ref_area,source,indicator,sex,classif1,time,obs_value,obs_status,note_source\nSEN,BA:1,EAP,SEX_T,AGE_T,2020,1.5,U,R1:1\n',
    key: { REF_AREA: 'SEN', SOURCE: 'BA:1', INDICATOR: 'EAP', SEX: 'SEX_T', CLASSIF1: 'AGE_T', TIME_PERIOD: '2020' },
    attributes: { OBS_STATUS: 'U', NOTE_SOURCE: 'R1:1' },
    rules: ['lower-case-headings', 'no-dataflow-column'],
  },
  {
    who: 'the World Bank',
    text: 'FREQ,FREQ_LABEL,REF_AREA,REF_AREA_LABEL,INDICATOR,INDICATOR_LABEL,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nA,Annual,SEN,Senegal,WB_REM,Remittances,2020,1.5,6\n',
    key: { FREQ: 'A', REF_AREA: 'SEN', INDICATOR: 'WB_REM', TIME_PERIOD: '2020' },
    attributes: { UNIT_MULT: '6' },
    rules: ['label-columns', 'no-dataflow-column'],
  },
  {
    who: 'the ECB',
    text: 'KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE\nEXR.D.USD,D,USD,2020-01-02,1.5,A,"US ""dollar"""\n',
    key: { FREQ: 'D', CURRENCY: 'USD', TIME_PERIOD: '2020-01-02' },
    attributes: { OBS_STATUS: 'A', TITLE: 'US "dollar"' },
    rules: ['no-dataflow-column'],
  },
  {
    who: 'the ECB with the key alone',
    text: 'KEY,TIME_PERIOD,OBS_VALUE\nEXR.D.USD,2020-01-02,1.5\n',
    key: { KEY: 'EXR.D.USD', TIME_PERIOD: '2020-01-02' },
    attributes: {},
    rules: ['no-dataflow-column'],
  },
  {
    who: 'the IMF',
    text: 'STRUCTURE[;],STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,UNIT,PUBLISHER[]\ndataflow,IMF.RES:WEO(9.0.0),R,SEN,NGDPD,A,2024,1.5,9,USD,IMF;RES\n',
    key: { COUNTRY: 'SEN', INDICATOR: 'NGDPD', FREQUENCY: 'A', TIME_PERIOD: '2024' },
    attributes: { SCALE: '9', UNIT: 'USD', PUBLISHER: ['IMF', 'RES'] },
    rules: [],
  },
  {
    who: 'the OECD, where units and methods are a part of the key',
    text: 'DATAFLOW,REF_AREA,FREQ,METHODOLOGY,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT,BASE_PER\nOECD.ELS:MIG(1.0),SEN,A,N,B11,PS,2020,1.5,0,2015\n',
    key: { REF_AREA: 'SEN', FREQ: 'A', METHODOLOGY: 'N', MEASURE: 'B11', UNIT_MEASURE: 'PS', TIME_PERIOD: '2020' },
    attributes: { UNIT_MULT: '0', BASE_PER: '2015' },
    rules: [],
  },
  {
    who: 'the BIS, with attributes before the value',
    text: 'STRUCTURE,STRUCTURE_ID,FREQ,DER_TYPE,TIME_PERIOD,AVAILABILITY,COLLECTION,OBS_STATUS,OBS_CONF,OBS_VALUE\ndataflow,BIS:BIS_DER(1.0),A,U,2002,K,S,A,F,1.5\n',
    key: { FREQ: 'A', DER_TYPE: 'U', TIME_PERIOD: '2002' },
    attributes: { AVAILABILITY: 'K', COLLECTION: 'S', OBS_STATUS: 'A', OBS_CONF: 'F' },
    rules: [],
  },
  {
    who: 'Istat with labels',
    text: 'DATAFLOW,FREQ: Frequency,REF_AREA: Territory,TIME_PERIOD: Year,OBS_VALUE,OBS_STATUS: Status,NOTE_DS: Note\nIT1:DF(1.0),A: annual,017029: Brescia,2021,1.5,,"TD1: note, with: colons"\n',
    key: { FREQ: 'A', REF_AREA: '017029', TIME_PERIOD: '2021' },
    attributes: { NOTE_DS: 'TD1' },
    rules: [],
  },
  {
    who: 'UNICEF with labels',
    text: 'DATAFLOW,REF_AREA:Geographic area,SEX:Sex,TIME_PERIOD:Time period,OBS_VALUE:Observation Value,UNIT_MULTIPLIER:Unit multiplier\nUNICEF:GLOBAL(1.0): All of them,SEN: Senegal,_T: Total,2020,1.5,0: Units\n',
    key: { REF_AREA: 'SEN', SEX: '_T', TIME_PERIOD: '2020' },
    attributes: { UNIT_MULTIPLIER: '0' },
    rules: [],
  },
  {
    who: 'Eurostat with names',
    text: 'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,geo,Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Observation status (Flag)\ndataflow,ESTAT:MIGR(1.0),Migration,A,Annual,FR,France,2021,,1.5,,p,provisional\n',
    key: { freq: 'A', geo: 'FR', TIME_PERIOD: '2021' },
    attributes: { OBS_FLAG: 'p' },
    rules: [],
  },
  {
    who: 'a spreadsheet in French',
    text: 'sep=;\r\nDATAFLOW;REF_AREA;TIME_PERIOD;OBS_VALUE\r\nX:Y(1.0);SEN;2020;1,5\r\n',
    key: { REF_AREA: 'SEN', TIME_PERIOD: '2020' },
    attributes: {},
    rules: ['decimal-comma'],
  },
];

describe('SDMX-CSV', () => {
  it.each(LAYOUTS)('is read as $who writes it', async ({ text, key, attributes, rules }) => {
    const { message, records } = await read(text);
    expect(records.find(isObservation)).toMatchObject({ dimensions: key, measures: { OBS_VALUE: '1.5' }, attributes });
    expect(Object.keys(records.find(isObservation)?.dimensions ?? {})).toEqual(Object.keys(key));
    expect(message.findings.map(({ rule }) => rule)).toEqual(rules);
    expect(recogniseMessage(text)).toBe('csv');
  });

  it.each([
    ['country,year,value\nSEN,2020,1\n'],
    ['time,value\n2020,1\n'],
    ['Country Name,Country Code,1990\nSenegal,SEN,1\n'],
    ['to,from,t,sex,v\nSEN,FRA,2020,Male,1\n'],
  ])('is not taken for what other tables are: %j', async (text) => {
    expect(recogniseMessage(text)).toBeUndefined();
    await expect(read(text)).rejects.toThrow(expect.objectContaining({ code: 'not-sdmx' }));
  });

  it('takes a row with a part of the key for a group', async () => {
    const { records } = await read(
      'STRUCTURE,STRUCTURE_ID,ACTION,DIM1,DIM2,TIME_PERIOD,OBS_VALUE,ATT1,ATT2\ndatastructure,MD:T(1.0),I,A,B,,,C,\ndatastructure,MD:T(1.0),I,A,B,2020,1,,D\n',
    );
    expect(records.map(({ kind }) => kind)).toEqual(['data-set', 'series', 'group', 'observation']);
    expect(records[2]).toMatchObject({ dimensions: { DIM1: 'A', DIM2: 'B' }, attributes: { ATT1: 'C' } });
  });

  it('begins a data set where structure or action change', async () => {
    const { records } = await read(
      'STRUCTURE,STRUCTURE_ID,ACTION,D,TIME_PERIOD,OBS_VALUE\ndataflow,A:F(1.0),I,x,2020,1\ndataflow,A:F(1.0),D,x,2021,\ndataprovision,A:P(1.0),D,x,2021,\n',
    );
    const heads = records.filter((record) => record.kind === 'data-set');
    expect(heads.map(({ action, structure }) => [action, structure?.kind])).toEqual([
      ['Information', 'dataflow'],
      ['Delete', 'dataflow'],
      ['Delete', 'provisionagreement'],
    ]);
  });

  it('says the line a row begins on, after cells with line breaks', async () => {
    const { records } = await read(
      'DATAFLOW,D,TIME_PERIOD,OBS_VALUE,N\r\nA:B(1.0),x,2020,1,"a\r\nb"\r\nA:B(1.0),x,2021,2,c\r\n',
    );
    expect(records.filter(isObservation).map(({ line }) => line)).toEqual([2, 4]);
  });

  it('reads a comma as decimal only where it can be nothing else', async () => {
    const table = (value: string): string => `DATAFLOW;D;TIME_PERIOD;OBS_VALUE\nA:B(1.0);x;2020;${value}\n`;
    expect((await firstOf(table('12,4'))).measures['OBS_VALUE']).toBe('12.4');
    expect((await firstOf(table('1,234'))).measures['OBS_VALUE']).toBe('1,234');
  });

  it('says of reference metadata that it is no data', async () => {
    const text =
      'MDSTRUCTURE[;],MDSTRUCTURE_ID,ACTION,TARGET_TYPE,TARGET_ID\nmetadataflow,A:M(1.0),I,dataflow,A:F(1.0)\n';
    expect(recogniseMessage(text)).toBe('csv');
    expect(await readCsvMessage(sourceOf(text))).toMatchObject({ kind: 'other', what: 'reference metadata' });
  });

  it('takes Eurostat’s colon for a missing value', async () => {
    const text = 'DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:X(1.0),FR,2020,:,c\n';
    expect((await firstOf(text)).measures).toEqual({});
  });

  it('refuses a quotation mark that never closes, where the line is known', async () => {
    const text = 'DATAFLOW,D,TIME_PERIOD,OBS_VALUE\nA:B(1.0),x,2020,1\nA:B(1.0),"x,2020,1\n';
    await expect(read(text)).rejects.toThrow(expect.objectContaining({ code: 'not-well-formed', line: 3 }));
  });

  it('refuses bytes that are no text', async () => {
    await expect(read(Buffer.from([0x25, 0x50, 0, 0, 1, 2, 3]))).rejects.toThrow(SdmxError);
  });

  it('ends in a result or in an SdmxError whatever becomes of the bytes', async () => {
    const text = LAYOUTS.map((layout) => layout.text).join('');
    const change = fc.record({ at: fc.nat(600), byte: fc.integer({ min: 0, max: 255 }), cut: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 700), fc.array(change, { maxLength: 5 }), async (start, changes) => {
        let bytes: Buffer = Buffer.from(text.slice(start, start + 700));
        for (const { at, byte, cut } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + cut)]);
        }
        try {
          await read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(SdmxError);
        }
      }),
      { numRuns: 400 },
    );
  });
});
