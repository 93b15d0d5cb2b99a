import { openTabularFile, type ReadLimits, type TabularFile, UnreadableFileError } from '@sterna/tabular';
import type { Refusal } from '../reader.ts';

/**
 * Opens a file of tables for as long as something is done with it: a proposal made, a preview.
 *
 * @returns what `use` gives; or why the file cannot be read
 * @throws the system's error when the file does not exist or may not be read
 */
export async function withTableFile<Result>(
  path: string,
  use: (file: TabularFile) => Promise<Result>,
  limits: Partial<ReadLimits> = {},
): Promise<Result | Refusal> {
  let file: TabularFile | undefined;
  try {
    file = await openTabularFile(path, limits);
    return await use(file);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { findings: [{ rule: error.code, severity: 'error', message: error.message, where: error.where }] };
  } finally {
    await file?.close();
  }
}
