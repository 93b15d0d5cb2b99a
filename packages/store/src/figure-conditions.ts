import type { FigureQuery } from '@sterna/statistics';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isCarried } from './carried.ts';
import { GLOBAL_SPACE } from './schema.ts';

/** Conditions on the figure `o`: in force, or the newest of some sources; of the years asked for. */
export function figureConditions(query: FigureQuery): Expression<SqlBool> {
  const which = query.releases
    ? isOneOf('o.release_id', query.releases, 'integer')
    : query.sources
      ? newestOf(query.sources)
      : sql<SqlBool>`o.in_force`;
  return sql<SqlBool>`${which} and ${periodCondition(query)}`;
}

/** Holds for the figure of the newest release among those of some sources. */
function newestOf(sources: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`o.release_id = (
    select r.id
    from observation as other join release as r on r.space_id = other.space_id and r.id = other.release_id
    where other.space_id = o.space_id and other.series_id = o.series_id and other.period = o.period
      and r.state <> 'undone' and r.source = any (${[...sources]}::text[])
    order by ${isCarried('other')}, r.dated desc, r.id desc
    limit 1)`;
}

/** Conditions on the series `s`. */
export function seriesConditions(query: FigureQuery): Expression<SqlBool> {
  const conditions = [sql<SqlBool>`s.space_id = ${GLOBAL_SPACE}`];
  if (query.indicators) conditions.push(isOneOf('s.indicator', query.indicators, 'text'));
  if (query.places) conditions.push(isOneOf('s.ref_area', query.places, 'text'));
  if (query.counterparts) conditions.push(isOneOf('s.counterpart', query.counterparts, 'text'));
  if (query.sexes) conditions.push(isOneOf('s.sex', query.sexes, 'text'));
  if (query.ages) conditions.push(isOneOf('s.age', query.ages, 'text'));
  if (query.units) conditions.push(isOneOf('s.unit', query.units, 'text'));
  for (const [dimension, codes] of Object.entries(query.dimensions ?? {})) {
    conditions.push(sql<SqlBool>`coalesce(s.dimensions->>${dimension}, '_Z') = any (${[...codes]}::text[])`);
  }
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Whether a column is one of some values. */
export function isOneOf(
  column: string,
  values: readonly (string | number)[],
  type: 'text' | 'integer',
): RawBuilder<SqlBool> {
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
