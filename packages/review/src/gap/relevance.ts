import { type Figure, type FigureSource, yearOf } from '@sterna/statistics';
import type { LocalText } from '@sterna/vocabulary';
import { type RelevanceScale, type SeriesChoice, THRESHOLDS } from './thresholds.ts';

/** A figure of the country put on its scale. */
export interface ScaleReading {
  readonly scale: RelevanceScale;
  /** 0 to 5; one less than on the scale where that speaks of the theme by the way alone. */
  readonly level: number;
  readonly isIndirect?: boolean;
  /** In the unit of the indicator; for a ratio, of that. */
  readonly value: number;
  readonly year: number;
  /** What it was taken or computed from; the first is the indicator's own. */
  readonly figures: readonly [Figure, ...Figure[]];
}

/** How much a theme matters to a country by its figures. */
export interface ThemeRelevance {
  readonly theme: string;
  /** 0 to 5: how deep a plan should go. `null` where no figure says. */
  readonly level: number | null;
  /** The figure that decides: the highest level. */
  readonly decisive?: ScaleReading;
  readonly readings: readonly ScaleReading[];
  /** What would have to be counted, where the catalogue has no indicator for the theme. */
  readonly lacking?: LocalText;
}

const CORRIDORS = THRESHOLDS.scales.filter(({ corridor }) => corridor).map(({ indicator }) => indicator);
const TOTALS = [
  ...new Set(
    THRESHOLDS.scales
      .flatMap(({ indicator, per, where }) => [indicator, per?.indicator ?? '', where?.indicator ?? ''])
      .filter((code) => code !== '' && !CORRIDORS.includes(code)),
  ),
];

/** The figures that the thresholds ask for. @param source figures about the place */
export async function relevanceFigures(place: string, source: FigureSource): Promise<readonly Figure[]> {
  const totals = await source({ indicators: TOTALS, places: [place], counterparts: ['_T'] });
  const corridors = await source({ indicators: CORRIDORS, places: [place], sexes: ['_T'], ages: ['_T'] });
  return [...totals, ...corridors.filter(({ counterpart }) => counterpart !== '_T')];
}

/**
 * How much each theme of the vocabulary matters to a country: the highest of its scales.
 *
 * @param figures of one place, see `relevanceFigures`
 * @param thisYear from which ages of figures are counted
 */
export function relevanceOf(figures: readonly Figure[], thisYear: number): readonly ThemeRelevance[] {
  const recent = figures.filter(({ period }) => yearOf(period) > thisYear - THRESHOLDS.oldest);
  const readings = new Map(THRESHOLDS.scales.map((scale) => [scale.id, readScale(scale, recent)]));
  return THRESHOLDS.themes.map(({ theme, scales, indirect = [], lacking }) => {
    const direct = scales.flatMap((id) => readings.get(id) ?? []);
    const byTheWay = indirect
      .flatMap((id) => readings.get(id) ?? [])
      .map((reading) => ({ ...reading, level: Math.max(0, reading.level - 1), isIndirect: true }));
    const own = [...direct, ...byTheWay].sort((a, b) => b.level - a.level);
    const [decisive] = own;
    return {
      theme,
      level: decisive?.level ?? null,
      ...(decisive && { decisive }),
      readings: own,
      ...(lacking && { lacking }),
    };
  });
}

/** Puts the newest figure on its scale; nothing where there is none. */
function readScale(scale: RelevanceScale, figures: readonly Figure[]): ScaleReading | undefined {
  const found = scale.corridor ? largestCorridor(scale, figures) : addedUp(scale, figures);
  if (!found) return undefined;
  const { where, per } = scale;
  if (where) {
    const other = newestOf(where.indicator, {}, figures);
    if (!other || other.value < where.atLeast) return undefined;
  }
  if (!per) return { scale, level: levelOf(found.value, scale), ...found };
  const base = nearestOf(per.indicator, found.year, figures);
  if (!base || base.value <= 0) return undefined;
  const value = (found.value / base.value) * per.times;
  return { scale, level: levelOf(value, scale), value, year: found.year, figures: [...found.figures, base] };
}

type Found = Pick<ScaleReading, 'value' | 'year' | 'figures'>;

function levelOf(value: number, { bounds, sense }: RelevanceScale): number {
  return bounds.filter((bound) => (sense === 'below' ? value <= bound : value >= bound)).length;
}

/** The total of all parts in the newest year that has every one of them. */
function addedUp(scale: RelevanceScale, figures: readonly Figure[]): Found | undefined {
  const parts = (scale.parts ?? [scale]).map((part) => seriesOf(scale.indicator, part, figures));
  const [first = [], ...others] = parts;
  for (const figure of first) {
    const same = others.flatMap((part) => part.find(({ period }) => period === figure.period) ?? []);
    if (same.length < others.length) continue;
    const value = same.reduce((sum, other) => sum + other.value, figure.value);
    return { value, year: yearOf(figure.period), figures: [figure, ...same] };
  }
  return undefined;
}

function largestCorridor({ indicator }: RelevanceScale, figures: readonly Figure[]): Found | undefined {
  const all = figures.filter((figure) => figure.indicator === indicator);
  const newest = Math.max(...all.map(({ period }) => yearOf(period)));
  const [first, ...others] = all.filter(({ period }) => yearOf(period) === newest);
  if (!first) return undefined;
  const largest = others.reduce((best, figure) => (figure.value > best.value ? figure : best), first);
  return { value: largest.value, year: newest, figures: [largest] };
}

/** Figures of one series, the newest first. */
function seriesOf(
  indicator: string,
  { sex = '_T', age = '_T', dimensions = {} }: SeriesChoice,
  figures: readonly Figure[],
): readonly Figure[] {
  const wanted = Object.entries(dimensions);
  return figures
    .filter(
      (figure) =>
        figure.indicator === indicator &&
        figure.sex === sex &&
        figure.age === age &&
        Object.keys(figure.dimensions).length === wanted.length &&
        wanted.every(([name, code]) => figure.dimensions[name] === code),
    )
    .sort((a, b) => yearOf(b.period) - yearOf(a.period));
}

function newestOf(indicator: string, choice: SeriesChoice, figures: readonly Figure[]): Figure | undefined {
  return seriesOf(indicator, choice, figures)[0];
}

function nearestOf(indicator: string, year: number, figures: readonly Figure[]): Figure | undefined {
  const distance = ({ period }: Figure): number => Math.abs(yearOf(period) - year);
  const [first, ...others] = seriesOf(indicator, {}, figures);
  return first && others.reduce((best, figure) => (distance(figure) < distance(best) ? figure : best), first);
}
