import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ReadOptions } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { type FileToAdd, readContributionFile, readKeptBytes } from '@sterna/store/own-data';
import { noteAct } from '@sterna/store/spaces';
import { Refusal } from '../refusal.ts';
import type { Draft } from './drafts.ts';
import type { ContributionFile } from './kept-file.ts';
import type { OwnDataPlace } from './own-data.ts';
import { checkedId, type OwnDataRoom } from './own-data-room.ts';

/** Bytes; files that are larger are never taken. */
const LARGEST = 64 * 2 ** 20;

/** Bytes of all files that one space keeps. */
export const MOST_KEPT: number = 2 ** 30;

/** Whether one more file has room among those that a space keeps. @param size bytes */
export async function hasRoom(room: OwnDataRoom, actor: Actor, space: OwnDataPlace, size: number): Promise<boolean> {
  return (await room.act(actor, (session) => readKeptBytes(session, space.id))) + size <= MOST_KEPT;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file as it is kept with the contribution that it becomes. */
export async function fileToKeep(draft: Draft, path: string): Promise<FileToAdd> {
  const bytes = await readFile(path);
  const packed = await promisify(gzip)(bytes);
  return { name: draft.name, sha256: sha256Of(bytes), size: bytes.length, reading: draft.options, packed };
}

/**
 * The file of a contribution, for whoever brought it or decides on it.
 *
 * @throws Refusal `not-found` where there is none, or the account may not have it
 * @throws Error where its bytes are no longer those that came
 */
export async function contributionFile(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  contribution: number,
): Promise<ContributionFile> {
  const id = checkedId(contribution);
  const kept = await room.act(actor, (session) => readContributionFile(session, space.id, id));
  if (!kept) throw new Refusal('not-found', 'There is no such file.');
  const bytes = await promisify(gunzip)(kept.packed, { maxOutputLength: LARGEST });
  if (sha256Of(bytes) !== kept.sha256) throw new Error(`the file of contribution ${id} is not what came in`);
  return { name: kept.name, sha256: kept.sha256, bytes, reading: kept.reading as ReadOptions };
}

/** The same, noted in the trace of acts as taken away. */
export async function takeContributionFile(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  contribution: number,
): Promise<ContributionFile> {
  const file = await contributionFile(room, actor, space, contribution);
  await room.act(actor, (session) =>
    noteAct(session, space.id, 'exported', 'contribution', String(contribution), { file: file.name }),
  );
  return file;
}
