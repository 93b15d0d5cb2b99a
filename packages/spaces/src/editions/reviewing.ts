import { tidyText } from '@sterna/profile';
import type { Session } from '@sterna/store';
import {
  addComment,
  addValidation,
  dropValidations,
  markCommentDeleted,
  markResolved,
  readComments,
  readText,
  reportTask,
  type StoredComment,
} from '@sterna/store/editions';
import { Refusal } from '../refusal.ts';
import type { TaskState } from './edition-views.ts';
import type { EditionAt, Editions, NewComment, SectionAt, TextAt, ValidationReference } from './editions.ts';
import {
  checkedLine,
  type EditionsRoom,
  editionAt,
  editionOfSection,
  editionStanding,
  isId,
  knownInstitution,
  knownLanguage,
  standingIn,
  writableSection,
} from './editions-room.ts';
import { invalid } from './invalid.ts';
import { checkedDate, isGone } from './keeping.ts';

type Reviewing = Pick<
  Editions,
  | 'report'
  | 'comment'
  | 'resolveComment'
  | 'reopenComment'
  | 'removeComment'
  | 'restoreComment'
  | 'validate'
  | 'takeBackValidation'
>;

/** Reviewing and discussing what is being written, and validating it. */
export function reviewingIn(room: EditionsRoom): Reviewing {
  return {
    report: (actor, at, state) => room.act(actor, (session) => report(session, at, state)),
    comment: (actor, at, comment) => room.act(actor, (session) => addRemark(session, at, comment)),
    resolveComment: (actor, at, id) => room.act(actor, (session) => resolve(session, at, id, true)),
    reopenComment: (actor, at, id) => room.act(actor, (session) => resolve(session, at, id, false)),
    removeComment: (actor, at, id) => room.act(actor, (session) => removeRemark(session, at, id)),
    restoreComment: (actor, at, id) => room.act(actor, (session) => restoreRemark(session, at, id)),
    validate: (actor, at, institution, note, reference) =>
      room.act(actor, (session) => validate(session, at, institution, note, reference)),
    takeBackValidation: (actor, at, institution) =>
      room.act(actor, async (session) => {
        await editionAt(session, at);
        if (!isId(institution)) throw new Refusal('not-found', 'There is no such institution.');
        const count = await dropValidations(session, at.space, at.edition, institution);
        if (count === 0) throw new Refusal('not-allowed', 'There is no validation that the account may take back.');
      }),
  };
}

async function report(session: Session, at: SectionAt, state: TaskState): Promise<void> {
  const edition = await editionOfSection(session, at);
  const { reviews } = await standingIn(session, at.space);
  if (edition.state !== 'draft' && edition.state !== 'under review') {
    throw new Refusal('wrong-state', `The edition is ${edition.state}.`);
  }
  if (!reviews) await writableSection(session, at);
  if (state === 'reviewed' && !reviews) throw new Refusal('not-allowed', 'That is for reviewers to say.');
  if (!(await reportTask(session, at, state))) throw new Refusal('not-allowed', 'The account may not say that.');
}

const MOST_LETTERS_SAID = 5000;

async function addRemark(session: Session, at: TextAt, { body, quote, text, replyTo }: NewComment): Promise<number> {
  knownLanguage(at.language);
  const edition = await editionOfSection(session, at);
  if (edition.number !== null) throw new Refusal('wrong-state', 'A published edition is not commented on.');
  if (!(await standingIn(session, at.space)).discusses) throw new Refusal('not-allowed', 'Readers do not comment.');
  const [said, passage] = [tidyText(body), tidyText(quote ?? '')];
  if (said === '') throw invalid('text-needed', 'There is nothing in the comment. Write it.', 'body');
  if (said.length > MOST_LETTERS_SAID || passage.length > MOST_LETTERS_SAID) {
    throw invalid('text-too-long', `That has more than ${MOST_LETTERS_SAID} letters. Shorten it.`, 'body');
  }
  const read = text === undefined || !isId(text) ? undefined : await readText(session, at, text);
  if (text !== undefined && !read) throw new Refusal('not-found', 'There is no such text.');
  const thread = replyTo === undefined ? undefined : await commentAt(session, at, replyTo);
  if (thread && (thread.section !== at.section || thread.language !== at.language)) {
    throw new Refusal('not-found', 'There is no such comment.');
  }
  // Answers to answers stand in the same thread.
  const answered = thread ? (thread.replyTo ?? thread.id) : null;
  return addComment(session, at, { body: said, quote: passage, text: read?.id ?? null, replyTo: answered });
}

async function commentAt(session: Session, at: EditionAt, id: number): Promise<StoredComment> {
  const place = { space: at.space, edition: at.edition };
  const [found] = isId(id) ? await readComments(session, place, id) : [];
  if (!found) throw new Refusal('not-found', 'There is no such comment.');
  return found;
}

async function resolve(session: Session, at: EditionAt, id: number, isResolved: boolean): Promise<void> {
  await editionAt(session, at);
  await commentAt(session, at, id);
  if (!(await markResolved(session, at, id, isResolved))) {
    throw new Refusal('not-allowed', 'Its author, or whoever writes the section, settles a comment.');
  }
}

async function removeRemark(session: Session, at: EditionAt, id: number): Promise<void> {
  await editionAt(session, at);
  const { isMine } = await commentAt(session, at, id);
  const { keeps } = await standingIn(session, at.space);
  if ((!isMine && !keeps) || !(await markCommentDeleted(session, at, id, true))) {
    throw new Refusal('not-allowed', 'Its author or the focal point deletes a comment.');
  }
}

async function restoreRemark(session: Session, at: EditionAt, id: number): Promise<void> {
  await editionAt(session, at);
  const { isMine, deletedAt } = await commentAt(session, at, id);
  if (!deletedAt) return;
  if (isGone(deletedAt)) throw new Refusal('too-late', 'It was deleted more than 30 days ago.');
  const { keeps } = await standingIn(session, at.space);
  if ((!isMine && !keeps) || !(await markCommentDeleted(session, at, id, false))) {
    throw new Refusal('not-allowed', 'Its author or the focal point restores a comment.');
  }
}

async function validate(
  session: Session,
  at: EditionAt,
  institution: number,
  note: string,
  reference: ValidationReference | undefined,
): Promise<void> {
  const { edition, standing } = await editionStanding(session, at);
  if (!standing.keeps && (!standing.reviews || standing.institution?.id !== institution)) {
    throw new Refusal('not-allowed', 'Reviewers validate for their own institution.');
  }
  if (edition.state !== 'under review') throw new Refusal('wrong-state', `The edition is ${edition.state}.`);
  await knownInstitution(session, at.space, institution);
  await addValidation(session, at.space, at.edition, {
    institution,
    note: tidyText(note).slice(0, 2000),
    ...checkedReference(reference, standing.institution?.id === institution),
  });
}

/** In another body's name only what can be looked up is entered. @throws Refusal `invalid` */
function checkedReference(
  reference: ValidationReference | undefined,
  isOwn: boolean,
): { readonly reference: string; readonly referenceDate: string | null } {
  const text = checkedLine(reference?.text ?? '', 300, 'reference');
  const date = checkedDate(reference?.date ?? null);
  if (!isOwn && (text === '' || date === null)) {
    const message = 'Name the letter or decision by which the body has validated the edition, and its date.';
    throw invalid('reference-needed', message, text === '' ? 'reference' : 'reference-date');
  }
  return { reference: text, referenceDate: date };
}
