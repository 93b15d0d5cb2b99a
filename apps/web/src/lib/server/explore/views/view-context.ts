import type { Chart } from '@sterna/charts';
import type { Evidence } from '@sterna/evidence';
import { indicatorByCode } from '@sterna/statistics';
import type { NumberStyle } from '@sterna/vocabulary';
import type { Choice } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { absentOf } from '../absent.ts';
import type { ExploreTable } from '../explore-table.ts';
import type { ExploredFigure } from '../explored-figures.ts';
import type { ExploredSeries, Selection } from '../selection.ts';
import type { Naming } from '../series-label.ts';

/** What every view needs to be made. */
export interface ViewContext extends Naming {
  readonly choice: Choice;
  readonly evidence: Evidence;
}

/** What a view shows: pictures, a table, and the figures that are in them, for sources and years. */
export interface Shown {
  readonly charts: readonly Chart[];
  readonly table: ExploreTable;
  readonly selection: Selection;
  readonly series: readonly ExploredSeries[];
  readonly figures: readonly ExploredFigure[];
  /** Remarks on what is left out. */
  readonly notes: readonly string[];
  /** The table is the picture. */
  readonly tableOnly?: boolean;
}

/** Says which of the countries chosen have no figure: their absence from a picture says nothing. */
export function absenceNotes(series: readonly ExploredSeries[], context: ViewContext): readonly string[] {
  const absent = series.length > 0 ? absentOf(context.choice, series, context) : [];
  return absent.length > 0 ? [m.explore_note_absent({ names: absent.join(m.list_separator()) })] : [];
}

/** How values of an indicator are written on axes and marks. */
export function styleOf(figures: readonly ExploredFigure[]): NumberStyle {
  const [first] = figures;
  const known = first && indicatorByCode(first.indicator)?.style;
  if (known) return known;
  const most = Math.max(1, ...figures.map(({ value }) => Math.abs(value)));
  const digits = Math.min(Math.max(2 - Math.floor(Math.log10(most)), 0), 6);
  return { kind: first?.unit === 'PC' ? 'percent' : 'decimal', digits };
}

/** The largest newest values first; by name or by change where the reader asks for it. */
export function sortSeries(
  series: readonly ExploredSeries[],
  sort: Choice['sort'],
  label: (series: ExploredSeries) => string,
  language: string,
): readonly ExploredSeries[] {
  const collator = new Intl.Collator(language);
  if (sort === 'name') return series.toSorted((a, b) => collator.compare(label(a), label(b)));
  const weight = (each: ExploredSeries): number => {
    const [first] = each.figures;
    return sort === 'change' && first ? each.newest.value - first.value : each.newest.value;
  };
  return series.toSorted((a, b) => weight(b) - weight(a) || collator.compare(label(a), label(b)));
}
