import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Engine, Session } from './engine.ts';
import { StoreError } from './errors.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { db } from './schema.ts';

/** Any constant will do, as long as all who migrate use the same. */
const MIGRATION_LOCK = 7_815_226_001;

const MIGRATION_TABLE = `
create table if not exists migration (
  id integer primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now()
);
comment on table migration is 'Steps of the schema that have been applied.';
comment on column migration.id is 'Number of the step, from 1.';
comment on column migration.name is 'Its file.';
comment on column migration.sha256 is 'SHA-256 of its text: an applied step is never changed.';
comment on column migration.applied_at is 'When it was applied.';
`;

/**
 * Brings the schema to the newest state, in one transaction; one process at a time.
 *
 * @param steps the migrations to end with, all of them unless a test wants an earlier state
 * @returns how many steps were applied now
 * @throws StoreError `database-newer`, `migration-altered`, `database-role`
 */
export async function migrate(engine: Engine, steps: readonly Migration[] = migrations): Promise<number> {
  return engine.write((session) => migrateWithin(session, steps));
}

/** The same within a transaction that has more to do. */
export async function migrateWithin(session: Session, steps: readonly Migration[] = migrations): Promise<number> {
  await session.run(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  const applied = await readAppliedSteps(session);
  if (applied === undefined) await session.run(MIGRATION_TABLE);
  const before = applied ?? [];
  checkApplied(before, steps);
  const pending = steps.slice(before.length);
  for (const [index, step] of pending.entries()) {
    await apply(session, step, before.length + index + 1);
  }
  return pending.length;
}

/** A step of the schema that a database has. */
export interface AppliedStep {
  readonly name: string;
  /** SHA-256 of its text, hexadecimal. */
  readonly sha256: string;
}

/** The steps a database has, in order; `undefined` for one that no Sterna has opened. */
export async function readAppliedSteps(session: Session): Promise<AppliedStep[] | undefined> {
  const [found] = await session.rows(db.selectNoFrom(sql<boolean>`to_regclass('migration') is not null`.as('exists')));
  if (!found?.exists) return undefined;
  return session.rows(db.selectFrom('migration').select(['name', 'sha256']).orderBy('id'));
}

/** Checks that steps applied are ours, unchanged. @throws StoreError `database-newer`, `migration-altered` */
export function checkApplied(applied: readonly AppliedStep[], steps: readonly Migration[] = migrations): void {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const step = steps[index];
    if (!step || step.name !== name) {
      throw new StoreError(
        'database-newer',
        `The database was made by a newer version of Sterna (step ${name} is not known here). Use that version.`,
      );
    }
    if (digest(step.sql) !== sha256) {
      throw new StoreError('migration-altered', `Migration ${name} was changed after it had been applied.`);
    }
  }
}

async function apply(session: Session, step: Migration, id: number): Promise<void> {
  try {
    await session.run(step.sql);
  } catch (cause) {
    if (isRoleProblem(cause)) {
      throw new StoreError(
        'database-role',
        'The database user may not create or use the roles sterna_reader, sterna_member and sterna_identity. Let an ' +
          'administrator run, for each of them: create role sterna_reader nologin; grant sterna_reader to the user of Sterna.',
        { cause },
      );
    }
    throw cause;
  }
  await session.rows(db.insertInto('migration').values({ id, name: step.name, sha256: digest(step.sql) }));
}

/** SQLSTATE 42501, insufficient privilege, while the message speaks of a role. */
function isRoleProblem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501' && /role/.test(error.message);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
