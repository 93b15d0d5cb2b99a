import { nameIn } from '@sterna/profile';
import type { Actor } from '@sterna/store';
import {
  readHeads,
  readInstitutionNames,
  readTasks,
  readValidations,
  readWaitingCounts,
  type StoredEdition,
  type StoredStanding,
  type StoredTask,
  type StoredText,
  type StoredWaiting,
} from '@sterna/store/editions';
import type { Language } from '@sterna/vocabulary';
import type { EditionView } from './edition-views.ts';
import type { EditionAt } from './editions.ts';
import { type EditionsRoom, editionStanding } from './editions-room.ts';

/** Everything stored of an edition that its overview needs. */
export interface StoredOverview {
  readonly standing: StoredStanding;
  readonly edition: StoredEdition;
  readonly tasks: readonly StoredTask[];
  readonly heads: readonly StoredText[];
  readonly waiting: readonly StoredWaiting[];
  readonly validations: EditionView['validations'];
  readonly institutions: EditionView['institutions'];
}

/** What is stored of an edition, read at one moment. */
export function readOverview(room: EditionsRoom, actor: Actor, at: EditionAt): Promise<StoredOverview> {
  return room.act(actor, async (session) => {
    const { edition, standing } = await editionStanding(session, at);
    return {
      edition,
      standing,
      tasks: await readTasks(session, at.space, at.edition),
      heads: await readHeads(session, at.space, at.edition),
      waiting: await readWaitingCounts(session, at.space, at.edition),
      validations: await readValidations(session, at.space, at.edition),
      // Chosen from by who keeps an edition that is being made, and by nobody else.
      institutions: standing.keeps && edition.number === null ? await readInstitutionNames(session, at.space) : [],
    };
  });
}

/** The title of an edition in a language; of a part of a country its name, where the edition has none. */
export function titleIn({ edition, standing }: StoredOverview, language: Language): string | undefined {
  return edition.title[language] ?? (standing.isPart ? nameIn(standing.name, language) : undefined);
}
