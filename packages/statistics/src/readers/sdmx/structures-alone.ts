import { type MessageSource, readMessage } from '@sterna/sdmx';
import { openTabularFile } from '@sterna/tabular';
import { dropMessage } from './messages.ts';

/**
 * Whether a file is an SDMX message of structures and nothing else: it is then read before the data that may need it.
 *
 * @throws for files that are no SDMX or cannot be read
 */
export async function holdsStructuresAlone(path: string): Promise<boolean> {
  const file = await openTabularFile(path);
  try {
    const [document, ...others] = file.documents;
    if (document === undefined || others.length > 0 || file.tables.length > 0) return false;
    const source: MessageSource = { open: () => document.open() };
    const message = await readMessage(source);
    await dropMessage(message);
    return message.kind === 'structures';
  } finally {
    await file.close();
  }
}
