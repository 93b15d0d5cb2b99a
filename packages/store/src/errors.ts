/** What can go wrong with the database itself; stable, for programs to compare. */
export type StoreErrorCode =
  | 'backup-damaged'
  | 'backup-foreign'
  | 'backup-newer'
  | 'backup-refused'
  | 'database-busy'
  | 'database-forbidden'
  | 'database-foreign'
  | 'database-newer'
  | 'database-not-empty'
  | 'database-role'
  | 'database-unreachable'
  | 'database-unreadable'
  | 'data-changed'
  | 'file-unknown'
  | 'job-state'
  | 'job-unknown'
  | 'migration-altered'
  | 'observation-invalid'
  | 'release-unknown'
  | 'store-closed';

/** A failure of the store. Messages name no passwords and no personal data. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The database directory is open in another process, or a second time in this one. */
export class DatabaseBusyError extends StoreError {
  /** Process that has the directory open. */
  readonly pid: number;

  constructor(directory: string, pid: number) {
    const holder = pid === process.pid ? `this same process (${pid})` : `process ${pid}`;
    super(
      'database-busy',
      `The database in ${directory} is already open in ${holder}. ` +
        'A database directory can be open in one process at a time: stop that process and try again, ' +
        'give another directory, or use a PostgreSQL server.',
    );
    this.pid = pid;
  }
}
