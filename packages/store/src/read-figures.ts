import type { FigureQuery, ObservationStatus, SeriesKey, Sex } from '@sterna/statistics';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Session } from './engine.ts';
import { figureConditions, isOneOf, seriesConditions } from './figure-conditions.ts';
import { db, GLOBAL_SPACE, type ReleaseState, statement } from './schema.ts';

/** A figure in force, as its file states it, with its place there. */
export interface StoredObservation extends SeriesKey {
  readonly period: string;
  /** In `unit`; `null` where the source states it as missing (status `M`). */
  readonly value: number | null;
  readonly status: ObservationStatus;
  readonly note?: string;
  /** See `SourceObservation.attributes`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Id of the release, see `Store.releases`. */
  readonly release: number;
  /** Id of the file part, see `Store.parts`. */
  readonly part: number;
  readonly row: number;
  readonly column?: number;
}

/** What one release states for a series and period. */
export interface HistoricalObservation extends StoredObservation {
  readonly inForce: boolean;
  readonly state: ReleaseState;
}

/** A series as it comes from the database. */
type SeriesRow = readonly [
  id: number,
  indicator: string,
  refArea: string,
  counterpart: string,
  sex: Sex,
  age: string,
  unit: string,
  dimensions: Readonly<Record<string, string>>,
];

/** A figure as it comes from the database. */
type FigureRow = readonly [
  series: number,
  period: string,
  value: number | null,
  status: ObservationStatus,
  note: string | null,
  release: number,
  part: number,
  row: number,
  column: number | null,
  attributes: number | null,
];

/** Sets of attributes by id. */
type AttributeSets = ReadonlyMap<number, Readonly<Record<string, string>>>;

// Rows come together as one JSON array: one by one, PGlite takes four times as long to hand them over.
const SERIES_ROWS = sql<SeriesRow[] | null>`json_agg(json_build_array(
  s.id, s.indicator, s.ref_area, s.counterpart, s.sex, s.age, s.unit, s.dimensions) order by s.id)`;
const FIGURE = sql<FigureRow>`json_build_array(
  o.series_id, o.period, o.value, o.status, o.note, o.release_id, o.part_id, o.row, o.col, o.attributes_id)`;

const SERIES_AT_ONCE = 5000;

/** Figures in force for a query, ordered by series and period. */
export async function readFigures(session: Session, query: FigureQuery): Promise<StoredObservation[]> {
  const [all] = await session.rows(
    db.selectFrom('series as s').select(SERIES_ROWS.as('series')).where(seriesConditions(query)),
  );
  const series = all?.series ?? [];
  const figures: StoredObservation[] = [];
  for (let start = 0; start < series.length; start += SERIES_AT_ONCE) {
    for (const figure of await figuresOf(session, series.slice(start, start + SERIES_AT_ONCE), query)) {
      figures.push(figure);
    }
  }
  return figures;
}

/**
 * Ids of series that fit a query, in ascending order.
 *
 * @param after id of the last series that is not wanted again
 */
export async function readSeriesIds(
  session: Session,
  query: FigureQuery,
  after: number,
  count: number,
): Promise<number[]> {
  const isNarrow = query.places !== undefined || query.counterparts !== undefined;
  // A country's series are found by its index and sorted; of the whole world's the next are found in their order.
  const found = isNarrow
    ? sql`select id from (select s.id from series s where ${seriesConditions(query)} offset 0) s where id > ${after}::integer`
    : sql`select s.id from series s where ${seriesConditions(query)} and s.id > ${after}::integer`;
  const [page] = await session.rows(
    statement(sql<{ ids: number[] | null }>`
      select json_agg(id order by id) as ids from (${found} order by id limit ${count}::integer) page`),
  );
  return page?.ids ?? [];
}

/** Keys of those series among some that have a figure for a query, in the order of their ids. */
export async function readSeriesKeys(
  session: Session,
  query: FigureQuery,
  ids: readonly number[],
): Promise<readonly SeriesKey[]> {
  const [found] = await session.rows(
    statement(sql<{ series: SeriesRow[] | null }>`
      select ${SERIES_ROWS} as series from series s
      where s.space_id = ${GLOBAL_SPACE} and ${isOneOf('s.id', ids, 'integer')} and s.id in (
        select o.series_id from observation o
        where o.space_id = ${GLOBAL_SPACE} and ${isOneOf('o.series_id', ids, 'integer')} and ${figureConditions(query)})`),
  );
  return (found?.series ?? []).map(keyOf);
}

/** Figures in force of some series, ordered by series and period. */
export async function readFiguresOfSeries(
  session: Session,
  ids: readonly number[],
  query: FigureQuery,
): Promise<StoredObservation[]> {
  const [some] = await session.rows(
    db
      .selectFrom('series as s')
      .select(SERIES_ROWS.as('series'))
      .where('s.space_id', '=', GLOBAL_SPACE)
      .where(isOneOf('s.id', ids, 'integer')),
  );
  return figuresOf(session, some?.series ?? [], query);
}

/**
 * All that releases state for one series, undone ones included: by period, newest release first.
 *
 * @param period one period only
 */
export async function readHistory(session: Session, key: SeriesKey, period?: string): Promise<HistoricalObservation[]> {
  const rows = await session.rows(
    db
      .selectFrom('series as s')
      .innerJoin('observation as o', (join) =>
        join.onRef('o.space_id', '=', 's.space_id').onRef('o.series_id', '=', 's.id'),
      )
      .innerJoin('release as r', (join) =>
        join.onRef('r.space_id', '=', 'o.space_id').onRef('r.id', '=', 'o.release_id'),
      )
      .select([FIGURE.as('figure'), 'o.in_force', 'r.state'])
      .where(seriesIs(key))
      .$if(period !== undefined, (query) => query.where('o.period', '=', period ?? ''))
      .orderBy('o.period')
      .orderBy('r.dated', 'desc')
      .orderBy('r.id', 'desc'),
  );
  const attributes = await readAttributeSets(
    session,
    rows.map((row) => row.figure),
  );
  return rows.map((row) => ({
    ...observationOf(key, row.figure, attributes),
    inForce: row.in_force,
    state: row.state,
  }));
}

function seriesIs(key: SeriesKey): Expression<SqlBool> {
  return sql<SqlBool>`s.space_id = ${GLOBAL_SPACE} and s.ref_area = ${key.refArea} and s.indicator = ${key.indicator}
    and s.counterpart = ${key.counterpart} and s.sex = ${key.sex} and s.age = ${key.age} and s.unit = ${key.unit}
    and s.dimensions = ${JSON.stringify(key.dimensions)}::jsonb`;
}

async function readAttributeSets(session: Session, figures: readonly FigureRow[]): Promise<AttributeSets> {
  const ids = new Set<number>();
  for (const figure of figures) if (figure[9] !== null) ids.add(figure[9]);
  if (ids.size === 0) return new Map();
  const rows = await session.rows(
    db
      .selectFrom('attribute_set')
      .select(['id', 'attributes'])
      .where('space_id', '=', GLOBAL_SPACE)
      .where(isOneOf('id', [...ids], 'integer')),
  );
  return new Map(rows.map(({ id, attributes }) => [id, sorted(attributes)]));
}

/** The database keeps no order of names; ours is theirs sorted. */
function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function figuresOf(
  session: Session,
  series: readonly SeriesRow[],
  query: FigureQuery,
): Promise<StoredObservation[]> {
  if (series.length === 0) return [];
  const keys = new Map(series.map((row) => [row[0], keyOf(row)]));
  const [found] = await session.rows(
    db
      .selectFrom('observation as o')
      .select(sql<FigureRow[] | null>`json_agg(${FIGURE} order by o.series_id, o.period)`.as('figures'))
      .where('o.space_id', '=', GLOBAL_SPACE)
      .where(isOneOf('o.series_id', [...keys.keys()], 'integer'))
      .where(figureConditions(query)),
  );
  const rows = found?.figures ?? [];
  const attributes = await readAttributeSets(session, rows);
  const figures: StoredObservation[] = [];
  for (const row of rows) {
    const key = keys.get(row[0]);
    if (key) figures.push(observationOf(key, row, attributes));
  }
  return figures;
}

function keyOf(row: SeriesRow): SeriesKey {
  const [, indicator, refArea, counterpart, sex, age, unit, dimensions] = row;
  return { indicator, refArea, counterpart, sex, age, dimensions, unit };
}

function observationOf(key: SeriesKey, figure: FigureRow, sets: AttributeSets): StoredObservation {
  const [, period, value, status, note, release, part, row, column, set] = figure;
  const attributes = set === null ? undefined : sets.get(set);
  return {
    // Spelt out: spreading the key takes longer, and this is done for every figure.
    indicator: key.indicator,
    refArea: key.refArea,
    counterpart: key.counterpart,
    sex: key.sex,
    age: key.age,
    dimensions: key.dimensions,
    unit: key.unit,
    period,
    value,
    status,
    ...(note === null ? {} : { note }),
    ...(attributes === undefined ? {} : { attributes }),
    release,
    part,
    row,
    ...(column === null ? {} : { column }),
  };
}
