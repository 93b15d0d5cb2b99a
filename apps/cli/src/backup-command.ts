import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUp } from '@sterna/evidence';
import { contentLines, contentTotal } from './content-report.ts';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface BackupArguments {
  readonly database?: string;
  readonly out: string;
  readonly withoutAccounts?: boolean;
  readonly withoutUploads?: boolean;
}

/** `sterna backup --out FILE`: all that an installation holds, in one file, while it goes on running. */
export async function runBackup(options: BackupArguments, surroundings: Surroundings): Promise<number> {
  const { out, report, environment } = surroundings;
  const uploads = environment['STERNA_UPLOADS'];
  const contents = await backUp({
    database: databaseOf(options.database, surroundings),
    out: resolve(options.out),
    accounts: options.withoutAccounts !== true,
    withUploads: options.withoutUploads !== true,
    ...(uploads !== undefined && { uploads }),
    onProgress: report,
  });
  out(contentLines(contents.tables));
  const { size } = await stat(options.out);
  out(`${options.out}: ${contentTotal(contents.tables)}, ${size.toLocaleString('en')} bytes\n`);
  if (contents.uploads.length > 0) out(`Uploads that wait to be imported: ${contents.uploads.length}, inside.\n`);
  if (contents.uploadsLeftOut.length > 0) {
    report(`Left out are ${contents.uploadsLeftOut.length} uploads that wait to be imported:`);
    for (const name of contents.uploadsLeftOut) report(`  ${name}`);
  }
  if (options.withoutAccounts !== true) {
    report('The file holds password hashes and the secrets of the installation. Keep it where only you can read it.');
  }
  return DONE;
}
