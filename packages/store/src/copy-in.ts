import type { Connection, Submittable } from 'pg';

/** What pg's connection offers for COPY; its type declarations leave these three out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * The client's side of `COPY … FROM STDIN` for `pg`, which has none of its own: on the server's invitation sends the
 * rows and ends the copy. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
export class CopyIn implements Submittable {
  readonly #command: string;
  readonly #rows: Buffer;
  readonly #settle: (error?: Error) => void;
  #error: Error | undefined;

  /** @param settle called once, when the server is ready for the next command */
  constructor(command: string, rows: Uint8Array<ArrayBuffer> | string, settle: (error?: Error) => void) {
    this.#command = command;
    this.#rows = typeof rows === 'string' ? Buffer.from(rows) : Buffer.from(rows.buffer, rows.byteOffset, rows.length);
    this.#settle = settle;
  }

  submit(connection: Connection): void {
    copying(connection).query(this.#command);
  }

  handleCopyInResponse(connection: Connection): void {
    const target = copying(connection);
    target.sendCopyFromChunk(this.#rows);
    target.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#error = error;
    // When the connection is lost no readiness follows; settling twice is harmless.
    this.#settle(error);
  }

  handleReadyForQuery(): void {
    this.#settle(this.#error);
  }
}

function copying(connection: Connection): CopyConnection {
  return connection as Connection & CopyConnection;
}
