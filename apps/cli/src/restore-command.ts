import { restoreInstallation } from '@sterna/evidence';
import { contentLines, contentTotal } from './content-report.ts';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface RestoreArguments {
  readonly database?: string;
  /** Whether what the database holds may be lost. */
  readonly replace?: boolean;
}

/** `sterna restore FILE`: an installation as it was backed up, in a database of either engine. */
export async function runRestore(file: string, options: RestoreArguments, surroundings: Surroundings): Promise<number> {
  const { out, report, environment } = surroundings;
  const uploads = environment['STERNA_UPLOADS'];
  const { manifest, contents, tables } = await restoreInstallation({
    database: databaseOf(options.database, surroundings),
    file,
    replace: options.replace === true,
    ...(uploads !== undefined && { uploads }),
    onProgress: report,
  });
  out(contentLines(tables));
  out(`Restored: ${contentTotal(tables)}, all as in the backup of ${manifest.created}\n`);
  if (contents.uploads.length > 0) out(`Uploads that wait to be imported: ${contents.uploads.length}\n`);
  if (manifest.accounts === 'left out') {
    report('Accounts are not in this backup: the first start of sterna serve offers to make an administrator.');
  }
  return DONE;
}
