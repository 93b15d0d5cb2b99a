import type { DirectoryPlan } from '@sterna/coordination';
import type { Session } from '@sterna/store';
import {
  addHoldings,
  addInstitutions,
  addPosts,
  addResponsibilities,
  changeHolding,
  changeInstitutions,
} from '@sterna/store/coordination';
import { Refusal } from '../refusal.ts';

/** Rows that one statement takes. */
const AT_ONCE = 500;

function changed(isThere: boolean): void {
  if (!isThere) throw new Refusal('moved-on', 'What the file changes is no longer there.');
}

/** Does work for so many rows at once. */
async function inLots<Row>(rows: readonly Row[], work: (lot: readonly Row[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await work(rows.slice(at, at + AT_ONCE));
}

/** Does what a plan says, within one transaction. Ids below zero become those that the database gives. */
export async function applyPlan(session: Session, space: number, plan: DirectoryPlan): Promise<void> {
  const ids = new Map<number, number>();
  const idOf = (id: number): number => ids.get(id) ?? id;
  const remember = (lot: readonly { readonly id: number }[], given: readonly number[]): void => {
    for (const [index, { id }] of lot.entries()) ids.set(id, given[index] ?? 0);
  };
  await inLots(
    plan.institutions.filter(({ change }) => change === 'added'),
    async (lot) => {
      const values = lot.map(({ fields }) => ({ ...fields, partOf: null }));
      remember(lot, await addInstitutions(session, space, values));
    },
  );
  // What is added is complete but for what it is a part of, which may have been added after it.
  await inLots(
    plan.institutions.filter(
      ({ change, fields }) => change === 'changed' || (change === 'added' && fields.partOf !== null),
    ),
    async (lot) => {
      const changes = lot.map(({ id, fields }) => {
        const partOf = fields.partOf === null ? null : idOf(fields.partOf);
        return { id: idOf(id), values: { ...fields, partOf } };
      });
      changed((await changeInstitutions(session, space, changes)) === changes.length);
    },
  );
  await inLots(
    plan.posts.filter(({ change }) => change === 'added'),
    async (lot) => {
      remember(
        lot,
        await addPosts(
          session,
          space,
          lot.map(({ fields }) => fields),
        ),
      );
    },
  );
  const valuesOf = ({ fields }: DirectoryPlan['holdings'][number]): Parameters<typeof addHoldings>[2][number] => ({
    ...fields,
    post: idOf(fields.post),
    institution: idOf(fields.institution),
  });
  await inLots(
    plan.holdings.filter(({ change }) => change === 'added'),
    (lot) => addHoldings(session, space, lot.map(valuesOf)),
  );
  for (const each of plan.holdings.filter(({ change }) => change === 'changed')) {
    const { post: _, ...values } = valuesOf(each);
    changed(await changeHolding(session, space, each.id, values));
  }
  await inLots(
    plan.responsibilities.filter(({ change }) => change !== 'unchanged'),
    async (lot) => {
      const rows = lot.map(({ fields }) => ({ ...fields, institution: idOf(fields.institution) }));
      await addResponsibilities(session, space, rows);
    },
  );
}
