import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { CONCEPTS_VERSION } from '@sterna/review';
import type { Session, Store } from '@sterna/store';
import {
  addDocument,
  askForReading,
  binDocument,
  changeDocument,
  findSameOriginal,
  noteSeen,
  publishDocument,
  readBlocks,
  readCodings,
  readDecisions,
  readDocuments,
  readDocumentThemes,
  readGoals,
  readMeasures,
  readOpenDocument,
  readOpenDocuments,
  readOriginal,
  readPageBlocks,
  readPassages,
  readPassedOver,
  readPolicyDocument,
  readReviewRights,
  type SaidFact,
  type StoredDocument,
  searchDocuments,
  signOffDocument,
} from '@sterna/store/plans';
import { noteAct } from '@sterna/store/spaces';
import { Refusal, refusing } from '../refusal.ts';
import { openCoding } from './coding/open-coding.ts';
import { demand, gone } from './document-refusals.ts';
import type { DocumentStanding, Plans, Reader } from './plans.ts';
import { ReadingQueue } from './reading-queue.ts';

/** What facts always say where nobody tells which of them were said. */
const SAID_IN_FACTS: readonly SaidFact[] = ['kind', 'level', 'place', 'sector'];

/** Opens the Plans room. */
export function openPlans(store: Store): Plans {
  const queue = new ReadingQueue(store);
  const reading = <T>(reader: Reader, work: (session: Session) => Promise<T>): Promise<T> =>
    refusing(reader === undefined ? store.lookUp(work) : store.act(reader, work));
  const found = async (session: Session, space: number, id: number): Promise<StoredDocument> => {
    const document = await readPolicyDocument(session, space, id);
    if (document === undefined) throw gone();
    return document;
  };
  const standing = (reader: Reader, document: StoredDocument): DocumentStanding => {
    const { space, id, state, isMine, readingAskedAt, signedOffAt } = document;
    const isWaiting = state === 'waiting' || (state === 'read' && readingAskedAt !== null && signedOffAt === null);
    // A process that ended while it read leaves the document waiting: it is taken up when its keeper looks at it.
    if (isWaiting && isMine && reader !== undefined) queue.add(reader, space, id);
    const progress = isWaiting ? queue.progressOf(space, id) : undefined;
    const isOutdated = state === 'read' && document.concepts !== CONCEPTS_VERSION;
    return { document, isOutdated, ...(progress && { progress }) };
  };
  /** What the machine proposes: who of the space sees it can no longer code it blind. */
  const revealing = <T>(
    reader: Reader,
    space: number,
    id: number,
    work: (session: Session) => Promise<T>,
  ): Promise<T> =>
    reading(reader, async (session) => {
      if (reader !== undefined) await noteSeen(session, space, [id]);
      return work(session);
    });
  const changing = (work: Promise<boolean>): Promise<void> => refusing(work).then(demand);

  return {
    bring: async (actor, space, given, facts) => {
      const sha256 = createHash('sha256').update(given.bytes).digest('hex');
      // Before the transaction, off the thread that answers pages: a large file takes a second.
      const packed = await promisify(gzip)(given.bytes);
      const kept = await refusing(
        store.act(actor, async (session) => {
          const same = await findSameOriginal(session, space, sha256);
          if (same !== undefined) return { id: same, isNew: false };
          const original = {
            name: given.name,
            sha256,
            size: given.bytes.length,
            packed,
            said: given.said ?? SAID_IN_FACTS,
          };
          return { id: await addDocument(session, space, facts, original), isNew: true };
        }),
      );
      if (kept.isNew) queue.add(actor, space, kept.id);
      return kept;
    },
    list: async (actor, space, filter) => {
      const documents = await reading(actor, (session) => readDocuments(session, space, filter));
      return documents.map((document) => standing(actor, document));
    },
    listOpen: (filter) => reading(undefined, (session) => readOpenDocuments(session, filter)),
    find: async (reader, space, id) => standing(reader, await reading(reader, (session) => found(session, space, id))),
    findOpen: async (code, id) => {
      const document = await reading(undefined, (session) => readOpenDocument(session, code, id));
      if (document === undefined) throw gone();
      return document;
    },
    noteTaken: (actor, space, what, rows, document) =>
      reading(actor, (session) => noteAct(session, space, 'exported', what, String(document ?? 'csv'), { rows })),
    readAgain: async (actor, space, id) => {
      await reading(actor, async (session) => {
        const { isBlind } = await readReviewRights(session, space, id);
        if (isBlind) throw new Refusal('wrong-state', 'who codes it blind does not see what others marked');
        const { state, signedOffAt } = await found(session, space, id);
        if (state !== 'read' || signedOffAt !== null)
          throw new Refusal('wrong-state', 'it has not been read, or its review is signed off');
        demand(await askForReading(session, space, id));
      });
      queue.add(actor, space, id);
    },
    read: (reader, space, id) =>
      revealing(reader, space, id, async (session) => ({
        document: await found(session, space, id),
        passages: await readPassages(session, space, id),
        themes: await readDocumentThemes(session, space, id),
        measures: await readMeasures(session, space, id),
        goals: await readGoals(session, space, id),
        codings: reader === undefined ? [] : await readCodings(session, space, id),
        decisions: reader === undefined ? [] : await readDecisions(session, space, id),
      })),
    pageBlocks: (reader, space, id, page) => reading(reader, (session) => readPageBlocks(session, space, id, page)),
    passages: (reader, space, id) => revealing(reader, space, id, (session) => readPassages(session, space, id)),
    passedOver: (reader, space, id) => revealing(reader, space, id, (session) => readPassedOver(session, space, id)),
    blocks: (reader, space, id, from, most) => reading(reader, (session) => readBlocks(session, space, id, from, most)),
    original: async (reader, space, id) => {
      const { packed, ...original } = await reading(reader, async (session) => {
        const document = await found(session, space, id);
        const packed = await readOriginal(session, space, id);
        if (packed === undefined) throw gone();
        if (reader !== undefined) await noteAct(session, space, 'exported', 'policy_document', String(id));
        const name = document.fileName ?? `${document.title.slice(0, 80)}.txt`;
        return { name, format: document.format, sha256: document.fileSha256, packed };
      });
      return { ...original, bytes: await promisify(gunzip)(packed) };
    },
    change: (actor, space, id, facts) =>
      changing(store.act(actor, (session) => changeDocument(session, space, id, facts))),
    remove: (actor, space, id) => changing(store.act(actor, (session) => binDocument(session, space, id, true))),
    restore: (actor, space, id) => changing(store.act(actor, (session) => binDocument(session, space, id, false))),
    publish: (actor, space, id, isOpen) =>
      changing(store.act(actor, (session) => publishDocument(session, space, id, isOpen))),
    signOff: (actor, space, id, isDone) =>
      changing(store.act(actor, (session) => signOffDocument(session, space, id, isDone))),
    coding: openCoding(store),
    search: (reader, words, filter, page) =>
      reading(reader, (session) => searchDocuments(session, words, filter, page)),
    settled: () => queue.settled(),
  };
}
