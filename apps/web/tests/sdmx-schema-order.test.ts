import { expect, inject, test } from 'vitest';
import { schemaDeviations } from './sdmx-kit/schema-order.ts';

/** Readers that check messages against the standard's schema first, as pysdmx does, take those that follow it. */
const base = `${inject('url')}/sdmx/2.1`;

async function get(path: string, accept = 'application/xml'): Promise<string> {
  return (await fetch(`${base}/${path}`, { headers: { accept } })).text();
}

test.each([
  'structure/all/all/all',
  'structure/all/all/all?detail=allstubs',
  'structure/all/all/all?detail=allcompletestubs',
  'dataflow/STERNA/WB_WDI?references=all&detail=referencepartial',
  'codelist/STERNA/CL_AREA/1.0/SEN+MAR',
  'hierarchicalcodelist/STERNA/HCL_AREA/1.0/REGIONS+CONTINENTS',
  'availableconstraint/EVIDENCE/A.MIGRANT_STOCK.SEN?references=all',
  'availableconstraint/EVIDENCE/A.MIGRANT_STOCK.NOWHERE',
  'data/NOBODY',
])('%s follows the schema of SDMX-ML 2.1', async (path) => {
  expect(schemaDeviations(await get(path))).toEqual([]);
});

test.each(['generic', 'structurespecific'])('%s data follow the schema of SDMX-ML 2.1', async (kind) => {
  for (const view of ['data', 'timeseriesdata']) {
    const type = `application/vnd.sdmx.${kind}${view}+xml;version=2.1`;
    for (const query of ['', '?includeHistory=true', '?detail=serieskeysonly']) {
      expect(schemaDeviations(await get(`data/EVIDENCE/A.MIGRANT_STOCK.SEN.FRA${query}`, type))).toEqual([]);
    }
  }
  const type = `application/vnd.sdmx.${kind}data+xml;version=2.1`;
  const flat = await get(
    'data/EVIDENCE/A.MIGRANT_STOCK.SEN.FRA/UNDESA_STOCK?dimensionAtObservation=AllDimensions',
    type,
  );
  expect(schemaDeviations(flat)).toEqual([]);
});

test('what does not follow it is told', () => {
  const message = (structures: string) =>
    `<Structure><Header><ID>1</ID><Test>false</Test><Prepared>2020-01-01</Prepared><Sender id="A"/></Header>${structures}</Structure>`;
  const codelist = (content: string) =>
    message(`<Structures><Codelists><Codelist id="C" agencyID="A">${content}</Codelist></Codelists></Structures>`);
  expect(schemaDeviations(codelist('<Name>n</Name><Code id="X"><Name>x</Name></Code>'))).toEqual([]);
  expect(schemaDeviations(codelist('<Code id="X"><Name>x</Name></Code><Name>n</Name>'))).toHaveLength(1);
  expect(schemaDeviations(codelist('<Name>n</Name><Code><Name>x</Name></Code>'))).toEqual([
    'Codelist/Code: without id',
  ]);
  expect(schemaDeviations(codelist('<Name>n</Name><Code id="X" colour="red"><Name>x</Name></Code>'))).toEqual([
    'Codelist/Code: with colour',
  ]);
  const turned = message('<Structures><Codelists/><Dataflows/></Structures>');
  expect(schemaDeviations(turned).length).toBeGreaterThan(0);
});
