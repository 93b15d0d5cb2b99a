import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { StoredTaskState, StoredTexts } from './edition-rows.ts';

/** An edition that is begun. */
export interface AddedEdition {
  readonly space: number;
  readonly title: StoredTexts;
  readonly template: object;
  readonly languages: readonly string[];
  readonly due: string | null;
  readonly corrects: number | null;
  readonly reason: string;
}

/** Begins an edition in the name of the acting account. @returns its id */
export async function addEdition(session: Session, edition: AddedEdition): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ id: number }>`
      insert into edition (space_id, title, template, languages, due, corrects, reason, created_by)
      values (${edition.space}, ${JSON.stringify(edition.title)}::jsonb, ${JSON.stringify(edition.template)}::jsonb,
        ${[...edition.languages]}::text[], ${edition.due}::date, ${edition.corrects}, ${edition.reason}, acting_account())
      returning id`),
  );
  if (!added) throw new Error('an edition was added without an id');
  return added.id;
}

/** Gives sections of an edition their tasks, where they have none. */
export async function addTasks(
  session: Session,
  space: number,
  edition: number,
  sections: readonly string[],
): Promise<void> {
  await session.change(
    statement(sql`
      insert into section_task (space_id, edition_id, section)
      select ${space}, ${edition}, unnest(${[...sections]}::text[]) on conflict do nothing`),
  );
}

/** Begins an edition's tasks with the institutions of an earlier one. */
export async function carryTasks(session: Session, space: number, from: number, to: number): Promise<void> {
  await session.change(
    statement(sql`
      update section_task t set institution_id = f.institution_id
      from section_task f
      where t.space_id = ${space} and t.edition_id = ${to} and f.space_id = t.space_id and f.edition_id = ${from}
        and f.section = t.section and f.institution_id is not null
        and exists (select from institution i where i.space_id = f.space_id and i.id = f.institution_id and i.deleted_at is null)`),
  );
}

/** Begins an edition's texts with those of an earlier one, in some languages. */
export async function carryTexts(
  session: Session,
  space: number,
  from: number,
  to: number,
  languages: readonly string[],
): Promise<void> {
  await session.change(
    statement(sql`
      with carried as (
        insert into section_text (space_id, edition_id, section, language, body, base_id, kind, author)
        select t.space_id, ${to}, t.section, t.language, t.body, t.id, 'carried', acting_account()
        from section_head h join section_text t on t.space_id = h.space_id and t.id = h.text_id
        where h.space_id = ${space} and h.edition_id = ${from} and h.language = any (${[...languages]}::text[])
        returning id, section, language
      )
      insert into section_head (space_id, edition_id, section, language, text_id)
      select ${space}, ${to}, section, language, id from carried`),
  );
}

/** Takes the open comments of an edition into a draft that goes on from it. @returns how many */
export async function carryComments(session: Session, space: number, from: number, to: number): Promise<number> {
  const [found] = await session.rows(
    statement(sql<{ carried: number }>`select carry_comments(${space}, ${from}, ${to}) as carried`),
  );
  return found?.carried ?? 0;
}

/** Changes of an edition that is not published; what is left out stays. */
export interface EditionChanges {
  readonly title?: StoredTexts;
  readonly languages?: readonly string[];
  readonly due?: string | null;
  readonly template?: object;
  readonly state?: string;
}

/** @returns whether the edition was there for the account to change */
export async function changeEdition(
  session: Session,
  space: number,
  edition: number,
  changes: EditionChanges,
): Promise<boolean> {
  const { title, languages, due, template, state } = changes;
  const sets = [
    ...(title ? [sql`title = ${JSON.stringify(title)}::jsonb`] : []),
    ...(languages ? [sql`languages = ${[...languages]}::text[]`] : []),
    ...(due !== undefined ? [sql`due = ${due}::date`] : []),
    ...(template ? [sql`template = ${JSON.stringify(template)}::jsonb`] : []),
    ...(state ? [sql`state = ${state}`] : []),
  ];
  if (sets.length === 0) return true;
  const { count } = await session.change(
    statement(sql`update edition set ${sql.join(sets)} where space_id = ${space} and id = ${edition}`),
  );
  return count > 0;
}

/** Marks an edition as deleted, or takes the mark away. */
export async function markDeleted(session: Session, space: number, edition: number, isDeleted: boolean): Promise<void> {
  await session.change(
    statement(sql`
      update edition set deleted_at = case when ${isDeleted} then now() end,
        deleted_by = case when ${isDeleted} then acting_account() end
      where space_id = ${space} and id = ${edition}`),
  );
}

/** What a focal point says of a section. */
export async function assignTask(
  session: Session,
  at: { readonly space: number; readonly edition: number; readonly section: string },
  task: { readonly institution: number | null; readonly due: string | null; readonly note: string | undefined },
): Promise<void> {
  await session.change(
    statement(sql`
      insert into section_task as t (space_id, edition_id, section, institution_id, due, note)
      values (${at.space}, ${at.edition}, ${at.section}, ${task.institution}, ${task.due}::date, ${task.note ?? ''})
      on conflict (space_id, edition_id, section) do update set institution_id = excluded.institution_id,
        due = excluded.due, note = coalesce(${task.note ?? null}::text, t.note), changed_at = now()`),
  );
}

/** Says how far a section is. @returns whether the account may */
export async function reportTask(
  session: Session,
  at: { readonly space: number; readonly edition: number; readonly section: string },
  state: StoredTaskState,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      update section_task set state = ${state}, changed_at = now()
      where space_id = ${at.space} and edition_id = ${at.edition} and section = ${at.section}`),
  );
  return count > 0;
}

/** A validation that is entered. */
export interface AddedValidation {
  readonly institution: number;
  readonly note: string;
  /** Letter or decision, where it is given in another body's name; else empty. */
  readonly reference: string;
  /** Its ISO date. */
  readonly referenceDate: string | null;
}

/** Enters that a body validates an edition, in the name of the acting account. */
export async function addValidation(
  session: Session,
  space: number,
  edition: number,
  { institution, note, reference, referenceDate }: AddedValidation,
): Promise<boolean> {
  const { count } = await session.change(
    statement(sql`
      insert into validation (space_id, edition_id, institution_id, account_id, note, reference, reference_date)
      values (${space}, ${edition}, ${institution}, acting_account(), ${note}, ${reference}, ${referenceDate}::date)
      on conflict do nothing`),
  );
  return count > 0;
}

/** Takes validations back. @param institution of this body alone @returns how many */
export async function dropValidations(
  session: Session,
  space: number,
  edition: number,
  institution?: number,
): Promise<number> {
  const only = institution ?? null;
  const { count } = await session.change(
    statement(sql`
      delete from validation where space_id = ${space} and edition_id = ${edition}
        and (${only}::integer is null or institution_id = ${only})`),
  );
  return count;
}

/** Whether a body of the space's directory is there to write or validate. */
export async function isInstitutionThere(session: Session, space: number, institution: number): Promise<boolean> {
  const found = await session.rows(
    statement(sql`select from institution where space_id = ${space} and id = ${institution} and deleted_at is null`),
  );
  return found.length > 0;
}
