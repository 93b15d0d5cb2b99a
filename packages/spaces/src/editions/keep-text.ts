import { mergeTexts } from '@sterna/profile';
import type { Session } from '@sterna/store';
import {
  type AddedText,
  addText,
  beginHead,
  lockHead,
  moveHead,
  readTasks,
  readText,
  reportTask,
  type StoredText,
  setAside,
  settleText,
} from '@sterna/store/editions';
import { Refusal } from '../refusal.ts';
import { asideText } from './aside-text.ts';
import type { SavedText } from './edition-views.ts';
import type { TextAt } from './editions.ts';
import { sectionText } from './section-text.ts';
import { textChanges } from './text-changes.ts';

/** A text that is handed in, tidied. */
export interface Submission {
  readonly body: string;
  /** Id of the text it was written upon. */
  readonly upon: number | null;
  readonly remark: string;
  readonly kind: 'written' | 'merged' | 'restored';
  /** Id of the other text that went into it. */
  readonly merged?: number;
}

/**
 * Takes a text for a section, within a transaction that has shown that the account may. The section's row is locked, so
 * that those who write follow one another; whoever comes second is merged, or kept aside. Every text is kept.
 */
export async function keepText(session: Session, at: TextAt, submission: Submission): Promise<SavedText> {
  const base = submission.upon === null ? undefined : await storedText(session, at, submission.upon);
  const locked = await lockHead(session, at);
  if (locked === undefined) return beginText(session, at, submission, base);
  const head = await storedText(session, at, locked);
  const saved =
    head.id === base?.id
      ? await replaceHead(session, at, submission, head)
      : await joinHead(session, at, submission, base, head);
  if (saved.kind !== 'aside' && submission.merged !== undefined) await settleTaken(session, at, submission.merged);
  return saved;
}

/** The first text of a section. Two may begin at once: then the other's is there by now, and this one joins it. */
async function beginText(
  session: Session,
  at: TextAt,
  submission: Submission,
  base: StoredText | undefined,
): Promise<SavedText> {
  const id = await addText(session, at, addedFrom(submission, 'in line'));
  if (await beginHead(session, at, id)) return { kind: 'saved', text: sectionText(await storedText(session, at, id)) };
  const locked = await lockHead(session, at);
  if (locked === undefined) throw new Refusal('moved-on', 'Somebody is writing that section. Try again.');
  await setAside(session, at, id);
  const [head, submitted] = [await storedText(session, at, locked), await storedText(session, at, id)];
  return joinTexts(session, at, base, head, submitted);
}

async function replaceHead(session: Session, at: TextAt, submission: Submission, head: StoredText): Promise<SavedText> {
  if (head.body === submission.body) return { kind: 'unchanged', text: sectionText(head) };
  const text = await addHead(session, at, head, addedFrom(submission, 'in line'));
  return { kind: 'saved', text: sectionText(text) };
}

async function joinHead(
  session: Session,
  at: TextAt,
  submission: Submission,
  base: StoredText | undefined,
  head: StoredText,
): Promise<SavedText> {
  if (head.body === submission.body) return { kind: 'unchanged', text: sectionText(head) };
  const id = await addText(session, at, addedFrom(submission, 'aside'));
  return joinTexts(session, at, base, head, await storedText(session, at, id));
}

/** Takes a suggestion or a text that stands aside into the section's text, as far as that can be done by itself. */
export async function takeText(session: Session, at: TextAt, text: StoredText): Promise<SavedText> {
  const locked = await lockHead(session, at);
  const base = text.base === null ? undefined : await storedText(session, at, text.base);
  if (locked === undefined) {
    const merged: Submission = { body: text.body, upon: null, remark: '', kind: 'merged', merged: text.id };
    const saved = await beginText(session, at, merged, undefined);
    if (saved.kind !== 'aside') await settleTaken(session, at, text.id);
    return saved;
  }
  return joinTexts(session, at, base, await storedText(session, at, locked), text);
}

/** Joins a text that is kept already with what the section says now. */
async function joinTexts(
  session: Session,
  at: TextAt,
  base: StoredText | undefined,
  head: StoredText,
  other: StoredText,
): Promise<SavedText> {
  const merged = mergeTexts(base?.body ?? '', head.body, other.body);
  if (!merged.isClean) return { kind: 'aside', head: sectionText(head), aside: asideText(other, base, head) };
  await settleTaken(session, at, other.id);
  if (merged.body === head.body) return { kind: 'unchanged', text: sectionText(head) };
  const joined = { body: merged.body, base: head.id, merged: other.id, remark: '' };
  const text = await addHead(session, at, head, { ...joined, kind: 'merged', standing: 'in line' });
  const submitted = await storedText(session, at, other.id);
  return {
    kind: 'merged',
    text: sectionText(text),
    submitted: sectionText(submitted),
    changes: textChanges(head, text),
  };
}

function addedFrom({ body, upon, merged, kind, remark }: Submission, standing: 'in line' | 'aside'): AddedText {
  return { body, base: upon, kind, standing, remark, ...(merged !== undefined && { merged }) };
}

/** Puts a new text in the place of the head. */
async function addHead(session: Session, at: TextAt, head: StoredText, added: AddedText): Promise<StoredText> {
  const id = await addText(session, at, added);
  if (!(await moveHead(session, at, head.id, id))) {
    throw new Refusal('moved-on', 'Somebody has written that section meanwhile. Try again.');
  }
  await readAgain(session, at);
  return storedText(session, at, id);
}

/** What was reviewed has changed: it is to be read again. */
async function readAgain(session: Session, at: TextAt): Promise<void> {
  const [task] = await readTasks(session, at.space, at.edition, at.section);
  if (task?.state === 'reviewed') await reportTask(session, at, 'written');
}

/** A text that has been taken; with those that went into it while it stood aside itself. */
async function settleTaken(session: Session, at: TextAt, id: number): Promise<void> {
  for (let next: number | null = id; next !== null; ) {
    const text: StoredText | undefined = await readText(session, at, next);
    if (!text || !(await settleText(session, at, text.id, 'taken'))) return;
    next = text.merged;
  }
}

async function storedText(session: Session, at: TextAt, id: number): Promise<StoredText> {
  const found = Number.isSafeInteger(id) && id > 0 ? await readText(session, at, id) : undefined;
  if (!found) throw new Refusal('not-found', 'There is no such text.');
  return found;
}
