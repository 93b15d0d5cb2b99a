import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { SpaceLevel } from './read-spaces.ts';

export type PartLevel = 'region' | 'municipality';

/** A region or municipality in the list of its country. */
export interface StoredPlace {
  /** ISO 3166-2, or the statistics office's code behind the country's: `SN-DK`, `SEN-01`. */
  readonly code: string;
  /** Code of the region it lies in; none where it lies in the country directly. */
  readonly parent: string | null;
  readonly level: PartLevel;
  /** By language; one at least. */
  readonly name: Readonly<Record<string, string>>;
}

/** A space of the tree by what it is for. */
export interface LinedSpace {
  readonly id: number;
  readonly place: string | null;
  readonly level: SpaceLevel;
}

/** The space of a place, as far as the acting account sees it. */
export interface SpaceOfPlace {
  readonly id: number;
  readonly code: string;
  readonly place: string;
  readonly isClosed: boolean;
  /** Whether the acting account is a member. */
  readonly isMine: boolean;
}

/** A space and those above it, the nearest first, the global one left out. */
export function readSpaceLine(session: Session, space: number): Promise<LinedSpace[]> {
  return session.rows(statement(sql<LinedSpace>`select id, place, level from space_line(${space}) order by step`));
}

/** Places of a country's list, by code. @param list id of the country's space */
export function readPlaces(session: Session, list: number, code?: string): Promise<StoredPlace[]> {
  return session.rows(
    statement(sql<StoredPlace>`
      select code, parent, level, name from place
      where space_id = ${list} and (${code ?? null}::text is null or code = ${code ?? null}) order by code`),
  );
}

/**
 * Adds places to a country's list, all or none, in any order.
 *
 * @throws the database's errors 23505 when a code is there already, STP01 where one lies in none of the list's regions
 */
export async function addPlaces(session: Session, list: number, places: readonly StoredPlace[]): Promise<void> {
  await session.change(
    statement(sql`
      insert into place (space_id, code, parent, level, name)
      select ${list}::integer, p.code, p.parent, p.level, p.name
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(code text, parent text, level text, name jsonb)`),
  );
}

/** Gives places other names and another region they lie in. @returns how many of them there were */
export async function changePlaces(
  session: Session,
  list: number,
  places: readonly Pick<StoredPlace, 'code' | 'parent' | 'name'>[],
): Promise<number> {
  const { count } = await session.change(
    statement(sql`
      update place set name = p.name, parent = p.parent
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(code text, parent text, name jsonb)
      where place.space_id = ${list} and place.code = p.code`),
  );
  return count;
}

/** Takes a place out of the list. @returns whether it was there @throws STP02 where it has a space or figures */
export async function removePlace(session: Session, list: number, code: string): Promise<boolean> {
  const { count } = await session.change(statement(sql`delete from place where space_id = ${list} and code = ${code}`));
  return count > 0;
}

/** Spaces for places of a list, as far as the acting account sees them. */
export function readSpacesOfPlaces(session: Session, list: number): Promise<SpaceOfPlace[]> {
  return session.rows(
    statement(sql<SpaceOfPlace>`
      select s.id, s.code, s.place, s.closed_at is not null as "isClosed", s.id = any (my_spaces()) as "isMine"
      from space s join place p on p.space_id = ${list} and p.code = s.place
      where s.level <> 'country' and country_space(s.id) = ${list} order by s.closed_at nulls first, s.id`),
  );
}

/** How many accepted figures the spaces of a list's places have, by code; of those the acting account reads. */
export async function readFiguresOfPlaces(session: Session, list: number): Promise<ReadonlyMap<string, number>> {
  const rows = await session.rows(
    statement(sql<{ code: string; figures: number }>`select code, figures from figures_of_places(${list})`),
  );
  return new Map(rows.map(({ code, figures }) => [code, figures]));
}
