import { cohenKappa, type Kappa } from './cohen-kappa.ts';

/** What one person says of a passage. */
export interface PassageCoding {
  /** Depth of each theme judged, 0 to 5; 0 for one rejected. A theme that is not there is not in the passage. */
  readonly depths: ReadonlyMap<string, number>;
  /** Themes that the machine proposed to this person, who left them undecided: no judgement. */
  readonly undecided: ReadonlySet<string>;
  /** Whether the passage concerns migration at all; undefined where that was left undecided. */
  readonly concerns: boolean | undefined;
}

/** One person's going through a document, by number of the passage; a passage that is not there has no theme. */
export type DocumentCoding = ReadonlyMap<number, PassageCoding>;

/** A theme of a passage of which two people say different things. */
export interface CodingDifference {
  readonly passage: number;
  /** Code of the vocabulary; `migration` for whether the passage concerns migration at all. */
  readonly theme: string;
  /** Depths; 0 for absent. For `migration` 1 and 0 stand for yes and no. */
  readonly first: number;
  readonly second: number;
}

/** How far two codings of a document agree. */
export interface CodingAgreement {
  /** Whether a theme is present, over all passages × themes. */
  readonly present: Kappa;
  /** The same for each theme, over the passages. */
  readonly themes: readonly { readonly theme: string; readonly kappa: Kappa }[];
  /** Whether a passage concerns migration, over the passages. */
  readonly relevance: Kappa;
  /** Depth 0 to 5, over all passages × themes, with linear weights: a step apart counts four fifths. */
  readonly depth: Kappa;
  readonly differences: readonly CodingDifference[];
}

const NO_THEME: PassageCoding = { depths: new Map(), undecided: new Set(), concerns: false };
const DEPTHS = 6;

const emptyTable = (size: number): number[][] => Array.from({ length: size }, () => Array<number>(size).fill(0));

function count(table: number[][], first: number, second: number): void {
  const row = table[first];
  if (row !== undefined) row[second] = (row[second] ?? 0) + 1;
}

/**
 * Compares two codings of a document. What either left undecided counts for neither; what neither names is agreed to be
 * absent.
 *
 * @param passages numbers of the passages that both had before them, or that either of them marked
 * @param themes codes of the themes that could be given
 */
export function compareCodings(
  first: DocumentCoding,
  second: DocumentCoding,
  passages: readonly number[],
  themes: readonly string[],
): CodingAgreement {
  const present = emptyTable(2);
  const depth = emptyTable(DEPTHS);
  const relevance = emptyTable(2);
  const ofTheme = themes.map((theme) => ({ theme, table: emptyTable(2) }));
  const differences: CodingDifference[] = [];
  for (const passage of passages) {
    const [one, other] = [first.get(passage) ?? NO_THEME, second.get(passage) ?? NO_THEME];
    let differs = false;
    for (const { theme, table } of ofTheme) {
      if (one.undecided.has(theme) || other.undecided.has(theme)) continue;
      const [a, b] = [one.depths.get(theme) ?? 0, other.depths.get(theme) ?? 0];
      for (const each of [present, table]) count(each, Math.sign(a), Math.sign(b));
      count(depth, a, b);
      if (a !== b) {
        differs = true;
        differences.push({ passage, theme, first: a, second: b });
      }
    }
    if (one.concerns === undefined || other.concerns === undefined) continue;
    count(relevance, Number(one.concerns), Number(other.concerns));
    if (one.concerns !== other.concerns && !differs)
      differences.push({ passage, theme: 'migration', first: Number(one.concerns), second: Number(other.concerns) });
  }
  return {
    present: cohenKappa(present),
    themes: ofTheme.map(({ theme, table }) => ({ theme, kappa: cohenKappa(table) })),
    relevance: cohenKappa(relevance),
    depth: cohenKappa(depth, 'linear'),
    differences,
  };
}
