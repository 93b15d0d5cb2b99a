import { describe, expect, it } from 'vitest';
import { readText, type TextRead } from './testing/read-text.ts';

interface Outcome extends TextRead {
  readonly rules: readonly string[];
}

async function read(content: string): Promise<Outcome> {
  const found = await readText(content);
  return { ...found, rules: found.findings.map(({ rule }) => rule) };
}

/** SDMX-CSV of one dataflow, from the columns of its key and rows of codes, period and value. */
function csv(flow: string, key: string, ...rows: readonly string[]): string {
  return [`DATAFLOW,${key},TIME_PERIOD,OBS_VALUE`, ...rows.map((row) => `${flow},${row}`)].join('\n');
}

const corridors = ({ observations }: Outcome): readonly (readonly unknown[])[] =>
  observations.map(({ counterpart, dimensions }) => [counterpart, dimensions]);

describe('the other place', () => {
  it('is that of citizenship, with totals as totals and groups under their codes', async () => {
    const rows = ['MA', 'EL', 'TOTAL', 'FOR', 'STLS'].map((code) => `${code},FR,2020,1`);
    const outcome = await read(csv('ESTAT:MIGR_POP1CTZ(1.0)', 'citizen,geo', ...rows));
    expect(corridors(outcome)).toEqual([
      ['MAR', {}],
      ['GRC', {}],
      ['_T', {}],
      ['FOR', {}],
      ['STLS', {}],
    ]);
    expect(outcome.rules.filter((rule) => rule === 'area-kept')).toHaveLength(2);
  });

  it.each(['C_BIRTH', 'COUNTRY_OF_BIRTH', 'NATIONALITY', 'COO', 'C_DEST', 'partner', 'COUNTERPART'])(
    'is that of a dimension %s',
    async (id) => {
      const outcome = await read(csv('X:F(1.0)', `GEO,${id}`, 'FRA,MAR,2020,1', 'FRA,WORLD,2020,2'));
      expect(corridors(outcome)).toEqual([
        ['MAR', {}],
        ['_T', {}],
      ]);
    },
  );

  it('is told apart by what it is of where the indicator does not say it', async () => {
    const flow = 'OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)';
    const key = 'REF_AREA,CITIZENSHIP,MEASURE,BIRTH_PLACE';
    const rows = ['FRA,MAR,B11,_Z,2019,1', 'FRA,_Z,B11,MAR,2019,2', 'FRA,_T,B11,SEN,2019,3', 'FRA,MAR,B11,SEN,2019,4'];
    const outcome = await read(csv(flow, key, ...rows));
    expect(corridors(outcome)).toEqual([
      ['MAR', { COUNTERPART_BY: 'CITIZENSHIP' }],
      ['MAR', { COUNTERPART_BY: 'BIRTH_PLACE' }],
      ['SEN', { CITIZENSHIP: '_T', COUNTERPART_BY: 'BIRTH_PLACE' }],
      ['SEN', { CITIZENSHIP: 'MAR', COUNTERPART_BY: 'BIRTH_PLACE' }],
    ]);
    expect(outcome.observations[0]?.indicator).toBe('OECD.ELS.IMD:B11');
  });

  it('is that of a dimension of counterparts before all others', async () => {
    const outcome = await read(csv('X:F(1.0)', 'GEO,PARTNER,CITIZEN', 'FR,MA,SN,2020,1'));
    expect(corridors(outcome)).toEqual([['MAR', { CITIZEN: 'SN' }]]);
  });

  it('is not taken from an origin that is none of a place', async () => {
    const outcome = await read(csv('X:TRADE(1.0)', 'GEO,ORIGIN', 'FR,DAIRY,2020,1'));
    expect(corridors(outcome)).toEqual([['_T', { ORIGIN: 'DAIRY' }]]);
  });

  it('of refugees is where they come from, the place where they have asylum', async () => {
    const { observations } = await read(csv('UNHCR:POP(1.0)', 'COO,COA', 'SYR,LBN,2020,1'));
    expect(observations).toMatchObject([{ refArea: 'LBN', counterpart: 'SYR' }]);
  });
});

describe('units', () => {
  it('of thousands are written out, with the multiplier as an attribute', async () => {
    const { observations } = await read(csv('ESTAT:LFSA(1.0)', 'unit,geo', 'THS_PER,FR,2020,1.5', 'PC,FR,2020,2'));
    expect(observations).toMatchObject([
      { unit: 'PS', value: 1500, attributes: { UNIT_MULT: '3' } },
      { unit: 'PC', value: 2 },
    ]);
  });

  it('that are not stated are said not to be', async () => {
    const { observations, rules } = await read(csv('X:F(1.0)', 'GEO', 'FR,2020,1', 'FR,2021,2'));
    expect(observations.map(({ unit }) => unit)).toEqual(['_X', '_X']);
    expect(rules.filter((rule) => rule === 'unit-not-stated')).toHaveLength(1);
  });

  it('that do not apply are not called unknown', async () => {
    const { observations, rules } = await read(csv('X:F(1.0)', 'GEO,UNIT_MEASURE', 'FR,_Z,2020,1'));
    expect(observations).toMatchObject([{ unit: '_Z' }]);
    expect(rules).not.toContain('unit-not-stated');
  });

  it('may be multiplied by a power of ten in words', async () => {
    const text = 'DATAFLOW,GEO,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nX:F(1.0),FR,PS,2020,1.5,Thousands';
    expect((await read(text)).observations).toMatchObject([{ value: 1500, attributes: { UNIT_MULT: 'Thousands' } }]);
  });
});

describe('indicators', () => {
  it.each<[string, string, string]>([
    ['OECD.ELS.IMD:DF_MIG(1.0)', 'B11', 'OECD.ELS.IMD:B11'],
    ['WB:REMITTANCES(1.0)', 'SM_POP_NETM', 'NET_MIGRATION'],
    ['WB.DATA360:DS(1.0)', 'WB_WDI_SP_POP_TOTL', 'POPULATION'],
    ['WB:GCI(1.0)', 'SP_OTHER', 'WB:SP_OTHER'],
    ['UNSD:DF_OTHER(1.0)', 'SL_TLF_UEM', 'UNEMPLOYMENT_NATIONAL'],
    ['ILO:DF_SDG_F881_SEX_MIG_RT(1.0)', 'SDG_F881_RT', 'FATAL_INJURIES'],
    ['XYZ:F(1.0)', 'SM_POP_NETM', 'XYZ:SM_POP_NETM'],
  ])('of %s: %s is %s', async (flow, code, indicator) => {
    const { observations } = await read(csv(flow, 'INDICATOR,REF_AREA', `${code},SEN,2020,1`));
    expect(observations.map((each) => each.indicator)).toEqual([indicator]);
  });

  it('have the names that stand beside their codes, or with them', async () => {
    const beside =
      'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,MEASURE,Measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value\n' +
      'DATAFLOW,OECD:MIG(1.0),Migration,I,FRA,France,B11,Inflows of foreigners,2019,,1,';
    const within =
      'DATAFLOW: Dataflow,REF_AREA: Area,INDICATOR: Indicator,TIME_PERIOD: Time,OBS_VALUE: Value\n' +
      'UNICEF:G(1.0): Indicators,SEN: Senegal,MG_1: Migrants: by destination,2020,1';
    const suffixed =
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,INDICATOR_LABEL,REF_AREA,TIME_PERIOD,OBS_VALUE\n' +
      'datastructure,WB.X:D(1.0),I,P1,Prices,SEN,2020,1';
    const titles = await Promise.all([beside, within, suffixed].map(async (text) => (await read(text)).indicators));
    expect(titles.map(([first]) => [first?.code, first?.title])).toEqual([
      ['OECD:B11', 'Inflows of foreigners'],
      ['UNICEF:MG_1', 'Migrants: by destination'],
      ['WB.X:P1', 'Prices'],
    ]);
  });
});

describe('a dataflow that is an indicator', () => {
  it.each([
    'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,geo,Area,TIME_PERIOD,OBS_VALUE\ndataflow,ESTAT:MIGR(1.0),Population,FR,France,2021,5',
    'DATAFLOW,geo: Area,TIME_PERIOD,OBS_VALUE\nESTAT:MIGR(1.0): Population,FR: France,2020,3',
  ])('has the name that stands beside it: %s', async (text) => {
    expect((await read(text)).indicators).toMatchObject([{ code: 'ESTAT:MIGR', title: 'Population' }]);
  });
});

describe('groups', () => {
  const message = (content: string): string =>
    `<CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message" xmlns:k="urn:k"><Header><ID>none</ID><Test>false</Test><Prepared>2024-03-15</Prepared><Sender id="INSD"/></Header><k:DataSet>${content}</k:DataSet></CompactData>`;
  const series = '<k:Series FREQ="A" REF_AREA="SEN" INDICATOR="X"><k:Obs TIME_PERIOD="2020" OBS_VALUE="1"/></k:Series>';
  const group = '<k:SiblingGroup REF_AREA="SEN" INDICATOR="X" UNIT="PERS" TITLE="People"/>';

  it.each([
    ['before', `${group}${series}`],
    ['after', `${series}${group}`],
  ])('give their attributes to series %s them', async (_, content) => {
    const { observations } = await read(message(content));
    expect(observations).toMatchObject([{ unit: 'PS', attributes: { TITLE: 'People' } }]);
  });
});

describe('groups of SDMX-CSV', () => {
  it('are rows without a time, and hold for rows before them', async () => {
    const { observations } = await read(
      'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,MEASURE,TIME_PERIOD,OBS_VALUE,TITLE\n' +
        'dataflow,X:F(1.0),I,SEN,M1,2020,1,\ndataflow,X:F(1.0),I,MLI,M1,2020,2,\ndataflow,X:F(1.0),I,SEN,,,,Senegal\n',
    );
    expect(observations.map(({ refArea, attributes }) => [refArea, attributes])).toEqual([
      ['SEN', { TITLE: 'Senegal' }],
      ['MLI', undefined],
    ]);
  });
});

describe('former layouts', () => {
  it('of OECD.Stat are read where no other reader is surer', async () => {
    const { reader, observations } = await read(
      '"CO2","Country of birth/nationality","VAR","Variable","COU","Country","YEA","Year","TIME","Time","Unit Code","PowerCode Code","Value","Flag Codes"\n' +
        '"MAR","Morocco","B11","Inflows","FRA","France","2019","2019","2019","2019","PER","0",27.8,""\n',
    );
    expect(reader).toBe('sdmx');
    expect(observations).toMatchObject([{ refArea: 'FRA', counterpart: 'MAR', period: '2019', value: 27.8 }]);
  });
});
