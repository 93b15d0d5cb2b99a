import type { SectionWriter, WrittenBlocks } from '@sterna/profile';
import { findSection } from '@sterna/profile';
import type { Actor, Session } from '@sterna/store';
import {
  readComments,
  readSectionTexts,
  readTasks,
  type StoredComment,
  type StoredText,
  type StoredWaiting,
} from '@sterna/store/editions';
import { Refusal } from '../refusal.ts';
import { asideText } from './aside-text.ts';
import { commentThreads } from './comment-threads.ts';
import { computedSection } from './computed-section.ts';
import { summaryOf } from './edition-summary.ts';
import type { ComputedSection, SectionAtWork, SectionView, Suggestion } from './edition-views.ts';
import type { TextAt } from './editions.ts';
import { type EditionsRoom, knownLanguage, type SpaceEvidence, sectionStanding, templateOf } from './editions-room.ts';
import { KeptSections } from './kept-sections.ts';
import type { StoredOverview } from './overview.ts';
import { sectionsProgress, writerOn } from './section-progress.ts';
import { sectionText } from './section-text.ts';
import { textChanges } from './text-changes.ts';

/** What is stored of a section. */
interface StoredSection extends Pick<StoredOverview, 'edition' | 'standing' | 'tasks' | 'heads' | 'waiting'> {
  /** Comments in the language that is looked at. */
  readonly comments: readonly StoredComment[];
  /** Texts in that language that stand aside, and open suggestions. */
  readonly beside: readonly StoredText[];
  readonly baseOf: (text: StoredText) => StoredText | undefined;
}

/** What is stored of a section, read at one moment. */
export async function readSection(session: Session, at: TextAt): Promise<StoredSection> {
  const found = await sectionStanding(session, at);
  const place = { space: at.space, edition: at.edition, section: at.section };
  const texts = await readSectionTexts(session, place);
  const comments = await readComments(session, place);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const beside = texts.filter(({ standing }) => standing === 'aside' || standing === 'open');
  return {
    ...found,
    tasks: await readTasks(session, at.space, at.edition, at.section),
    heads: texts.filter(({ isHead }) => isHead),
    waiting: waitingIn(at.section, beside, comments),
    comments: comments.filter(({ language }) => language === at.language),
    beside: beside.filter(({ language }) => language === at.language),
    baseOf: (text) => (text.base === null ? undefined : byId.get(text.base)),
  };
}

/** How much waits in each language of a section. */
function waitingIn(
  section: string,
  beside: readonly StoredText[],
  comments: readonly StoredComment[],
): readonly StoredWaiting[] {
  const open = comments.filter(({ replyTo, resolvedAt, deletedAt }) => !replyTo && !resolvedAt && !deletedAt);
  const languages = new Set([...beside, ...open].map(({ language }) => language));
  return [...languages].map((language) => {
    const own = beside.filter((text) => text.language === language);
    return {
      section,
      language,
      aside: own.filter(({ standing }) => standing === 'aside').length,
      suggestions: own.filter(({ standing }) => standing === 'open').length,
      comments: open.filter((comment) => comment.language === language).length,
    };
  });
}

/** Shows sections of editions to those who work on them. */
export class SectionViewer {
  readonly #room: EditionsRoom;
  readonly #kept = new KeptSections();

  constructor(room: EditionsRoom) {
    this.#room = room;
  }

  /** One section in one language, for those who write, review and discuss it. */
  async view(actor: Actor, at: TextAt): Promise<SectionView> {
    const { stored, writer } = await this.#open(actor, at);
    return viewOf(stored, at, writer);
  }

  /** What is computed for a section. */
  async computed(actor: Actor, at: TextAt): Promise<ComputedSection> {
    knownLanguage(at.language);
    const { edition, standing } = await this.#room.act(actor, (session) => sectionStanding(session, at));
    const evidence = this.#room.evidenceOf(actor, at.space);
    return this.#compute({ edition, standing }, at, evidence, await writerOn(this.#room, evidence, edition, standing));
  }

  /** Both, read once. */
  async atWork(actor: Actor, at: TextAt): Promise<SectionAtWork> {
    const { stored, writer, evidence } = await this.#open(actor, at);
    return { view: await viewOf(stored, at, writer), computed: await this.#compute(stored, at, evidence, writer) };
  }

  async #open(
    actor: Actor,
    at: TextAt,
  ): Promise<{ readonly stored: StoredSection; readonly evidence: SpaceEvidence; readonly writer: SectionWriter }> {
    knownLanguage(at.language);
    const stored = await this.#room.act(actor, (session) => readSection(session, at));
    const evidence = this.#room.evidenceOf(actor, at.space);
    return { stored, evidence, writer: await writerOn(this.#room, evidence, stored.edition, stored.standing) };
  }

  /** What was computed of the same template over the same figures is not computed again. */
  async #compute(
    { edition, standing }: Pick<StoredSection, 'edition' | 'standing'>,
    at: TextAt,
    evidence: SpaceEvidence,
    writer: SectionWriter,
  ): Promise<ComputedSection> {
    const template = findSection(templateOf(edition), at.section);
    const state = [at.space, standing.place, at.language, this.#room.today(), await evidence.version()];
    return this.#kept.find(JSON.stringify([...state, { ...template, sections: [] }]), async () => {
      const section = await writer.compute(at.section, at.language);
      if (!section) throw new Refusal('not-found', 'There is no such section.');
      const releases = await evidence.releases();
      return computedSection(section, [...releases.values()], at.language);
    });
  }
}

const NOTHING: WrittenBlocks = { blocks: [], findings: [] };

async function viewOf(stored: StoredSection, at: TextAt, writer: SectionWriter): Promise<SectionView> {
  const { edition, standing, heads, beside, baseOf } = stored;
  const head = heads.find(({ language }) => language === at.language);
  const { blocks, findings } = head ? await writer.write(head.body, at.language) : NOTHING;
  const all = sectionsProgress(stored, new Map(head ? [[head.id, findings]] : []));
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
    aside: beside.filter((text) => text.standing === 'aside').map((text) => asideText(text, baseOf(text), head)),
    suggestions: beside
      .filter((text) => text.standing === 'open')
      .map((text): Suggestion => ({ text: sectionText(text), changes: textChanges(baseOf(text), text) })),
    comments: commentThreads(stored.comments, head?.body ?? '', { writes: progress.mayWrite, keeps: standing.keeps }),
  };
}
