import type { Connection, Submittable } from 'pg';

const FIRST_CAPACITY = 256 * 1024;

/**
 * The client's side of `COPY … TO STDOUT` for `pg`, which has none of its own.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
export class CopyOut implements Submittable {
  readonly #command: string;
  readonly #settle: (error?: Error) => void;
  #bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_CAPACITY);
  #length = 0;
  #error: Error | undefined;

  /** @param settle called once, when the server is ready for the next command: `rows` are then whole */
  constructor(command: string, settle: (error?: Error) => void) {
    this.#command = command;
    this.#settle = settle;
  }

  get rows(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  submit(connection: Connection): void {
    (connection as Connection & { query(text: string): void }).query(this.#command);
  }

  /** The bytes handed over lie in a buffer that the connection uses again. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#length + chunk.length > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + chunk.length));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    chunk.copy(this.#bytes, this.#length);
    this.#length += chunk.length;
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
