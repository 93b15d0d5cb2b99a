import { type Selectable, sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, type Schema, statement } from '../schema.ts';
import { RESTORABLE } from './restorable.ts';

type InstitutionKind = Selectable<Schema['institution']>['kind'];
type InstitutionLevel = Selectable<Schema['institution']>['level'];

/** What an institution is written as. */
export interface InstitutionValues {
  readonly name: Readonly<Record<string, string>>;
  readonly shortName: string;
  readonly kind: InstitutionKind;
  readonly sectors: readonly string[];
  readonly level: InstitutionLevel;
  /** Empty for the space's own. */
  readonly place: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly note: string;
  readonly partOf: number | null;
}

/** An institution as it is stored. */
export interface InstitutionRow extends InstitutionValues {
  readonly id: number;
  /** Says which state was read; another one after every change. */
  readonly version: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly deletedAt: Date | null;
  /** Whether it can still be brought back. */
  readonly isRestorable: boolean;
}

/** Institutions of a space by id, deleted ones too as long as they can be restored or are spoken of. */
export function readInstitutions(session: Session, space: number): Promise<InstitutionRow[]> {
  return session.rows(
    statement(sql<InstitutionRow>`
      select id, name, short_name as "shortName", kind, sectors, level, coalesce(place, '') as place, email, phone, website,
        note, parent_id as "partOf", extract(epoch from changed_at)::text as version, created_at as "createdAt",
        changed_at as "changedAt", deleted_at as "deletedAt", ${RESTORABLE} as "isRestorable"
      from institution where space_id = ${space} order by id`),
  );
}

/** An institution's values as columns. */
function columnsOf(values: InstitutionValues): Pick<
  InstitutionValues,
  'kind' | 'level' | 'email' | 'phone' | 'website' | 'note'
> & {
  name: string;
  short_name: string;
  place: string | null;
  parent_id: number | null;
  sectors: string[];
} {
  const { name, shortName, place, partOf, sectors, ...rest } = values;
  return {
    ...rest,
    name: JSON.stringify(name),
    short_name: shortName,
    place: place === '' ? null : place,
    parent_id: partOf,
    sectors: [...sectors],
  };
}

/** Enters an institution. @returns its id */
export async function addInstitution(session: Session, space: number, values: InstitutionValues): Promise<number> {
  const [id = 0] = await addInstitutions(session, space, [values]);
  return id;
}

/** Enters institutions with one statement. @returns their ids, in the same order */
export async function addInstitutions(
  session: Session,
  space: number,
  values: readonly InstitutionValues[],
): Promise<number[]> {
  if (values.length === 0) return [];
  const rows = values.map((each) => ({ space_id: space, ...columnsOf(each) }));
  // Numbers are given in the order of the rows.
  const added = await session.rows(db.insertInto('institution').values(rows).returning('id'));
  return added.map(({ id }) => id).sort((a, b) => a - b);
}

/** Changes those of several that are not deleted, with one statement. @returns how many there were */
export async function changeInstitutions(
  session: Session,
  space: number,
  changes: readonly { readonly id: number; readonly values: InstitutionValues }[],
): Promise<number> {
  const rows = changes.map(({ id, values }) => {
    const { name: _, ...columns } = columnsOf(values);
    return { id, ...columns, name: values.name };
  });
  const { count } = await session.change(
    statement(sql`
      update institution i set name = c.name, short_name = c.short_name, kind = c.kind, sectors = c.sectors,
        level = c.level, place = c.place, parent_id = c.parent_id, email = c.email, phone = c.phone,
        website = c.website, note = c.note, changed_at = clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id integer, name jsonb, short_name text, kind text,
        sectors text[], level text, place text, parent_id integer, email text, phone text, website text, note text)
      where i.space_id = ${space} and i.id = c.id and i.deleted_at is null`),
  );
  return count;
}

/** Changes one that is not deleted. @param version only when it is in this state @returns whether it was */
export async function changeInstitution(
  session: Session,
  space: number,
  id: number,
  values: InstitutionValues,
  version?: string,
): Promise<boolean> {
  let query = db
    .updateTable('institution')
    // The clock, not the transaction's beginning: two changes in one would leave the same version.
    .set({ ...columnsOf(values), changed_at: sql`clock_timestamp()` })
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  if (version !== undefined) query = query.where(sql<boolean>`extract(epoch from changed_at)::text = ${version}`);
  return (await session.change(query)).count > 0;
}

/** Deletes an institution; it can be restored for 30 days. @returns whether there was one */
export async function dropInstitution(session: Session, space: number, id: number): Promise<boolean> {
  const query = db
    .updateTable('institution')
    .set({ deleted_at: sql`now()`, deleted_by: sql`acting_account()` })
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  return (await session.change(query)).count > 0;
}

/** Brings a deleted institution back. @returns whether it could be */
export async function restoreInstitution(session: Session, space: number, id: number): Promise<boolean> {
  const query = db
    .updateTable('institution')
    .set({ deleted_at: null, deleted_by: null })
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where(RESTORABLE);
  return (await session.change(query)).count > 0;
}
