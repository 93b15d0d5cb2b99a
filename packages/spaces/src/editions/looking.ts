import type { Document } from '@sterna/document';
import {
  assembleProfile,
  droppedSections,
  nameIn,
  numberSections,
  openSectionWriter,
  type SectionWriter,
  type TextFinding,
  wordsOf,
} from '@sterna/profile';
import type { Actor } from '@sterna/store';
import {
  readComments,
  readDue,
  readEditions,
  readHeads,
  readTasks,
  readText,
  readValidations,
  readWaiting,
  readWaitingCounts,
  type StoredEdition,
  type StoredStanding,
  type StoredTask,
  type StoredText,
  type StoredWaiting,
} from '@sterna/store/editions';
import type { Language } from '@sterna/vocabulary';
import { Refusal } from '../refusal.ts';
import { asideText } from './aside-text.ts';
import { commentThreads } from './comment-threads.ts';
import { computedSection } from './computed-section.ts';
import { editionTexts } from './edition-texts.ts';
import type {
  ComputedSection,
  DueItem,
  EditionState,
  EditionSummary,
  EditionView,
  SectionProgress,
  SectionView,
  Suggestion,
  TaskState,
  TextProgress,
} from './edition-views.ts';
import type { EditionAt, Editions, TextAt } from './editions.ts';
import { type EditionsRoom, editionAt, editionOfSection, knownLanguage, standingIn, templateOf } from './editions-room.ts';
import { readinessOf } from './readiness.ts';
import { sectionText } from './section-text.ts';
import { textChanges } from './text-changes.ts';

/** Everything stored of an edition that its overview needs. */
export interface StoredOverview {
  readonly standing: StoredStanding;
  readonly edition: StoredEdition;
  readonly tasks: readonly StoredTask[];
  readonly heads: readonly StoredText[];
  readonly waiting: readonly StoredWaiting[];
  readonly validations: EditionView['validations'];
}

type Looking = Pick<Editions, 'list' | 'find' | 'section' | 'computed' | 'preview' | 'check' | 'readiness' | 'dueFor'>;

/** Looking at editions that are being made. */
export function lookingAt(room: EditionsRoom): Looking {
  return {
    list: (actor, space) => listEditions(room, actor, space),
    find: async (actor, at) => {
      const overview = await readOverview(room, actor, at);
      const progress = await progressOf(room, actor, overview);
      return viewOf(overview, progress);
    },
    section: (actor, at) => viewSection(room, actor, at),
    computed: (actor, at) => computeSection(room, actor, at),
    preview: async (actor, at, language) => {
      knownLanguage(language);
      return previewOf(room, actor, await readOverview(room, actor, at), language);
    },
    check: async (actor, at, body) => {
      knownLanguage(at.language);
      const { edition, standing } = await room.act(actor, async (session) => ({
        edition: await editionOfSection(session, at),
        standing: await standingIn(session, at.space),
      }));
      const writer = await writerFor(room, actor, edition, standing);
      const { blocks, findings } = await writer.write(body, at.language);
      return { preview: blocks, findings };
    },
    readiness: async (actor, at) => {
      const overview = await readOverview(room, actor, at);
      return readinessOf(viewOf(overview, await progressOf(room, actor, overview)));
    },
    dueFor: (actor) => dueOf(room, actor),
  };
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

/** What is stored of an edition, read at one moment. */
export function readOverview(room: EditionsRoom, actor: Actor, at: EditionAt): Promise<StoredOverview> {
  return room.act(actor, async (session) => ({
    standing: await standingIn(session, at.space),
    edition: await editionAt(session, at),
    tasks: await readTasks(session, at.space, at.edition),
    heads: await readHeads(session, at.space, at.edition),
    waiting: await readWaitingCounts(session, at.space, at.edition),
    validations: await readValidations(session, at.space, at.edition),
  }));
}

function summaryOf({ template, ...edition }: StoredEdition, tasks: readonly StoredTask[]): EditionSummary {
  const stateOf = new Map(tasks.map((task) => [task.section, task.state]));
  const progress: Record<TaskState, number> = { 'to write': 0, written: 0, reviewed: 0 };
  for (const { id } of numberSections(templateOf({ template }))) progress[stateOf.get(id) ?? 'to write'] += 1;
  return { ...edition, progress };
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

/** A writer on the figures in force in the space. @throws Refusal `no-place` */
export function writerFor(
  room: EditionsRoom,
  actor: Actor,
  edition: StoredEdition,
  { place }: StoredStanding,
): Promise<SectionWriter> {
  if (place === null) throw new Refusal('no-place', 'The space has no country or area.');
  return openSectionWriter(place, room.evidenceOf(actor, edition.space), room.today(), templateOf(edition));
}

/** How far every section of an edition is, in each of its languages. */
async function progressOf(
  room: EditionsRoom,
  actor: Actor,
  overview: StoredOverview,
): Promise<readonly SectionProgress[]> {
  const { edition, standing, heads } = overview;
  const writer = heads.length > 0 && standing.place ? await writerFor(room, actor, edition, standing) : undefined;
  const findings = new Map<number, readonly TextFinding[]>();
  for (const head of heads) {
    if (writer) findings.set(head.id, (await writer.write(head.body, head.language)).findings);
  }
  return sectionsProgress(overview, findings);
}

function sectionsProgress(
  { edition, tasks, heads, waiting }: StoredOverview,
  findings: ReadonlyMap<number, readonly TextFinding[]>,
): readonly SectionProgress[] {
  const taskOf = new Map(tasks.map((task) => [task.section, task]));
  const headOf = new Map(heads.map((head) => [`${head.section}|${head.language}`, head]));
  const waitingOf = new Map(waiting.map((counts) => [`${counts.section}|${counts.language}`, counts]));
  return numberSections(templateOf(edition)).map(({ id, ...numbered }) => {
    const task = taskOf.get(id);
    const texts = edition.languages.map((language): TextProgress => {
      const head = headOf.get(`${id}|${language}`);
      const counts = waitingOf.get(`${id}|${language}`);
      return {
        language,
        text: head?.id ?? null,
        words: head ? wordsOf(head.body).length : 0,
        changedBy: head?.author ?? null,
        changedAt: head?.at ?? null,
        aside: counts?.aside ?? 0,
        openSuggestions: counts?.suggestions ?? 0,
        openComments: counts?.comments ?? 0,
        findings: head ? (findings.get(head.id) ?? []) : [],
      };
    });
    return {
      section: id,
      ...numbered,
      institution: task?.institution ?? null,
      due: task?.due ?? null,
      isOverdue: task?.isOverdue ?? false,
      state: task?.state ?? 'to write',
      note: task?.note ?? '',
      mayWrite: task?.mayWrite ?? false,
      texts,
    };
  });
}

async function viewSection(room: EditionsRoom, actor: Actor, at: TextAt): Promise<SectionView> {
  knownLanguage(at.language);
  const stored = await room.act(actor, async (session) => {
    const edition = await editionOfSection(session, at);
    const standing = await standingIn(session, at.space);
    const tasks = await readTasks(session, at.space, at.edition, at.section);
    const heads = await readHeads(session, at.space, at.edition, at.section);
    const counts = await readWaitingCounts(session, at.space, at.edition);
    const waiting = await readWaiting(session, at);
    const bases = new Map<number, StoredText>();
    for (const { base } of waiting) {
      const found = base === null || bases.has(base) ? undefined : await readText(session, at, base);
      if (found) bases.set(found.id, found);
    }
    const comments = await readComments(session, at);
    return { edition, standing, tasks, heads, waiting, waitingCounts: counts, bases, comments };
  });
  const { edition, standing, heads, bases } = stored;
  const head = heads.find(({ language }) => language === at.language);
  const writer = await writerFor(room, actor, edition, standing);
  const written = head ? await writer.write(head.body, at.language) : { blocks: [], findings: [] };
  const overview = { ...stored, waiting: stored.waitingCounts, validations: [] };
  const [progress] = sectionsProgress(overview, new Map(head ? [[head.id, written.findings]] : [])).filter(
    ({ section }) => section === at.section,
  );
  if (!progress) throw new Refusal('not-found', 'There is no such section.');
  const baseOf = (text: StoredText): StoredText | undefined => (text.base === null ? undefined : bases.get(text.base));
  return {
    edition: summaryOf(edition, stored.tasks),
    progress,
    language: at.language,
    head: head ? sectionText(head) : null,
    otherLanguages: heads.filter((text) => text !== head).map(sectionText),
    findings: written.findings,
    preview: written.blocks,
    aside: stored.waiting
      .filter(({ standing: is }) => is === 'aside')
      .map((text) => asideText(text, baseOf(text), head)),
    suggestions: stored.waiting
      .filter(({ standing: is }) => is === 'open')
      .map((text): Suggestion => ({ text: sectionText(text), changes: textChanges(baseOf(text), text) })),
    comments: commentThreads(stored.comments, head?.body ?? '', {
      writes: progress.mayWrite,
      keeps: standing.keeps,
    }),
  };
}

async function computeSection(room: EditionsRoom, actor: Actor, at: TextAt): Promise<ComputedSection> {
  knownLanguage(at.language);
  const { edition, standing } = await room.act(actor, async (session) => ({
    edition: await editionOfSection(session, at),
    standing: await standingIn(session, at.space),
  }));
  const writer = await writerFor(room, actor, edition, standing);
  const section = await writer.compute(at.section, at.language);
  if (!section) throw new Refusal('not-found', 'There is no such section.');
  const releases = await room.evidenceOf(actor, at.space).releases();
  return computedSection(section, [...releases.values()], at.language);
}

/** The title of an edition in a language; of a part of a country its name, where the edition has none. */
export function titleIn({ edition, standing }: StoredOverview, language: Language): string | undefined {
  return edition.title[language] ?? (standing.isPart ? nameIn(standing.name, language) : undefined);
}

/** The whole edition as it stands. */
async function previewOf(
  room: EditionsRoom,
  actor: Actor,
  overview: StoredOverview,
  language: Language,
): Promise<Document> {
  const { edition, standing } = overview;
  if (standing.place === null) throw new Refusal('no-place', 'The space has no country or area.');
  const title = titleIn(overview, language);
  return assembleProfile(standing.place, language, room.evidenceOf(actor, edition.space), room.today(), {
    template: templateOf(edition),
    texts: editionTexts(overview),
    ...(title && { title }),
  });
}

async function dueOf(room: EditionsRoom, actor: Actor): Promise<readonly DueItem[]> {
  const rows = await room.act(actor, (session) => readDue(session));
  return rows.flatMap(({ space, code, title, template, section, ...row }) => {
    const sections = numberSections(templateOf({ template }));
    const known = sections.find(({ id }) => id === section);
    // A section that has been left out of the template waits for nobody.
    if (section !== null && !known) return [];
    return { ...row, space: { id: space, code }, editionTitle: title, section, sectionTitle: known?.title ?? null };
  });
}
