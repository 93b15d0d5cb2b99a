import type { ReleaseDescription } from '@sterna/statistics';
import type { EncodedBatch } from './encoded/encoded-batch.ts';
import type { Session } from './engine.ts';
import { type ImportFile, PartRegister, type ReleaseRecord, recordRelease } from './release-record.ts';

/** One release that an import has figures of. */
export class RegisteredRelease {
  readonly record: ReleaseRecord;
  readonly #parts: PartRegister;
  /** Fields with release and part, by index of the part among those of the import. */
  readonly #places: Uint8Array[] = [];
  readonly #partIds: number[] = [];
  #touched: Uint8Array<ArrayBuffer> = new Uint8Array(16_384);
  /** Running numbers of the series that it has figures for and that the store had before. */
  readonly existing: number[] = [];
  /** How many of its series the store did not have. */
  added = 0;
  /** Figures written straight into the table. */
  written = 0;
  /** Those of them marked as in force. */
  inForce = 0;

  constructor(session: Session, record: ReleaseRecord) {
    this.record = record;
    this.#parts = new PartRegister(session, record.fileId);
  }

  /** Notes that it has a figure for a series. */
  touch(series: number, isExisting: boolean): void {
    if (series >= this.#touched.length) {
      const grown = new Uint8Array(Math.max(this.#touched.length * 2, series + 1));
      grown.set(this.#touched);
      this.#touched = grown;
    }
    if (this.#touched[series] === 1) return;
    this.#touched[series] = 1;
    if (isExisting) this.existing.push(series);
    else this.added += 1;
  }

  /** Whether it has a figure for a series. */
  has(series: number): boolean {
    return this.#touched[series] === 1;
  }

  count(inForce: boolean): void {
    this.written += 1;
    if (inForce) this.inForce += 1;
  }

  hasPlace(part: number): boolean {
    return this.#places[part] !== undefined;
  }

  placeOf(part: number): Uint8Array {
    return this.#places[part] ?? new Uint8Array();
  }

  /** Id of a part that has been added, by its index among those of the import. */
  partIdOf(part: number): number {
    return this.#partIds[part] ?? 0;
  }

  async addPart(part: number, name: string | undefined): Promise<void> {
    const id = await this.#parts.add(name);
    this.#partIds[part] = id;
    this.#places[part] = Buffer.from(`${this.record.id}\t${id}\t`);
  }
}

/** The releases that an import has figures of, by their index; entered when first met. */
export class ReleaseRegister {
  readonly #session: Session;
  readonly #file: ImportFile;
  readonly #reader: string;
  readonly #partNames: (string | undefined)[] = [];
  readonly #releases: RegisteredRelease[] = [];

  constructor(session: Session, file: ImportFile, reader: string) {
    this.#session = session;
    this.#file = file;
    this.#reader = reader;
  }

  all(): readonly RegisteredRelease[] {
    return this.#releases;
  }

  at(index: number): RegisteredRelease {
    const release = this.#releases[index];
    if (!release) throw new Error(`Release ${index} was not announced.`);
    return release;
  }

  /** Enters the releases and parts that a batch brings. */
  async prepare(batch: EncodedBatch): Promise<void> {
    this.#partNames.push(...batch.newParts);
    for (const description of batch.newReleases) await this.#add(description);
    let [lastRelease, lastPart] = [-1, -1];
    for (let index = 0; index < batch.count; index++) {
      const [number = 0, part = 0] = [batch.releases[index], batch.parts[index]];
      if (number === lastRelease && part === lastPart) continue;
      [lastRelease, lastPart] = [number, part];
      const release = this.at(number);
      if (!release.hasPlace(part)) await release.addPart(part, this.#partNames[part]);
    }
  }

  async #add(description: ReleaseDescription): Promise<void> {
    const record = await recordRelease(this.#session, this.#file, this.#reader, description);
    this.#releases.push(new RegisteredRelease(this.#session, record));
  }

  /** Running numbers of the series that several of the releases have figures for. */
  contested(series: number): number[] {
    if (this.#releases.length < 2) return [];
    const found: number[] = [];
    for (let number = 0; number < series; number++) {
      if (this.#releases.filter((release) => release.has(number)).length > 1) found.push(number);
    }
    return found;
  }
}
