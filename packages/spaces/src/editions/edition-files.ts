import { createHash } from 'node:crypto';
import { isStorable } from '@sterna/profile';
import { addEditionFile, readEditionFile } from '@sterna/store/editions';
import type { Language } from '@sterna/vocabulary';
import { type EditionsFoundation, isId } from './editions-room.ts';
import type { FileFormat } from './published-views.ts';
import { readOpen } from './reading.ts';

/** Which file of a published edition. */
export interface EditionFileAt {
  readonly spaceCode: string;
  readonly number: number;
  readonly language: Language;
  readonly format: FileFormat;
  /** As it was published, or marked with what took its place. */
  readonly standing: 'published' | 'superseded';
}

/** Files of published editions, each made once and kept for good. */
export interface EditionFiles {
  /** @returns `undefined` where it has not been made yet, or there is no such edition */
  findFile(at: EditionFileAt): Promise<Uint8Array | undefined>;
  /**
   * Keeps a file that was made of a published edition. Where another was quicker, that one stays.
   *
   * @returns the bytes that are kept
   */
  keepFile(at: EditionFileAt, bytes: Uint8Array): Promise<Uint8Array>;
}

type Foundation = Pick<EditionsFoundation, 'store' | 'isDemonstrationOpen'>;

/** Opens the files of published editions. */
export function editionFiles(foundation: Foundation): EditionFiles {
  const { store } = foundation;
  const findFile = async (at: EditionFileAt): Promise<Uint8Array | undefined> => {
    const { spaceCode, number, ...file } = at;
    if (!isStorable(spaceCode) || !isId(number)) return undefined;
    return store.lookUp(async (session) => {
      const [stored] = await readOpen(session, foundation, spaceCode, number);
      return stored && readEditionFile(session, { ...file, space: stored.space, edition: stored.edition });
    });
  };
  return {
    findFile,
    keepFile: async (at, bytes) => {
      const { spaceCode, number, ...file } = at;
      const [stored] = await store.lookUp((session) => readOpen(session, foundation, spaceCode, number));
      if (!stored) return bytes;
      const place = { ...file, space: stored.space, edition: stored.edition };
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // What is published is the installation's to keep: no account may put a file in its place.
      await store.keep((session) => addEditionFile(session, place, { bytes, sha256 }));
      return (await findFile(at)) ?? bytes;
    },
  };
}
