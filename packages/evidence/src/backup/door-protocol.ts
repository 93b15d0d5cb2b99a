import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';

/** Where the process that has a directory open says how it is reached; for its user alone to read. */
export function backupDoorFile(directory: string): string {
  return join(directory, 'backup-door');
}

/** A backup on its way, beside the database. */
export const SPOOLED: RegExp = /^backup-[\da-f-]{36}\.spool$/;

/** The one line that a caller sends. */
export interface DoorRequest {
  readonly secret: string;
  readonly accounts: boolean;
  readonly uploads: boolean;
}

/** The line that is answered; after `follows` come the bytes of the backup, to the end of the connection. */
export type DoorAnswer = { readonly follows: 'backup' } | { readonly problem: string };

/** Bytes of a line. */
export const LONGEST_LINE = 4096;

const NEWLINE = 10;

/** Reads one line; what comes after it stays to be read. @throws Error when the connection ends before, or the line does not */
export async function readLine(socket: Socket, longest: number): Promise<string> {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= longest; ) {
    const piece: Buffer | null = socket.read();
    if (piece === null) {
      if (socket.readableEnded || socket.destroyed) break;
      await Promise.race([once(socket, 'readable'), once(socket, 'close')]);
      continue;
    }
    const end = piece.indexOf(NEWLINE);
    if (end >= 0) {
      pieces.push(piece.subarray(0, end));
      if (end + 1 < piece.length) socket.unshift(piece.subarray(end + 1));
      return Buffer.concat(pieces).toString('utf8');
    }
    pieces.push(piece);
    length += piece.length;
  }
  throw new Error('No line came.');
}
