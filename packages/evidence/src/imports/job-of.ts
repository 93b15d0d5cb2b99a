import type { StoredJob } from '@sterna/store';
import type { ImportReport } from '../import-file.ts';
import type { ImportJob } from '../import-jobs.ts';
import type { ImportPreview } from '../preview.ts';

/** Jobs as those outside see them. */
export function jobsOf(jobs: readonly StoredJob[]): readonly ImportJob[] {
  const names = new Map(jobs.map(({ id, name }) => [id, name]));
  const members = Map.groupBy(jobs, ({ archive }) => archive);
  return jobs.map((job) =>
    jobOf(
      job,
      names,
      (members.get(job.id) ?? []).map(({ id }) => id),
    ),
  );
}

function jobOf(job: StoredJob, names: ReadonlyMap<string, string>, members: readonly string[]): ImportJob {
  const { id, batch, archive, name, size, state, by, created, changed, options, observations, preview, report } = job;
  return {
    id,
    batch,
    ...(archive !== undefined && { archive: { id: archive, file: names.get(archive) ?? '' } }),
    ...(state === 'unpacked' && { members: [...members].reverse() }),
    file: name,
    size,
    state,
    ...(by !== undefined && { by }),
    created,
    changed,
    options,
    progress: { observations },
    ...(preview && { preview: preview as ImportPreview }),
    ...(report && { report: report as ImportReport }),
  };
}
