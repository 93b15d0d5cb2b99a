import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { FigureSource, ReadOptions } from '@sterna/statistics';
import { type JobState, type Store, type StoredJob, StoreError } from '@sterna/store';
import type { ImportJob, ImportJobs, ReceivedFile } from '../import-jobs.ts';
import { jobsOf } from './job-of.ts';
import { JobRun } from './job-run.ts';
import { UploadFolder } from './upload-folder.ts';

/** Files of jobs that have ended are kept so long, for tables and marked-up copies. */
const KEPT_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;
/** Files without a job are being written, or were left by a process that was killed. */
const LEFT_MS = DAY_MS;

/** States from which a job can be read anew, and confirmed. */
const AT_REST: readonly JobState[] = ['ready', 'refused', 'interrupted', 'failed', 'imported'];
const CONFIRMABLE: readonly JobState[] = ['ready', 'interrupted', 'failed'];
const ENDED: readonly JobState[] = ['imported', 'refused', 'failed'];

interface Task {
  readonly id: string;
  readonly kind: 'read' | 'import';
}

/** Imports that run beside the pages: one after another, what a person waits for first. */
export class ImportQueue implements ImportJobs {
  readonly #store: Store;
  readonly #uploads: UploadFolder;
  readonly #figures: FigureSource | undefined;
  readonly #runner: string = randomUUID();
  readonly #tasks: Task[] = [];
  #running: Promise<void> | undefined;
  #run: JobRun | undefined;
  /** All jobs as they stood when the import under way began, where reading waits for its end. */
  #asked: readonly ImportJob[] | undefined;
  #closed = false;

  /**
   * Jobs that another process has left in the middle are marked as interrupted.
   *
   * @param figures as they are shown now, which files of derived figures are compared with
   */
  static async open(store: Store, folder: string, figures?: FigureSource): Promise<ImportQueue> {
    const queue = new ImportQueue(store, new UploadFolder(folder), figures);
    await store.interruptJobs(queue.#runner);
    await queue.#removeOld();
    return queue;
  }

  private constructor(store: Store, uploads: UploadFolder, figures: FigureSource | undefined) {
    this.#store = store;
    this.#uploads = uploads;
    this.#figures = figures;
  }

  get folder(): string {
    this.#uploads.make();
    return this.#uploads.path;
  }

  async submit(files: readonly ReceivedFile[], options: ReadOptions = {}, by?: string): Promise<readonly ImportJob[]> {
    this.#uploads.make();
    const batch = randomUUID();
    const entries = [];
    for (const { name, path } of files) {
      entries.push({
        batch,
        name: harmless(name),
        options,
        ...(by !== undefined && { by }),
        ...(await this.#uploads.take(path)),
      });
    }
    const ids = await this.#store.addJobs(entries, this.#runner);
    for (const id of ids) this.#start({ id, kind: 'read' });
    return Promise.all(ids.map((id) => this.#get(id)));
  }

  async list(): Promise<readonly ImportJob[]> {
    if (this.#asked) return this.#listed(this.#asked);
    // Another process that shares the database may have ended meanwhile.
    await this.#store.interruptJobs(this.#runner);
    return this.#listed(jobsOf(await this.#store.jobs()));
  }

  async find(id: string): Promise<ImportJob | undefined> {
    const known = this.#asked?.find((job) => job.id === id);
    if (known) return this.#asOfNow(known);
    const job = await this.#stored(id);
    if (!job) return undefined;
    const related = job.archive !== undefined || job.state === 'unpacked' ? await this.#store.jobs() : [job];
    const found = jobsOf(related).find((one) => one.id === id);
    return found && this.#asOfNow(found);
  }

  async reread(id: string, options: ReadOptions): Promise<ImportJob> {
    const changes = { state: 'waiting', options, observations: 0, preview: null, report: null } as const;
    await this.#change(id, { ...changes, runner: this.#runner }, AT_REST);
    this.#start({ id, kind: 'read' });
    return this.#get(id);
  }

  async confirm(id: string): Promise<ImportJob> {
    const job = await this.#get(id);
    if (!job.preview) throw stateError(`${job.file} has not been read yet.`);
    await this.#change(id, { state: 'importing', observations: 0, report: null, runner: this.#runner }, CONFIRMABLE);
    this.#start({ id, kind: 'import' });
    return this.#get(id);
  }

  async remove(id: string): Promise<void> {
    const job = await this.#stored(id);
    // The file of a job at work is in use: the job stops first.
    if (job) this.#run?.cancel(id);
    if (this.#run?.id === id) await this.#run.done;
    const keptAs = job && (await this.#store.dropJob(id));
    if (keptAs) await this.#uploads.drop(keptAs);
  }

  async pathOf(id: string): Promise<string | undefined> {
    const keptAs = (await this.#stored(id))?.keptAs;
    return keptAs && (await this.#uploads.has(keptAs)) ? this.#uploads.pathOf(keptAs) : undefined;
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Stops: what is being read or imported ends without a trace and can be started again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#tasks.length = 0;
    this.#run?.cancel(this.#run.id);
    await this.#running;
    await this.#store.releaseJobs(this.#runner);
  }

  #listed(jobs: readonly ImportJob[]): readonly ImportJob[] {
    return jobs.filter(({ state }) => state !== 'unpacked').map((job) => this.#asOfNow(job));
  }

  /** The job at work with its progress. */
  #asOfNow(job: ImportJob): ImportJob {
    return job.id === this.#run?.id ? { ...job, progress: { observations: this.#run.observations } } : job;
  }

  #start(task: Task): void {
    // Whoever confirms waits for the import; what is still to be read can wait.
    if (task.kind === 'import') this.#tasks.splice(this.#imports(), 0, task);
    else this.#tasks.push(task);
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  #imports(): number {
    return this.#tasks.filter(({ kind }) => kind === 'import').length;
  }

  async #work(): Promise<void> {
    for (let task = this.#tasks.shift(); task && !this.#closed; task = this.#tasks.shift()) {
      const job = await this.#stored(task.id).catch(() => undefined);
      if (!job?.keptAs) continue;
      this.#run = new JobRun(job, {
        store: this.#store,
        uploads: this.#uploads,
        runner: this.#runner,
        figures: this.#figures,
      });
      if (task.kind === 'import' && this.#store.isSingle) this.#asked = jobsOf(await this.#store.jobs());
      const added = await (task.kind === 'read' ? this.#run.read() : this.#run.import());
      this.#asked = undefined;
      this.#run = undefined;
      for (const id of added) this.#start({ id, kind: 'read' });
    }
  }

  async #stored(id: string): Promise<StoredJob | undefined> {
    if (!/^[\da-f-]{36}$/.test(id)) return undefined;
    return (await this.#store.jobs(id))[0];
  }

  async #get(id: string): Promise<ImportJob> {
    const job = await this.find(id);
    if (!job) throw new StoreError('job-unknown', `There is no import ${id}.`);
    return job;
  }

  async #change(id: string, changes: Parameters<Store['changeJob']>[1], from: readonly JobState[]): Promise<void> {
    const job = await this.#get(id);
    if ((await this.pathOf(id)) === undefined)
      throw stateError(`The file ${job.file} is no longer kept. Upload it again.`);
    if (!(await this.#store.changeJob(id, changes, from))) throw stateError(`${job.file} is ${job.state}.`);
  }

  /** Removes the files of jobs that ended some days ago, and files of no job. */
  async #removeOld(): Promise<void> {
    const jobs = await this.#store.jobs();
    for (const job of jobs) {
      const isOld = ENDED.includes(job.state) && Date.now() - Date.parse(job.changed) > KEPT_DAYS * DAY_MS;
      if (!isOld || !job.keptAs) continue;
      await this.#uploads.drop(job.keptAs);
      await this.#store.changeJob(job.id, { keptAs: null });
    }
    await this.#uploads.sweep(new Set(jobs.flatMap(({ keptAs }) => keptAs ?? [])), LEFT_MS);
  }
}

const LONGEST_NAME = 200;

/** A name as it may be shown and kept: without folders and control characters. */
function harmless(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replaceAll(/\p{C}/gu, '').trim();
  return plain.slice(0, LONGEST_NAME) || 'file';
}

function stateError(message: string): StoreError {
  return new StoreError('job-state', message);
}
