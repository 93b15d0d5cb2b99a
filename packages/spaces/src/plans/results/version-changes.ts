import { matchParagraphs, type ParagraphFate, type ParagraphMatches } from '@sterna/review/comparison';
import type { StoredBlock, StoredDepth, StoredHeldTheme, StoredPassage } from '@sterna/store/plans';
import { THEMES } from '@sterna/vocabulary';
import type { ResultDocument } from './result-views.ts';

/** What is read of a document to hold it against another. */
export interface VersionReading {
  readonly document: ResultDocument;
  /** Whole text; empty where paragraphs are not compared. */
  readonly blocks: readonly StoredBlock[];
  readonly passages: readonly StoredPassage[];
  readonly held: readonly StoredHeldTheme[];
  readonly depths: readonly StoredDepth[];
}

/** A passage beside those of the other document. */
export interface PassageBeside {
  readonly passage: number;
  readonly block: number;
  readonly page: number;
  readonly language: string;
  readonly text: string;
  /** How deep it goes with the theme, by what holds of it. */
  readonly depth: number;
  /** What became of its paragraph, or where it comes from; `null` where paragraphs are not compared. */
  readonly fate: ParagraphFate | null;
}

/** How two documents treat a theme. */
export interface ThemeBeside {
  readonly theme: string;
  readonly depths: readonly [number, number];
  readonly passages: readonly [readonly PassageBeside[], readonly PassageBeside[]];
}

type Piece = Pick<StoredBlock, 'block' | 'page' | 'language' | 'text'>;

/** A paragraph that is not in both versions alike. */
export interface ParagraphChange {
  readonly fate: Exclude<ParagraphFate, 'same'>;
  /** `null` for a new one. */
  readonly before: Piece | null;
  /** `null` for one that was dropped. */
  readonly after: Piece | null;
  /** Whether it holds a passage on migration, in either version. */
  readonly concerns: boolean;
}

/** Two documents beside each other, the earlier first. */
export interface VersionChanges {
  readonly documents: readonly [ResultDocument, ResultDocument];
  /** Themes that either treats, those that changed most first. */
  readonly themes: readonly ThemeBeside[];
  /** Of versions of one plan; `null` for plans of two places or languages, whose paragraphs have nothing in common. */
  readonly paragraphs: {
    readonly counts: Readonly<Record<ParagraphFate, number>>;
    /** Those that concern migration first, then in the order of the text. */
    readonly changes: readonly ParagraphChange[];
  } | null;
}

/** Whether one of two documents can be a version of the other. */
export function mayBeVersions(first: ResultDocument, second: ResultDocument): boolean {
  return first.place === second.place && first.language === second.language;
}

/** Holds two documents against each other: themes with their passages, and paragraphs where they may be versions. */
export function versionChanges(first: VersionReading, second: VersionReading): VersionChanges {
  const areVersions = mayBeVersions(first.document, second.document);
  const matches = areVersions ? matchParagraphs(first.blocks, second.blocks) : null;
  const fates = matches && fatesOf(matches);
  const themes = THEMES.flatMap(({ code }): ThemeBeside[] => {
    const passages = [besideOf(first, code, fates?.[0]), besideOf(second, code, fates?.[1])] as const;
    const depths = [depthOf(first, code), depthOf(second, code)] as const;
    return depths[0] + depths[1] + passages[0].length + passages[1].length > 0
      ? [{ theme: code, depths, passages }]
      : [];
  });
  const change = ({ depths: [from, to] }: ThemeBeside): number => Math.abs(to - from);
  return {
    documents: [first.document, second.document],
    themes: themes.sort((a, b) => change(b) - change(a) || Math.max(...b.depths) - Math.max(...a.depths)),
    paragraphs: matches && { counts: countsOf(matches), changes: changesOf(first, second, matches) },
  };
}

const depthOf = ({ depths }: VersionReading, theme: string): number =>
  depths.find((one) => one.theme === theme)?.depth ?? 0;

type Fates = ReadonlyMap<number, ParagraphFate>;

/** By block, of the first version and of the second. */
function fatesOf({ matches, dropped, added }: ParagraphMatches): readonly [Fates, Fates] {
  return [
    new Map([
      ...matches.map(({ before, fate }) => [before, fate] as const),
      ...dropped.map((block) => [block, 'dropped'] as const),
    ]),
    new Map([
      ...matches.map(({ after, fate }) => [after, fate] as const),
      ...added.map((block) => [block, 'new'] as const),
    ]),
  ];
}

function besideOf({ passages, held }: VersionReading, theme: string, fates?: Fates): readonly PassageBeside[] {
  const depths = new Map(held.filter((one) => one.theme === theme).map(({ passage, depth }) => [passage, depth]));
  return passages
    .flatMap(({ passage, block, page, language, text }): PassageBeside[] => {
      const depth = depths.get(passage) ?? 0;
      return depth === 0 ? [] : [{ passage, block, page, language, text, depth, fate: fates?.get(block) ?? null }];
    })
    .sort((a, b) => b.depth - a.depth);
}

function countsOf({ matches, dropped, added }: ParagraphMatches): Record<ParagraphFate, number> {
  const counts = { same: 0, moved: 0, changed: 0, dropped: dropped.length, new: added.length };
  for (const { fate } of matches) counts[fate] += 1;
  return counts;
}

function changesOf(first: VersionReading, second: VersionReading, found: ParagraphMatches): readonly ParagraphChange[] {
  const [was, is] = [first, second].map(({ blocks }) => new Map(blocks.map((block) => [block.block, block])));
  const holding = [first, second].map(({ passages, held }) => {
    const concerned = new Set(held.filter(({ depth }) => depth > 0).map(({ passage }) => passage));
    return new Set(passages.filter(({ passage }) => concerned.has(passage)).map(({ block }) => block));
  });
  const changes = [
    ...found.matches.flatMap(({ before, after, fate }) => (fate === 'same' ? [] : [{ fate, before, after }])),
    ...found.added.map((after) => ({ fate: 'new' as const, before: null, after })),
    ...found.dropped.map((before) => ({ fate: 'dropped' as const, before, after: null })),
  ].map(
    ({ fate, before, after }): ParagraphChange => ({
      fate,
      before: before === null ? null : (was?.get(before) ?? null),
      after: after === null ? null : (is?.get(after) ?? null),
      concerns: holding[0]?.has(before ?? -1) === true || holding[1]?.has(after ?? -1) === true,
    }),
  );
  const place = ({ before, after }: ParagraphChange): number => after?.block ?? before?.block ?? 0;
  return changes.sort((a, b) => Number(b.concerns) - Number(a.concerns) || place(a) - place(b));
}
