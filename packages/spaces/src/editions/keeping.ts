import {
  adaptTemplate,
  findSection,
  PART_TEMPLATE,
  PROFILE_TEMPLATE,
  type ProfileTemplate,
  sectionsOf,
  type TemplateChange,
} from '@sterna/profile';
import type { Actor, Session } from '@sterna/store';
import {
  addEdition,
  addTasks,
  assignTask,
  carryComments,
  carryTasks,
  carryTexts,
  changeEdition,
  dropValidations,
  lockEdition,
  markDeleted,
  readEditions,
  type StoredEdition,
  type StoredStanding,
} from '@sterna/store/editions';
import { isLanguage, LANGUAGES, type Language } from '@sterna/vocabulary';
import { Refusal } from '../refusal.ts';
import type { SomeText } from './edition-views.ts';
import type { EditionAt, Editions, NewEdition } from './editions.ts';
import {
  checkedLine,
  type EditionsRoom,
  editionAt,
  isId,
  keptEdition,
  knownInstitution,
  RESTORABLE_DAYS,
  standingIn,
  templateOf,
} from './editions-room.ts';
import { invalid } from './invalid.ts';

type Keeping = Pick<
  Editions,
  'begin' | 'correct' | 'describe' | 'adapt' | 'assign' | 'changeState' | 'remove' | 'restore'
>;

/** What focal points do: begin editions, adapt and assign them, bring them on their way. */
export function keepingOf(room: EditionsRoom): Keeping {
  return {
    begin: (actor, space, how) => room.act(actor, (session) => beginEdition(session, space, how)),
    correct: (actor, at, reason) => room.act(actor, (session) => beginCorrection(session, at, reason)),
    describe: (actor, at, what) =>
      room.act(actor, async (session) => {
        await keptEdition(session, at, ['draft', 'under review']);
        await changeEdition(session, at.space, at.edition, {
          ...(what.title && { title: checkedTitle(what.title) }),
          ...(what.languages && { languages: checkedLanguages(what.languages) }),
          ...(what.due !== undefined && { due: checkedDate(what.due) }),
        });
      }),
    adapt: (actor, at, change) => adapt(room, actor, at, change),
    assign: (actor, at, task) =>
      room.act(actor, async (session) => {
        const edition = await keptEdition(session, at, ['draft', 'under review']);
        if (!findSection(templateOf(edition), at.section)) throw new Refusal('not-found', 'There is no such section.');
        if (task.institution !== null) await knownInstitution(session, at.space, task.institution);
        const note = task.note === undefined ? undefined : checkedLine(task.note, 2000, 'note');
        await assignTask(session, at, { institution: task.institution, due: checkedDate(task.due), note });
      }),
    changeState: (actor, at, to) =>
      room.act(actor, async (session) => {
        await keptEdition(session, at, ['draft', 'under review', 'validated']);
        await changeEdition(session, at.space, at.edition, { state: to });
        if (to === 'draft') await dropValidations(session, at.space, at.edition);
      }),
    remove: (actor, at) =>
      room.act(actor, async (session) => {
        await keptEdition(session, at, ['draft', 'under review', 'validated']);
        await markDeleted(session, at.space, at.edition, true);
      }),
    restore: (actor, at) => room.act(actor, (session) => restoreEdition(session, at)),
  };
}

async function beginEdition(session: Session, space: number, how: NewEdition): Promise<number> {
  const { placeName } = await keeperIn(session, space);
  const from = how.carryFrom === undefined ? undefined : await publishedEdition(session, space, how.carryFrom);
  return begin(session, space, from, {
    title: checkedTitle(how.title ?? {}),
    languages: checkedLanguages(how.languages),
    due: checkedDate(how.due ?? null),
    // A region or municipality has figures of its own only, and a template that needs no others.
    template: from ? templateOf(from) : placeName ? PART_TEMPLATE : PROFILE_TEMPLATE,
  });
}

async function beginCorrection(session: Session, at: EditionAt, reason: string): Promise<number> {
  await keeperIn(session, at.space);
  const from = await publishedEdition(session, at.space, at.edition);
  const why = checkedLine(reason, 2000, 'reason');
  if (why === '')
    throw invalid('reason-needed', 'Say why the edition is corrected: the reason is published with it.', 'reason');
  if (from.state !== 'published') throw new Refusal('not-newest', 'Only the newest published edition is corrected.');
  await noOtherCorrection(session, at.space, from.id);
  return begin(session, at.space, from, {
    title: from.title,
    languages: from.languages,
    due: null,
    reason: why,
    template: templateOf(from),
  });
}

/** Two corrections of the same edition would undo each other; the database keeps them apart, this says so. */
async function noOtherCorrection(session: Session, space: number, edition: number): Promise<void> {
  const all = await readEditions(session, space);
  const isOpen = all.some(
    ({ corrects, number, deletedAt }) => corrects?.id === edition && number === null && !deletedAt,
  );
  if (isOpen) throw new Refusal('correction-open', 'Another correction of it is being made.');
}

interface Beginning {
  readonly title: SomeText;
  readonly languages: readonly Language[];
  readonly due: string | null;
  readonly template: ProfileTemplate;
  /** Of a correction. */
  readonly reason?: string;
}

async function begin(
  session: Session,
  space: number,
  from: StoredEdition | undefined,
  { reason, template, ...begun }: Beginning,
): Promise<number> {
  const corrects = reason !== undefined && from ? from.id : null;
  const id = await addEdition(session, { space, template, corrects, reason: reason ?? '', ...begun });
  const sections = sectionsOf(template).map((section) => section.id);
  await addTasks(session, space, id, sections);
  if (from) {
    await carryTasks(session, space, from.id, id);
    await carryTexts(session, space, from.id, id, LANGUAGES);
    await carryComments(session, space, from.id, id);
  }
  return id;
}

async function keeperIn(session: Session, space: number): Promise<StoredStanding> {
  const standing = await standingIn(session, space);
  if (!standing.keeps) throw new Refusal('not-allowed', 'That is for the focal point to do.');
  if (standing.place === null) throw new Refusal('no-place', 'The space has no country or area.');
  return standing;
}

async function publishedEdition(session: Session, space: number, edition: number): Promise<StoredEdition> {
  const found = await editionAt(session, { space, edition });
  if (found.number === null) throw new Refusal('wrong-state', 'That edition is not published.');
  return found;
}

function adapt(room: EditionsRoom, actor: Actor, at: EditionAt, change: TemplateChange): Promise<void> {
  return room.act(actor, async (session) => {
    const edition = await keptEdition(session, at, ['draft', 'under review']);
    const { template, findings } = adaptTemplate(templateOf(edition), change);
    if (findings.length > 0) throw new Refusal('invalid', 'The template cannot be changed like that.', findings);
    await changeEdition(session, at.space, at.edition, { template });
    const sections = sectionsOf(template).map((section) => section.id);
    await addTasks(session, at.space, at.edition, sections);
  });
}

async function restoreEdition(session: Session, at: EditionAt): Promise<void> {
  const [seen] = isId(at.space) && isId(at.edition) ? await readEditions(session, at.space, at.edition) : [];
  if (!seen) throw new Refusal('not-found', 'There is no such edition.');
  const locked = await lockEdition(session, at.space, at.edition);
  if (!locked) throw new Refusal('not-allowed', 'That is for the focal point to do.');
  if (!locked.deletedAt) return;
  if (seen.corrects) await noOtherCorrection(session, at.space, seen.corrects.id);
  if (isGone(locked.deletedAt)) throw new Refusal('too-late', 'It was deleted more than 30 days ago.');
  await markDeleted(session, at.space, at.edition, false);
}

const DAY = 24 * 60 * 60 * 1000;

/** Whether something was deleted too long ago to be restored. */
export function isGone(deletedAt: Date): boolean {
  return Date.now() - deletedAt.getTime() > RESTORABLE_DAYS * DAY;
}

function checkedTitle(title: SomeText): SomeText {
  const entries = Object.entries(title).filter(([language]) => isLanguage(language));
  const tidy = entries.map(([language, text]) => [language, checkedLine(text ?? '', 200, 'title')]);
  return Object.fromEntries(tidy.filter(([, text]) => text !== ''));
}

function checkedLanguages(languages: readonly Language[]): readonly Language[] {
  const known = [...new Set(languages)];
  if (known.length === 0 || !known.every(isLanguage)) {
    throw invalid('language-needed', 'An edition is published in one language at least.', 'languages');
  }
  return known;
}

/** A day of a form. @throws Refusal `invalid` with the finding `not-a-date` */
export function checkedDate(date: string | null): string | null {
  if (date === null || date === '') return null;
  const time = /^[12]\d{3}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  if (time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date)) return date;
  const typed = date.slice(0, 40);
  throw invalid('not-a-date', `“${typed}” is no date. Write year, month and day: 2027-06-30.`, 'due', typed);
}
