import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Actor, Store } from '@sterna/store';
import { keepDocumentThemes, readOriginal, readPolicyDocument, saveReading, saveUnreadable } from '@sterna/store/plans';
import { isLanguage } from '@sterna/vocabulary';
import type { ReadingProgress } from './plans.ts';
import { readInThread } from './read-in-thread.ts';

interface Waiting {
  readonly actor: Actor;
  readonly space: number;
  readonly id: number;
  progress: Omit<ReadingProgress, 'waitingFor'>;
}

const keyOf = (space: number, id: number): string => `${space}/${id}`;

/** Documents that wait to be read, one after the other: reading takes a processor. */
export class ReadingQueue {
  readonly #store: Store;
  readonly #waiting = new Map<string, Waiting>();
  #work: Promise<void> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Puts a document at the end, in the name of who keeps it; one that waits already stays where it is. */
  add(actor: Actor, space: number, id: number): void {
    const key = keyOf(space, id);
    if (this.#waiting.has(key)) return;
    const one: Waiting = { actor, space, id, progress: { percent: 0, step: 'waiting', pagesRead: 0, pages: 0 } };
    this.#waiting.set(key, one);
    this.#work = this.#work.then(() => this.#read(one)).finally(() => this.#waiting.delete(key));
    // What goes wrong is the installation's, not the document's: it waits, and is read when somebody looks at it again.
    this.#work = this.#work.catch(() => undefined);
  }

  progressOf(space: number, id: number): ReadingProgress | undefined {
    const key = keyOf(space, id);
    const one = this.#waiting.get(key);
    return one && { ...one.progress, waitingFor: [...this.#waiting.keys()].indexOf(key) };
  }

  async settled(): Promise<void> {
    let work: Promise<void> | undefined;
    while (work !== this.#work) {
      work = this.#work;
      await work;
    }
  }

  async #read(one: Waiting): Promise<void> {
    const { actor, space, id } = one;
    const [document, packed] = await this.#store.act(actor, async (session) => [
      await readPolicyDocument(session, space, id),
      await readOriginal(session, space, id),
    ]);
    const isAsked = document?.state === 'read' && document.readingAskedAt !== null && document.signedOffAt === null;
    if (document === undefined || packed === undefined || !(document.state === 'waiting' || isAsked)) return;
    // Off the thread that answers pages, like the reading itself.
    const bytes = await promisify(gunzip)(packed);
    const { language, place, said } = document;
    const isSaid = said.includes('language') && isLanguage(language);
    const about = { ...(isSaid && { language }), ...(place !== null && { place }) };
    const outcome = await readInThread({ bytes, ...about }, (progress) => {
      one.progress = progress;
    });
    one.progress = { ...one.progress, percent: 97, step: 'saving' };
    await this.#store.act(actor, async (session) => {
      if (outcome.kind === 'read') {
        await saveReading(session, space, id, outcome.reading);
        if (isAsked) await keepDocumentThemes(session, space, id);
      } else await saveUnreadable(session, space, id, [outcome.finding]);
    });
  }
}
