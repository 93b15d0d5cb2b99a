import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { db, statement } from '../schema.ts';
import { RESTORABLE } from './restorable.ts';

/** What a post is written as. */
export interface PostValues {
  readonly kind: 'focal point' | 'deputy';
  readonly title: string;
  readonly sector: string | null;
}

export interface PostRow extends PostValues {
  readonly id: number;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly isRestorable: boolean;
}

/** What a time in a post is written as. */
export interface HoldingValues {
  readonly institution: number;
  readonly account: string | null;
  readonly holder: string;
  readonly contact: string;
  /** ISO date. */
  readonly began: string;
  readonly ended: string | null;
  readonly note: string;
}

export interface HoldingRow extends HoldingValues {
  readonly id: number;
  readonly post: number;
  readonly deletedAt: Date | null;
  readonly isRestorable: boolean;
}

/** Posts of a space by id, deleted ones too. */
export function readPosts(session: Session, space: number): Promise<PostRow[]> {
  return session.rows(
    statement(sql<PostRow>`
      select id, kind, title, sector, created_at as "createdAt", deleted_at as "deletedAt", ${RESTORABLE} as "isRestorable"
      from post where space_id = ${space} order by id`),
  );
}

/** Who held posts of a space, by post and first day; deleted entries too. */
export function readHoldings(session: Session, space: number): Promise<HoldingRow[]> {
  return session.rows(
    statement(sql<HoldingRow>`
      select id, post_id as post, institution_id as institution, account_id as account, holder, contact,
        began::text as began, ended::text as ended, note, deleted_at as "deletedAt", ${RESTORABLE} as "isRestorable"
      from post_holding where space_id = ${space} order by post_id, began, id`),
  );
}

/** Enters a post. @returns its id */
export async function addPost(session: Session, space: number, values: PostValues): Promise<number> {
  const [id = 0] = await addPosts(session, space, [values]);
  return id;
}

/** Enters posts with one statement. @returns their ids, in the same order */
export async function addPosts(session: Session, space: number, values: readonly PostValues[]): Promise<number[]> {
  if (values.length === 0) return [];
  const rows = values.map((each) => ({ space_id: space, ...each }));
  const added = await session.rows(db.insertInto('post').values(rows).returning('id'));
  return added.map(({ id }) => id).sort((a, b) => a - b);
}

/** Changes what a post is. @returns whether there was one */
export async function changePost(session: Session, space: number, id: number, values: PostValues): Promise<boolean> {
  const query = db
    .updateTable('post')
    .set(values)
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  return (await session.change(query)).count > 0;
}

const DELETED = { deleted_at: sql<Date>`now()`, deleted_by: sql<string>`acting_account()` };
const RESTORED = { deleted_at: null, deleted_by: null };

/** Deletes a post with its history; it can be restored for 30 days. @returns whether there was one */
export async function dropPost(session: Session, space: number, id: number): Promise<boolean> {
  const query = db.updateTable('post').set(DELETED).where('space_id', '=', space).where('id', '=', id);
  return (await session.change(query.where('deleted_at', 'is', null))).count > 0;
}

/** @returns whether it could be restored */
export async function restorePost(session: Session, space: number, id: number): Promise<boolean> {
  const query = db.updateTable('post').set(RESTORED).where('space_id', '=', space).where('id', '=', id);
  return (await session.change(query.where(RESTORABLE))).count > 0;
}

function holdingColumns({ institution, account, ...rest }: HoldingValues): Omit<
  HoldingValues,
  'institution' | 'account'
> & {
  institution_id: number;
  account_id: string | null;
} {
  return { ...rest, institution_id: institution, account_id: account };
}

/** Enters who held a post. @returns id of the entry */
export async function addHolding(
  session: Session,
  space: number,
  post: number,
  values: HoldingValues,
): Promise<number> {
  const [row] = await session.rows(
    db
      .insertInto('post_holding')
      .values({ space_id: space, post_id: post, ...holdingColumns(values) })
      .returning('id'),
  );
  return row?.id ?? 0;
}

/** Enters who held posts, with one statement. */
export async function addHoldings(
  session: Session,
  space: number,
  values: readonly (HoldingValues & { readonly post: number })[],
): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ post, ...each }) => ({ space_id: space, post_id: post, ...holdingColumns(each) }));
  await session.change(db.insertInto('post_holding').values(rows));
}

/** Changes an entry. @returns whether there was one */
export async function changeHolding(
  session: Session,
  space: number,
  id: number,
  values: HoldingValues,
): Promise<boolean> {
  const query = db
    .updateTable('post_holding')
    .set(holdingColumns(values))
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  return (await session.change(query)).count > 0;
}

/**
 * Enters the last day of a time that lasts until then or longer.
 *
 * @param was the last day it has so far @returns whether it had
 */
export async function endHolding(
  session: Session,
  space: number,
  id: number,
  was: string | null,
  ended: string,
): Promise<boolean> {
  const query = db
    .updateTable('post_holding')
    .set({ ended })
    .where('space_id', '=', space)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`ended is not distinct from ${was}::date`);
  return (await session.change(query)).count > 0;
}

/** Deletes an entry; it can be restored for 30 days. @returns whether there was one */
export async function dropHolding(session: Session, space: number, id: number): Promise<boolean> {
  const query = db.updateTable('post_holding').set(DELETED).where('space_id', '=', space).where('id', '=', id);
  return (await session.change(query.where('deleted_at', 'is', null))).count > 0;
}

/** @returns whether it could be restored */
export async function restoreHolding(session: Session, space: number, id: number): Promise<boolean> {
  const query = db.updateTable('post_holding').set(RESTORED).where('space_id', '=', space).where('id', '=', id);
  return (await session.change(query.where(RESTORABLE))).count > 0;
}
