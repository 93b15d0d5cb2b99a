import type { IncomingHttpHeaders } from 'node:http';
import type { ImportJob } from '@sterna/evidence';
import type { RequestEvent } from '@sveltejs/kit';
import { type ImportRight, importRight } from '../../../serving/importer.ts';
import { workbench } from './workbench.ts';

/** Whether a request of the pages may bring data in, and in whose name; the server has kept out those that write and may not. */
export function importRightOf({ request, locals }: RequestEvent): Promise<ImportRight> {
  const headers: IncomingHttpHeaders = Object.fromEntries(request.headers);
  return importRight(workbench(), headers, locals.signedIn);
}

/** Names of those who uploaded files, by id, for another administrator; a key shows none. */
export async function uploaderNames(
  { account }: ImportRight,
  jobs: readonly ImportJob[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(jobs.flatMap(({ by }) => by ?? []))];
  return account && ids.length > 0 ? workbench().spaces.acts.names(account, ids) : new Map();
}

/** Enters in the trace of acts what an administrator does with public data; a key names nobody. */
export async function noteImport(
  event: RequestEvent,
  act: 'imported' | 'taken-back' | 'discarded' | 'kept-mapping' | 'dropped-mapping',
  object: 'import_job' | 'release' | 'release_file' | 'mapping',
  id: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { account } = await importRightOf(event);
  if (account) await workbench().spaces.acts.noteImport(account, act, object, id, detail);
}

/** The same of a file whose import has been confirmed. */
export function noteImported(event: RequestEvent, { id, file, preview }: ImportJob): Promise<void> {
  const [release] = preview?.releases ?? [];
  return noteImport(event, 'imported', 'import_job', id, {
    file,
    ...(release && { source: release.source, version: release.version }),
    ...(preview && { sha256: preview.sha256, figures: preview.observations }),
  });
}
