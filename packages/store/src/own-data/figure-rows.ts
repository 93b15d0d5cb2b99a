import type { ObservationStatus, SeriesKey, Sex } from '@sterna/statistics';
import { type RawBuilder, sql } from 'kysely';

/** A figure of a contribution, with its place in the file or grid. */
export interface StoredOwnFigure extends SeriesKey {
  readonly contribution: number;
  readonly period: string;
  readonly value: number;
  readonly status: ObservationStatus;
  readonly note?: string;
  /** Sheet or archive member. */
  readonly part?: string;
  readonly row: number;
  readonly column?: number;
}

/** A figure as it comes from the database, in the order of `FIGURE`. */
export type OwnFigureRow = readonly [
  contribution: number,
  indicator: string,
  refArea: string,
  counterpart: string,
  sex: Sex,
  age: string,
  unit: string,
  dimensions: Readonly<Record<string, string>>,
  period: string,
  value: number,
  status: ObservationStatus,
  note: string | null,
  part: string | null,
  row: number,
  column: number | null,
];

/** The figure `f`; rows come together as one JSON array, which PGlite hands over several times as fast. */
export const FIGURE: RawBuilder<OwnFigureRow> = sql<OwnFigureRow>`json_build_array(
  f.contribution_id, f.indicator, f.ref_area, f.counterpart, f.sex, f.age, f.unit, f.dimensions, f.period, f.value,
  f.status, f.note, f.part, f.row, f.col)`;

/** The columns that name a series and period, of a row of an alias. */
export function cellColumns(alias: string): RawBuilder<unknown> {
  return sql.raw(
    ['indicator', 'ref_area', 'counterpart', 'sex', 'age', 'unit', 'dimensions', 'period']
      .map((column) => `${alias}.${column}`)
      .join(', '),
  );
}

export function figureOf(row: OwnFigureRow): StoredOwnFigure {
  const [contribution, indicator, refArea, counterpart, sex, age, unit, dimensions, period, value, status] = row;
  const [note, part, line, column] = row.slice(11) as unknown as [string | null, string | null, number, number | null];
  return {
    contribution,
    ...{ indicator, refArea, counterpart, sex, age, unit, dimensions: inOrder(dimensions), period, value, status },
    ...(note !== null && { note }),
    ...(part !== null && { part }),
    row: line,
    ...(column !== null && { column }),
  };
}

/** The database keeps no order of names; ours is theirs sorted. */
export function inOrder(dimensions: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
