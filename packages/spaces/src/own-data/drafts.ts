import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOptions } from '@sterna/statistics';
import { Refusal } from '../refusal.ts';

/** A file that somebody has uploaded and not sent yet. Only that account sees it. */
export interface Draft {
  readonly id: string;
  readonly space: number;
  readonly account: string;
  /** Name the person gave the file. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** How it is to be read. */
  readonly options: ReadOptions;
  /** What that rests on: a layout that is known, what the headings say, a person's word; or that is still to be told. */
  readonly basis: DraftBasis;
  /** ISO moment it came in. */
  readonly at: string;
}

export type DraftBasis = 'known' | 'proposed' | 'untold' | 'told';

/** Days that a file waits to be sent. */
export const DRAFT_DAYS = 7;
/** Files of one account in one space; the oldest goes when another comes. */
const MOST_OF_AN_ACCOUNT = 10;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Uploaded files that wait to be sent, in a folder that only the server's own user may enter. */
export class Drafts {
  readonly #folder: () => string;

  /** @param folder in which theirs is made */
  constructor(folder: () => string) {
    this.#folder = () => join(folder(), 'own-data');
  }

  /** Makes a draft of a file that is kept elsewhere. */
  async takeBytes(
    owner: Pick<Draft, 'space' | 'account'>,
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Draft> {
    await mkdir(this.#folder(), { recursive: true, mode: 0o700 });
    const path = join(this.#folder(), `${randomUUID()}.part`);
    await writeFile(path, bytes, { mode: 0o600 });
    return this.take(owner, { name, path });
  }

  /** Takes a file over. @param path where it lies; it is moved */
  async take(
    owner: Pick<Draft, 'space' | 'account'>,
    file: { readonly name: string; readonly path: string },
  ): Promise<Draft> {
    const folder = this.#folder();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#makeRoom(owner);
    const id = randomUUID();
    const { size } = await stat(file.path);
    await rename(file.path, this.#path(id)).catch(async (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
      await copyFile(file.path, this.#path(id));
      await rm(file.path);
    });
    const draft: Draft = {
      id,
      space: owner.space,
      account: owner.account,
      name: file.name,
      size,
      options: {},
      basis: 'known',
      at: new Date().toISOString(),
    };
    await this.#write(draft);
    return draft;
  }

  /** @throws Refusal `not-found` for one that is not there, or another's */
  async find(owner: Pick<Draft, 'space' | 'account'>, id: string): Promise<Draft & { readonly path: string }> {
    const found = ID.test(id) ? await this.#read(`${id}.json`) : undefined;
    if (!found || found.account !== owner.account || found.space !== owner.space) {
      throw new Refusal('not-found', 'There is no such file.');
    }
    return { ...found, path: this.#path(id) };
  }

  /** Files of an account in a space, the newest first. */
  async list(owner: Pick<Draft, 'space' | 'account'>): Promise<readonly Draft[]> {
    const all = await this.#all();
    return all.filter(({ account, space }) => account === owner.account && space === owner.space);
  }

  /** Says how a file is to be read. */
  async change(draft: Draft, options: ReadOptions, basis: DraftBasis): Promise<Draft> {
    const { id, space, account, name, size, at } = draft;
    const changed = { id, space, account, name, size, options, basis, at };
    await this.#write(changed);
    return changed;
  }

  async drop(id: string): Promise<void> {
    if (!ID.test(id)) return;
    await rm(join(this.#folder(), `${id}.json`), { force: true });
    await rm(this.#path(id), { force: true });
  }

  async #makeRoom(owner: Pick<Draft, 'space' | 'account'>): Promise<void> {
    const oldest = Date.now() - DRAFT_DAYS * 24 * 3600_000;
    const all = await this.#all();
    const own = all.filter(({ account, space }) => account === owner.account && space === owner.space);
    const gone = [...all.filter(({ at }) => Date.parse(at) < oldest), ...own.slice(MOST_OF_AN_ACCOUNT - 1)];
    for (const { id } of gone) await this.drop(id);
  }

  async #all(): Promise<readonly Draft[]> {
    const names = (await readdir(this.#folder()).catch(() => [])).filter((name) => name.endsWith('.json'));
    const drafts = await Promise.all(names.map((name) => this.#read(name)));
    return drafts.flatMap((draft) => draft ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async #read(name: string): Promise<Draft | undefined> {
    try {
      return JSON.parse(await readFile(join(this.#folder(), name), 'utf8')) as Draft;
    } catch {
      return undefined;
    }
  }

  async #write(draft: Draft): Promise<void> {
    await writeFile(join(this.#folder(), `${draft.id}.json`), JSON.stringify(draft), { mode: 0o600 });
  }

  #path(id: string): string {
    return join(this.#folder(), id);
  }
}
