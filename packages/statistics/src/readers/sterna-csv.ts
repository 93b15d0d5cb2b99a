import type { Row, Table, TabularFile } from '@sterna/tabular';
import { indicatorByCode } from '../indicators/indicator.ts';
import type { CellReference, ObservationStatus, SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { sourceById } from '../sources/source.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { makeReading } from './reading/make-reading.ts';
import { readPeriod } from './reading/period-cell.ts';
import { readSex } from './reading/person-groups.ts';
import { ReadingSession } from './reading/session.ts';

/** The columns of our own export, by their SDMX concepts. */
const REQUIRED = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE', 'SOURCE'];
const OPTIONAL = ['COUNTERPART_AREA', 'SEX', 'AGE', 'UNIT_MEASURE', 'OBS_STATUS', 'RELEASE', 'COMMENT_OBS', 'DATED'];
const STATUSES = new Set(['A', 'E', 'P', 'B', 'M', 'I', 'F', 'N', 'U']);

type ColumnOf = (concept: string) => number;

function conceptColumns(head: Head): ColumnOf {
  const concepts = head.row.cells.map((cell) => textOf(cell).toUpperCase());
  return (concept) => concepts.indexOf(concept);
}

function isHead(head: Head): boolean {
  const column = conceptColumns(head);
  return REQUIRED.every((concept) => column(concept) !== -1);
}

const isStatus = (text: string): text is ObservationStatus => STATUSES.has(text);

class ExportRows {
  readonly #session: ReadingSession;
  readonly #table: Table;
  readonly #column: ColumnOf;
  readonly #extra: readonly { readonly concept: string; readonly column: number }[];

  constructor(session: ReadingSession, table: Table, head: Head) {
    this.#session = session;
    this.#table = table;
    this.#column = conceptColumns(head);
    const known = new Set([...REQUIRED, ...OPTIONAL]);
    this.#extra = head.row.cells
      .map((cell, column) => ({ concept: textOf(cell).toUpperCase(), column }))
      .filter(({ concept }) => concept !== '' && !known.has(concept))
      .sort((a, b) => (a.concept < b.concept ? -1 : 1));
  }

  read(row: Row): SourceObservation | undefined {
    const text = (concept: string): string => textOf(row.cells[this.#column(concept)]);
    const at = this.#at(row);
    const refArea = this.#session.place(text('REF_AREA'), undefined, at);
    const other = text('COUNTERPART_AREA');
    const counterpart = other === '' || other === '_T' ? '_T' : this.#session.counterpart(other, undefined, at);
    const period = readPeriod(text('TIME_PERIOD'));
    const sex = text('SEX') === '' ? '_T' : readSex(text('SEX'));
    if (refArea === undefined || counterpart === undefined) return undefined;
    if (period === undefined || sex === undefined) {
      const message = `The row has no period or sex that is known (“${text('TIME_PERIOD')}”, “${text('SEX')}”).`;
      this.#session.reject('unreadable-row', message, at);
      return undefined;
    }
    const indicator = text('INDICATOR');
    const unit = text('UNIT_MEASURE') || (indicatorByCode(indicator)?.unit ?? 'NUMBER');
    const read = this.#session.value(row.cells[this.#column('OBS_VALUE')], unit, () => this.#at(row, 'OBS_VALUE'));
    const status = text('OBS_STATUS');
    if (read === undefined && status !== 'M') return undefined;
    this.#session.declareIndicator({ code: indicator, title: indicator, unit });
    const value = read?.value ?? null;
    const note = text('COMMENT_OBS');
    const observation: SourceObservation = {
      indicator,
      refArea,
      counterpart,
      sex,
      age: text('AGE') || '_T',
      dimensions: this.#dimensions(row),
      unit,
      period,
      value,
      status: value === null ? 'M' : isStatus(status) ? status : 'A',
      ...(note === '' ? {} : { note }),
      at,
    };
    return this.#session.accept(observation) ? observation : undefined;
  }

  #at(row: Row, concept?: string): CellReference {
    return {
      ...(this.#table.name === '' ? {} : { part: this.#table.name }),
      row: row.number,
      ...(concept === undefined ? {} : { column: this.#column(concept) + 1 }),
    };
  }

  #dimensions(row: Row): Readonly<Record<string, string>> {
    const pairs = this.#extra.map(({ concept, column }): [string, string] => [concept, textOf(row.cells[column])]);
    return Object.fromEntries(pairs.filter(([, code]) => code !== '' && code !== '_T'));
  }
}

async function* readRows(
  table: Table,
  head: Head,
  session: ReadingSession,
): AsyncGenerator<readonly SourceObservation[]> {
  const exported = new ExportRows(session, table, head);
  for await (const rows of table.batches()) {
    const batch: SourceObservation[] = [];
    for (const row of rows) {
      const observation = row.number > head.row.number ? exported.read(row) : undefined;
      if (observation !== undefined) batch.push(observation);
    }
    yield batch;
  }
}

/** Sources and releases met in all rows: a file for reading in has to be of one release. */
async function releasesIn(table: Table, head: Head): Promise<readonly { source: string; version: string }[]> {
  const column = conceptColumns(head);
  const found = new Map<string, { source: string; version: string }>();
  for await (const rows of table.batches()) {
    for (const { number, cells } of rows) {
      if (number <= head.row.number) continue;
      const source = textOf(cells[column('SOURCE')]);
      const version = textOf(cells[column('RELEASE')]);
      found.set(`${source}|${version}`, { source, version });
    }
  }
  return [...found.values()];
}

function releaseOf(source: string, version: string, options: ReadOptions): ReleaseDescription {
  const named = options.version ?? version;
  const iso = /\d{4}-\d{2}-\d{2}/.exec(named)?.[0];
  const year = /\b(19|20)\d\d\b/.exec(named)?.[0];
  return {
    source: options.source ?? source,
    version: named,
    dated: options.dated ?? iso ?? (year === undefined ? '1900-01-01' : `${year}-12-31`),
    title: sourceById(source)?.name.en ?? source,
    // An export may be a selection, so nothing in it is known to be complete.
    completeOver: [],
  };
}

/** The CSV that `sterna data` writes, read back. Columns beyond its own are dimensions. */
export const sternaCsv: Reader = {
  id: 'sterna-csv',
  layouts:
    'Sterna’s own export (INDICATOR, REF_AREA, COUNTERPART_AREA, SEX, AGE, TIME_PERIOD, OBS_VALUE, …, SOURCE, RELEASE)',
  async recognise(file: TabularFile): Promise<number> {
    const [table] = file.tables;
    if (table === undefined || file.tables.length > 1) return 0;
    return findHead(await table.head(1), isHead) === undefined ? 0 : 0.95;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const [table] = file.tables;
    const head = table && findHead(await table.head(1), isHead);
    if (table === undefined || head === undefined) throw new Error('open was called on a file that is not recognised');
    const releases = await releasesIn(table, head);
    const [first] = releases;
    if (first === undefined || releases.length > 1) {
      const names = releases.map(({ source, version }) => `${source} ${version}`).join(', ');
      const message = `The file has figures of ${releases.length} releases (${names}). Give one file for each release.`;
      return { findings: [{ rule: 'several-releases', severity: 'error', message, where: 'column SOURCE' }] };
    }
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables));
    const release = releaseOf(first.source, first.version, options);
    return makeReading(this.id, release, session, readRows(table, head, session));
  },
};
