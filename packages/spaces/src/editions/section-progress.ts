import { numberSections, openSectionWriter, type SectionWriter, type TextFinding, wordsOf } from '@sterna/profile';
import type { Actor } from '@sterna/store';
import type { StoredEdition, StoredStanding, StoredTask, StoredText } from '@sterna/store/editions';
import type { SectionProgress, TextProgress } from './edition-views.ts';
import { type EditionsRoom, knownPlace, type SpaceEvidence, templateOf } from './editions-room.ts';
import type { StoredOverview } from './overview.ts';

/** A writer on the figures in force in the space. @throws Refusal `no-place` */
export function writerFor(
  room: EditionsRoom,
  actor: Actor,
  edition: StoredEdition,
  standing: StoredStanding,
): Promise<SectionWriter> {
  return writerOn(room, room.evidenceOf(actor, edition.space), edition, standing);
}

/** The same on evidence that is open already. @throws Refusal `no-place` */
export async function writerOn(
  room: EditionsRoom,
  evidence: SpaceEvidence,
  edition: StoredEdition,
  standing: StoredStanding,
): Promise<SectionWriter> {
  return openSectionWriter(knownPlace(standing), evidence, room.today(), templateOf(edition));
}

/** How far every section of an edition is, in each of its languages. */
export async function progressOf(
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

/** Whether who says that a section is reviewed wrote it too. */
function isReviewedByAuthor(task: StoredTask | undefined, heads: readonly StoredText[]): boolean {
  const reviewer = task?.reviewedBy?.id;
  return (
    reviewer !== undefined && heads.some(({ section, author }) => section === task?.section && author?.id === reviewer)
  );
}

/** The same, with findings of texts by their ids. */
export function sectionsProgress(
  { edition, tasks, heads, waiting }: Pick<StoredOverview, 'edition' | 'tasks' | 'heads' | 'waiting'>,
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
      reviewedBy: task?.reviewedBy ?? null,
      isReviewedByAuthor: isReviewedByAuthor(task, heads),
      note: task?.note ?? '',
      mayWrite: task?.mayWrite ?? false,
      texts,
    };
  });
}
