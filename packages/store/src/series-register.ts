import { type SeriesKey, seriesId } from '@sterna/statistics';
import { sql } from 'kysely';
import { copyField } from './copy-text.ts';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE } from './schema.ts';

/** A series that an import has figures for. */
export interface RegisteredSeries {
  /** Its id in the store; 0 until it is registered. */
  id: number;
  /** Running number within the import, from 0. */
  readonly number: number;
  /** Whether the store had it before this import. */
  existing: boolean;
}

const COLUMNS = ['space_id', 'id', 'indicator', 'ref_area', 'counterpart', 'sex', 'age', 'unit', 'dimensions'];

/**
 * The series of one import: finds those that the store has and adds those that it has not, some thousands at once.
 * Relies on the import's lock: nobody else adds series meanwhile.
 */
export class SeriesRegister {
  readonly #session: Session;
  readonly #known = new Map<string, RegisteredSeries>();
  #pending: { key: SeriesKey; series: RegisteredSeries }[] = [];
  #last: { key: SeriesKey; series: RegisteredSeries } | undefined;
  readonly #storeIsEmpty: boolean;

  /** @param storeIsEmpty whether the store had no series at all when the import began */
  constructor(session: Session, storeIsEmpty: boolean) {
    this.#session = session;
    this.#storeIsEmpty = storeIsEmpty;
  }

  /** Notes a series; its `id` stands after the next `register`. */
  note(key: SeriesKey): RegisteredSeries {
    // In most files the figures of a series follow one another: comparing is cheaper than making its text.
    if (this.#last && isSameSeries(this.#last.key, key)) return this.#last.series;
    const series = this.#findOrNote(key);
    this.#last = { key, series };
    return series;
  }

  #findOrNote(key: SeriesKey): RegisteredSeries {
    const text = seriesId(key);
    const known = this.#known.get(text);
    if (known) return known;
    const series: RegisteredSeries = { id: 0, number: this.#known.size, existing: false };
    this.#known.set(text, series);
    this.#pending.push({ key, series });
    return series;
  }

  /** How many series were met so far. */
  get count(): number {
    return this.#known.size;
  }

  /** Every series met so far. */
  all(): MapIterator<RegisteredSeries> {
    return this.#known.values();
  }

  /**
   * Gives ids to all series noted since the last call.
   *
   * @returns when the ids stand; `copied` follows when the new series are in the table
   */
  async register(): Promise<{ copied: Promise<void> }> {
    const pending = this.#pending;
    if (pending.length === 0) return { copied: Promise.resolve() };
    this.#pending = [];
    if (!this.#storeIsEmpty) await this.#find(pending);
    const added = pending.filter(({ series }) => !series.existing);
    return added.length > 0 ? this.#add(added) : { copied: Promise.resolve() };
  }

  async #find(pending: readonly { key: SeriesKey; series: RegisteredSeries }[]): Promise<void> {
    const column = (name: keyof SeriesKey): string[] => pending.map(({ key }) => String(key[name]));
    const wanted = sql<{ position: number }>`unnest(
      ${column('indicator')}::text[], ${column('refArea')}::text[], ${column('counterpart')}::text[],
      ${column('sex')}::text[], ${column('age')}::text[], ${column('unit')}::text[],
      ${pending.map(({ key }) => JSON.stringify(key.dimensions))}::text[]
    ) with ordinality`;
    const found = await this.#session.rows(
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
    for (const { id, position } of found) {
      const entry = pending[position - 1];
      if (entry) Object.assign(entry.series, { id, existing: true });
    }
  }

  async #add(added: readonly { key: SeriesKey; series: RegisteredSeries }[]): Promise<{ copied: Promise<void> }> {
    const [reserved] = await this.#session.rows(
      db.selectNoFrom(
        sql<number>`setval('series_id', nextval('series_id') + ${added.length}::integer - 1)::integer`.as('last'),
      ),
    );
    let id = (reserved?.last ?? 0) - added.length;
    const lines: string[] = [];
    for (const { key, series } of added) {
      id += 1;
      series.id = id;
      lines.push(seriesLine(id, key));
    }
    return { copied: this.#session.copy('series', COLUMNS, lines.join('')) };
  }
}

/** May say no of equal keys with further dimensions, never yes of different ones. */
function isSameSeries(a: SeriesKey, b: SeriesKey): boolean {
  return (
    a.counterpart === b.counterpart &&
    a.sex === b.sex &&
    a.refArea === b.refArea &&
    a.indicator === b.indicator &&
    a.age === b.age &&
    a.unit === b.unit &&
    (a.dimensions === b.dimensions || (isEmptyRecord(a.dimensions) && isEmptyRecord(b.dimensions)))
  );
}

function isEmptyRecord(record: Readonly<Record<string, string>>): boolean {
  for (const _name in record) return false;
  return true;
}

function seriesLine(id: number, key: SeriesKey): string {
  const place = `${copyField(key.indicator)}\t${copyField(key.refArea)}\t${copyField(key.counterpart)}`;
  const rest = `${copyField(key.sex)}\t${copyField(key.age)}\t${copyField(key.unit)}\t${copyField(JSON.stringify(key.dimensions))}`;
  return `${GLOBAL_SPACE}\t${id}\t${place}\t${rest}\n`;
}
