import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { SpaceLevel } from './read-spaces.ts';

/** A space that is about to be made. */
export interface SpaceToAdd {
  readonly code: string;
  readonly parent: number;
  readonly place: string | null;
  readonly level: SpaceLevel;
  /** The first language first. */
  readonly languages: readonly string[];
  readonly name: Readonly<Record<string, string>>;
}

/**
 * Makes a space. Whoever makes a part of the own space becomes its focal point.
 *
 * @returns its id
 * @throws the database's error 23505 when the code is taken, 42501 where the acting account may not
 */
export async function addSpace(session: Session, space: SpaceToAdd): Promise<number> {
  const { code, parent, place, level, languages, name } = space;
  // The row may be seen only once its maker is a member, which comes after it: so it is not asked to be returned.
  await session.change(
    statement(sql`
      insert into space (code, parent_id, place, level, languages, name)
      values (${code}, ${parent}, ${place}, ${level}, ${[...languages]}::text[], ${JSON.stringify(name)}::jsonb)`),
  );
  const [added] = await session.rows(
    statement(sql<{ readonly id: number }>`select id from space where code = ${code}`),
  );
  return added?.id ?? 0;
}

/** Changes name and languages. @returns whether there is such a space and the acting account keeps it */
export async function changeSpace(
  session: Session,
  id: number,
  { name, languages }: Pick<SpaceToAdd, 'name' | 'languages'>,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update space set name = ${JSON.stringify(name)}::jsonb, languages = ${[...languages]}::text[] where id = ${id}`),
  );
  return count > 0;
}

/** Gives a space that has none its place. @returns whether there is such a space and the acting account keeps it */
export async function givePlace(session: Session, id: number, place: string): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`update space set place = ${place} where id = ${id} and place is null`),
  );
  return count > 0;
}

/** Closes a space with all its parts, or opens them again. What it published stays. @returns how many spaces changed */
export async function closeSpace(session: Session, id: number, isClosed: boolean): Promise<number> {
  const { count } = await session.change(
    statement(sql`
      with recursive part (id) as (
        select id from space where id = ${id} and id <> 1 union select s.id from space s join part p on s.parent_id = p.id)
      update space set closed_at = case when ${isClosed} then now() end
      where id in (select id from part) and (closed_at is null) = ${isClosed}`),
  );
  return count;
}
