import type { Row, Table, TabularFile } from '@sterna/tabular';
import type { CellReference, SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { noteLostColumns } from './reading/lost-columns.ts';
import { makeReading, readAhead } from './reading/make-reading.ts';
import { endYear, readPeriod } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';
import { type BreakdownTable, breakdownCode, breakdownTable, type CountedColumn, TITLES } from './unhcr/breakdowns.ts';
import { type Corridor, CorridorReader } from './unhcr/corridor-reader.ts';

interface FoundTable extends BreakdownTable {
  readonly table: Table;
  readonly head: Head;
}

async function tablesOf(file: TabularFile): Promise<readonly FoundTable[]> {
  const tables: FoundTable[] = [];
  for (const table of file.tables) {
    const rows = await table.head(30);
    let layout: BreakdownTable | undefined;
    const head = findHead(rows, (candidate) => {
      const above = rows.filter(({ number }) => number < candidate.row.number);
      layout = breakdownTable(candidate, above.flatMap(({ cells }) => cells.map(textOf)).join(' '));
      return layout !== undefined;
    });
    if (head !== undefined && layout !== undefined) tables.push({ ...layout, table, head });
  }
  return tables;
}

class BreakdownRows {
  newest = 0;
  readonly #session: ReadingSession;
  readonly #found: FoundTable;
  readonly #corridors: CorridorReader;

  constructor(session: ReadingSession, found: FoundTable) {
    this.#session = session;
    this.#found = found;
    this.#corridors = new CorridorReader(session, found.corridor, found.table);
  }

  read(row: Row, into: SourceObservation[]): void {
    const { counted, breakdowns } = this.#found;
    if (!counted.some(({ column }) => textOf(row.cells[column]) !== '')) return;
    const corridor = this.#corridors.read(row);
    if (corridor === undefined) return;
    this.newest = Math.max(this.newest, endYear(corridor.period));
    const codes = breakdowns
      .map(({ column, concept }) => [concept, breakdownCode(row.cells[column])] as const)
      .filter(([, code]) => code !== '');
    for (const column of counted) this.#readValue(row, corridor, column, Object.fromEntries(codes), into);
  }

  #readValue(
    row: Row,
    { asylum, origin, period }: Corridor,
    { column, indicator, sex, age, dimensions }: CountedColumn,
    codes: Readonly<Record<string, string>>,
    into: SourceObservation[],
  ): void {
    const { name } = this.#found.table;
    const at: CellReference = { ...(name !== '' && { part: name }), row: row.number, column: column + 1 };
    const read = this.#session.value(row.cells[column], 'PS', () => at);
    // A dash stands where a count does not concern the row: only a value kept back is worth keeping.
    if (read === undefined || (read.value === null && read.note === undefined)) return;
    const all = Object.entries({ ...codes, ...dimensions }).sort(([a], [b]) => (a < b ? -1 : 1));
    const observation: SourceObservation = {
      indicator,
      refArea: asylum === '_T' ? 'WLD' : asylum,
      counterpart: origin,
      sex,
      age,
      dimensions: Object.fromEntries(all),
      unit: codes['CASES_OR_PERSONS']?.startsWith('C') ? 'NUMBER' : 'PS',
      period,
      value: read.value,
      status: read.value === null ? 'M' : 'A',
      ...(read.note === undefined ? {} : { note: read.note }),
      at,
    };
    if (this.#session.accept(observation)) into.push(observation);
  }
}

interface Newest {
  year: number;
}

async function* readTables(
  tables: readonly FoundTable[],
  session: ReadingSession,
  newest: Newest,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const found of tables) {
    const reader = new BreakdownRows(session, found);
    for await (const rows of found.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > found.head.row.number) reader.read(row, batch);
      newest.year = Math.max(newest.year, reader.newest);
      yield batch;
    }
  }
}

async function surveyYears(tables: readonly FoundTable[], newest: Newest): Promise<void> {
  for (const { table, head, corridor } of tables) {
    for await (const rows of table.batches()) {
      for (const { number, cells } of rows) {
        const period = number > head.row.number ? readPeriod(cells[corridor.year]) : undefined;
        if (period !== undefined) newest.year = Math.max(newest.year, endYear(period));
      }
    }
  }
}

async function prepare({ table, head, corridor, counted, breakdowns }: FoundTable, session: ReadingSession) {
  for (const { indicator } of counted) {
    session.declareIndicator({ code: indicator, title: TITLES[indicator] ?? indicator, unit: 'PS' });
  }
  const known = [...counted, ...breakdowns].map(({ column }) => column);
  const keys = Object.values(corridor);
  const taken = new Set([...known, ...keys]);
  await noteLostColumns({ table, headRow: head.row.number, taken, from: Math.max(...keys) + 1 }, session.log);
}

/**
 * UNHCR's applications for asylum, decisions on them, and people by sex and age, in the layouts of the Refugee Data
 * Finder and of the database before it. What breaks them down (authority, stage, kind of decision, place) is kept as
 * further dimensions; applications and decisions counted by case and not by person have no unit of people.
 */
export const unhcrBreakdowns: Reader = {
  id: 'unhcr-breakdowns',
  layouts: 'UNHCR asylum applications, asylum decisions, and people by sex and age',
  async recognise(file: TabularFile): Promise<number> {
    return (await tablesOf(file)).length > 0 ? 0.9 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading> {
    const tables = await tablesOf(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    for (const found of tables) await prepare(found, session);
    const newest: Newest = { year: 0 };
    const batches = await readAhead(readTables(tables, session, newest), () => surveyYears(tables, newest));
    const release = {
      source: options.source ?? 'UNHCR_POPULATION',
      version: options.version ?? `end-${newest.year}`,
      dated: options.dated ?? `${newest.year}-12-31`,
      title: 'UNHCR population statistics',
      completeOver: [],
    };
    return makeReading(this.id, release, session, batches);
  },
};
