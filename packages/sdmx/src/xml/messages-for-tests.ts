import type { DataRecord } from '../model/data.ts';
import type { MessageSource } from '../model/message.ts';

/** A text or bytes in memory as a source, given out in pieces of `size` bytes. */
export function sourceOf(content: string | Uint8Array, size = 65_536): MessageSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* pieces(): AsyncIterable<Uint8Array> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  }
  return { open: async () => pieces() };
}

/** All records in one list. */
export async function allRecords(records: AsyncIterable<readonly DataRecord[]>): Promise<DataRecord[]> {
  const all: DataRecord[] = [];
  for await (const batch of records) all.push(...batch);
  return all;
}

/** Records as a stream of one batch. */
export async function* streamOf(records: readonly DataRecord[]): AsyncIterable<readonly DataRecord[]> {
  yield records;
}

/** All of a stream of texts. */
export async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
