import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEvidence } from '@sterna/evidence';

/** Where a run works: a temporary directory, with a database of the starter data that benchmarks open in turn. */
export class Grounds {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'sterna-benchmarks-'));
  #database: Promise<string> | undefined;

  /** The directory of a database that holds the starter data. Only one may have it open at a time. */
  starterDatabase(): Promise<string> {
    this.#database ??= this.#prepare();
    return this.#database;
  }

  async #prepare(): Promise<string> {
    const database = join(this.directory, 'starter');
    const evidence = await openEvidence({ database, starter: true });
    await evidence.close();
    return database;
  }

  clear(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
