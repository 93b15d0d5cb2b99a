import { AttributeRegister } from './attribute-register.ts';
import { saysCarried } from './carried.ts';
import { CopyRows } from './copy-rows.ts';
import { COPY_NULL, copyField } from './copy-text.ts';
import type { EncodedBatch } from './encoded/encoded-batch.ts';
import type { Session } from './engine.ts';
import type { ReleaseRegister } from './release-register.ts';
import { GLOBAL_SPACE } from './schema.ts';
import type { SeriesRegister } from './series-register.ts';

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
  'attributes_id',
];

const NOTHING = Buffer.from(`${COPY_NULL}\t`);
const SPACE = Buffer.from(`${GLOBAL_SPACE}\t`);
const [IN_FORCE, NOT_IN_FORCE] = [Buffer.from('t\t'), Buffer.from('f\t')];

/**
 * Writes one import's figures. Nearly all go straight into the table. Those that the release may have already, because
 * this import brought the same series and period before or because another file of the release may have, go into the
 * temporary table `doubtful`, to be settled at the end.
 */
export class ObservationWriter {
  readonly #session: Session;
  readonly #series: SeriesRegister;
  readonly #releases: ReleaseRegister;
  readonly #attributes: AttributeRegister;
  readonly #onProgress: (observations: number) => void;
  /** Fields of periods, of statuses and of rows' places that are the same in many rows. */
  readonly #periods: Uint8Array[] = [];
  readonly #statuses = new Map<number, Uint8Array>();
  #doubtfulTable = false;
  #copying: Promise<void> = Promise.resolve();
  /** Figures taken so far, doubtful ones included. */
  taken = 0;
  /** Figures that went to `doubtful`; the table exists when there are any. */
  doubtful = 0;
  /** Figures that were derived before they came in. */
  carried = 0;
  /** Figures stated as missing, doubtful ones left out. */
  missing = 0;

  constructor(
    session: Session,
    series: SeriesRegister,
    releases: ReleaseRegister,
    onProgress: (observations: number) => void,
  ) {
    this.#session = session;
    this.#series = series;
    this.#releases = releases;
    this.#attributes = new AttributeRegister(session);
    this.#onProgress = onProgress;
  }

  async take(batch: EncodedBatch): Promise<void> {
    try {
      await this.#write(batch);
    } catch (error) {
      // A copy under way that failed is the cause of what failed after it.
      await this.#copying;
      throw error;
    }
    this.taken += batch.count;
    this.#onProgress(this.taken);
  }

  /** Waits until all is written; the last call. */
  async finish(): Promise<void> {
    await this.#copying;
  }

  async #write(batch: EncodedBatch): Promise<void> {
    for (const period of batch.newPeriods) this.#periods.push(Buffer.from(`${copyField(period)}\t`));
    await this.#releases.prepare(batch);
    const sets = batch.attributeTexts.length > 0 ? await this.#attributes.idsOf(batch.attributeTexts) : [];
    const { copied } = await this.#series.register(batch.newSeries);
    copied.catch(() => undefined);
    const carried = new Set(batch.attributeTexts.flatMap((text, index) => (saysCarried(text) ? index + 1 : [])));
    const { direct, doubtful } = this.#sort(batch, sets, carried);
    await this.#copying;
    if (!doubtful.isEmpty) await this.#writeDoubtful(doubtful);
    // Not awaited here: while the database takes these rows, the reader reads the next.
    const figures = direct.isEmpty ? undefined : this.#session.copy('observation', OBSERVATION_COLUMNS, direct.take());
    this.#copying = Promise.all([copied, figures]).then(() => {});
    this.#copying.catch(() => undefined);
  }

  #sort(
    batch: EncodedBatch,
    sets: readonly number[],
    carriedSets: ReadonlySet<number>,
  ): { direct: CopyRows; doubtful: CopyRows } {
    const [direct, doubtful] = [new CopyRows(), new CopyRows()];
    for (let index = 0; index < batch.count; index++) {
      const number = batch.series[index] ?? 0;
      const isExisting = this.#series.isExisting(number);
      const release = this.#releases.at(batch.releases[index] ?? 0);
      release.touch(number, isExisting);
      const isDoubtful = batch.again[index] === 1 || (isExisting && release.record.existed);
      const isCarried = carriedSets.size > 0 && carriedSets.has(batch.attributes[index] ?? 0);
      const inForce = !isExisting || (release.record.isNewest && !isCarried);
      if (isCarried) this.carried += 1;
      if (isDoubtful) this.doubtful += 1;
      else release.count(inForce);
      if (!isDoubtful && Number.isNaN(batch.values[index])) this.missing += 1;
      const place = release.placeOf(batch.parts[index] ?? 0);
      this.#addRow(isDoubtful ? doubtful : direct, batch, index, place, inForce, sets);
    }
    return { direct, doubtful };
  }

  #addRow(
    rows: CopyRows,
    batch: EncodedBatch,
    index: number,
    place: Uint8Array,
    inForce: boolean,
    sets: readonly number[],
  ): void {
    const column = batch.columns[index] ?? 0;
    const value = batch.values[index] ?? Number.NaN;
    const note = batch.notes[index] ?? 0;
    const set = batch.attributes[index] ?? 0;
    rows.ready(SPACE);
    rows.whole(this.#series.idOf(batch.series[index] ?? 0));
    rows.ready(place);
    rows.whole(batch.rows[index] ?? 0);
    if (column === 0) rows.ready(NOTHING);
    else rows.whole(column);
    if (Number.isNaN(value)) rows.ready(NOTHING);
    else rows.number(value);
    rows.ready(inForce ? IN_FORCE : NOT_IN_FORCE);
    rows.ready(this.#periods[batch.periods[index] ?? 0] ?? NOTHING);
    rows.ready(this.#statusField(batch.statuses[index] ?? 0));
    if (note === 0) rows.ready(NOTHING);
    else rows.text(batch.noteTexts[note - 1]);
    if (set === 0) rows.ready(NOTHING);
    else rows.whole(sets[set - 1] ?? 0);
    rows.end();
  }

  #statusField(code: number): Uint8Array {
    const known = this.#statuses.get(code);
    if (known) return known;
    const field = Buffer.from(`${String.fromCharCode(code)}\t`);
    this.#statuses.set(code, field);
    return field;
  }

  async #writeDoubtful(rows: CopyRows): Promise<void> {
    if (!this.#doubtfulTable) {
      this.#doubtfulTable = true;
      await this.#session.run(
        'create temp table doubtful (position integer generated always as identity, like observation) on commit drop',
      );
    }
    await this.#session.copy('doubtful', OBSERVATION_COLUMNS, rows.take());
  }
}
