import type { Table, TabularFile } from '@sterna/tabular';
import type { Reader, Reading, ReadOptions, Refusal } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { ReadingSession } from './reading/session.ts';
import { dimensionColumns } from './sdg/dimensions.ts';
import { type Newest, readSeriesTables, surveySeriesYears } from './sdg/series-reading.ts';
import type { SeriesColumns } from './sdg/series-rows.ts';

/** Series codes of the SDG database, as a heading in small letters: `sm_dth_migr`. */
const SERIES = /^[a-z]{2}_[a-z0-9]{2,}(_[a-z0-9]+)*$/;

function seriesColumn(head: Head): number {
  return head.row.cells.findIndex(
    (cell) => typeof cell === 'string' && SERIES.test(cell) && !/^(geo|policy|migratory|type)/.test(cell),
  );
}

function isHead(head: Head): boolean {
  return (
    head.has('geo area') && head.has('year') && (head.has('nature') || head.has('units')) && seriesColumn(head) !== -1
  );
}

async function tablesOf(file: TabularFile): Promise<readonly SeriesColumns[]> {
  const tables: SeriesColumns[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(10), isHead);
    if (head !== undefined) tables.push(columnsOf(table, head));
  }
  return tables;
}

/** A list of the codes of a dimension with their names (`ddf--entities--…`), which comes beside the figures. */
async function isListOfNames(file: TabularFile): Promise<boolean> {
  if (file.tables.length === 0) return false;
  for (const table of file.tables) {
    const [head] = await table.head(1);
    const [concept, name, ...others] = (head?.cells ?? []).map(textOf);
    const isConcept = concept !== undefined && /^[a-z][a-z0-9_]+$/.test(concept);
    if (!isConcept || name !== 'name' || !others.every((other) => /^(is--|[a-z][a-z0-9_]*$)/.test(other))) return false;
  }
  return true;
}

async function refuseNames(file: TabularFile): Promise<Refusal> {
  const concepts: string[] = [];
  for (const table of file.tables) concepts.push(textOf((await table.head(1))[0]?.cells[0]));
  const message =
    `The file names the codes of ${concepts.join(', ')} and holds no figures: there is nothing to bring in. ` +
    'The codes are known; give the files of figures (ddf--datapoints--…).';
  return { findings: [{ rule: 'names-only', severity: 'error', message, where: '' }] };
}

function columnsOf(table: Table, head: Head): SeriesColumns {
  const value = seriesColumn(head);
  return {
    table,
    headRow: head.row.number,
    series: -1,
    onlySeries: textOf(head.row.cells[value]).toUpperCase(),
    title: -1,
    place: head.find('geo area'),
    placeName: -1,
    year: head.find('year'),
    value,
    units: head.find('units'),
    nature: head.find('nature'),
    footnote: -1,
    dimensions: dimensionColumns(head),
    bareAgesAreOpen: true,
  };
}

/**
 * Series of the SDG database in the Data Description Format: one series per file, in its last column, with M49 numbers
 * and the breakdowns as columns. The file does not name its release; it is named after its newest year, unless given.
 */
export const sdgDdf: Reader = {
  id: 'sdg-ddf',
  layouts: 'UNSD SDG series in DDF (geo_area, nature, units, year, the series)',
  async recognise(file: TabularFile): Promise<number> {
    if ((await tablesOf(file)).length > 0) return 0.9;
    return (await isListOfNames(file)) ? 0.4 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const tables = await tablesOf(file);
    if (tables.length === 0) return refuseNames(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    const newest: Newest = { year: 0 };
    const rows = readSeriesTables(tables, session, newest);
    const batches = await readAhead(rows, () => surveySeriesYears(tables, newest));
    const release = {
      source: options.source ?? 'UNSD_SDG',
      version: options.version ?? `to ${newest.year}`,
      dated: options.dated ?? `${newest.year}-12-31`,
      title: 'Global SDG Indicators Database',
      completeOver: [],
    };
    return makeReading(this.id, release, session, batches);
  },
};
