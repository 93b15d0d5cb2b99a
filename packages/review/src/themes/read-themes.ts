import { THEMES } from '@sterna/vocabulary';
import type { Block, PolicyText } from '../document/policy-text.ts';
import type { Passage } from '../passages/passage.ts';
import { depthOf, type PassageSignals, signalsOf } from './passage-depth.ts';
import type { Depth, Framing, PassageInContext, PassageReading, ThemeReading } from './theme-reading.ts';

interface Read {
  readonly passage: Passage;
  /** Its number. */
  readonly number: number;
  readonly block: Block;
  readonly signals: PassageSignals;
}

function framingOf(opportunities: number, risks: number): Framing {
  if (opportunities === 0 && risks === 0) return 'neutral';
  if (opportunities > 0 && risks > 0 && Math.max(opportunities, risks) < Math.min(opportunities, risks) * 3)
    return 'both';
  return opportunities > risks ? 'opportunity' : 'risk';
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** Sectors of a passage: those its headings name, else those its own words name. */
function sectorsOf({ above, own }: PassageSignals): readonly string[] {
  return above.sectors.length > 0 ? above.sectors : own.sectors;
}

const sum = (reads: readonly Read[], count: (signals: PassageSignals) => number): number =>
  reads.reduce((total, { signals }) => total + count(signals), 0);

const gather = <Value>(reads: readonly Read[], of: (signals: PassageSignals) => readonly Value[]): readonly Value[] => [
  ...new Set(reads.flatMap(({ signals }) => of(signals))),
];

function themeReading(theme: string, reads: readonly Read[]): ThemeReading {
  const readings = reads.map(
    ({ passage, number, block, signals }): PassageReading => ({
      passage: number,
      ...depthOf(passage, theme, block, signals),
    }),
  );
  const depth = Math.max(0, ...readings.map((reading) => reading.depth)) as Depth;
  return {
    theme,
    depth,
    framing: framingOf(
      sum(reads, ({ own }) => own.opportunities.length),
      sum(reads, ({ own }) => own.risks.length),
    ),
    groups: byFrequency(reads.flatMap(({ signals }) => signals.own.groups)),
    sectors: byFrequency(reads.flatMap(({ signals }) => sectorsOf(signals))),
    indicators: gather(reads, ({ own, around, isRow }) => (isRow ? around : own).indicators).slice(0, 20),
    budgets: gather(reads, ({ around }) => around.budgets).slice(0, 20),
    bodies: gather(reads, ({ around }) => around.bodies).slice(0, 20),
    years: [...gather(reads, ({ around }) => around.years)].sort((a, b) => a - b),
    passages: readings.sort((a, b) => b.depth - a.depth || a.passage - b.passage),
  };
}

/** What reading the passages of a document theme by theme gives. */
export interface ThemesRead {
  /** All thirty, in the order of the vocabulary. */
  readonly themes: readonly ThemeReading[];
  readonly passages: readonly PassageInContext[];
}

/** Reads how a document treats each theme: how deep, in what light, for whom, with what means. */
export function readThemes(passages: readonly Passage[], { blocks }: Pick<PolicyText, 'blocks'>): ThemesRead {
  const reads = passages.flatMap((passage, number): readonly Read[] => {
    const block = blocks[passage.block];
    if (block === undefined) return [];
    const signals = signalsOf(passage, block);
    return [{ passage, number, block, signals }];
  });
  const themes = THEMES.map(({ code }) =>
    themeReading(
      code,
      reads.filter(({ passage }) => passage.themes.includes(code)),
    ),
  );
  return {
    themes,
    passages: reads.map(({ passage, signals }) => ({
      ...passage,
      sectors: sectorsOf(signals),
      groups: signals.own.groups,
      framing: framingOf(signals.own.opportunities.length, signals.own.risks.length),
    })),
  };
}
