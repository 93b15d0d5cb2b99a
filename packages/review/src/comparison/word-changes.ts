/** A run of words that stands in both versions of a paragraph, or in one alone. */
export interface WordRun {
  readonly kind: 'same' | 'dropped' | 'new';
  readonly text: string;
}

/** Longer paragraphs are shown whole: dropped, then new. */
const MOST_WORDS = 600;

/** How the words of a paragraph changed, in the order of reading; what was dropped stands before what took its place. */
export function wordChanges(before: string, after: string): readonly WordRun[] {
  const [was, is] = [before.split(/(?<=\s)/u), after.split(/(?<=\s)/u)];
  if (was.length > MOST_WORDS || is.length > MOST_WORDS)
    return [
      { kind: 'dropped', text: before },
      { kind: 'new', text: after },
    ];
  const same = (i: number, j: number): boolean => was[i]?.trim() === is[j]?.trim();
  /** Length of the longest common part of what follows. */
  const rest = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  const lengthAt = (i: number, j: number): number => rest[i]?.[j] ?? 0;
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--) {
      const row = rest[i];
      if (row) row[j] = same(i, j) ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  const runs: { kind: WordRun['kind']; text: string }[] = [];
  const add = (kind: WordRun['kind'], text: string | undefined): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text ?? '';
    else if (text) runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && same(i, j)) {
      add('same', is[j]);
      i += 1;
      j += 1;
    } else if (i < was.length && (j >= is.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      add('dropped', was[i]);
      i += 1;
    } else {
      add('new', is[j]);
      j += 1;
    }
  }
  return runs;
}
