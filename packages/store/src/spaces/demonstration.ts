import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { GLOBAL_SPACE, statement } from '../schema.ts';
import type { Role } from './read-spaces.ts';

/** What the installation keeps of its demonstration: the ready accounts with their passwords. */
export interface KeptDemonstration {
  readonly accounts: readonly { readonly email: string; readonly password: string }[];
  /** Whether all of it has been made. */
  readonly isComplete: boolean;
}

/** The demonstration that the installation has begun, if it has. For the installation itself. */
export async function readDemonstration(session: Session): Promise<KeptDemonstration | undefined> {
  const [found] = await session.rows(
    statement(sql<{ readonly value: string }>`select value from installation where name = 'demonstration'`),
  );
  return found && (JSON.parse(found.value) as KeptDemonstration);
}

export async function keepDemonstration(session: Session, kept: KeptDemonstration): Promise<void> {
  await session.change(
    statement(sql`
      insert into installation (name, value) values ('demonstration', ${JSON.stringify(kept)})
      on conflict (name) do update set value = excluded.value`),
  );
}

/** Whether a country or a part of one has a space that is no demonstration. */
export async function hasOtherSpaces(session: Session): Promise<boolean> {
  const [found] = await session.rows(
    statement(sql<{ readonly has: boolean }>`
      select exists (select from space where id <> ${GLOBAL_SPACE} and not demonstration) as has`),
  );
  return found?.has ?? true;
}

/** Makes the demonstration's space where it is not there yet. @returns its id */
export async function addDemonstrationSpace(
  session: Session,
  { code, place, languages }: { readonly code: string; readonly place: string; readonly languages: readonly string[] },
): Promise<number> {
  await session.change(
    statement(sql`
      insert into space (code, parent_id, place, level, languages, demonstration)
      values (${code}, ${GLOBAL_SPACE}, ${place}, 'country', ${[...languages]}::text[], true) on conflict (code) do nothing`),
  );
  const [found] = await session.rows(
    statement(sql<{ readonly id: number }>`select id from space where code = ${code} and demonstration`),
  );
  return found?.id ?? 0;
}

/** Id of a ready account, if it is there. */
export async function findDemonstrationAccount(session: Session, email: string): Promise<string | undefined> {
  const [found] = await session.rows(
    statement(sql<{ readonly id: string }>`select id from account where email = ${email} and demonstration`),
  );
  return found?.id;
}

/** Enters what follows in the trace in the name of an account. */
export async function inTheNameOf(session: Session, account: string): Promise<void> {
  await session.rows(statement(sql`select set_config('sterna.account', ${account}, true)`));
}

/** An institution of the demonstration. */
export interface DemonstrationInstitution {
  readonly name: Readonly<Record<string, string>>;
  readonly shortName: string;
  readonly kind: string;
  readonly level: string;
  readonly sectors: readonly string[];
}

/** @returns its number */
export async function addDemonstrationInstitution(
  session: Session,
  space: number,
  { name, shortName, kind, level, sectors }: DemonstrationInstitution,
): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ readonly id: number }>`
      insert into institution (space_id, name, short_name, kind, level, sectors)
      values (${space}, ${JSON.stringify(name)}::jsonb, ${shortName}, ${kind}, ${level}, ${[...sectors]}::text[])
      returning id`),
  );
  return added?.id ?? 0;
}

export async function addDemonstrationMember(
  session: Session,
  space: number,
  member: {
    readonly account: string;
    readonly role: Role;
    readonly institution: number | null;
    readonly indicators: readonly string[];
  },
): Promise<void> {
  const { account, role, institution, indicators } = member;
  await session.change(
    statement(sql`
      insert into member (space_id, account_id, role, institution_id, indicators)
      values (${space}, ${account}, ${role}, ${institution}, ${[...indicators]}::text[])
      on conflict (space_id, account_id) do update set institution_id = excluded.institution_id`),
  );
}

/** A post with who held it, one after another. */
export interface DemonstrationPost {
  readonly kind: 'focal point' | 'deputy';
  readonly title: string;
  readonly sector: string | null;
  /** ISO dates; the last one lasts. */
  readonly held: readonly { readonly institution: number; readonly holder: string; readonly began: string }[];
}

export async function addDemonstrationPost(session: Session, space: number, post: DemonstrationPost): Promise<void> {
  const [added] = await session.rows(
    statement(sql<{ readonly id: number }>`
      insert into post (space_id, kind, title, sector) values (${space}, ${post.kind}, ${post.title}, ${post.sector})
      returning id`),
  );
  for (const [index, { institution, holder, began }] of post.held.entries()) {
    await session.change(
      statement(sql`
        insert into post_holding (space_id, post_id, institution_id, holder, began, ended)
        values (${space}, ${added?.id ?? 0}, ${institution}, ${holder}, ${began}, ${post.held[index + 1]?.began ?? null})`),
    );
  }
}

export async function addDemonstrationResponsibility(
  session: Session,
  space: number,
  subject: 'indicator' | 'section' | 'theme' | 'sector',
  code: string,
  institution: number,
): Promise<void> {
  await session.change(
    statement(sql`
      insert into responsibility (space_id, subject, code, institution_id)
      values (${space}, ${subject}, ${code}, ${institution}) on conflict do nothing`),
  );
}
