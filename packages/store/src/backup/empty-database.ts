import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { StoreError } from '../errors.ts';
import { checkApplied, readAppliedSteps } from '../migrate.ts';
import { statement } from '../schema.ts';
import { quoted } from './table-rows.ts';
import { FUNCTIONS, readTableShapes, SEQUENCES, type TableShape } from './table-shapes.ts';

/** Rows that every database has from its making. */
const FROM_THE_MAKING: Readonly<Record<string, string>> = { migration: 'false', space: 'id <> 1' };

/**
 * Takes everything of Sterna out of a database, so that it can be made anew within the same transaction.
 *
 * @param replace whether it may hold something
 * @throws StoreError `database-not-empty`, `database-newer`, `database-foreign`
 */
export async function emptyDatabase(session: Session, replace: boolean): Promise<void> {
  const applied = await readAppliedSteps(session);
  const tables = await readTableShapes(session);
  if (applied === undefined) {
    if (tables.length === 0) return;
    const names = tables.map(({ name }) => name).join(', ');
    const message = `The database holds tables of another program (${names}). Give a database of its own to Sterna.`;
    throw new StoreError('database-foreign', message);
  }
  checkApplied(applied);
  if (!replace) await refuseContent(session, tables);
  await dropAll(session, tables);
}

async function refuseContent(session: Session, tables: readonly TableShape[]): Promise<void> {
  for (const { name } of tables) {
    const where = FROM_THE_MAKING[name] ?? 'true';
    const [found] = await session.rows(
      statement(sql<{ some: boolean }>`
        select exists (select from ${sql.table(name)} where ${sql.raw(where)}) as some`),
    );
    if (!found?.some) continue;
    throw new StoreError(
      'database-not-empty',
      `The database holds something already (in ${name}). Restore into an empty one, ` +
        'or say --replace: everything in it is then lost, for what is in the backup.',
    );
  }
}

async function dropAll(session: Session, tables: readonly TableShape[]): Promise<void> {
  const functions = await session.rows(
    statement(sql<{ signature: string }>`
      select oid::regprocedure::text as signature from pg_proc
      where pronamespace = current_schema()::regnamespace and proname = any (${[...FUNCTIONS]})`),
  );
  const commands = [
    `drop table ${tables.map(({ name }) => quoted(name)).join(', ')} cascade`,
    ...SEQUENCES.map((name) => `drop sequence if exists ${quoted(name)}`),
    ...functions.map(({ signature }) => `drop function if exists ${signature} cascade`),
  ];
  await session.run(commands.join(';\n'));
}
