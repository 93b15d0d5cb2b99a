import type { FigureQuery } from '@sterna/statistics';
import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { figureConditions, seriesConditions } from './figure-conditions.ts';
import { GLOBAL_SPACE, statement } from './schema.ts';

/** The dimensions that every series has, by SDMX concept. */
export type KeyDimension = 'INDICATOR' | 'REF_AREA' | 'COUNTERPART_AREA' | 'SEX' | 'AGE' | 'UNIT_MEASURE';

/** How much there is, and which codes occur. */
export interface Extent {
  readonly series: number;
  readonly observations: number;
  /** First and last period, as texts; absent when there is nothing. */
  readonly from?: string;
  readonly to?: string;
  /** Codes in use, sorted. */
  readonly codes: Readonly<Record<KeyDimension, readonly string[]>>;
  /** Codes of further dimensions in use, sorted, by SDMX concept; without `_Z`. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Further attributes that occur, sorted. */
  readonly attributes: readonly string[];
}

interface ExtentRow extends Omit<Extent, 'codes' | 'dimensions' | 'from' | 'to' | 'attributes'> {
  readonly source: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly codes: Extent['codes'];
  readonly dimensions: Extent['dimensions'] | null;
  readonly attributes: readonly string[] | null;
}

const SORTED = (column: string) =>
  sql.raw(`array(select distinct c from unnest(array_agg(distinct ${column})) c order by c)`);

/** What a query may ask of series. */
const SERIES_FIELDS = ['indicators', 'places', 'counterparts', 'sexes', 'ages', 'units', 'dimensions'] as const;

/**
 * How much there is for a query, by source or all together.
 *
 * @param bySource one extent for each source; else one under the empty name
 */
export async function readExtents(
  session: Session,
  query: FigureQuery,
  bySource: boolean,
): Promise<ReadonlyMap<string, Extent>> {
  const source = bySource ? sql`r.source` : sql`''::text`;
  // Joining each figure with its series costs more than all the rest, so it is left out where nothing is asked of series.
  const narrowed = SERIES_FIELDS.some((field) => query[field] !== undefined);
  const chosen = sql`from observation o ${
    narrowed ? sql`join series s on s.space_id = o.space_id and s.id = o.series_id` : sql``
  } where o.space_id = ${GLOBAL_SPACE} and ${figureConditions(query)} ${
    narrowed ? sql`and ${seriesConditions(query)}` : sql``
  }`;
  const rows = await session.rows(
    statement(sql<ExtentRow>`
      with figures as materialized (
        select o.release_id, o.series_id, count(*) as figures, min(o.period) as first, max(o.period) as last
        ${chosen} group by 1, 2
      ), counted as materialized (
        select ${source} as source, f.series_id, sum(f.figures) as figures, min(f.first) as first, max(f.last) as last
        from figures f join release r on r.space_id = ${GLOBAL_SPACE} and r.id = f.release_id
        group by 1, 2
      ), extras as (
        select source, jsonb_object_agg(name, codes) as dimensions from (
          select source, name, jsonb_agg(distinct code order by code) as codes
          from (
            select c.source, e.key as name, e.value as code
            from counted c
            join series s on s.space_id = ${GLOBAL_SPACE} and s.id = c.series_id and s.dimensions <> '{}'
            cross join jsonb_each_text(s.dimensions) e
          ) pairs group by source, name
        ) named group by source
      ), noted as (
        select source, jsonb_agg(distinct name order by name) as attributes from (
          select ${source} as source, k.name from (
            select distinct o.release_id, o.attributes_id as id ${chosen} and o.attributes_id is not null
          ) sets
          join release r on r.space_id = ${GLOBAL_SPACE} and r.id = sets.release_id
          join attribute_set a on a.space_id = ${GLOBAL_SPACE} and a.id = sets.id
          cross join jsonb_object_keys(a.attributes) k(name)
        ) names group by source
      ), summed as (
        select c.source, count(*)::integer as series, sum(c.figures)::double precision as observations,
          min(c.first) as "from", max(c.last) as "to",
          json_build_object(
            'INDICATOR', ${SORTED('s.indicator')}, 'REF_AREA', ${SORTED('s.ref_area')},
            'COUNTERPART_AREA', ${SORTED('s.counterpart')}, 'SEX', ${SORTED('s.sex')},
            'AGE', ${SORTED('s.age')}, 'UNIT_MEASURE', ${SORTED('s.unit')}) as codes
        from counted c join series s on s.space_id = ${GLOBAL_SPACE} and s.id = c.series_id
        group by c.source
      )
      select summed.*, extras.dimensions, noted.attributes
      from summed left join extras using (source) left join noted using (source) order by source`),
  );
  return new Map(
    rows.map(({ source, from, to, dimensions, attributes, ...rest }) => [
      source,
      {
        ...rest,
        ...(from !== null && { from }),
        ...(to !== null && { to }),
        dimensions: dimensions ?? {},
        attributes: attributes ?? [],
      },
    ]),
  );
}

/** Nothing at all. */
export const EMPTY_EXTENT: Extent = {
  series: 0,
  observations: 0,
  codes: { INDICATOR: [], REF_AREA: [], COUNTERPART_AREA: [], SEX: [], AGE: [], UNIT_MEASURE: [] },
  dimensions: {},
  attributes: [],
};

/** A year of which an indicator has a stated figure for a place. */
export interface CoveredYear {
  readonly indicator: string;
  readonly place: string;
  readonly year: number;
  /** Id of the release. */
  readonly release: number;
}

/** The years of which there are figures in force, missing ones left out, by indicator and place. */
export async function readCoverage(session: Session, places: readonly string[]): Promise<CoveredYear[]> {
  return session.rows(
    statement(sql<CoveredYear>`
      select distinct s.indicator, s.ref_area as place, o.release_id as release,
        left(split_part(o.period, '/', greatest(1, array_length(string_to_array(o.period, '/'), 1))), 4)::integer as year
      from series s join observation o on o.space_id = s.space_id and o.series_id = s.id
      where s.space_id = ${GLOBAL_SPACE} and s.ref_area = any (${[...places]}::text[])
        and o.in_force and o.value is not null`),
  );
}
