import { checkInstitution } from '@sterna/coordination';
import {
  addInstitution,
  addResponsibilities,
  changeInstitution,
  dropInstitution,
  dropResponsibilities,
  restoreInstitution,
} from '@sterna/store/coordination';
import { Refusal } from '../refusal.ts';
import type { Coordination, KeptDirectory } from './coordination.ts';
import { type DirectoryRoom, institutionIn, orNotAllowed, toRestore } from './room.ts';
import { SUBJECT_TERMS } from './subjects.ts';

type InstitutionActs = Pick<
  Coordination,
  'addInstitution' | 'changeInstitution' | 'removeInstitution' | 'restoreInstitution' | 'assign' | 'unassign'
>;

/** What an institution is a part of must be there. */
function checkParent(directory: KeptDirectory, partOf: number | null, before: number | null = null): void {
  if (partOf !== null && partOf !== before) institutionIn(directory, partOf);
}

export function institutionActs(room: DirectoryRoom): InstitutionActs {
  return {
    addInstitution: (actor, space, draft) =>
      room.change(actor, space, async (session, directory) => {
        checkParent(directory, draft.partOf);
        const { fields, findings } = checkInstitution(draft, directory.institutions);
        if (findings.length > 0) return { findings };
        return { id: await addInstitution(session, space, fields) };
      }),
    changeInstitution: (actor, space, id, draft, version) =>
      room.change(actor, space, async (session, directory) => {
        const present = institutionIn(directory, id);
        checkParent(directory, draft.partOf, present.partOf);
        const { fields, findings } = checkInstitution(draft, directory.institutions, id);
        if (findings.length > 0) return { findings };
        if (present.version !== version) throw new Refusal('moved-on', 'somebody changed it meanwhile');
        orNotAllowed(await changeInstitution(session, space, id, fields, version));
        return { id };
      }),
    removeInstitution: (actor, space, id) =>
      room.change(actor, space, async (session, directory) => {
        institutionIn(directory, id);
        orNotAllowed(await dropInstitution(session, space, id));
      }),
    restoreInstitution: (actor, space, id) =>
      room.change(actor, space, async (session, directory) => {
        toRestore(directory.institutions.find((each) => each.id === id));
        orNotAllowed(await restoreInstitution(session, space, id));
      }),
    assign: (actor, space, institution, subject, codes, today) =>
      room.change(actor, space, async (session, directory) => {
        institutionIn(directory, institution);
        const known = new Set(SUBJECT_TERMS.flatMap((term) => (term.subject === subject ? [term.code] : [])));
        const wanted = new Set(codes);
        if (![...wanted].every((code) => known.has(code))) throw new Refusal('not-found', 'there is no such subject');
        const present = directory.responsibilities.filter(
          (each) => each.institution === institution && each.subject === subject,
        );
        for (const { code } of present) wanted.delete(code);
        const rows = [...wanted].map((code) => ({ subject, code, institution, since: today }));
        return addResponsibilities(session, space, rows);
      }),
    unassign: (actor, space, institution, subject, codes) =>
      room.change(actor, space, async (session, directory) => {
        const present = directory.responsibilities.filter(
          (each) => each.institution === institution && each.subject === subject && codes.includes(each.code),
        );
        if (present.length === 0) throw new Refusal('not-found', 'there is no such responsibility');
        const count = await dropResponsibilities(session, space, institution, subject, codes);
        orNotAllowed(count > 0);
        return count;
      }),
  };
}
