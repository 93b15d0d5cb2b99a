import type { FigureSource, Finding, ReadOptions } from '@sterna/statistics';
import type { Store, StoredJob } from '@sterna/store';
import { type ImportFileOptions, type ImportReport, importFile } from '../import-file.ts';
import { NOTHING_READ, previewFile } from '../preview-file.ts';
import { isArchive, unpackArchive } from './unpack-archive.ts';
import type { UploadFolder } from './upload-folder.ts';

/** How often at most progress is written down; others take a job that is quiet for a minute for left. */
const PROGRESS_MS = 500;
const SIGN_OF_LIFE_MS = 10_000;

/** What work on a job is done with. */
export interface JobSurroundings {
  readonly store: Store;
  readonly uploads: UploadFolder;
  /** This process, by the id it has given itself. */
  readonly runner: string;
  /** Figures as they are shown now. */
  readonly figures: FigureSource | undefined;
}

/** One turn of work on one job: reading it, or importing it. */
export class JobRun {
  readonly id: string;
  /** Resolves when the work has ended, however it ended. */
  readonly done: Promise<void>;
  readonly #job: StoredJob;
  readonly #store: Store;
  readonly #uploads: UploadFolder;
  readonly #runner: string;
  readonly #figures: FigureSource | undefined;
  readonly #stop = new AbortController();
  #end: () => void = () => {};
  #saidAt = 0;
  /** Observations read or stored so far. */
  observations = 0;

  constructor(job: StoredJob, { store, uploads, runner, figures }: JobSurroundings) {
    this.id = job.id;
    this.#job = job;
    this.#store = store;
    this.#uploads = uploads;
    this.#runner = runner;
    this.#figures = figures;
    this.done = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Ends the work, if it is on this job; nothing of it is stored. */
  cancel(id: string): void {
    if (id === this.id) this.#stop.abort();
  }

  /** Reads the file, to show what it is. @returns ids of jobs that came out of an archive */
  read(): Promise<readonly string[]> {
    return this.#attempt(async () => {
      await this.#store.changeJob(this.id, { state: 'reading', runner: this.#runner });
      const added = await this.#split();
      if (added) return added;
      const figures = this.#figures && { figures: this.#figures };
      const preview = await previewFile(this.#store, this.#path, { ...(await this.#how()), ...figures });
      const isReady = preview.observations > 0 || (preview.structures ?? 0) > 0;
      await this.#finish({ state: isReady ? 'ready' : 'refused', preview, observations: preview.observations });
      return [];
    });
  }

  /** Imports the file. */
  import(): Promise<readonly string[]> {
    return this.#attempt(async () => {
      const report = await importFile(this.#store, this.#path, await this.#how());
      const state = report.status === 'refused' ? 'refused' : 'imported';
      await this.#finish({ state, report, observations: report.observations });
      return [];
    });
  }

  get #path(): string {
    return this.#uploads.pathOf(this.#job.keptAs ?? '');
  }

  async #how(): Promise<ImportFileOptions> {
    return {
      ...(this.#job.options as ReadOptions),
      name: this.#job.name,
      place: 'thread',
      signal: this.#stop.signal,
      structureFiles: await this.#structureFiles(),
      onProgress: (observations) => this.#say(observations),
    };
  }

  /** The other files of the batch: those that are SDMX structures are known to this one. */
  async #structureFiles(): Promise<readonly string[]> {
    const others = (await this.#store.jobs()).filter(({ batch, id }) => batch === this.#job.batch && id !== this.id);
    return others.flatMap(({ keptAs }) => (keptAs ? [this.#uploads.pathOf(keptAs)] : []));
  }

  async #attempt(work: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const signs = setInterval(() => this.#write(), SIGN_OF_LIFE_MS).unref();
    try {
      return await work();
    } catch (error) {
      await this.#fail(error).catch(() => undefined);
      return [];
    } finally {
      clearInterval(signs);
      this.#end();
    }
  }

  async #fail(error: unknown): Promise<void> {
    if (this.#stop.signal.aborted) {
      await this.#finish({ state: 'interrupted' });
      return;
    }
    const finding: Finding = {
      rule: 'import-failed',
      severity: 'error',
      message: `The import failed for a reason that is not the file's: ${error instanceof Error ? error.message : error}`,
      where: '',
    };
    const { name } = this.#job;
    const report: ImportReport = {
      file: name,
      status: 'refused',
      series: 0,
      observations: 0,
      missing: 0,
      rejectedRows: 0,
      findings: [finding],
    };
    await this.#finish({ state: 'failed', report });
  }

  async #finish(changes: Parameters<Store['changeJob']>[1]): Promise<void> {
    await this.#store.changeJob(this.id, { ...changes, runner: null });
  }

  #say(observations: number): void {
    this.observations = observations;
    if (Date.now() - this.#saidAt < PROGRESS_MS) return;
    this.#saidAt = Date.now();
    this.#write();
  }

  #write(): void {
    // In a directory it would wait for the end of the import itself; the queue knows the progress.
    if (this.#store.isSingle) return;
    this.#store
      .changeJob(this.id, { observations: this.observations }, ['reading', 'importing'])
      .catch(() => undefined);
  }

  /**
   * Makes an archive several jobs, unless it is one publication.
   *
   * @returns ids of the jobs; nothing for a file that stays whole
   */
  async #split(): Promise<readonly string[] | undefined> {
    const options = this.#job.options as ReadOptions;
    if (options.mapping || !(await isArchive(this.#path))) return undefined;
    const task = { path: this.#path, folder: this.#uploads.path };
    const { members, findings } = await unpackArchive(task).catch(() => ({ members: [], findings: [] }));
    if (members.length === 0) return undefined;
    const { batch, name: file, size, by } = this.#job;
    const common = { batch, archive: this.id, options, ...(by !== undefined && { by }) };
    const entries = members.map(({ name, size, keptAs }) => ({ ...common, name, size, keptAs }));
    const ids = await this.#store.addJobs(entries, this.#runner);
    await this.#finish({ state: 'unpacked', keptAs: null, preview: { ...NOTHING_READ, file, size, findings } });
    if (this.#job.keptAs) await this.#uploads.drop(this.#job.keptAs);
    return ids;
  }
}
