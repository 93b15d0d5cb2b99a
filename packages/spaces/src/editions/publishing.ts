import type { Document } from '@sterna/document';
import { assembleEdition, type TextFinding } from '@sterna/profile';
import type { Actor, Session } from '@sterna/store';
import {
  addDocument,
  markPublished,
  readHeads,
  readNextNumber,
  readTasks,
  type StoredEdition,
} from '@sterna/store/editions';
import { noteAct } from '@sterna/store/spaces';
import type { Language } from '@sterna/vocabulary';
import { Refusal } from '../refusal.ts';
import { canonicalJson, contentHash } from './canonical-json.ts';
import { editionTexts } from './edition-texts.ts';
import type { EditionAt, Editions } from './editions.ts';
import { checkedLine, type EditionsRoom, editionAt, keptEdition, knownPlace, templateOf } from './editions-room.ts';
import { freezeFigures, stillEvidence } from './frozen-figures.ts';
import { readinessNow } from './looking.ts';
import { readOverview, type StoredOverview, titleIn } from './overview.ts';
import type { FrozenFigure } from './published-views.ts';
import { isUnfinished } from './readiness.ts';

/** One language of an edition, frozen. */
export interface FrozenDocument {
  readonly language: Language;
  readonly document: Document;
  readonly figures: readonly FrozenFigure[];
  readonly sha256: string;
}

/** What the hash over a whole edition is made from. */
export interface EditionContent {
  readonly space: string;
  readonly place: string;
  readonly number: number;
  readonly title: object;
  readonly template: object;
  /** Number of the edition it corrects. */
  readonly corrects: number | null;
  readonly reason: string;
  /** SHA-256 by language. */
  readonly languages: Readonly<Record<string, string>>;
}

/** SHA-256 of one language: its document and its figures. */
export function documentHash(document: object, figures: readonly object[]): string {
  return contentHash({ document, figures });
}

/** SHA-256 over a whole edition. */
export function editionHash(content: EditionContent): string {
  return contentHash(content);
}

/** Publishing an edition: its documents and figures are frozen. */
export function publishingOf(room: EditionsRoom): Pick<Editions, 'publish'> {
  return { publish: (actor, at, despite) => publish(room, actor, at, despite ?? '') };
}

async function publish(
  room: EditionsRoom,
  actor: Actor,
  at: EditionAt,
  despite: string,
): Promise<{ readonly number: number; readonly sha256: string }> {
  const overview = await readOverview(room, actor, at);
  if (!overview.standing.keeps) throw new Refusal('not-allowed', 'That is for the focal point to do.');
  if (overview.edition.state !== 'validated') {
    throw new Refusal('wrong-state', `The edition is ${overview.edition.state}; a validated one is published.`);
  }
  const reason = checkedLine(despite, 2000, 'despite');
  const number = await room.act(actor, (session) => readNextNumber(session, at.space));
  const { frozen, place } = await freezeEdition(room, actor, overview, number);
  const unfinished = (await readinessNow(room, actor, overview)).filter(isUnfinished);
  if (unfinished.length > 0 && reason === '') {
    throw new Refusal('unfinished', 'Say why it is published all the same.', unfinished);
  }
  const { standing, edition } = overview;
  const sha256 = editionHash({
    space: standing.code,
    place,
    number,
    title: edition.title,
    template: edition.template,
    corrects: edition.corrects?.number ?? null,
    reason: edition.reason,
    languages: Object.fromEntries(frozen.map((one) => [one.language, one.sha256])),
  });
  await room.act(actor, async (session) => {
    const locked = await keptEdition(session, at, ['validated']);
    const heads = await readHeads(session, at.space, at.edition);
    const tasks = await readTasks(session, at.space, at.edition);
    const now = {
      template: locked.template,
      title: locked.title,
      languages: locked.languages,
      ...versionOf(heads, tasks),
    };
    const then = {
      template: edition.template,
      title: edition.title,
      languages: edition.languages,
      ...versionOf(overview.heads, overview.tasks),
    };
    const isSame = canonicalJson(now) === canonicalJson(then);
    if (!isSame || (await readNextNumber(session, at.space)) !== number) {
      throw new Refusal('moved-on', 'The edition was changed while it was being published. Try again.');
    }
    for (const one of frozen) await addDocument(session, at.space, at.edition, one);
    await stillNewest(session, at.space, edition);
    if (unfinished.length > 0) await noteUnfinished(session, at, unfinished, reason);
    await markPublished(session, at.space, at.edition, { number, sha256 });
  });
  return { number, sha256 };
}

/** A correction begins with the texts of the edition it corrects: those of one published since would be lost. */
async function stillNewest(session: Session, space: number, { corrects }: StoredEdition): Promise<void> {
  if (!corrects) return;
  const { state } = await editionAt(session, { space, edition: corrects.id });
  if (state !== 'published') throw new Refusal('not-newest', 'A newer edition than the one it corrects is published.');
}

/** Keeps in the trace of acts that somebody published knowing what was unfinished, and why. */
async function noteUnfinished(
  session: Session,
  at: EditionAt,
  unfinished: readonly TextFinding[],
  reason: string,
): Promise<void> {
  const counts: Record<string, number> = {};
  for (const { rule } of unfinished) counts[rule] = (counts[rule] ?? 0) + 1;
  await noteAct(session, at.space, 'published-unfinished', 'edition', String(at.edition), { reason, ...counts });
}

/** What documents depend on: which text each section has, and whose it is. */
function versionOf(heads: StoredOverview['heads'], tasks: StoredOverview['tasks']): object {
  return {
    heads: heads.map(({ id }) => id).sort((a, b) => a - b),
    tasks: tasks.map(({ section, institution }) => `${section}:${institution?.id ?? ''}`).sort(),
  };
}

async function freezeEdition(
  room: EditionsRoom,
  actor: Actor,
  overview: StoredOverview,
  number: number,
): Promise<{ readonly frozen: readonly FrozenDocument[]; readonly place: string }> {
  const { edition, standing } = overview;
  const place = knownPlace(standing);
  const evidence = stillEvidence(room.evidenceOf(actor, edition.space));
  const frozen: FrozenDocument[] = [];
  const mistakes: TextFinding[] = [];
  for (const language of edition.languages) {
    const { document, findings } = await assembleEdition(place, language, evidence, room.today(), {
      template: templateOf(edition),
      texts: editionTexts(overview),
      title: titleIn(overview, language),
      number,
      corrects: edition.corrects?.number,
      reason: edition.reason,
      validatedBy: overview.validations.map(({ institution, reference, referenceDate }) => ({
        name: institution.name,
        reference,
        date: referenceDate,
      })),
    });
    mistakes.push(...findings.filter(({ severity }) => severity === 'error'));
    const figures = await freezeFigures(document, evidence);
    frozen.push({ language, document, figures, sha256: documentHash(document, figures) });
  }
  if (mistakes.length > 0) throw new Refusal('not-ready', 'Texts refer to what is not there.', mistakes);
  return { frozen, place: place.code };
}
