import type { MessageFormat } from './model/data.ts';
import type { MessageSource } from './model/message.ts';

/** XML formats whose groups are elements named so; groups of 2.0's compact data have names of their own. */
const WITH_NAMED_GROUPS: ReadonlySet<MessageFormat> = new Set([
  'sdmx-ml-2.0-generic',
  'sdmx-ml-2.1-generic',
  'sdmx-ml-2.1-structure-specific',
  'sdmx-ml-3.0-structure-specific',
]);

/** Longest of the words looked for, so that none is missed where chunks meet. */
const OVERLAP = 'Series'.length;

/**
 * Whether an XML message has surely no group after its first series. The bytes are searched for the word, which takes a
 * small part of the time that reading takes; a word in a text counts too, and costs no more than a second reading.
 */
export async function hasGroupsFirst(source: MessageSource, format: MessageFormat): Promise<boolean> {
  if (!WITH_NAMED_GROUPS.has(format)) return false;
  let sawSeries = false;
  let end = Buffer.alloc(0);
  for await (const bytes of await source.open()) {
    let chunk = Buffer.concat([end, bytes]);
    // In UTF-16 the words cannot be found so.
    if (chunk.subarray(0, 512).includes(0)) return false;
    if (!sawSeries) {
      const first = firstOf(chunk, ['Series', 'Obs ', 'Obs>']);
      sawSeries = first !== -1;
      if (sawSeries) chunk = chunk.subarray(first);
    }
    if (sawSeries && (chunk.includes('Group') || chunk.includes('Atts'))) return false;
    end = chunk.subarray(Math.max(0, chunk.length - OVERLAP));
  }
  return true;
}

function firstOf(chunk: Buffer, words: readonly string[]): number {
  const found = words.map((word) => chunk.indexOf(word)).filter((at) => at !== -1);
  return found.length > 0 ? Math.min(...found) : -1;
}
