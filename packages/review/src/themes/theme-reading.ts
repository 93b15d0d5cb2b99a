import type { Passage } from '../passages/passage.ts';

/** How far a document goes with a theme. */
export type Depth = 0 | 1 | 2 | 3 | 4 | 5;
export type Framing = 'opportunity' | 'risk' | 'both' | 'neutral';

/** A passage with what it shows of one theme, and why. */
export interface PassageReading {
  /** Number of the passage in the review, from 0. */
  readonly passage: number;
  readonly depth: Exclude<Depth, 0>;
  /** What in the text speaks for the depth: `commits`, `budget`, …; words of the document where there are such. */
  readonly because: readonly string[];
}

/** How a document treats a theme. */
export interface ThemeReading {
  /** Code of the vocabulary. */
  readonly theme: string;
  /** 0 absent · 1 mentioned · 2 analysed · 3 objective or measure · 4 with indicator · 5 with budget and responsible body. */
  readonly depth: Depth;
  readonly framing: Framing;
  /** Codes of groups of people named near it. */
  readonly groups: readonly string[];
  /** Codes of sectors under which it is treated, the most frequent first. */
  readonly sectors: readonly string[];
  readonly indicators: readonly string[];
  readonly budgets: readonly string[];
  readonly bodies: readonly string[];
  readonly years: readonly number[];
  /** Passages behind it, deepest first. */
  readonly passages: readonly PassageReading[];
}

/** A passage with what stands near it in the document. */
export interface PassageInContext extends Passage {
  /** Sectors of its headings and its text. */
  readonly sectors: readonly string[];
  readonly groups: readonly string[];
  readonly framing: Framing;
}
