import { createHash } from 'node:crypto';
import {
  checkDirectory,
  type DirectoryPlan,
  type ImportAgainst,
  planImport,
  writeDirectoryCsv,
} from '@sterna/coordination';
import type { Store } from '@sterna/store';
import { lockDirectory } from '@sterna/store/coordination';
import { noteAct } from '@sterna/store/spaces';
import { Refusal } from '../refusal.ts';
import { applyPlan } from './apply-plan.ts';
import type { Coordination, KeptDirectory } from './coordination.ts';
import { institutionActs } from './institution-acts.ts';
import { postActs } from './post-acts.ts';
import { readDirectory } from './read-directory.ts';
import { readSheets } from './read-sheets.ts';
import { type DirectoryRoom, openRoom } from './room.ts';
import { SUBJECT_TERMS } from './subjects.ts';

/** Says what a plan would do, in short. */
function fingerprintOf(plan: DirectoryPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
}

function against(directory: KeptDirectory, rest: Pick<ImportAgainst, 'today' | 'language'>): ImportAgainst {
  return { directory, subjects: SUBJECT_TERMS, ...rest };
}

function exchange(room: DirectoryRoom): Pick<Coordination, 'exportTable' | 'previewImport' | 'bringIn'> {
  return {
    exportTable: (actor, space, table, language) =>
      room.act(actor, async (session) => {
        const directory = await readDirectory(session, space);
        await noteAct(session, space, 'exported', 'directory', table);
        return writeDirectoryCsv(table, directory, SUBJECT_TERMS, language);
      }),
    previewImport: async (actor, space, file, language, today) => {
      const sheets = await readSheets(file);
      if ('unreadable' in sheets) return sheets;
      const directory = await room.act(actor, (session) => readDirectory(session, space));
      const plan = planImport(sheets, against(directory, { today, language }));
      return { plan, fingerprint: fingerprintOf(plan) };
    },
    bringIn: async (actor, space, file, language, today, fingerprint) => {
      const sheets = await readSheets(file);
      if ('unreadable' in sheets) throw new Refusal('invalid', sheets.unreadable.message);
      return room.change(actor, space, async (session, directory) => {
        const plan = planImport(sheets, against(directory, { today, language }));
        if (fingerprintOf(plan) !== fingerprint) throw new Refusal('moved-on', 'the file would now do something else');
        await applyPlan(session, space, plan);
        await noteAct(session, space, 'imported', 'directory', file.name.slice(0, 120));
        return plan;
      });
    },
  };
}

/** Opens the directories of spaces. */
export function openCoordination(store: Store): Coordination {
  const room = openRoom(store, lockDirectory);
  return {
    directory: (actor, space) => room.act(actor, (session) => readDirectory(session, space)),
    findings: async (actor, space, today) => {
      const directory = await room.act(actor, (session) => readDirectory(session, space));
      return checkDirectory(directory, today, SUBJECT_TERMS);
    },
    ...institutionActs(room),
    ...postActs(room),
    ...exchange(room),
  };
}
