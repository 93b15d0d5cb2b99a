import type { Actor, Session } from '@sterna/store';
import {
  readComments,
  readHeads,
  readTasks,
  readText,
  readWaiting,
  readWaitingCounts,
  type StoredComment,
  type StoredText,
} from '@sterna/store/editions';
import { Refusal } from '../refusal.ts';
import { asideText } from './aside-text.ts';
import { commentThreads } from './comment-threads.ts';
import { computedSection } from './computed-section.ts';
import { summaryOf } from './edition-summary.ts';
import type { ComputedSection, SectionView, Suggestion } from './edition-views.ts';
import type { TextAt } from './editions.ts';
import { type EditionsRoom, editionOfSection, knownLanguage, standingIn } from './editions-room.ts';
import type { StoredOverview } from './overview.ts';
import { sectionsProgress, writerFor } from './section-progress.ts';
import { sectionText } from './section-text.ts';
import { textChanges } from './text-changes.ts';

/** What is stored of a section in one language. */
interface StoredSection extends Pick<StoredOverview, 'edition' | 'standing' | 'tasks' | 'heads'> {
  readonly counts: StoredOverview['waiting'];
  readonly comments: readonly StoredComment[];
  /** Texts that stand aside, and open suggestions. */
  readonly waiting: readonly StoredText[];
  readonly baseOf: (text: StoredText) => StoredText | undefined;
}

/** What is stored of a section in one language, read at one moment. */
async function readSection(session: Session, at: TextAt): Promise<StoredSection> {
  const edition = await editionOfSection(session, at);
  const waiting = await readWaiting(session, at);
  const bases = new Map<number, StoredText>();
  for (const { base } of waiting) {
    const found = base === null || bases.has(base) ? undefined : await readText(session, at, base);
    if (found) bases.set(found.id, found);
  }
  return {
    edition,
    standing: await standingIn(session, at.space),
    tasks: await readTasks(session, at.space, at.edition, at.section),
    heads: await readHeads(session, at.space, at.edition, at.section),
    counts: await readWaitingCounts(session, at.space, at.edition),
    comments: await readComments(session, at),
    waiting,
    baseOf: (text: StoredText): StoredText | undefined => (text.base === null ? undefined : bases.get(text.base)),
  };
}

/** One section in one language, for those who write, review and discuss it. */
export async function viewSection(room: EditionsRoom, actor: Actor, at: TextAt): Promise<SectionView> {
  knownLanguage(at.language);
  const stored = await room.act(actor, (session) => readSection(session, at));
  const { edition, standing, heads, waiting, baseOf } = stored;
  const head = heads.find(({ language }) => language === at.language);
  const writer = await writerFor(room, actor, edition, standing);
  const { blocks, findings } = head ? await writer.write(head.body, at.language) : { blocks: [], findings: [] };
  const all = sectionsProgress({ ...stored, waiting: stored.counts }, new Map(head ? [[head.id, findings]] : []));
  const progress = all.find(({ section }) => section === at.section);
  if (!progress) throw new Refusal('not-found', 'There is no such section.');
  return {
    edition: summaryOf(edition, stored.tasks),
    progress,
    language: at.language,
    head: head ? sectionText(head) : null,
    otherLanguages: heads.filter((text) => text !== head).map(sectionText),
    findings,
    preview: blocks,
    aside: waiting.filter((text) => text.standing === 'aside').map((text) => asideText(text, baseOf(text), head)),
    suggestions: waiting
      .filter((text) => text.standing === 'open')
      .map((text): Suggestion => ({ text: sectionText(text), changes: textChanges(baseOf(text), text) })),
    comments: commentThreads(stored.comments, head?.body ?? '', { writes: progress.mayWrite, keeps: standing.keeps }),
  };
}

/** What is computed for a section. */
export async function computeSection(room: EditionsRoom, actor: Actor, at: TextAt): Promise<ComputedSection> {
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
