import { AttributeRegister } from './attribute-register.ts';
import { saysCarried } from './carried.ts';
import { CopyRows } from './copy-rows.ts';
import { COPY_NULL, copyField } from './copy-text.ts';
import type { EncodedBatch } from './encoded/encoded-batch.ts';
import type { Session } from './engine.ts';
import { columnsOf, layoutOf, type ObservationLayout, type SharedIndexes, WHOLE_LAYOUT } from './observation-layout.ts';
import type { ReleaseRegister } from './release-register.ts';
import { GLOBAL_SPACE } from './schema.ts';
import type { SeriesRegister } from './series-register.ts';
import { dropShared, shareValues } from './shared-values.ts';

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
  /** Whether the tables are this import's alone, so that it may set defaults. */
  readonly #isAlone: boolean;
  /** What the defaults of the table say, while they are set. */
  #shared: SharedIndexes | undefined;
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

  /** @param isAlone whether nothing is stored yet and nobody else reads the tables until the import ends */
  constructor(
    session: Session,
    series: SeriesRegister,
    releases: ReleaseRegister,
    onProgress: (observations: number) => void,
    isAlone: boolean,
  ) {
    this.#session = session;
    this.#series = series;
    this.#releases = releases;
    this.#attributes = new AttributeRegister(session);
    this.#onProgress = onProgress;
    this.#isAlone = isAlone;
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

  /** Waits until all that was taken so far is written. */
  rest(): Promise<void> {
    return this.#copying;
  }

  /** Waits until all is written; the last call. */
  async finish(): Promise<void> {
    await this.#copying;
    if (this.#shared) await dropShared(this.#session);
  }

  async #write(batch: EncodedBatch): Promise<void> {
    for (const period of batch.newPeriods) this.#periods.push(Buffer.from(`${copyField(period)}\t`));
    await this.#releases.prepare(batch);
    if (this.#isAlone && this.taken === 0) this.#shared = await this.#share(batch);
    const layout = layoutOf(batch, this.#shared);
    const sets = batch.attributeTexts.length > 0 ? await this.#attributes.idsOf(batch.attributeTexts) : [];
    const { copied } = await this.#series.register(batch.newSeries);
    copied.catch(() => undefined);
    const carried = new Set(batch.attributeTexts.flatMap((text, index) => (saysCarried(text) ? index + 1 : [])));
    const { direct, doubtful } = this.#sort(batch, layout, sets, carried);
    await this.#copying;
    if (!doubtful.isEmpty) await this.#writeDoubtful(doubtful);
    // Not awaited here: while the database takes these rows, the reader reads the next.
    const figures = direct.isEmpty ? undefined : this.#session.copy('observation', columnsOf(layout), direct.take());
    this.#copying = Promise.all([copied, figures]).then(() => {});
    this.#copying.catch(() => undefined);
  }

  /** Makes what the first figure has the defaults of the table: in most files nearly all have the same. */
  async #share(batch: EncodedBatch): Promise<SharedIndexes> {
    const [release = 0, part = 0] = [batch.releases[0], batch.parts[0]];
    const registered = this.#releases.at(release);
    await shareValues(this.#session, { release: registered.record.id, part: registered.partIdOf(part) });
    return { release, part };
  }

  #sort(
    batch: EncodedBatch,
    layout: ObservationLayout,
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
      if (isDoubtful) this.#addRow(doubtful, WHOLE_LAYOUT, batch, index, place, inForce, sets);
      else this.#addRow(direct, layout, batch, index, place, inForce, sets);
    }
    return { direct, doubtful };
  }

  #addRow(
    rows: CopyRows,
    layout: ObservationLayout,
    batch: EncodedBatch,
    index: number,
    place: Uint8Array,
    inForce: boolean,
    sets: readonly number[],
  ): void {
    const value = batch.values[index] ?? Number.NaN;
    if (layout.place) rows.ready(SPACE);
    rows.whole(this.#series.idOf(batch.series[index] ?? 0));
    if (layout.place) rows.ready(place);
    rows.whole(batch.rows[index] ?? 0);
    if (layout.column) addNumber(rows, batch.columns[index] ?? 0);
    if (Number.isNaN(value)) rows.ready(NOTHING);
    else rows.number(value);
    if (layout.inForce) rows.ready(inForce ? IN_FORCE : NOT_IN_FORCE);
    rows.ready(this.#periods[batch.periods[index] ?? 0] ?? NOTHING);
    if (layout.status) rows.ready(this.#statusField(batch.statuses[index] ?? 0));
    if (layout.note) rows.text(batch.noteTexts[(batch.notes[index] ?? 0) - 1]);
    if (layout.attributes) addNumber(rows, sets[(batch.attributes[index] ?? 0) - 1] ?? 0);
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
    await this.#session.copy('doubtful', columnsOf(WHOLE_LAYOUT), rows.take());
  }
}

/** A number counted from 1, as a field; nothing for 0. */
function addNumber(rows: CopyRows, number: number): void {
  if (number === 0) rows.ready(NOTHING);
  else rows.whole(number);
}
