import type { SeriesKey } from '@sterna/statistics';
import { sql } from 'kysely';
import { CopyRows } from './copy-rows.ts';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

const COLUMNS = ['space_id', 'id', 'indicator', 'ref_area', 'counterpart', 'sex', 'age', 'unit', 'dimensions'];
const FIRST_CAPACITY = 16_384;

/**
 * The series of one import by their running numbers: finds those that the store has and adds those that it has not, some
 * thousands at once. Relies on the import's lock: nobody else adds series meanwhile.
 */
export class SeriesRegister {
  readonly #session: Session;
  readonly #storeIsEmpty: boolean;
  #ids: Int32Array<ArrayBuffer> = new Int32Array(FIRST_CAPACITY);
  #existing: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_CAPACITY);
  /** The id given last; none before the first series is added. */
  #lastId: number | undefined;
  /** How many series were met so far. */
  count = 0;

  /** @param storeIsEmpty whether the store had no series at all when the import began */
  constructor(session: Session, storeIsEmpty: boolean) {
    this.#session = session;
    this.#storeIsEmpty = storeIsEmpty;
  }

  /** Id in the store of the series with a running number. */
  idOf(number: number): number {
    return this.#ids[number] ?? 0;
  }

  /** Whether the store had a series before this import. */
  isExisting(number: number): boolean {
    return this.#existing[number] === 1;
  }

  /**
   * Gives ids to the next series, in the order of their numbers.
   *
   * @returns when the ids stand; `copied` follows when the new series are in the table
   */
  async register(keys: readonly SeriesKey[]): Promise<{ copied: Promise<void> }> {
    const first = this.count;
    this.count += keys.length;
    this.#grow();
    if (keys.length === 0) return { copied: Promise.resolve() };
    if (!this.#storeIsEmpty) {
      for (const { id, position } of await findSeries(this.#session, keys)) {
        this.#ids[first + position - 1] = id;
        this.#existing[first + position - 1] = 1;
      }
    }
    const added = keys.length - countOnes(this.#existing, first, this.count);
    return added > 0 ? this.#add(keys, first) : { copied: Promise.resolve() };
  }

  /** Takes the ids given out of the sequence; the last call. */
  async finish(): Promise<void> {
    if (this.#lastId === undefined) return;
    await this.#session.rows(db.selectNoFrom(sql`setval('series_id', ${this.#lastId}::integer)`.as('last')));
  }

  /** Ids go on from the sequence, which is asked once: while the import's lock is held nobody else takes any. */
  async #add(keys: readonly SeriesKey[], first: number): Promise<{ copied: Promise<void> }> {
    let id = this.#lastId ?? (await this.#lastOfSequence());
    const rows = new CopyRows();
    for (const [index, key] of keys.entries()) {
      if (this.#existing[first + index] === 1) continue;
      id += 1;
      this.#ids[first + index] = id;
      addSeries(rows, id, key);
    }
    this.#lastId = id;
    return { copied: this.#session.copy('series', COLUMNS, rows.take()) };
  }

  async #lastOfSequence(): Promise<number> {
    const [sequence] = await this.#session.rows(
      statement(sql<{ last: number }>`select last_value::integer - (not is_called)::integer as last from series_id`),
    );
    return sequence?.last ?? 0;
  }

  #grow(): void {
    if (this.count <= this.#ids.length) return;
    const capacity = Math.max(this.#ids.length * 2, this.count);
    const [ids, existing] = [new Int32Array(capacity), new Uint8Array(capacity)];
    ids.set(this.#ids);
    existing.set(this.#existing);
    this.#ids = ids;
    this.#existing = existing;
  }
}

/** Finds series that the store has. @returns their ids, with their positions among the keys, from 1 */
export async function findSeries(
  session: Session,
  keys: readonly SeriesKey[],
): Promise<readonly { readonly id: number; readonly position: number }[]> {
  const column = (name: keyof SeriesKey): string[] => keys.map((key) => String(key[name]));
  const wanted = sql<{ position: number }>`unnest(
    ${column('indicator')}::text[], ${column('refArea')}::text[], ${column('counterpart')}::text[],
    ${column('sex')}::text[], ${column('age')}::text[], ${column('unit')}::text[],
    ${keys.map(({ dimensions }) => JSON.stringify(dimensions))}::text[]
  ) with ordinality`;
  return session.rows(
    db
      .selectFrom('series')
      .innerJoin(
        wanted.as<'wanted'>(sql`wanted(indicator, ref_area, counterpart, sex, age, unit, dimensions, position)`),
        (join) =>
          join.on(
            sql<boolean>`series.ref_area = wanted.ref_area and series.indicator = wanted.indicator
              and series.counterpart = wanted.counterpart and series.sex = wanted.sex and series.age = wanted.age
              and series.unit = wanted.unit and series.dimensions = wanted.dimensions::jsonb`,
          ),
      )
      .select(['series.id', sql<number>`wanted.position::integer`.as('position')])
      .where('series.space_id', '=', GLOBAL_SPACE),
  );
}

function addSeries(rows: CopyRows, id: number, key: SeriesKey): void {
  rows.whole(GLOBAL_SPACE);
  rows.whole(id);
  const { indicator, refArea, counterpart, sex, age, unit, dimensions } = key;
  rows.texts([indicator, refArea, counterpart, sex, age, unit, JSON.stringify(dimensions)]);
  rows.end();
}

function countOnes(flags: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) count += flags[index] ?? 0;
  return count;
}
