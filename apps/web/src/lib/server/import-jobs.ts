import type { ImportJob } from '@sterna/evidence';
import { sourceTitle, versionTitle } from '@sterna/statistics';
import { isolate, type Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { isStructures, type Standing, standingOf } from '#lib/import-standing.ts';
import { workbench } from './workbench.ts';

/** A job as a line of the list. */
export interface JobLine {
  readonly id: string;
  /** Files uploaded together, or out of one archive, share it. */
  readonly batch: string;
  /** The archive that it came out of. */
  readonly archive?: string;
  readonly file: string;
  readonly standing: Standing;
  /** Source and release; absent while it is not known. */
  readonly recognised?: string;
  /** Values stored, or else read so far, without those stated as missing; absent when there are none. */
  readonly values?: number;
  /** Findings that refuse something or want a look. */
  readonly findings: number;
  /** Another file of the list with the same content, which came before. */
  readonly sameAs?: string;
  /** ISO date-time. */
  readonly created: string;
  /** Name of the account that uploaded it. */
  readonly by?: string;
}

/** The job of an address. @throws the answer 404 when there is none */
export async function jobOf(id: string): Promise<ImportJob> {
  const job = await workbench().evidence.imports.find(id);
  if (!job) error(404);
  return job;
}

function valuesOf({ state, report, preview, progress }: ImportJob): number {
  if (state === 'reading' || state === 'importing') return progress.observations;
  if (preview) return preview.observations - (preview.missing ?? 0);
  return report?.observations ?? 0;
}

function serious({ report, preview }: ImportJob): number {
  const findings = report?.findings ?? preview?.findings ?? [];
  return findings.filter(({ severity }) => severity !== 'info').length;
}

function recognisedAs({ preview }: ImportJob, language: Language): string | undefined {
  // What holds no figures has no release to speak of.
  const release = preview && preview.observations > 0 ? preview.releases[0] : undefined;
  if (!release) return undefined;
  // A code in Latin letters beside a date would tear the date apart in Arabic.
  const [source, version] = [sourceTitle(release.source, language), versionTitle(release, language)];
  return `${isolate(source, language)} · ${isolate(version, language)}`;
}

/** The name of another file with the same content among those received before. */
function sameAmong(before: readonly ImportJob[], { preview }: ImportJob): string | undefined {
  return preview?.sha256 ? before.find((job) => job.preview?.sha256 === preview.sha256)?.file : undefined;
}

/** Jobs as lines of a list, in their order. @param jobs newest first */
export function jobLines(
  jobs: readonly ImportJob[],
  language: Language,
  names: ReadonlyMap<string, string> = new Map(),
): readonly JobLine[] {
  return jobs.map((job, i) => {
    const { id, batch, archive, file, created } = job;
    const by = job.by === undefined ? undefined : names.get(job.by);
    const [values, recognised, sameAs] = [
      valuesOf(job),
      recognisedAs(job, language),
      sameAmong(jobs.slice(i + 1), job),
    ];
    return {
      ...{ id, batch, file, created, standing: standingOf(job), findings: serious(job) },
      ...(by !== undefined && { by }),
      ...(archive && { archive: archive.file }),
      ...(recognised && { recognised }),
      ...(values > 0 && { values }),
      ...(sameAs !== undefined && { sameAs }),
    };
  });
}

/** Which files of the list are shown. */
export const JOB_FILTERS = ['all', 'waiting', 'refused', 'imported'] as const;
export type JobFilter = (typeof JOB_FILTERS)[number];

const ENDED: Readonly<Partial<Record<Standing, JobFilter>>> = {
  refused: 'refused',
  imported: 'imported',
  'structures-kept': 'imported',
};

/** Whether a file stands as a filter says. */
export function passes(filter: JobFilter, { standing }: Pick<JobLine, 'standing'>): boolean {
  return filter === 'all' || (ENDED[standing] ?? 'waiting') === filter;
}

/** Whether a file can be imported without being looked at: something new, and nothing found that wants a look. */
export function isClean(job: ImportJob): boolean {
  const { preview } = job;
  if (job.state !== 'ready' || preview === undefined || serious(job) > 0) return false;
  if (preview.rejectedRows > 0 || preview.already !== undefined) return false;
  const { conflicting = 0, added = 0, changed = 0, behind = 0 } = preview.changes ?? {};
  return isStructures(preview) || (conflicting === 0 && added + changed + behind > 0);
}
