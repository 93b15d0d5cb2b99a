import { openTabularFile, UnreadableFileError } from '@sterna/tabular';
import type { Finding } from '../finding.ts';
import type { ReadOptions } from '../reader.ts';
import { surestReader } from './surest-reader.ts';
import { unrecognised } from './unrecognised.ts';

/**
 * Looks at a file without reading it: whether it can be opened, and any reader knows it.
 *
 * @returns why it is refused whatever is known besides; `undefined` for a file that is worth reading
 * @throws the system's error when the file does not exist or may not be read
 */
export async function whyRefused(path: string, options: ReadOptions = {}): Promise<readonly Finding[] | undefined> {
  try {
    const file = await openTabularFile(path);
    try {
      const isMembers = (file.members?.length ?? 0) > 1;
      if (options.mapping !== undefined || isMembers || (await surestReader(file)) !== undefined) return undefined;
      return [await unrecognised(file)];
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return [{ rule: error.code, severity: 'error', message: error.message, where: error.where }];
  }
}
