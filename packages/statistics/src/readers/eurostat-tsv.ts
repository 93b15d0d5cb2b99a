import type { TabularFile } from '@sterna/tabular';
import type { SourceObservation } from '../observation.ts';
import type { Reader, Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { type TsvHead, TsvRows, tsvHead } from './eurostat/tsv-rows.ts';
import { noteGuessedDate } from './reading/guessed-date.ts';
import { makeReading } from './reading/make-reading.ts';
import { endYear } from './reading/period-cell.ts';
import { ReadingSession } from './reading/session.ts';

async function headsOf(file: TabularFile): Promise<readonly TsvHead[]> {
  const heads: TsvHead[] = [];
  for (const table of file.tables) {
    const [first] = await table.head(1);
    const head = first && tsvHead(first, table);
    if (head !== undefined) heads.push(head);
  }
  return heads;
}

/** The code of the data set, which stands only in the name of the file: `migr_imm1ctz.tsv`, `estat_migr_imm1ctz.tsv`. */
function dataSetOf(name: string): string | undefined {
  const [, code] = /^(?:estat_)?([a-z]{2,}_?[a-z0-9_]*\d?[a-z0-9]*)\.tsv$/i.exec(name.split('/').at(-1) ?? '') ?? [];
  return code?.toUpperCase();
}

function releaseOf(heads: readonly TsvHead[], options: ReadOptions): ReleaseDescription {
  const years = heads.flatMap(({ periods }) => periods.map(endYear)).filter((year) => year > 0);
  const newest = Math.max(1900, ...years);
  return {
    source: options.source ?? 'EUROSTAT',
    version: options.version ?? `to ${newest}`,
    dated: options.dated ?? `${newest}-12-31`,
    title: 'Eurostat database',
    completeOver: [],
  };
}

async function* readTables(
  heads: readonly TsvHead[],
  session: ReadingSession,
  indicator: string,
): AsyncGenerator<readonly SourceObservation[]> {
  for (const head of heads) {
    const table = new TsvRows(session, head, indicator);
    for await (const rows of head.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) if (row.number > head.headRow) table.read(row, batch);
      yield batch;
    }
  }
}

/** Eurostat's tables parted by tabs, as its bulk download gives them: a row per combination of codes, periods across. */
export const eurostatTsv: Reader = {
  id: 'eurostat-tsv',
  layouts: 'Eurostat tables in TSV (freq,…,geo\\TIME_PERIOD, then periods)',
  async recognise(file: TabularFile): Promise<number> {
    return (await headsOf(file)).length > 0 ? 0.95 : 0;
  },
  async open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal> {
    const heads = await headsOf(file);
    const dataSet = dataSetOf(file.name);
    const indicator = options.indicator ?? (dataSet === undefined ? undefined : `ESTAT:${dataSet}`);
    if (indicator === undefined) {
      const message =
        'The table does not say which data set it is, and the name of the file does not either. Name it as Eurostat does, migr_imm1ctz.tsv, or name the indicator: --indicator ESTAT:MIGR_IMM1CTZ (on the import page: choose it below).';
      return { findings: [{ rule: 'indicator-unknown', severity: 'error', message, where: '' }] };
    }
    const session = new ReadingSession('m49');
    session.declareIndicator({ code: indicator, title: indicator, unit: 'NUMBER' });
    const release = releaseOf(heads, options);
    noteGuessedDate(session.log, release, options);
    return makeReading(this.id, release, session, readTables(heads, session, indicator));
  },
};
