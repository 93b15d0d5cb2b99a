import type { SourceObservation } from '@sterna/statistics';
import { COPY_NULL, copyField } from './copy-text.ts';
import type { Session } from './engine.ts';
import { StoreError } from './errors.ts';
import { PartRegister, type ReleaseRecord } from './release-record.ts';
import { GLOBAL_SPACE } from './schema.ts';
import { SeenFigures } from './seen-figures.ts';
import type { RegisteredSeries, SeriesRegister } from './series-register.ts';

/** Enough to make the cost of a statement small, few enough to keep memory small. */
const ROWS_AT_ONCE = 16_384;

export const OBSERVATION_COLUMNS: readonly string[] = [
  'space_id',
  'series_id',
  'release_id',
  'part_id',
  'row',
  'col',
  'value',
  'in_force',
  'period',
  'status',
  'note',
];

/**
 * Writes one import's figures. Nearly all go straight into the table. Those that the release may have already, because
 * this import brought the same series and period before or because another file of the release may have, go into the
 * temporary table `doubtful`, to be settled at the end.
 */
export class ObservationWriter {
  readonly #session: Session;
  readonly #release: ReleaseRecord;
  readonly #series: SeriesRegister;
  readonly #parts: PartRegister;
  readonly #seen = new SeenFigures();
  readonly #onProgress: (observations: number) => void;
  #waiting: SourceObservation[] = [];
  #doubtfulTable = false;
  #copying: Promise<void> = Promise.resolve();
  /** Figures taken so far, doubtful ones included. */
  taken = 0;
  /** Figures written straight into the table. */
  written = 0;
  /** Those of them marked as in force. */
  inForce = 0;
  /** Figures that went to `doubtful`; the table exists when there are any. */
  doubtful = 0;

  constructor(
    session: Session,
    release: ReleaseRecord,
    series: SeriesRegister,
    onProgress: (observations: number) => void,
  ) {
    this.#session = session;
    this.#release = release;
    this.#series = series;
    this.#parts = new PartRegister(session, release.fileId);
    this.#onProgress = onProgress;
  }

  async take(batch: readonly SourceObservation[]): Promise<void> {
    for (const observation of batch) {
      this.#waiting.push(observation);
      if (this.#waiting.length >= ROWS_AT_ONCE) await this.#flush();
    }
  }

  /** Writes what is still waiting; the last call. */
  async finish(): Promise<void> {
    if (this.#waiting.length > 0) await this.#flush();
    await this.#copying;
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    try {
      await this.#write(rows);
    } catch (error) {
      // A copy under way that failed is the cause of what failed after it.
      await this.#copying;
      throw error;
    }
    this.taken += rows.length;
    this.#onProgress(this.taken);
  }

  async #write(rows: readonly SourceObservation[]): Promise<void> {
    const series = rows.map((row) => this.#series.note(row));
    const { copied } = await this.#series.register();
    copied.catch(() => undefined);
    const { direct, doubtful } = await this.#sort(rows, series);
    await this.#copying;
    if (doubtful !== '') await this.#writeDoubtful(doubtful);
    // Not awaited here: while the database takes these rows, the reader reads the next.
    this.#copying = Promise.all([copied, this.#session.copy('observation', OBSERVATION_COLUMNS, direct)]).then(
      () => {},
    );
    this.#copying.catch(() => undefined);
  }

  async #sort(
    rows: readonly SourceObservation[],
    series: readonly RegisteredSeries[],
  ): Promise<{ direct: string; doubtful: string }> {
    let direct = '';
    let doubtful = '';
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      const target = series[index];
      if (!row || !target) continue;
      const part = this.#parts.find(row.at.part) ?? (await this.#parts.add(row.at.part));
      const inForce = !target.existing || this.#release.isNewest;
      const line = this.#line(row, target.id, part, inForce);
      const isNew = this.#seen.add(target.number, row.period);
      if (isNew && !(target.existing && this.#release.existed)) {
        direct += line;
        this.written += 1;
        if (inForce) this.inForce += 1;
      } else {
        doubtful += line;
        this.doubtful += 1;
      }
    }
    return { direct, doubtful };
  }

  async #writeDoubtful(lines: string): Promise<void> {
    if (!this.#doubtfulTable) {
      this.#doubtfulTable = true;
      await this.#session.run(
        'create temp table doubtful (position integer generated always as identity, like observation) on commit drop',
      );
    }
    await this.#session.copy('doubtful', OBSERVATION_COLUMNS, lines);
  }

  #line(row: SourceObservation, series: number, part: number, inForce: boolean): string {
    const { value, at } = row;
    checkObservation(row);
    const where = `${this.#release.id}\t${part}\t${at.row}\t${at.column ?? COPY_NULL}`;
    const what = `${value ?? COPY_NULL}\t${inForce ? 't' : 'f'}\t${copyField(row.period)}\t${row.status}`;
    return `${GLOBAL_SPACE}\t${series}\t${where}\t${what}\t${copyField(row.note)}\n`;
  }
}

const PERIOD = /^\d{4}(-[\dA-Z-]+|\/\d{4})?$/;
const STATUS = /^[A-Z]$/;

/** A reader that breaks its contract is a fault of the program, not of the file. */
function checkObservation({ value, status, period, at }: SourceObservation): void {
  const isValue = value === null ? status === 'M' : Number.isFinite(value);
  if (isValue && PERIOD.test(period) && STATUS.test(status)) return;
  throw new StoreError(
    'observation-invalid',
    `Row ${at.row}: ${period} = ${value} (${status}) is no observation. A value is a number, or none with status M; ` +
      'a period is like 2020, 2020-Q1 or 2015/2020.',
  );
}
