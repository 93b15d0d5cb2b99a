import { describe, expect, it } from 'vitest';
import { readText as read } from './testing/read-text.ts';

const NAMESPACES =
  'xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" ' +
  'xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" ' +
  'xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"';

function message(flow: string, content: string, action = 'Replace'): string {
  return `<?xml version="1.0"?><mes:StructureSpecificData ${NAMESPACES}><mes:Header><mes:ID>X</mes:ID><mes:Test>false</mes:Test>
<mes:Prepared>2024-03-15T10:00:00</mes:Prepared><mes:Sender id="S"/><mes:Structure structureID="D" dimensionAtObservation="TIME_PERIOD"
namespace="urn:x"><com:StructureUsage>${flow}</com:StructureUsage></mes:Structure></mes:Header>
<mes:DataSet ss:structureRef="D" ss:action="${action}" ss:dataScope="DataStructure">${content}</mes:DataSet></mes:StructureSpecificData>`;
}

const flow = (agency: string, id: string): string => `<Ref agencyID="${agency}" id="${id}" version="1.0"/>`;

describe('an SDMX data message', () => {
  it('becomes observations with their dimensions, attributes and release', async () => {
    const { reader, releases, observations, indicators } = await read(
      message(
        flow('ILO', 'DF_EMP'),
        `<Series FREQ="Q" REF_AREA="SN" SEX="F" AGE="Y15-24" INDICATOR="EMP" UNIT_MEASURE="PS" OCCUPATION="OC2" ACTIVITY="_Z" UNIT_MULT="3" TITLE="Employment">
         <Obs TIME_PERIOD="2020-Q1" OBS_VALUE="1.0015" OBS_STATUS="E" COMMENT_OBS="Revised"/><Obs TIME_PERIOD="2020-Q2" OBS_STATUS="Q"/></Series>`,
      ),
    );
    expect(reader).toBe('sdmx');
    expect(releases).toMatchObject([{ source: 'ILO.DF_EMP', version: '2024-03-15', dated: '2024-03-15' }]);
    const key = { indicator: 'ILO:EMP', refArea: 'SEN', counterpart: '_T', sex: 'F', age: 'Y15T24', unit: 'PS' };
    const kept = { TITLE: 'Employment', UNIT_MULT: '3' };
    const dimensions = { OCCUPATION: 'OC2' };
    expect(observations).toMatchObject([
      { ...key, dimensions, period: '2020-Q1', value: 1001.5, status: 'E', note: 'Revised', attributes: kept },
      { ...key, dimensions, period: '2020-Q2', value: null, status: 'M', attributes: { ...kept, OBS_STATUS: 'Q' } },
    ]);
    expect(indicators.map(({ code }) => code)).toEqual(['ILO:EMP']);
  });

  it('of the SDG database is of our indicators, without the breakdowns that are totals', async () => {
    const { releases, observations } = await read(
      message(
        flow('IAEG-SDGs', 'DF_SDG_GLH'),
        `<Series FREQ="A" REPORTING_TYPE="G" SERIES="SL_TLF_UEM" REF_AREA="686" SEX="_T" AGE="Y_GE15" COMPOSITE_BREAKDOWN="_T">
         <Obs TIME_PERIOD="2019" OBS_VALUE="2.9" UNIT_MEASURE="PT"/></Series>
         <Series FREQ="A" REPORTING_TYPE="N" SERIES="XX_YY" REF_AREA="686" SEX="_T" AGE="_T" COMPOSITE_BREAKDOWN="_T">
         <Obs TIME_PERIOD="2019" OBS_VALUE="3"/></Series>`,
      ),
    );
    expect(releases[0]?.source).toBe('UNSD_SDG');
    expect(observations).toMatchObject([
      { indicator: 'UNEMPLOYMENT_NATIONAL', refArea: 'SEN', age: 'Y_GE15', dimensions: {}, unit: 'PC' },
      { indicator: 'XX_YY', refArea: 'SEN', dimensions: { REPORTING_TYPE: 'N' } },
    ]);
  });

  it('of the World Development Indicators is of our indicators', async () => {
    const { releases, observations } = await read(
      message(
        flow('WB', 'WDI'),
        '<Series FREQ="A" SERIES="SP_POP_TOTL_FE_IN" REF_AREA="SEN"><Obs TIME_PERIOD="2019" OBS_VALUE="8"/></Series>',
      ),
    );
    expect(releases[0]?.source).toBe('WB_WDI');
    expect(observations).toMatchObject([{ indicator: 'POPULATION', sex: 'F', unit: 'PS', value: 8 }]);
  });

  it('of another publisher never passes for one of our indicators', async () => {
    const { observations } = await read(
      message(
        flow('XYZ', 'POP'),
        '<Series INDICATOR="POPULATION" REF_AREA="SEN"><Obs TIME_PERIOD="2019" OBS_VALUE="8"/></Series>',
      ),
    );
    expect(observations).toMatchObject([{ indicator: 'XYZ:POPULATION' }]);
  });

  it('keeps other sexes, unknown areas and a frequency that the period does not tell', async () => {
    const { observations, findings } = await read(
      message(
        flow('XYZ', 'F'),
        '<Series FREQ="B" REF_AREA="U2" SEX="_O"><Obs TIME_PERIOD="2020-01-31" OBS_VALUE="8"/></Series>',
      ),
    );
    expect(observations).toMatchObject([
      { indicator: 'XYZ:F', refArea: 'U2', sex: '_T', dimensions: { FREQ: 'B', SEX: '_O' }, period: '2020-01-31' },
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['area-kept', 'sex-kept']));
  });

  it('without a reference area is about none', async () => {
    const { observations, findings } = await read(
      message(
        flow('ECB', 'EXR'),
        '<Series FREQ="M" CURRENCY="USD"><Obs TIME_PERIOD="2020-01" OBS_VALUE="1.1"/></Series>',
      ),
    );
    expect(observations).toMatchObject([{ indicator: 'ECB:EXR', refArea: '_Z', period: '2020-M01' }]);
    expect(findings.map(({ rule }) => rule)).toContain('no-reference-area');
  });

  it('has values that are no numbers refused, or kept as missing with what they say', async () => {
    const { observations, findings } = await read(
      message(
        flow('X', 'F'),
        '<Series REF_AREA="FR"><Obs TIME_PERIOD="2018" OBS_VALUE="NaN"/><Obs TIME_PERIOD="2019" OBS_VALUE="&lt;5"/><Obs TIME_PERIOD="2020" OBS_VALUE="many"/></Series>',
      ),
    );
    expect(observations.map(({ period, value, status, note }) => [period, value, status, note])).toEqual([
      ['2018', null, 'M', undefined],
      ['2019', null, 'M', '<5'],
    ]);
    expect(findings.map(({ rule }) => rule)).toContain('not-a-number');
  });

  it('keeps apart series that differ by a method, a source or a measure alone', async () => {
    const obs = '<Obs TIME_PERIOD="2020" OBS_VALUE="8"/>';
    const { observations } = await read(
      message(
        flow('OECD', 'MIG'),
        `<Series REF_AREA="SEN" METHODOLOGY="N" MEASURE="B11" SOURCE="LFS" UNIT_MULT="0">${obs}</Series>
         <Series REF_AREA="SEN" METHODOLOGY="H" MEASURE="B11" SOURCE="LFS" UNIT_MULT="0">${obs}</Series>
         <Series REF_AREA="SEN" METHODOLOGY="H" MEASURE="B11" SOURCE="CENSUS" UNIT_MULT="0">${obs}</Series>`,
      ),
    );
    expect(observations.map(({ dimensions }) => dimensions)).toEqual([
      { METHODOLOGY: 'N', SOURCE: 'LFS' },
      { METHODOLOGY: 'H', SOURCE: 'LFS' },
      { METHODOLOGY: 'H', SOURCE: 'CENSUS' },
    ]);
    const inWords = `<Series REF_AREA="SEN" MEASURE="B12" SOURCE="A survey of households">${obs}</Series>`;
    const { observations: noted } = await read(message(flow('OECD', 'MIG'), inWords));
    expect(noted).toMatchObject([{ dimensions: {}, attributes: { SOURCE: 'A survey of households' } }]);
    const cross = `<CrossSectionalData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><Header><ID>none</ID><Test>false</Test><Prepared>2024-03-15</Prepared><Sender id="INSD"/></Header>
      <DataSet><Group TIME="2020" FREQ="A"><Section REF_AREA="SEN"><STOCKS value="3"/><FLOWS value="1"/></Section></Group></DataSet></CrossSectionalData>`;
    const { observations: measures, releases } = await read(cross);
    expect(measures.map(({ dimensions, value }) => [dimensions, value])).toEqual([
      [{ MEASURE: 'STOCKS' }, 3],
      [{ MEASURE: 'FLOWS' }, 1],
    ]);
    expect(releases).toMatchObject([{ source: 'INSD' }]);
  });

  it('of the former OECD.Stat has its key family, its sexes and its totals', async () => {
    const series = (sex: string, value: string): string =>
      `<Series><SeriesKey><Value concept="COU" value="FRA"/><Value concept="VAR" value="B24"/><Value concept="GEN" value="${sex}"/></SeriesKey><Obs><Time>2000</Time><ObsValue value="${value}"/></Obs></Series>`;
    const { observations, releases } = await read(
      `<m:MessageGroup xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/generic" xmlns:m="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><m:Header><m:ID>none</m:ID><m:Test>false</m:Test><m:Prepared>2014-08-03T18:02:00</m:Prepared><m:Sender id="OECD"/></m:Header>
       <DataSet><KeyFamilyRef>MIG</KeyFamilyRef>${series('TOT', '15')}${series('WMN', '7')}${series('MEN', '8')}</DataSet></m:MessageGroup>`,
    );
    expect(releases).toMatchObject([{ source: 'OECD.MIG', version: '2014-08-03' }]);
    expect(observations.map(({ sex, value, dimensions }) => [sex, value, dimensions])).toEqual([
      ['_T', 15, {}],
      ['F', 7, {}],
      ['M', 8, {}],
    ]);
  });

  it('whose key is a number of the series has the area of its attribute', async () => {
    const { observations } = await read(
      `<mes:GenericData ${NAMESPACES} xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"><mes:Header><mes:ID>X</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2024-03-15</mes:Prepared><mes:Sender id="INSD"/>
       <mes:Structure structureID="D" dimensionAtObservation="TIME_PERIOD"><com:Structure>${flow('INSD', 'SERIES')}</com:Structure></mes:Structure></mes:Header>
       <mes:DataSet structureRef="D"><g:Series><g:SeriesKey><g:Value id="IDBANK" value="001"/></g:SeriesKey><g:Attributes><g:Value id="REF_AREA" value="SN"/></g:Attributes>
       <g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="3"/></g:Obs></g:Series></mes:DataSet></mes:GenericData>`,
    );
    expect(observations).toMatchObject([{ refArea: 'SEN', dimensions: { IDBANK: '001' }, period: '2020', value: 3 }]);
  });

  it('may call its time what it likes', async () => {
    const { observations } = await read(
      `<CompactData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><Header><ID>none</ID><Test>false</Test><Prepared>2024-03-15</Prepared><Sender id="INSD"/></Header>
       <DataSet><Series COU="SEN" VAR="B11"><Obs YEA="1990" OBS_VALUE="1"/><Obs YEA="1991" OBS_VALUE="2"/></Series></DataSet></CompactData>`,
    );
    expect(observations.map(({ period, dimensions }) => [period, dimensions])).toEqual([
      ['1990', {}],
      ['1991', {}],
    ]);
  });

  it('may write days without hyphens', async () => {
    const series = '<Series FREQ="D" REF_AREA="COL"><Obs TIME_PERIOD="20240102" OBS_VALUE="1"/></Series>';
    const { observations } = await read(message(flow('X', 'F'), series));
    expect(observations).toMatchObject([{ period: '2024-01-02', dimensions: {} }]);
  });

  it('that asks for figures to be deleted is not read', async () => {
    const series = '<Series REF_AREA="FR"><Obs TIME_PERIOD="2018" OBS_VALUE="1"/></Series>';
    const { observations, findings } = await read(message(flow('X', 'F'), series, 'Delete'));
    expect([observations.length, findings.map(({ rule }) => rule)]).toEqual([
      0,
      expect.arrayContaining(['delete-action']),
    ]);
  });

  it('takes source and release from the options before its own', async () => {
    const series = '<Series REF_AREA="FR"><Obs TIME_PERIOD="2018" OBS_VALUE="1"/></Series>';
    const { releases } = await read(message(flow('X', 'F'), series), {
      source: 'INSD',
      version: 'v2',
      dated: '2023-01-02',
    });
    expect(releases).toMatchObject([{ source: 'INSD', version: 'v2', dated: '2023-01-02' }]);
  });
});

describe('SDMX-CSV', () => {
  it('is dated by its newest year, and known by its first columns', async () => {
    const { reader, releases, observations } = await read(
      'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n' +
        'dataflow,ESTAT:MIGR(1.0),I,A,EL,2019,5,b\ndataflow,ESTAT:MIGR(1.0),I,A,DE,2021,6,\n',
    );
    expect(reader).toBe('sdmx');
    expect(releases).toMatchObject([{ source: 'ESTAT.MIGR', version: 'to 2021', dated: '2021-12-31' }]);
    expect(observations.map(({ refArea, status }) => [refArea, status])).toEqual([
      ['GRC', 'B'],
      ['DEU', 'A'],
    ]);
  });

  it('of Eurostat is dated by its last update, and has all its flags', async () => {
    const { releases, observations } = await read(
      'DATAFLOW,LAST UPDATE,freq,citizen,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n' +
        'ESTAT:MIGR(1.0),21/05/26 23:00:00,A,FOR,PC,FR,2021,66.5,bd\nESTAT:MIGR(1.0),22/05/26 11:00:00,A,FOR,PC,France,2022,66.6,d\n',
    );
    expect(releases).toMatchObject([{ source: 'ESTAT.MIGR', version: '2026-05-22', dated: '2026-05-22' }]);
    expect(observations).toMatchObject([
      { refArea: 'FRA', status: 'B', attributes: { OBS_FLAG: 'bd' } },
      { refArea: 'FRA', status: 'D' },
    ]);
  });

  it('of the ECB is known by its key', async () => {
    const { reader, releases, observations } = await read(
      'KEY,FREQ,REF_AREA,ITEM,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nMIG.A.DE.W,A,DE,W,2020,5,A\n',
    );
    expect([reader, releases[0]?.source]).toEqual(['sdmx', 'MIG']);
    expect(observations).toMatchObject([{ refArea: 'DEU', indicator: 'MIG:W', period: '2020', value: 5 }]);
  });
});

describe('what is no data', () => {
  it('is refused with what it is', async () => {
    const error = `<?xml version="1.0"?><mes:Error ${NAMESPACES}><mes:ErrorMessage code="100"><com:Text>No results found</com:Text></mes:ErrorMessage></mes:Error>`;
    const { findings } = await read(error);
    expect(findings[0]).toMatchObject({ rule: 'sdmx-error-message', severity: 'error' });
    expect(findings[0]?.message).toContain('No results found');
  });

  it.each([
    ['<?xml version="1.0"?><rss version="2.0"><channel/></rss>', '<rss>'],
    ['{"type":"FeatureCollection","features":[]}', 'type, features'],
  ])('is refused where it is no SDMX: %s', async (content, named) => {
    const { findings } = await read(content);
    expect(findings).toMatchObject([{ rule: 'not-sdmx', severity: 'error' }]);
    expect(findings[0]?.message).toContain(named);
  });

  it.each([
    `<?xml version="1.0"?><mes:Structure ${NAMESPACES}><mes:Header><mes:ID>X</mes:ID></mes:Header><mes:Structures/></mes:Structure>`,
    '{"meta":{"id":"X","sender":{"id":"S"}},"data":{}}',
  ])('is refused with a reason where it is a message with nothing in it: %s', async (content) => {
    const { findings } = await read(content);
    expect(findings).toMatchObject([{ rule: 'sdmx-without-data', severity: 'error' }]);
  });

  it('is not taken for the SDG database where it is a table of the BIS with a column for each month', async () => {
    const { findings } = await read(
      'FREQ,Frequency,REF_AREA,Reference area,DECIMALS,Series,2019,2019-01\nM,Monthly,AR,Argentina,4,M:AR,,65\n',
    );
    expect(findings).toMatchObject([{ rule: 'unrecognised-layout' }]);
  });

  it('says which structures it does not keep', async () => {
    const NS = NAMESPACES.replace('/data/structurespecific"', '/structure"').replace('xmlns:ss', 'xmlns:str');
    const { findings, structures } = await read(
      `<?xml version="1.0"?><mes:Structure ${NS}><mes:Header><mes:ID>X</mes:ID></mes:Header><mes:Structures><str:Codelists>
<str:Codelist id="CL_W" agencyID="X" version="1.0"><str:Code id="A1"/></str:Codelist></str:Codelists>
<str:Transformations><str:TransformationScheme id="T" agencyID="X"/></str:Transformations></mes:Structures></mes:Structure>`,
    );
    expect(structures).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'sdmx-unknown-structure', severity: 'warning' }]);
  });

  it('is kept where it is structures, which then name the codes of data', async () => {
    const NS = NAMESPACES.replace('/data/structurespecific"', '/structure"').replace('xmlns:ss', 'xmlns:str');
    const structures = `<?xml version="1.0"?><mes:Structure ${NS}><mes:Header><mes:ID>X</mes:ID></mes:Header><mes:Structures><str:Codelists>
<str:Codelist id="CL_W" agencyID="X" version="1.0"><com:Name xml:lang="en">Where</com:Name><str:Code id="A1"><com:Name xml:lang="en">Senegal</com:Name></str:Code></str:Codelist></str:Codelists>
<str:DataStructures><str:DataStructure id="DS" agencyID="X" version="1.0"><com:Name xml:lang="en">Departures</com:Name><str:DataStructureComponents><str:DimensionList>
<str:Dimension id="WHERE" position="1"><str:ConceptIdentity><Ref id="REF_AREA" maintainableParentID="C" maintainableParentVersion="1.0" agencyID="X"/></str:ConceptIdentity>
<str:LocalRepresentation><str:Enumeration><Ref id="CL_W" version="1.0" agencyID="X"/></str:Enumeration></str:LocalRepresentation></str:Dimension>
<str:TimeDimension id="TIME_PERIOD" position="2"/></str:DimensionList><str:MeasureList><str:PrimaryMeasure id="OBS_VALUE"/></str:MeasureList></str:DataStructureComponents></str:DataStructure></str:DataStructures></mes:Structures></mes:Structure>`;
    const { structures: known } = await read(structures);
    expect(known.map(({ kind }) => kind).sort()).toEqual(['codelist', 'datastructure']);
    const data = message(flow('X', 'DS'), '<Series WHERE="A1"><Obs TIME_PERIOD="2020" OBS_VALUE="1"/></Series>');
    const { observations } = await read(data, { structures: known });
    expect(observations).toMatchObject([{ refArea: 'SEN', indicator: 'X:DS' }]);
  });
});
