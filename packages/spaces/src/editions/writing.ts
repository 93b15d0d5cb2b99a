import { tidyText } from '@sterna/profile';
import type { Session } from '@sterna/store';
import {
  addText,
  lockHead,
  readEditionOfText,
  readHistory,
  readStanding,
  readText,
  type StoredText,
  settleText,
} from '@sterna/store/editions';
import { Refusal } from '../refusal.ts';
import { type Editions, MOST_LETTERS, type TextAt, type WrittenText } from './editions.ts';
import { type EditionsRoom, editionOfSection, knownLanguage, writableSection } from './editions-room.ts';
import { invalid } from './invalid.ts';
import { keepText, takeText } from './keep-text.ts';
import { sectionText } from './section-text.ts';
import { textChanges } from './text-changes.ts';
import { SectionViewer } from './view-section.ts';

type Writing = Pick<
  Editions,
  | 'saveText'
  | 'mergeText'
  | 'setDown'
  | 'restoreText'
  | 'history'
  | 'sectionHistory'
  | 'compare'
  | 'suggest'
  | 'takeSuggestion'
  | 'declineSuggestion'
>;

/** Writing the texts of sections. No text that was handed in is ever lost. */
export function writingIn(room: EditionsRoom): Writing {
  const viewer = new SectionViewer(room);
  return {
    saveText: async (actor, at, text) => {
      const written = checkedText(at, text);
      return room.act(actor, async (session) => {
        await writableSection(session, at);
        return keepText(session, at, { ...written, kind: 'written' });
      });
    },
    mergeText: async (actor, at, text, taking) => {
      const written = checkedText(at, text);
      return room.act(actor, async (session) => {
        await writableSection(session, at);
        const other = await textAt(session, at, taking);
        return keepText(session, at, { ...written, kind: 'merged', merged: other.id });
      });
    },
    setDown: (actor, at, text) => room.act(actor, (session) => settle(session, at, text, 'aside', undefined)),
    declineSuggestion: (actor, at, text) =>
      room.act(actor, (session) => settle(session, at, text, 'open', actor.account)),
    restoreText: (actor, at, text, upon) =>
      room.act(actor, async (session) => {
        await writableSection(session, at);
        const { body } = await textAt(session, at, text);
        return keepText(session, at, { body, upon, remark: '', kind: 'restored' });
      }),
    history: (actor, at) =>
      room.act(actor, async (session) => {
        await editionOfSection(session, checkedPlace(at));
        return (await readHistory(session, at)).map(sectionText);
      }),
    sectionHistory: async (actor, at) => {
      const view = await viewer.view(actor, checkedPlace(at));
      return room.act(actor, async (session) => {
        const texts = (await readHistory(session, at)).map(sectionText);
        const begun = texts.findLast(({ kind }) => kind === 'carried');
        const earlier = begun?.base == null ? undefined : await readEditionOfText(session, at.space, begun.base);
        return { view, texts, earlier: earlier ?? null };
      });
    },
    compare: (actor, at, before, after) =>
      room.act(actor, async (session) => {
        await editionOfSection(session, checkedPlace(at));
        const was = before === null ? undefined : await textAt(session, at, before);
        return textChanges(was, await textAt(session, at, after));
      }),
    suggest: async (actor, at, text) => {
      const written = checkedText(at, text);
      return room.act(actor, (session) => suggest(session, at, written));
    },
    takeSuggestion: (actor, at, suggestion) =>
      room.act(actor, async (session) => {
        await writableSection(session, checkedPlace(at));
        // The section's row comes first, as for whoever writes: two who take the same suggestion follow one another.
        await lockHead(session, at);
        const text = await textAt(session, at, suggestion);
        if (text.standing !== 'open') throw new Refusal('moved-on', 'The suggestion has been settled.');
        return takeText(session, at, text);
      }),
  };
}

/** A text of the section. @throws Refusal `not-found` */
async function textAt(session: Session, at: TextAt, id: number): Promise<StoredText> {
  const found = Number.isSafeInteger(id) && id > 0 ? await readText(session, at, id) : undefined;
  if (!found) throw new Refusal('not-found', 'There is no such text.');
  return found;
}

/** Whoever writes the section settles what stands beside it; whoever suggested something may withdraw it. */
async function settle(
  session: Session,
  at: TextAt,
  id: number,
  from: 'aside' | 'open',
  account: string | undefined,
): Promise<void> {
  await editionOfSection(session, checkedPlace(at));
  const text = await textAt(session, at, id);
  const isOwn = text.kind === 'suggested' && text.author?.id === account;
  if (!isOwn) await writableSection(session, at);
  if (text.standing !== from) throw new Refusal('moved-on', 'It has been settled.');
  if (!(await settleText(session, at, id, 'declined'))) {
    throw new Refusal('wrong-state', 'Nothing is settled in that edition any more.');
  }
}

async function suggest(session: Session, at: TextAt, { body, upon, remark }: Checked): Promise<number> {
  const edition = await editionOfSection(session, at);
  if (edition.state !== 'draft' && edition.state !== 'under review') {
    throw new Refusal('wrong-state', `The edition is ${edition.state}; nothing is suggested in it.`);
  }
  const standing = await readStanding(session, at.space);
  if (!standing?.discusses) throw new Refusal('not-allowed', 'Readers do not suggest.');
  const base = upon === null ? null : (await textAt(session, at, upon)).id;
  return addText(session, at, { body, base, kind: 'suggested', standing: 'open', remark });
}

type Checked = Readonly<Required<WrittenText>>;

function checkedText(at: TextAt, { body, upon, remark }: WrittenText): Checked {
  checkedPlace(at);
  // Measured before it is tidied: longer ones are not even looked at.
  if (body.length > MOST_LETTERS) {
    const message = `The text has ${body.length} letters; at most ${MOST_LETTERS} can be taken. Divide it among sections.`;
    throw invalid('text-too-long', message, 'body');
  }
  return { body: tidyText(body), upon, remark: tidyText(remark ?? '').slice(0, 2000) };
}

function checkedPlace(at: TextAt): TextAt {
  knownLanguage(at.language);
  return at;
}
