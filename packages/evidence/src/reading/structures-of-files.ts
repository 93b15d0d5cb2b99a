import { createReadStream } from 'node:fs';
import { type Message, readMessage, type Structure } from '@sterna/sdmx';

/** The SDMX structures in some files; files that hold none, or cannot be read, are passed over. */
export async function structuresOfFiles(paths: readonly string[]): Promise<readonly Structure[]> {
  const structures: Structure[] = [];
  for (const path of paths) {
    const message = await openMessage(path);
    if (message?.kind === 'structures') structures.push(...message.structures);
    // Data are not wanted here: their stream is let go of.
    if (message?.kind === 'data') await message.records[Symbol.asyncIterator]().return?.();
  }
  return structures;
}

async function openMessage(path: string): Promise<Message | undefined> {
  try {
    return await readMessage({ open: async () => createReadStream(path) });
  } catch {
    return undefined;
  }
}
