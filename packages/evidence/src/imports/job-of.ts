import type { StoredJob } from '@sterna/store';
import type { ImportReport } from '../import-file.ts';
import type { ImportJob } from '../import-jobs.ts';
import type { ImportPreview } from '../preview.ts';

/** A job as those outside see it. */
export function jobOf(job: StoredJob): ImportJob {
  const { id, batch, name, size, state, created, changed, options, observations, preview, report } = job;
  return {
    id,
    batch,
    file: name,
    size,
    state,
    created,
    changed,
    options,
    progress: { observations },
    ...(preview && { preview: preview as ImportPreview }),
    ...(report && { report: report as ImportReport }),
  };
}
