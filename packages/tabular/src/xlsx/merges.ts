import { columnNumber } from '../location.ts';
import type { Merge } from '../table.ts';
import type { Member } from '../zip/archive.ts';
import { readXml } from './xml-stream.ts';

/** More than any sheet made for people has; the rest is left out. */
const MOST_MERGES = 100_000;

function rowNumber(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}

/** Reads which cells of a sheet are joined; they are listed behind its rows, so the sheet is gone through once. */
export async function readMerges(member: Member, sheet: string): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name !== 'mergeCell' || merges.length >= MOST_MERGES) return;
      const [first = '', last = first] = (attributes['ref'] ?? '').split(':');
      const merge = {
        top: rowNumber(first),
        left: columnNumber(first),
        bottom: rowNumber(last),
        right: columnNumber(last),
      };
      if (merge.top > 0 && merge.left > 0 && merge.bottom >= merge.top && merge.right >= merge.left) merges.push(merge);
    },
  };
  for await (const _ of readXml(member, `sheet ${sheet}`, handler));
  return merges;
}
