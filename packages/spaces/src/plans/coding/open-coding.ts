import type { Actor, Session, Store } from '@sterna/store';
import {
  addCoding,
  addDecision,
  addPassage,
  addSettlement,
  endDecision,
  keepDocumentThemes,
  noteSeen,
  readBlocks,
  readCodings,
  readDecisions,
  readDocumentThemes,
  readPassages,
  readPolicyDocument,
  readProposals,
  readReviewRights,
  readSeen,
  readSettlements,
  removeCoding,
  type StoredProposal,
  settleTheme,
  signCoding,
  undoLastDecisions,
} from '@sterna/store/plans';
import { Refusal, refusing } from '../../refusal.ts';
import { demand, gone } from '../document-refusals.ts';
import { comparedCodings } from './coded-document.ts';
import {
  CONCERNS_MIGRATION,
  type CodedReading,
  type Coding,
  type MarkedPassage,
  type ReviewAgreement,
  type ThemeChoice,
} from './coding.ts';
import { demandTheme, judged } from './judged.ts';

interface At {
  readonly space: number;
  readonly document: number;
}

const BIGGEST = 2 ** 31 - 1;
const LONGEST_REASON = 2000;

async function proposalOf(session: Session, at: At, passage: number): Promise<StoredProposal> {
  const isNumber = Number.isInteger(passage) && passage >= 0 && passage <= BIGGEST;
  const [proposal] = isNumber ? await readProposals(session, at, [passage]) : [];
  if (proposal === undefined) throw gone();
  return proposal;
}

async function decide(session: Session, at: At, choices: readonly ThemeChoice[]): Promise<void> {
  for (const choice of choices) {
    const decision = judged(choice, await proposalOf(session, at, choice.passage));
    await addDecision(session, at, decision);
    // Who finds a theme in a passage no longer says that it does not concern migration.
    if (decision.verdict !== 'rejected' && choice.theme !== CONCERNS_MIGRATION)
      await endDecision(session, at, choice.passage, CONCERNS_MIGRATION);
  }
}

async function confirmPassage(session: Session, at: At, passage: number): Promise<void> {
  const { themes, mine } = await proposalOf(session, at, passage);
  const decided = new Set(mine.map(({ theme }) => theme));
  const open = themes.filter(({ theme }) => !decided.has(theme));
  const choices = open.map(({ theme }) => ({ passage, theme, depth: 'as proposed' as const }));
  const isBare = themes.length === 0 && mine.length === 0;
  await decide(session, at, isBare ? [{ passage, theme: CONCERNS_MIGRATION, depth: 1 }] : choices);
}

async function rejectPassage(session: Session, at: At, passage: number): Promise<void> {
  const { themes, mine } = await proposalOf(session, at, passage);
  const all = new Set([...themes, ...mine].map(({ theme }) => theme).concat(CONCERNS_MIGRATION));
  await decide(
    session,
    at,
    [...all].map((theme) => ({ passage, theme, depth: 0 })),
  );
}

/** Where the words marked stand in their block: a page may have drawn them with other spaces. */
async function placed(session: Session, at: At, { block, start, text }: MarkedPassage): Promise<MarkedPassage> {
  const isNumber = Number.isInteger(block) && block >= 0 && block <= BIGGEST;
  const [found] = isNumber ? await readBlocks(session, at.space, at.document, block, 1) : [];
  if (found?.block !== block) throw gone();
  const words = text.trim();
  if (words === '') return { block, start: 0, text: found.text };
  if (found.text.slice(start, start + words.length) === words) return { block, start, text: words };
  const spaced = words.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const match = new RegExp(spaced.join('\\s+'), 'u').exec(found.text);
  if (match === null) throw new Refusal('invalid', 'the words marked do not stand in that paragraph');
  return { block, start: match.index, text: match[0] };
}

async function readCoded(session: Session, { space, document: id }: At): Promise<CodedReading> {
  const document = await readPolicyDocument(session, space, id);
  if (document === undefined) throw gone();
  await noteSeen(session, space, [id]);
  return {
    document,
    passages: await readPassages(session, space, id),
    themes: await readDocumentThemes(session, space, id),
    codings: await readCodings(session, space, id),
    decisions: await readDecisions(session, space, id),
    settlements: await readSettlements(session, space, id),
    rights: await readReviewRights(session, space, id),
  };
}

async function agreement(session: Session, { space, document }: At): Promise<ReviewAgreement> {
  const signed = (await readCodings(session, space, document)).filter(({ signedAt }) => signedAt !== null);
  const settlements = await readSettlements(session, space, document);
  const { isBlind } = await readReviewRights(session, space, document);
  if (isBlind) return { people: [], machine: [], settlements };
  const passages = await readPassages(session, space, document);
  const coded = { passages, decisions: await readDecisions(session, space, document) };
  const people = signed.flatMap((first, i) =>
    signed.slice(i + 1).map((second) => comparedCodings(coded, first, second)),
  );
  return { people, machine: signed.map((one) => comparedCodings(coded, one, null)), settlements };
}

/** Opens the part of the Plans room where people go through documents and decide. */
export function openCoding(store: Store): Coding {
  const acting = <T>(actor: Actor, at: At, work: (session: Session) => Promise<T>): Promise<T> =>
    refusing(
      store.act(actor, async (session) => {
        if ((await readPolicyDocument(session, at.space, at.document)) === undefined) throw gone();
        return work(session);
      }),
    );
  /** After each change the themes of the document say what people decided. */
  const deciding = <T>(actor: Actor, at: At, work: (session: Session) => Promise<T>): Promise<T> =>
    acting(actor, at, async (session) => {
      const done = await work(session);
      await keepDocumentThemes(session, at.space, at.document);
      return done;
    });
  return {
    read: (actor, space, document) => refusing(store.act(actor, (session) => readCoded(session, { space, document }))),
    people: (actor, space, document, accounts) =>
      acting(actor, { space, document }, async (session) => ({
        codings: await readCodings(session, space, document),
        rights: await readReviewRights(session, space, document),
        seen: await readSeen(session, space, document, accounts),
      })),
    ask: (actor, space, document, who) =>
      acting(actor, { space, document }, async (session) => {
        const day = who.due ?? '2000-01-01';
        if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
          throw new Refusal('invalid', 'that is no day');
        const { publishedAt } = (await readPolicyDocument(session, space, document)) ?? {};
        if (who.blind && publishedAt) throw new Refusal('wrong-state', 'everybody may read what the machine proposes');
        if (!(await addCoding(session, { space, document }, who)))
          throw new Refusal('wrong-state', 'the person is asked already');
      }),
    callOff: (actor, space, document, account) =>
      deciding(actor, { space, document }, async (session) => {
        demand(await removeCoding(session, space, document, account));
      }),
    decide: (actor, space, document, choices) =>
      deciding(actor, { space, document }, (session) => decide(session, { space, document }, choices)),
    confirmPassage: (actor, space, document, passage) =>
      deciding(actor, { space, document }, (session) => confirmPassage(session, { space, document }, passage)),
    rejectPassage: (actor, space, document, passage) =>
      deciding(actor, { space, document }, (session) => rejectPassage(session, { space, document }, passage)),
    takeBack: (actor, space, document, passage, theme) =>
      deciding(actor, { space, document }, async (session) => {
        await proposalOf(session, { space, document }, passage);
        demand(await endDecision(session, { space, document }, passage, theme));
      }),
    undo: (actor, space, document) =>
      deciding(actor, { space, document }, (session) => undoLastDecisions(session, { space, document })),
    mark: (actor, space, document, passage, choice) =>
      deciding(actor, { space, document }, async (session) => {
        const at = { space, document };
        const number = await addPassage(session, at, await placed(session, at, passage));
        if (number === undefined) throw gone();
        await decide(session, at, [{ ...choice, passage: number }]);
        return number;
      }),
    sign: (actor, space, document) =>
      deciding(actor, { space, document }, async (session) => demand(await signCoding(session, space, document))),
    agreement: (actor, space, document) =>
      acting(actor, { space, document }, (session) => agreement(session, { space, document })),
    settlePassage: (actor, space, document, what) =>
      deciding(actor, { space, document }, async (session) => {
        const reason = what.reason.trim().slice(0, LONGEST_REASON);
        demandTheme(what.theme, what.depth, what.framing);
        if (reason === '') throw new Refusal('invalid', 'say why');
        await proposalOf(session, { space, document }, what.passage);
        await addSettlement(session, { space, document }, { ...what, reason });
      }),
    settle: (actor, space, document, theme) =>
      deciding(actor, { space, document }, async (session) => {
        const reason = theme.depth === null ? '' : theme.reason.trim().slice(0, LONGEST_REASON);
        demandTheme(theme.theme, theme.depth ?? 0, theme.framing);
        if (theme.depth !== null && reason === '') throw new Refusal('invalid', 'say why');
        demand(await settleTheme(session, { space, document }, { ...theme, reason }));
      }),
  };
}
