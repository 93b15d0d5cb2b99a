import type { ReadOptions } from '@sterna/statistics';
import type { ImportReport } from './import-file.ts';
import type { ImportPreview } from './preview.ts';

/** Where a file stands on its way in. */
export type ImportState =
  /** Waits to be read. */
  | 'waiting'
  /** Is being read, to show what it is and what it would change. */
  | 'reading'
  /** Has been read: a person decides. */
  | 'ready'
  | 'importing'
  | 'imported'
  /** Cannot be read, or nothing of it; its findings say why. It may be tried again with a mapping. */
  | 'refused'
  /** The process ended in the middle; nothing was stored. It can be started again. */
  | 'interrupted'
  /** Failed for a reason that is not the file's. */
  | 'failed'
  /** An archive of several files, which have become jobs of their own: its `members`. Such a job is not in `list`. */
  | 'unpacked';

/** One uploaded file on its way into the database. Jobs are kept in the database: they survive closing page and process. */
export interface ImportJob {
  readonly id: string;
  /** Files uploaded together share it. */
  readonly batch: string;
  /** The archive that the file came out of. */
  readonly archive?: { readonly id: string; readonly file: string };
  /** Ids of the jobs that an archive has become. */
  readonly members?: readonly string[];
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly state: ImportState;
  /** Id of the account that uploaded it, where one did. */
  readonly by?: string;
  /** ISO date-time. */
  readonly created: string;
  readonly changed: string;
  /** What a person has said of the file. */
  readonly options: ReadOptions;
  /** Observations read or stored so far, and bytes of the file read, where known. */
  readonly progress: { readonly observations: number };
  readonly preview?: ImportPreview;
  readonly report?: ImportReport;
}

/** A file as it has been received. */
export interface ReceivedFile {
  readonly name: string;
  readonly path: string;
}

/** Imports that run beside the pages: one at a time, in a thread of their own as far as reading goes. */
export interface ImportJobs {
  /** Folder on the same disk that uploads may be written to before they are submitted. */
  readonly folder: string;
  /**
   * Takes files over (they are moved) and begins to read them. An archive of files becomes a job for each.
   *
   * @param by id of the account that uploads them
   */
  submit(files: readonly ReceivedFile[], options?: ReadOptions, by?: string): Promise<readonly ImportJob[]>;
  /** Newest first; without archives that have become several jobs. */
  list(): Promise<readonly ImportJob[]>;
  /** One job; of an archive that has become several it says which. */
  find(id: string): Promise<ImportJob | undefined>;
  /** Reads the file again with other options, such as a mapping. */
  reread(id: string, options: ReadOptions): Promise<ImportJob>;
  /** Imports what was previewed. */
  confirm(id: string): Promise<ImportJob>;
  /** Drops the job and its file; what was imported stays. */
  remove(id: string): Promise<void>;
  /** The uploaded file, for tables and marked-up copies; absent when it is no longer kept. */
  pathOf(id: string): Promise<string | undefined>;
}
