import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import {
  accountName,
  institutionName,
  type StoredAccountName,
  type StoredEdition,
  type StoredInstitutionName,
  type StoredTaskState,
  type StoredTexts,
} from './edition-rows.ts';

/** What the acting account may do in a space. */
export interface StoredStanding {
  readonly keeps: boolean;
  readonly reviews: boolean;
  readonly discusses: boolean;
  readonly institution: StoredInstitutionName | null;
  /** What the space is for: ISO alpha-3 of a country or area, or a code of its country's list of places. */
  readonly place: string | null;
  /** Names of a region or municipality by language; none for a country. */
  readonly placeName: StoredTexts | null;
  /** ISO alpha-3 of the country that it is or lies in. */
  readonly country: string | null;
  /** A region or municipality, which is called by its own name. */
  readonly isPart: boolean;
  readonly code: string;
  readonly name: StoredTexts;
}

/** The acting account's standing in the space `s`, as JSON. */
const STANDING: RawBuilder<StoredStanding> = sql`json_build_object(
  'keeps', s.id = any (spaces_as('focal point')), 'reviews', s.id = any (spaces_as('focal point', 'reviewer')),
  'discusses', s.id = any (spaces_as('focal point', 'reviewer', 'contributor')),
  'institution', ${institutionName('s.id', 'my_institution(s.id)')}, 'place', place_of(s.id),
  'placeName', (select p.name from place p where p.space_id = country_space(s.id) and p.code = s.place),
  'country', place_of(country_space(s.id)), 'isPart', s.level in ('region', 'municipality'), 'code', s.code, 'name', s.name)`;

/** What the acting account may do in a space; `undefined` when it is no member. */
export async function readStanding(session: Session, space: number): Promise<StoredStanding | undefined> {
  const [found] = await session.rows(
    statement(sql<{ standing: StoredStanding }>`
      select ${STANDING} as standing from space s where s.id = ${space} and s.id = any (my_spaces())`),
  );
  return found?.standing;
}

/** What is read of the edition `e`. */
const EDITION: RawBuilder<StoredEdition> = sql`
  e.space_id as space, e.id, e.number, e.title, e.state, e.template, e.languages,
  to_char(e.due, 'YYYY-MM-DD') as due, e.reason, e.created_at as "createdAt", e.published_at as "publishedAt",
  e.superseded_at as "supersededAt", e.content_sha256 as sha256, e.deleted_at as "deletedAt",
  (select json_build_object('id', c.id, 'number', c.number) from edition c
    where c.space_id = e.space_id and c.id = e.corrects) as corrects,
  (select min(n.number) from edition n where n.space_id = e.space_id and n.number > e.number) as "supersededBy",
  ${accountName('e.space_id', 'e.created_by')} as "createdBy"`;

/** Editions of a space that the acting account sees, the newest first. @param edition only this one */
export function readEditions(session: Session, space: number, edition?: number): Promise<StoredEdition[]> {
  return session.rows(
    statement(sql<StoredEdition>`
      select ${EDITION}
      from edition e
      where e.space_id = ${space} and e.space_id = any ((select my_spaces())::integer[]) and (${edition ?? null}::integer is null or e.id = ${edition ?? null})
      order by e.id desc`),
  );
}

/** One edition, and what the acting account may do in its space: one question instead of two. */
export interface StoredEditionStanding {
  readonly edition: StoredEdition;
  readonly standing: StoredStanding;
}

/** @returns `undefined` when the edition is not there, or the account is no member */
export async function readEditionStanding(
  session: Session,
  space: number,
  edition: number,
): Promise<StoredEditionStanding | undefined> {
  const [found] = await session.rows(
    statement(sql<StoredEdition & { standing: StoredStanding }>`
      select ${EDITION}, ${STANDING} as standing
      from edition e join space s on s.id = e.space_id
      where e.space_id = ${space} and e.id = ${edition} and s.id = any (my_spaces())`),
  );
  if (!found) return undefined;
  const { standing, ...own } = found;
  return { edition: own, standing };
}

/** What keeps an edition to its row until the transaction ends. */
export interface LockedEdition {
  readonly state: StoredEdition['state'];
  readonly template: object;
  readonly languages: StoredEdition['languages'];
  readonly title: StoredTexts;
  readonly corrects: number | null;
  readonly reason: string;
  readonly number: number | null;
  readonly deletedAt: Date | null;
}

/** Locks an edition for a change by its focal point; `undefined` when it is not there or not the account's to change. */
export async function lockEdition(
  session: Session,
  space: number,
  edition: number,
): Promise<LockedEdition | undefined> {
  const [found] = await session.rows(
    statement(sql<LockedEdition>`
      select state, template, languages, title, corrects, reason, number, deleted_at as "deletedAt"
      from edition where space_id = ${space} and id = ${edition} for update`),
  );
  return found;
}

export interface StoredTask {
  readonly edition: number;
  readonly section: string;
  readonly institution: StoredInstitutionName | null;
  readonly due: string | null;
  readonly isOverdue: boolean;
  readonly state: StoredTaskState;
  readonly note: string;
  readonly mayWrite: boolean;
  /** Who says that it is reviewed. */
  readonly reviewedBy: StoredAccountName | null;
}

/** Tasks of the editions of a space. @param edition of this one alone, @param section of this one alone */
export function readTasks(session: Session, space: number, edition?: number, section?: string): Promise<StoredTask[]> {
  const [only, within] = [edition ?? null, section ?? null];
  return session.rows(
    statement(sql<StoredTask>`
      select t.edition_id as edition, t.section, to_char(t.due, 'YYYY-MM-DD') as due,
        coalesce(t.due < current_date and t.state = 'to write', false) as "isOverdue", t.state, t.note,
        ${institutionName('t.space_id', 't.institution_id')} as institution,
        ${accountName('t.space_id', 't.reviewed_by')} as "reviewedBy",
        ${only}::integer is not null and may_write_section(t.space_id, t.edition_id, t.section) as "mayWrite"
      from section_task t
      where t.space_id = ${space} and (${only}::integer is null or t.edition_id = ${only})
        and (${within}::text is null or t.section = ${within})`),
  );
}

export interface StoredValidation {
  readonly institution: StoredInstitutionName;
  readonly by: StoredAccountName | null;
  readonly note: string;
  /** Letter or decision by which the body said so, where another entered it, and its ISO date. */
  readonly reference: string;
  readonly referenceDate: string | null;
  readonly at: Date;
}

export function readValidations(session: Session, space: number, edition: number): Promise<StoredValidation[]> {
  return session.rows(
    statement(sql<StoredValidation>`
      select ${institutionName('v.space_id', 'v.institution_id')} as institution,
        ${accountName('v.space_id', 'v.account_id')} as by, v.note, v.reference,
        to_char(v.reference_date, 'YYYY-MM-DD') as "referenceDate", v.at
      from validation v where v.space_id = ${space} and v.edition_id = ${edition} order by v.at`),
  );
}
