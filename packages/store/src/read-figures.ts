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
];

// Rows come together as one JSON array: one by one, PGlite takes four times as long to hand them over.
const SERIES_ROWS = sql<SeriesRow[] | null>`json_agg(json_build_array(
  s.id, s.indicator, s.ref_area, s.counterpart, s.sex, s.age, s.unit, s.dimensions) order by s.id)`;
const FIGURE = sql<FigureRow>`json_build_array(
  o.series_id, o.period, o.value, o.status, o.note, o.release_id, o.part_id, o.row, o.col)`;

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

/** Ids of all series that fit a query, in ascending order. */
export async function readSeriesIds(session: Session, query: FigureQuery): Promise<Int32Array<ArrayBuffer>> {
  const [found] = await session.rows(
    db
      .selectFrom('series as s')
      .select(sql<number[] | null>`json_agg(s.id order by s.id)`.as('ids'))
      .where(seriesConditions(query)),
  );
  return Int32Array.from(found?.ids ?? []);
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
      .select([FIGURE.as('figure'), 'o.in_force', 'r.state'])
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
  return rows.map((row) => ({ ...observationOf(key, row.figure), inForce: row.in_force, state: row.state }));
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
      .where(query.sources ? newestOf(query.sources) : sql<SqlBool>`o.in_force`)
      .where(periodCondition(query)),
  );
  const figures: StoredObservation[] = [];
  for (const row of found?.figures ?? []) {
    const key = keys.get(row[0]);
    if (key) figures.push(observationOf(key, row));
  }
  return figures;
}

/** Holds for the figure of the newest release among those of some sources. */
function newestOf(sources: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`o.release_id = (
    select r.id
    from observation as other join release as r on r.space_id = other.space_id and r.id = other.release_id
    where other.space_id = o.space_id and other.series_id = o.series_id and other.period = o.period
      and r.state <> 'undone' and r.source = any (${[...sources]}::text[])
    order by r.dated desc, r.id desc
    limit 1)`;
}

function seriesConditions(query: FigureQuery): Expression<SqlBool> {
  const conditions = [sql<SqlBool>`s.space_id = ${GLOBAL_SPACE}`];
  if (query.indicators) conditions.push(isOneOf('s.indicator', query.indicators, 'text'));
  if (query.places) conditions.push(isOneOf('s.ref_area', query.places, 'text'));
  if (query.counterparts) conditions.push(isOneOf('s.counterpart', query.counterparts, 'text'));
  if (query.sexes) conditions.push(isOneOf('s.sex', query.sexes, 'text'));
  if (query.ages) conditions.push(isOneOf('s.age', query.ages, 'text'));
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
  const [, indicator, refArea, counterpart, sex, age, unit, dimensions] = row;
  return { indicator, refArea, counterpart, sex, age, dimensions, unit };
}

function observationOf(key: SeriesKey, figure: FigureRow): StoredObservation {
  const [, period, value, status, note, release, part, row, column] = figure;
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
    release,
    part,
    row,
    ...(column === null ? {} : { column }),
  };
}
