import {
  type Compilable,
  DummyDriver,
  type Generated,
  type JSONColumnType,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import type { SpaceSchema } from './space-schema.ts';

interface SpaceTable {
  id: Generated<number>;
  code: string;
  parent_id: number | null;
  place: string | null;
  languages: Generated<string[]>;
  changed: Generated<string>;
  name: JSONColumnType<object>;
  level: Generated<'global' | 'country' | 'region' | 'municipality'>;
  settings: JSONColumnType<object>;
  demonstration: Generated<boolean>;
  created_at: Generated<Date>;
  closed_at: Date | null;
}

interface SourceTable {
  space_id: number;
  id: string;
  first_imported_at: Generated<Date>;
}

export type ReleaseState = 'in force' | 'superseded' | 'undone';

interface ReleaseTable {
  space_id: number;
  id: Generated<number>;
  source: string;
  version: string;
  dated: string;
  title: string;
  state: Generated<ReleaseState>;
  series_count: Generated<number>;
  observation_count: Generated<number>;
  in_force_count: Generated<number>;
  imported_at: Generated<Date>;
}

interface ReleaseFileTable {
  space_id: number;
  id: Generated<number>;
  release_id: number;
  name: string;
  sha256: string;
  size: number;
  reader: string;
  complete_over: Generated<string[]>;
  observation_count: Generated<number>;
  imported_at: Generated<Date>;
}

interface FilePartTable {
  space_id: number;
  id: Generated<number>;
  file_id: number;
  name: string | null;
}

interface IndicatorTable {
  space_id: number;
  code: string;
  source: string;
  title: string;
  unit: string;
  definition: string | null;
}

interface SeriesTable {
  space_id: number;
  id: number;
  indicator: string;
  ref_area: string;
  counterpart: string;
  sex: string;
  age: string;
  unit: string;
  dimensions: JSONColumnType<Record<string, string>>;
}

interface ObservationTable {
  space_id: number;
  series_id: number;
  release_id: number;
  part_id: number;
  row: number;
  col: number | null;
  value: number | null;
  in_force: boolean;
  period: string;
  status: string;
  note: string | null;
  attributes_id: number | null;
}

interface AttributeSetTable {
  space_id: number;
  id: number;
  digest: string;
  attributes: JSONColumnType<Record<string, string>>;
  carried: Generated<boolean>;
}

type SetAsideTable = Omit<ObservationTable, 'in_force'>;

interface StructureTable {
  space_id: number;
  kind: string;
  agency: string;
  id: string;
  version: string;
  content: JSONColumnType<object>;
  imported_at: Generated<Date>;
}

interface MappingTable {
  space_id: number;
  name: string;
  definition: JSONColumnType<object>;
  changed_at: Generated<Date>;
}

interface ImportJobTable {
  space_id: number;
  id: Generated<string>;
  number: Generated<number>;
  batch: string;
  archive: string | null;
  name: string;
  size: number;
  kept_as: string | null;
  state: string;
  runner: string | null;
  options: JSONColumnType<object>;
  observations: Generated<number>;
  preview: JSONColumnType<object> | null;
  report: JSONColumnType<object> | null;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  brought_by: string | null;
}

interface MigrationTable {
  id: number;
  name: string;
  sha256: string;
  applied_at: Generated<Date>;
}

/** The tables; what each column means stands in the database itself, as comments. */
export interface Schema extends SpaceSchema {
  space: SpaceTable;
  source: SourceTable;
  release: ReleaseTable;
  release_file: ReleaseFileTable;
  file_part: FilePartTable;
  indicator: IndicatorTable;
  series: SeriesTable;
  observation: ObservationTable;
  attribute_set: AttributeSetTable;
  set_aside: SetAsideTable;
  structure: StructureTable;
  mapping: MappingTable;
  import_job: ImportJobTable;
  migration: MigrationTable;
}

/** The space of the world's public statistics. */
export const GLOBAL_SPACE = 1;

/** Imports and undos follow one another: each knows all series there are. Any constant, the same for all. */
export const IMPORT_LOCK = 7_815_226_002;

/** Builds statements, which a session of either engine runs: it has no connection of its own. */
export const db: Kysely<Schema> = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A statement written in SQL, for a session to run like one built with `db`. */
export function statement<Row>(raw: RawBuilder<Row>): Compilable<Row> {
  return { compile: () => raw.compile(db) };
}

/** A statement given as text, which takes no values. */
export function plainStatement<Row>(text: string): Compilable<Row> {
  return statement(sql.raw<Row>(text));
}
