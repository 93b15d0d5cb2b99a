import type { FigureQuery, ObservationStatus, SeriesKey, Sex } from '@sterna/statistics';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE, type ReleaseState } from './schema.ts';

/** A figure in force, as its file states it, with its place there. */
export interface StoredObservation extends SeriesKey {
  readonly period: string;
  /** In `unit`; `null` where the source states it as missing (status `M`). */
  readonly value: number | null;
  readonly status: ObservationStatus;
  readonly note?: string;
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

interface SeriesRow {
  readonly id: number;
  readonly indicator: string;
  readonly ref_area: string;
  readonly counterpart: string;
  readonly sex: string;
  readonly age: string;
  readonly unit: string;
  readonly dimensions: Record<string, string>;
}

const SERIES_COLUMNS = ['id', 'indicator', 'ref_area', 'counterpart', 'sex', 'age', 'unit', 'dimensions'] as const;
const SERIES_AT_ONCE = 5000;

/** Figures in force for a query, ordered by series and period. */
export async function readFigures(session: Session, query: FigureQuery): Promise<StoredObservation[]> {
  const series = await session.rows(
    db.selectFrom('series').select(SERIES_COLUMNS).where(seriesConditions(query)).orderBy('id'),
  );
  const figures: StoredObservation[] = [];
  for (let start = 0; start < series.length; start += SERIES_AT_ONCE) {
    for (const figure of await figuresOf(session, series.slice(start, start + SERIES_AT_ONCE), query)) {
      figures.push(figure);
    }
  }
  return figures;
}

/** Ids of all series that fit a query, in ascending order. */
export async function readSeriesIds(session: Session, query: FigureQuery): Promise<Int32Array<ArrayBuffer>> {
  const rows = await session.rows(db.selectFrom('series').select('id').where(seriesConditions(query)).orderBy('id'));
  return Int32Array.from(rows, (row) => row.id);
}

/** Figures in force of some series, ordered by series and period. */
export async function readFiguresOfSeries(
  session: Session,
  ids: readonly number[],
  query: FigureQuery,
): Promise<StoredObservation[]> {
  const series = await session.rows(
    db
      .selectFrom('series')
      .select(SERIES_COLUMNS)
      .where('space_id', '=', GLOBAL_SPACE)
      .where(isOneOf('id', ids, 'integer')),
  );
  return figuresOf(session, series, query);
}

/** All that releases state for one series and period, newest release first. */
export async function readHistory(session: Session, key: SeriesKey, period: string): Promise<HistoricalObservation[]> {
  const rows = await session.rows(
    db
      .selectFrom('series as s')
      .innerJoin('observation as o', (join) =>
        join.onRef('o.space_id', '=', 's.space_id').onRef('o.series_id', '=', 's.id').on('o.period', '=', period),
      )
      .innerJoin('release as r', (join) =>
        join.onRef('r.space_id', '=', 'o.space_id').onRef('r.id', '=', 'o.release_id'),
      )
      .select([...OBSERVATION_FIELDS, 'o.in_force', 'r.state'])
      .where('s.space_id', '=', GLOBAL_SPACE)
      .where('s.ref_area', '=', key.refArea)
      .where('s.indicator', '=', key.indicator)
      .where('s.counterpart', '=', key.counterpart)
      .where('s.sex', '=', key.sex)
      .where('s.age', '=', key.age)
      .where('s.unit', '=', key.unit)
      .where(sql<SqlBool>`s.dimensions = ${JSON.stringify(key.dimensions)}::jsonb`)
      .orderBy('r.dated', 'desc')
      .orderBy('r.id', 'desc'),
  );
  return rows.map((row) => ({ ...observationOf(key, row), inForce: row.in_force, state: row.state }));
}

const OBSERVATION_FIELDS = [
  'o.series_id',
  'o.period',
  'o.value',
  'o.status',
  'o.note',
  'o.release_id',
  'o.part_id',
  'o.row',
  'o.col',
] as const;

async function figuresOf(
  session: Session,
  series: readonly SeriesRow[],
  query: FigureQuery,
): Promise<StoredObservation[]> {
  if (series.length === 0) return [];
  const keys = new Map(series.map((row) => [row.id, keyOf(row)]));
  const rows = await session.rows(
    db
      .selectFrom('observation as o')
      .select(OBSERVATION_FIELDS)
      .where('o.space_id', '=', GLOBAL_SPACE)
      .where(isOneOf('o.series_id', [...keys.keys()], 'integer'))
      .where('o.in_force', '=', true)
      .where(periodCondition(query))
      .orderBy('o.series_id')
      .orderBy('o.period'),
  );
  const figures: StoredObservation[] = [];
  for (const row of rows) {
    const key = keys.get(row.series_id);
    if (key) figures.push(observationOf(key, row));
  }
  return figures;
}

function seriesConditions(query: FigureQuery): Expression<SqlBool> {
  const conditions = [sql<SqlBool>`space_id = ${GLOBAL_SPACE}`];
  if (query.indicators) conditions.push(isOneOf('indicator', query.indicators, 'text'));
  if (query.places) conditions.push(isOneOf('ref_area', query.places, 'text'));
  if (query.counterparts) conditions.push(isOneOf('counterpart', query.counterparts, 'text'));
  if (query.sexes) conditions.push(isOneOf('sex', query.sexes, 'text'));
  if (query.ages) conditions.push(isOneOf('age', query.ages, 'text'));
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function isOneOf(column: string, values: readonly (string | number)[], type: 'text' | 'integer') {
  return sql<SqlBool>`${sql.ref(column)} = any (${[...values]}::${sql.raw(type)}[])`;
}

/** Periods that touch the years asked for. Compared as text: years have four digits, and come first in every form. */
function periodCondition(query: FigureQuery): Expression<SqlBool> {
  const conditions = [sql<SqlBool>`true`];
  if (query.to !== undefined) conditions.push(sql<SqlBool>`o.period < ${year(query.to + 1)}`);
  if (query.from !== undefined) {
    const from = year(query.from);
    conditions.push(
      sql<SqlBool>`(o.period >= ${from} or (position('/' in o.period) > 0 and split_part(o.period, '/', 2) >= ${from}))`,
    );
  }
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function year(value: number): string {
  return String(value).padStart(4, '0');
}

function keyOf(row: SeriesRow): SeriesKey {
  return {
    indicator: row.indicator,
    refArea: row.ref_area,
    counterpart: row.counterpart,
    sex: row.sex as Sex,
    age: row.age,
    dimensions: row.dimensions,
    unit: row.unit,
  };
}

interface ObservationRow {
  readonly period: string;
  readonly value: number | null;
  readonly status: string;
  readonly note: string | null;
  readonly release_id: number;
  readonly part_id: number;
  readonly row: number;
  readonly col: number | null;
}

function observationOf(key: SeriesKey, row: ObservationRow): StoredObservation {
  return {
    indicator: key.indicator,
    refArea: key.refArea,
    counterpart: key.counterpart,
    sex: key.sex,
    age: key.age,
    dimensions: key.dimensions,
    unit: key.unit,
    period: row.period,
    value: row.value,
    status: row.status as ObservationStatus,
    ...(row.note === null ? {} : { note: row.note }),
    release: row.release_id,
    part: row.part_id,
    row: row.row,
    ...(row.col === null ? {} : { column: row.col }),
  };
}
