/** A piece of a passage; `isMet` for words for which it counts. */
export interface HitRun {
  readonly text: string;
  readonly isMet: boolean;
}

interface Marked {
  readonly text: string;
  readonly hits: readonly { readonly start: number; readonly end: number }[];
}

/** Cuts a passage where the words begin and end for which it counts. */
export function hitRuns({ text, hits }: Marked): readonly HitRun[] {
  const runs: HitRun[] = [];
  let at = 0;
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length || end <= start) continue;
    if (start > at) runs.push({ text: text.slice(at, start), isMet: false });
    runs.push({ text: text.slice(start, end), isMet: true });
    at = end;
  }
  return at < text.length ? [...runs, { text: text.slice(at), isMet: false }] : runs;
}
