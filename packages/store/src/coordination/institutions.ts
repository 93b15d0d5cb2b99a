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
  const [row] = await session.rows(
    db
      .insertInto('institution')
      .values({ space_id: space, ...columnsOf(values) })
      .returning('id'),
  );
  return row?.id ?? 0;
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
