import type { Row, Table, TabularFile } from '@sterna/tabular';
import { placeByCode } from '@sterna/vocabulary';
import { indicatorByCode } from '../indicators/indicator.ts';
import { type CellReference, type Sex, type SourceObservation, TOTAL } from '../observation.ts';
import { readSdmxPeriod } from '../period.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { readStatus } from '../sdmx-form/status.ts';
import { sourceById } from '../sources/source.ts';
import { columnOf, restoreText } from '../table-form/columns.ts';
import { writesDecimalComma } from './reading/decimal-comma.ts';
import { findHead, type Head, textOf } from './reading/head.ts';
import { makeReading } from './reading/make-reading.ts';
import { readPeriod } from './reading/period-cell.ts';
import { readSex } from './reading/person-groups.ts';
import { ReadingSession, type ReadValue } from './reading/session.ts';
import { Releases } from './sdmx/release.ts';

/** What every table of ours has; files from before `DATED` was written are read too. */
const REQUIRED = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE', 'SOURCE'];

/** Somebody may have written a title above the headings. */
const HEAD_ROWS = 10;

type Pairs = readonly (readonly [string, string])[];

interface FurtherColumn {
  readonly name: string;
  readonly column: number;
}

/** Where a table of ours keeps what. */
class Columns {
  readonly #fixed = new Map<string, number>();
  readonly dimensions: readonly FurtherColumn[];
  readonly attributes: readonly FurtherColumn[];
  /** Whether the table was written by an export: its codes then stand as they were, whatever they look like. */
  readonly isExact: boolean;

  constructor(head: Head) {
    const dimensions: FurtherColumn[] = [];
    const attributes: FurtherColumn[] = [];
    for (const [column, cell] of head.row.cells.entries()) {
      const heading = textOf(cell);
      if (heading === '') continue;
      const { kind, name } = columnOf(restoreText(heading));
      if (kind === 'dimension') dimensions.push({ name, column });
      else if (kind === 'attribute') attributes.push({ name, column });
      else if (kind === 'fixed' && !this.#fixed.has(name)) this.#fixed.set(name, column);
    }
    const byName = (a: FurtherColumn, b: FurtherColumn): number => (a.name < b.name ? -1 : 1);
    this.dimensions = dimensions.sort(byName);
    this.attributes = attributes.sort(byName);
    this.isExact = this.#fixed.has('DATED');
  }

  of(name: string): number {
    return this.#fixed.get(name) ?? -1;
  }
}

function isHead(head: Head): boolean {
  const columns = new Columns(head);
  return REQUIRED.every((name) => columns.of(name) !== -1);
}

/** A text that is written as names of places are: such a one was put in by hand. */
const NAME = /^\p{Lu}\p{Ll}+(?:[\s'’().,-]+\p{L}+)*[).]?$/u;

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Makes observations of the rows of one table. */
class ExportRows {
  readonly #session: ReadingSession;
  readonly #table: Table;
  readonly #columns: Columns;
  readonly #releases: Releases;
  readonly #options: ReadOptions;

  constructor(session: ReadingSession, table: Table, columns: Columns, releases: Releases, options: ReadOptions) {
    this.#session = session;
    this.#table = table;
    this.#columns = columns;
    this.#releases = releases;
    this.#options = options;
  }

  read(row: Row): SourceObservation | undefined {
    const at = this.#at(row);
    const refArea = this.#place(row, 'REF_AREA', at);
    const counterpart = this.#counterpart(row, at);
    if (refArea === undefined || counterpart === undefined) return undefined;
    const period = this.#period(row);
    const sex = this.#sex(row);
    if (period === undefined || sex === undefined) {
      const message = `The row has no period or sex that is known (“${this.#text(row, 'TIME_PERIOD')}”, “${this.#text(row, 'SEX')}”).`;
      this.#session.reject('unreadable-row', message, at);
      return undefined;
    }
    const indicator = this.#text(row, 'INDICATOR');
    const unit = this.#text(row, 'UNIT_MEASURE') || (indicatorByCode(indicator)?.unit ?? 'NUMBER');
    const read = this.#value(row, unit);
    const statusText = this.#text(row, 'OBS_STATUS');
    if (read === undefined && statusText !== 'M' && !this.#isMissing(row)) return undefined;
    const title = this.#text(row, 'INDICATOR_TITLE');
    // An export leaves out titles that nobody gave.
    if (title !== '' || !this.#columns.isExact) {
      this.#session.declareIndicator({ code: indicator, title: title || indicator, unit });
    }
    const value = read?.value ?? null;
    const note = this.#words(row, 'NOTE') || this.#words(row, 'COMMENT_OBS') || (read?.note ?? '');
    const { status, code } = readStatus(statusText, value !== null);
    const attributes = this.#attributes(row, code);
    const release = this.#releases.numberOf(this.#release(row));
    const observation: SourceObservation = {
      indicator,
      refArea,
      counterpart,
      sex,
      age: this.#text(row, 'AGE') || TOTAL,
      dimensions: Object.fromEntries(this.#dimensions(row)),
      unit,
      period,
      value,
      status,
      ...(note === '' ? {} : { note }),
      ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
      ...(release === 0 ? {} : { release }),
      at,
    };
    return this.#columns.isExact || this.#session.accept(observation) ? observation : undefined;
  }

  #text(row: Row, name: string): string {
    return restoreText(textOf(row.cells[this.#columns.of(name)]));
  }

  /** A text with its spaces. */
  #words(row: Row, name: string): string {
    const cell = row.cells[this.#columns.of(name)];
    return typeof cell === 'string' ? restoreText(cell) : textOf(cell);
  }

  #at(row: Row, name?: string): CellReference {
    return {
      ...(this.#table.name === '' ? {} : { part: this.#table.name }),
      row: row.number,
      ...(name === undefined ? {} : { column: this.#columns.of(name) + 1 }),
    };
  }

  #place(row: Row, column: string, at: CellReference): string | undefined {
    const text = this.#text(row, column);
    if (this.#columns.isExact && text !== '' && (placeByCode(text) !== undefined || !NAME.test(text))) return text;
    return this.#session.place(text, undefined, at);
  }

  #counterpart(row: Row, at: CellReference): string | undefined {
    const text = this.#text(row, 'COUNTERPART_AREA');
    if (text === '' || text === TOTAL) return TOTAL;
    if (this.#columns.isExact) return this.#place(row, 'COUNTERPART_AREA', at);
    return this.#session.counterpart(text, undefined, at);
  }

  #period(row: Row): string | undefined {
    const text = this.#text(row, 'TIME_PERIOD');
    return (this.#columns.isExact ? readSdmxPeriod(text) : undefined) ?? readPeriod(text);
  }

  #sex(row: Row): Sex | undefined {
    const text = this.#text(row, 'SEX');
    return text === '' ? TOTAL : readSex(text);
  }

  #value(row: Row, unit: string): ReadValue | undefined {
    const cell = row.cells[this.#columns.of('OBS_VALUE')];
    if (this.#columns.isExact && typeof cell === 'string' && PLAIN_NUMBER.test(cell)) return { value: Number(cell) };
    return this.#session.value(cell, unit, () => this.#at(row, 'OBS_VALUE'));
  }

  /** An export has a row without value for each that is missing, whatever its status says of why. */
  #isMissing(row: Row): boolean {
    return this.#columns.isExact && this.#text(row, 'OBS_VALUE') === '' && this.#text(row, 'OBS_STATUS') !== '';
  }

  #dimensions(row: Row): Pairs {
    return this.#columns.dimensions
      .map(({ name, column }): [string, string] => [name, restoreText(textOf(row.cells[column]))])
      .filter(([, code]) => code !== '' && code !== '_Z' && (this.#columns.isExact || code !== TOTAL));
  }

  #attributes(row: Row, statusCode: string | undefined): Pairs {
    const pairs = this.#columns.attributes
      .map(({ name, column }): [string, string] => {
        const cell = row.cells[column];
        return [name, typeof cell === 'string' ? restoreText(cell) : textOf(cell)];
      })
      .filter(([, text]) => text !== '');
    if (statusCode === undefined || pairs.some(([name]) => name === 'OBS_STATUS')) return pairs;
    return [...pairs, ['OBS_STATUS', statusCode] as [string, string]].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #release(row: Row): ReleaseDescription {
    const { source, version, dated } = this.#options;
    return releaseOf(
      source ?? this.#text(row, 'SOURCE'),
      version ?? this.#text(row, 'RELEASE'),
      dated ?? this.#text(row, 'DATED'),
    );
  }
}

/** @param dated empty where the table does not say it: then as far as the version tells */
function releaseOf(source: string, version: string, dated: string): ReleaseDescription {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(version)?.[0];
  const year = /\b(19|20)\d\d\b/.exec(version)?.[0];
  return {
    source,
    version,
    dated: dated || (iso ?? (year === undefined ? '1900-01-01' : `${year}-12-31`)),
    title: sourceById(source)?.name.en ?? source,
    // An export may be a selection, so nothing in it is known to be complete.
    completeOver: [],
  };
}

interface OwnTable {
  readonly table: Table;
  readonly head: Head;
}

/** The tables of a file that are ours; a workbook of many figures has several. */
async function ownTables(file: TabularFile): Promise<readonly OwnTable[]> {
  const found: OwnTable[] = [];
  for (const table of file.tables) {
    const head = findHead(await table.head(HEAD_ROWS), isHead);
    if (head !== undefined) found.push({ table, head });
  }
  return found;
}

async function* readRows(
  tables: readonly OwnTable[],
  session: ReadingSession,
  releases: Releases,
  options: ReadOptions,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const { table, head } of tables) {
    const exported = new ExportRows(session, table, new Columns(head), releases, options);
    for await (const rows of table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) {
        const observation = row.number > head.row.number ? exported.read(row) : undefined;
        if (observation !== undefined) batch.push(observation);
      }
      if (batch.length > 0) yield batch;
    }
  }
}

/** Our own tables of figures, CSV or XLSX, as `sterna data` and `sterna export` write them, read back. */
export const sternaCsv: Reader = {
  id: 'sterna-csv',
  layouts:
    'Sterna’s own export (INDICATOR, REF_AREA, COUNTERPART_AREA, SEX, AGE, TIME_PERIOD, OBS_VALUE, …, SOURCE, RELEASE)',
  async recognise(file: TabularFile): Promise<number> {
    const [first] = file.tables;
    const [own] = await ownTables(first === undefined ? file : { ...file, tables: [first] });
    return own === undefined ? 0 : 0.95;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const session = new ReadingSession('m49', await writesDecimalComma(file.tables), options.places);
    const releases = new Releases();
    const iterator = readRows(await ownTables(file), session, releases, options);
    const first = await iterator.next();
    const [release] = releases.list;
    if (first.done === true || release === undefined) {
      const message = 'The layout is known, but no value could be read. Check that the data rows are there.';
      const findings = session.log.list();
      return { findings: [...findings, { rule: 'no-values', severity: 'error', message, where: '' }] };
    }
    const batches = (async function* (): AsyncGenerator<readonly SourceObservation[]> {
      yield first.value;
      yield* iterator;
    })();
    const reading = makeReading(this.id, release, session, batches);
    return Object.defineProperty(reading, 'releases', { enumerable: true, get: () => releases.list });
  },
};
