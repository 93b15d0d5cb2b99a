import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { migrations } from '../migrations/index.ts';
import { statement } from '../schema.ts';

/** A column as a backup holds it. */
export interface ColumnShape {
  readonly name: string;
  /** As SQL writes it: `integer`, `text[]`. */
  readonly type: string;
  /** Whether its order depends on the language of the database, so that another has to be asked for. */
  readonly isLocalised: boolean;
}

/** A table as a backup holds it: generated columns are left out. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** Columns of the primary key in its order; empty for a table without one. */
  readonly key: readonly ColumnShape[];
}

function namesIn(pattern: RegExp): readonly string[] {
  return migrations.flatMap(({ sql }) => [...sql.matchAll(pattern)].flatMap(([, name]) => name ?? []));
}

/** Every table of ours: other programs may have tables beside them. */
export const TABLES: readonly string[] = ['migration', ...namesIn(/^create table (\w+)/gm)].toSorted();

/** Sequences of ours that no column owns. */
export const SEQUENCES: readonly string[] = namesIn(/^create sequence (\w+)/gm);

/** Functions of ours. */
export const FUNCTIONS: readonly string[] = [...new Set(namesIn(/^create (?:or replace )?function (\w+)/gm))];

interface ShapeRow extends ColumnShape {
  readonly table: string;
  readonly place: number | null;
}

/** The tables of ours that a database has, by name. */
export async function readTableShapes(session: Session): Promise<TableShape[]> {
  const rows = await session.rows(
    statement(sql<ShapeRow>`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        coalesce(l.collname <> 'C', false) as "isLocalised", array_position(i.indkey::smallint[], a.attnum) as place
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_collation l on l.oid = a.attcollation
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname = any (${[...TABLES]})
      order by c.relname collate "C", a.attnum`),
  );
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns,
    key: columns
      .filter(({ place }) => place !== null)
      .toSorted((one, other) => Number(one.place) - Number(other.place)),
  }));
}

/** Where a sequence stands. */
export interface SequenceState {
  readonly name: string;
  /** As text: it may be larger than a number holds. */
  readonly last: string;
  /** Whether the next value is the one after `last`, and not `last` itself. */
  readonly isCalled: boolean;
}

/** All sequences of our tables, and those that stand by themselves. */
export async function readSequences(session: Session): Promise<SequenceState[]> {
  const names = await session.rows(
    statement(sql<{ name: string }>`
      select c.relname as name from pg_class c
      where c.relkind = 'S' and c.relnamespace = current_schema()::regnamespace and (c.relname = any (${[...SEQUENCES]})
        or exists (select from pg_depend d join pg_class t on t.oid = d.refobjid
          where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
            and t.relname = any (${[...TABLES]})))
      order by c.relname collate "C"`),
  );
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const [state] = await session.rows(
      statement(sql<{ last: string; isCalled: boolean }>`
        select last_value::text as last, is_called as "isCalled" from ${sql.table(name)}`),
    );
    if (state) states.push({ name, ...state });
  }
  return states;
}
