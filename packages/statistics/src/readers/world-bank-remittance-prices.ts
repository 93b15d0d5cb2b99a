import type { Row, Table, TabularFile } from '@sterna/tabular';
import { type CellReference, type SourceObservation, TOTAL } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { makeReading } from './reading/make-reading.ts';
import { ReadingSession } from './reading/session.ts';

/** The price of sending the equivalent of 200 dollars; `cc2` is that of 500. */
const COST = 'cc1 total cost';
const REQUIRED = ['period', 'source code', 'destination code', COST];

const isHead = (head: Head): boolean => REQUIRED.every((name) => head.has(name));

interface Services {
  readonly table: Table;
  readonly head: Head;
}

async function servicesOf(file: TabularFile): Promise<readonly Services[]> {
  const found: Services[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(10), isHead);
    if (head !== undefined) found.push({ table, head });
  }
  return found;
}

const QUARTERS = [
  /^(?<year>\d{4})[ _-]?(?:(?<before>[1-4])Q|Q(?<after>[1-4]))$/i,
  /^(?:(?<before>[1-4])Q|Q(?<after>[1-4]))[ _-]?(?<year>\d{4})$/i,
];

/** `2016_2Q`, `2016_Q2`, `2016Q2`, `Q2 2016` or `2Q2016` as `2016-Q2`. */
function quarterOf(text: string): string | undefined {
  for (const pattern of QUARTERS) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return `${groups['year']}-Q${groups['before'] ?? groups['after']}`;
  }
  return undefined;
}

/** The services of one corridor in one quarter. */
interface Corridor {
  readonly refArea: string;
  readonly counterpart: string;
  readonly period: string;
  readonly at: CellReference;
  sum: number;
  count: number;
}

/** Adds the prices of services up by corridor and quarter. */
class PriceSums {
  readonly corridors = new Map<string, Corridor>();
  readonly #session: ReadingSession;

  constructor(session: ReadingSession) {
    this.#session = session;
  }

  add(row: Row, { table, head }: Services): void {
    const cell = (name: string) => row.cells[head.find(name)];
    const at = (name: string): CellReference => ({
      ...(table.name === '' ? {} : { part: table.name }),
      row: row.number,
      column: head.find(name) + 1,
    });
    if (REQUIRED.every((name) => textOf(cell(name)) === '')) return;
    if (/^no?$/i.test(textOf(cell('transparent')))) {
      const message =
        'Services that do not show their exchange rate are left out of the averages, as the publisher does.';
      this.#session.log.add('service-left-out', 'info', message, at('transparent'), 'transparent');
      return;
    }
    const period = quarterOf(textOf(cell('period')));
    if (period === undefined) {
      const message = `“${textOf(cell('period'))}” is not a quarter. Write it as 2016_2Q.`;
      this.#session.reject('not-a-period', message, at('period'));
      return;
    }
    const refArea = this.#session.place(cell('destination code'), cell('destination name'), at('destination code'));
    const counterpart = this.#session.counterpart(cell('source code'), cell('source name'), at('source code'));
    if (refArea === undefined || counterpart === undefined) return;
    const read = this.#session.value(cell(COST), 'PC', () => at(COST));
    if (read === undefined || read.value === null) return;
    const key = `${refArea} ${counterpart} ${period}`;
    const corridor = this.corridors.get(key) ?? { refArea, counterpart, period, at: at(COST), sum: 0, count: 0 };
    corridor.sum += read.value;
    corridor.count += 1;
    this.corridors.set(key, corridor);
  }
}

async function* averages(
  tables: readonly Services[],
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  const sums = new PriceSums(session);
  for (const services of tables) {
    for await (const rows of services.table.batches()) {
      for (const row of rows) if (row.number > services.head.row.number) sums.add(row, services);
      yield [];
    }
  }
  yield [...sums.corridors.values()].map(({ refArea, counterpart, period, at, sum, count }) => ({
    indicator: 'REMITTANCE_COST',
    refArea,
    counterpart,
    sex: TOTAL,
    age: TOTAL,
    dimensions: {},
    unit: 'PC',
    period,
    value: sum / count,
    status: 'A',
    attributes: { SERVICES: String(count) },
    at,
  }));
}

async function newestQuarter(tables: readonly Services[]): Promise<string> {
  let newest = '';
  for (const { table, head } of tables) {
    const column = head.find('period');
    for await (const rows of table.batches()) {
      for (const { cells } of rows) {
        const period = quarterOf(textOf(cells[column]));
        if (period !== undefined && period > newest) newest = period;
      }
    }
  }
  return newest;
}

function releaseOf(newest: string, options: ReadOptions): ReleaseDescription {
  const [year = '1900', quarter = 'Q4'] = newest.split('-');
  const end = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' }[quarter] ?? '12-31';
  return {
    source: options.source ?? 'WB_RPW',
    version: options.version ?? `to ${newest}`,
    dated: options.dated ?? `${year}-${end}`,
    title: 'Remittance Prices Worldwide, services',
    completeOver: [],
  };
}

/** Without a quarter no release can be named. */
function refuseWithoutQuarters(): Refusal {
  const message = 'No row names its quarter. Check the column period: quarters are written 2020_1Q.';
  return { findings: [{ rule: 'no-values', severity: 'error', message, where: '' }] };
}

/**
 * Remittance Prices Worldwide as its full data set: a row for each service of each corridor and quarter. The figure of a
 * corridor is the simple average of its services' total costs for 200 dollars, without those that hide their exchange
 * rate: the way the publisher makes its own averages. Each figure has the number of its services as `SERVICES` and the
 * row of the first of them.
 */
export const worldBankRemittancePrices: Reader = {
  id: 'world-bank-remittance-prices',
  layouts: 'Remittance Prices Worldwide, the full data set (period, source_code, destination_code, cc1 total cost %)',
  async recognise(file: TabularFile): Promise<number> {
    return (await servicesOf(file)).length > 0 ? 0.95 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const tables = await servicesOf(file);
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    const newest = await newestQuarter(tables);
    if (newest === '') return refuseWithoutQuarters();
    return makeReading(this.id, releaseOf(newest, options), session, averages(tables, session));
  },
};
