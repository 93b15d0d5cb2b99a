import type { ImportJob } from '@sterna/evidence';
import { sourceTitle, versionTitle } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { workbench } from './workbench.ts';

/** A job as a line of the list. */
export interface JobLine {
  readonly id: string;
  readonly file: string;
  readonly state: ImportJob['state'];
  /** Source and release; absent while it is not known. */
  readonly recognised?: string;
  /** Values stored, or else read so far; absent when there are none. */
  readonly values?: number;
  /** Findings that refuse something. */
  readonly errors: number;
  /** ISO date-time. */
  readonly created: string;
}

/** The job of an address. @throws the answer 404 when there is none */
export async function jobOf(id: string): Promise<ImportJob> {
  const job = await workbench().evidence.imports.find(id);
  if (!job) error(404);
  return job;
}

function valuesOf({ state, report, preview, progress }: ImportJob): number {
  if (state === 'imported') return report?.observations ?? 0;
  return state === 'reading' || state === 'importing' ? progress.observations : (preview?.observations ?? 0);
}

export function jobLine(job: ImportJob, language: Language): JobLine {
  const { id, file, state, created } = job;
  const [release] = job.preview?.releases ?? [];
  const recognised = release && `${sourceTitle(release.source, language)} · ${versionTitle(release, language)}`;
  const values = valuesOf(job);
  const findings = job.report?.findings ?? job.preview?.findings ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { id, file, state, created, errors, ...(recognised && { recognised }), ...(values > 0 && { values }) };
}
