import type { DirectoryPlan } from '@sterna/coordination';
import type { Session } from '@sterna/store';
import {
  addHolding,
  addInstitution,
  addPost,
  addResponsibilities,
  changeHolding,
  changeInstitution,
} from '@sterna/store/coordination';
import { Refusal } from '../refusal.ts';

/** Rows of responsibilities that one statement takes. */
const AT_ONCE = 500;

function changed(isThere: boolean): void {
  if (!isThere) throw new Refusal('moved-on', 'What the file changes is no longer there.');
}

/** Does what a plan says, within one transaction. Ids below zero become those that the database gives. */
export async function applyPlan(session: Session, space: number, plan: DirectoryPlan): Promise<void> {
  const ids = new Map<number, number>();
  const idOf = (id: number): number => ids.get(id) ?? id;
  for (const { id, change, fields } of plan.institutions) {
    if (change === 'added') ids.set(id, await addInstitution(session, space, { ...fields, partOf: null }));
  }
  for (const { id, change, fields } of plan.institutions) {
    const partOf = fields.partOf === null ? null : idOf(fields.partOf);
    // What is added is complete but for what it is a part of, which may have been added after it.
    if (change === 'changed' || (change === 'added' && partOf !== null)) {
      changed(await changeInstitution(session, space, idOf(id), { ...fields, partOf }));
    }
  }
  for (const { id, change, fields } of plan.posts) {
    if (change === 'added') ids.set(id, await addPost(session, space, fields));
  }
  for (const { id, change, fields } of plan.holdings) {
    const { post, ...rest } = fields;
    const values = { ...rest, institution: idOf(rest.institution) };
    if (change === 'added') await addHolding(session, space, idOf(post), values);
    else if (change === 'changed') changed(await changeHolding(session, space, id, values));
  }
  const assigned = plan.responsibilities
    .filter(({ change }) => change !== 'unchanged')
    .map(({ fields }) => ({ ...fields, institution: idOf(fields.institution) }));
  for (let at = 0; at < assigned.length; at += AT_ONCE) {
    await addResponsibilities(session, space, assigned.slice(at, at + AT_ONCE));
  }
}
