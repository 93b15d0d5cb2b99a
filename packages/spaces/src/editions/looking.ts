import type { Document } from '@sterna/document';
import { assembleProfile, droppedSections, type TextFinding } from '@sterna/profile';
import type { Actor } from '@sterna/store';
import { readEditions, readTasks } from '@sterna/store/editions';
import type { Language } from '@sterna/vocabulary';
import { dueOf } from './due-items.ts';
import { summaryOf } from './edition-summary.ts';
import { editionTexts } from './edition-texts.ts';
import type { EditionState, EditionSummary, EditionView, SectionProgress } from './edition-views.ts';
import type { Editions } from './editions.ts';
import {
  type EditionsRoom,
  knownLanguage,
  knownPlace,
  sectionStanding,
  standingIn,
  templateOf,
} from './editions-room.ts';
import { readOverview, type StoredOverview, titleIn } from './overview.ts';
import { readinessOf } from './readiness.ts';
import { progressOf, writerFor } from './section-progress.ts';
import { SectionViewer } from './view-section.ts';

type Looking = Pick<
  Editions,
  | 'list'
  | 'find'
  | 'section'
  | 'computed'
  | 'atWork'
  | 'preview'
  | 'check'
  | 'readiness'
  | 'findWithReadiness'
  | 'dueFor'
>;

/** Looking at editions that are being made. */
export function lookingAt(room: EditionsRoom): Looking {
  const viewer = new SectionViewer(room);
  return {
    list: (actor, space) => listEditions(room, actor, space),
    find: async (actor, at) => {
      const overview = await readOverview(room, actor, at);
      const progress = await progressOf(room, actor, overview);
      return viewOf(overview, progress);
    },
    section: (actor, at) => viewer.view(actor, at),
    computed: (actor, at) => viewer.computed(actor, at),
    atWork: (actor, at) => viewer.atWork(actor, at),
    preview: async (actor, at, language) => {
      knownLanguage(language);
      return previewOf(room, actor, await readOverview(room, actor, at), language);
    },
    check: async (actor, at, body) => {
      knownLanguage(at.language);
      const { edition, standing } = await room.act(actor, (session) => sectionStanding(session, at));
      const writer = await writerFor(room, actor, edition, standing);
      const { blocks, findings } = await writer.write(body, at.language);
      return { preview: blocks, findings };
    },
    readiness: async (actor, at) => readinessNow(room, actor, await readOverview(room, actor, at)),
    findWithReadiness: async (actor, at) => {
      const overview = await readOverview(room, actor, at);
      const edition = viewOf(overview, await progressOf(room, actor, overview));
      return { edition, findings: readinessOf(edition) };
    },
    dueFor: (actor) => dueOf(room, actor),
  };
}

/** What stands between an edition and its publication. */
export async function readinessNow(
  room: EditionsRoom,
  actor: Actor,
  overview: StoredOverview,
): Promise<readonly TextFinding[]> {
  return readinessOf(viewOf(overview, await progressOf(room, actor, overview)));
}

async function listEditions(room: EditionsRoom, actor: Actor, space: number): Promise<readonly EditionSummary[]> {
  const { standing, editions, tasks } = await room.act(actor, async (session) => ({
    standing: await standingIn(session, space),
    editions: await readEditions(session, space),
    tasks: await readTasks(session, space),
  }));
  const summaries = editions.map((edition) =>
    summaryOf(
      edition,
      tasks.filter((task) => task.edition === edition.id),
    ),
  );
  return [
    ...summaries.filter(({ deletedAt }) => !deletedAt),
    ...summaries.filter(({ deletedAt }) => deletedAt && standing.keeps),
  ];
}

function viewOf(overview: StoredOverview, sections: readonly SectionProgress[]): EditionView {
  const { edition, standing, validations } = overview;
  const template = templateOf(edition);
  const isOpen = edition.state === 'draft' || edition.state === 'under review';
  return {
    ...summaryOf(edition, overview.tasks),
    template,
    dropped: droppedSections(template).map(({ id, title }) => ({ section: id, title })),
    sections,
    validations,
    institutions: overview.institutions,
    may: {
      keep: standing.keeps,
      review: standing.reviews && isOpen,
      discuss: standing.discusses && (isOpen || edition.state === 'validated'),
      validateFor:
        standing.reviews && !standing.keeps && edition.state === 'under review' ? standing.institution : null,
    },
    next: standing.keeps ? nextStates(edition.state, validations.length > 0) : [],
  };
}

function nextStates(state: EditionState, isValidated: boolean): readonly EditionState[] {
  if (state === 'draft') return ['under review'];
  if (state === 'under review') return isValidated ? ['draft', 'validated'] : ['draft'];
  return state === 'validated' ? ['draft', 'published'] : [];
}

/** The whole edition as it stands. */
async function previewOf(
  room: EditionsRoom,
  actor: Actor,
  overview: StoredOverview,
  language: Language,
): Promise<Document> {
  const { edition, standing } = overview;
  const place = knownPlace(standing);
  const title = titleIn(overview, language);
  return assembleProfile(place, language, room.evidenceOf(actor, edition.space), room.today(), {
    template: templateOf(edition),
    texts: editionTexts(overview),
    ...(title && { title }),
  });
}
