import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { backupDoorFile, type DoorRequest, LONGEST_LINE, readLine } from './door-protocol.ts';

/** A connection to the process that has a directory open, which has understood what is wanted. */
export interface OpenedDoor {
  /** Takes the backup into a new file, for its owner alone to read. @throws Error with the other process's reason */
  takeInto(path: string): Promise<void>;
  close(): void;
}

interface DoorAddress {
  readonly port: number;
  readonly secret: string;
}

async function addressOf(directory: string): Promise<DoorAddress | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(backupDoorFile(directory), 'utf8'));
    if (typeof found !== 'object' || found === null || !('port' in found) || !('secret' in found)) return undefined;
    return { port: Number(found.port), secret: String(found.secret) };
  } catch {
    return undefined;
  }
}

/**
 * Asks the process that has a database directory open for a backup of it.
 *
 * @returns nothing when that process gives none: it is no server, or one of another user
 */
export async function askAtDoor(
  directory: string,
  wanted: Omit<DoorRequest, 'secret'>,
): Promise<OpenedDoor | undefined> {
  const address = await addressOf(directory);
  if (address === undefined) return undefined;
  const socket = await connected(address.port);
  if (socket === undefined) return undefined;
  const request: DoorRequest = { secret: address.secret, ...wanted };
  socket.write(`${JSON.stringify(request)}\n`);
  return { takeInto: (path) => take(socket, path), close: () => socket.destroy() };
}

function connected(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(socket));
    // A server that was killed has left the file.
    socket.on('error', () => resolve(undefined));
  });
}

async function take(socket: Socket, path: string): Promise<void> {
  let answer: unknown;
  try {
    answer = JSON.parse(await readLine(socket, LONGEST_LINE));
  } catch (cause) {
    throw new Error('The process that has the database open did not give a backup. Look at what it reports.', {
      cause,
    });
  }
  if (typeof answer === 'object' && answer !== null && 'problem' in answer) throw new Error(String(answer.problem));
  await pipeline(socket, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}
