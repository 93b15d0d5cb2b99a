import { type Chart, renderChart } from '@sterna/charts';
import type { Evidence } from '@sterna/evidence';
import { releaseTitle } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { type Choice, MOST_COMPARED, type View, viewOf } from '#lib/explore/choice.ts';
import type { OwnTitles } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { unitText } from '#lib/words.ts';
import type { ExploreTable } from './explore-table.ts';
import { type HeldInFiles, heldIn } from './file-choice.ts';
import { explainNothing, type NothingFound } from './nothing-found.ts';
import { type RevisionTable, revisionTable } from './revisions.ts';
import { type ExploredSeries, selectFigures } from './selection.ts';
import { differenceOf, seriesLabel } from './series-label.ts';
import { subtitleOf, titleOf } from './titles.ts';
import { barView, mapView } from './views/bar-view.ts';
import { lineView } from './views/line-view.ts';
import { matrixView } from './views/matrix-view.ts';
import { tableView } from './views/table-view.ts';
import { absenceNotes, type Shown, sortSeries, type ViewContext } from './views/view-context.ts';

/** A picture at the widths that the page shows, as SVG. */
export interface ExplorePicture {
  readonly id: string;
  /** Of its own, where there are several. */
  readonly title?: string;
  readonly subtitle?: string;
  readonly wide: string;
  readonly narrow: string;
}

/** The revisions of one series. */
export interface SeriesRevisions {
  readonly label: string;
  readonly table: RevisionTable;
}

/** Everything that the page of a choice shows. */
export interface ExploreView {
  readonly view: View;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly pictures: readonly ExplorePicture[];
  readonly table?: ExploreTable;
  /** The table is the picture. */
  readonly tableOnly: boolean;
  /** The table is short enough to stand open below the picture. */
  readonly shortTable: boolean;
  readonly revisions?: readonly SeriesRevisions[];
  readonly sources: readonly string[];
  readonly isMap: boolean;
  /** What the files of the choice hold, and where there are more. */
  readonly held?: HeldInFiles;
  readonly nothing?: NothingFound;
}

/** Pixels: a text column, and what a phone 320 pixels wide has room for. */
const WIDE = 680;
const NARROW = 288;

/** Values that can be taken in at a glance. */
const FEW_ROWS = 12;

const MAKERS = { line: lineView, bar: barView, map: mapView, matrix: matrixView, table: tableView } as const;

/** What a choice shows, without the pictures drawn. */
export async function showChoice(context: ViewContext): Promise<Shown> {
  const view = viewOf(context.choice);
  return MAKERS[view === 'revisions' ? 'table' : view](context);
}

function pictureOf(chart: Chart, alone: boolean): ExplorePicture {
  return {
    id: chart.id,
    ...(!alone && { title: chart.title, subtitle: chart.subtitle }),
    wide: renderChart(chart, { width: WIDE, theme: 'page' }),
    narrow: renderChart(chart, { width: NARROW, theme: 'page' }),
  };
}

/**
 * The releases that figures were taken from, newest first, in words.
 *
 * @param further ids of releases that are shown beside them
 */
export async function sourcesOf(
  shown: Pick<Shown, 'figures'>,
  { language, evidence }: ViewContext,
  further: readonly number[] = [],
): Promise<readonly string[]> {
  const releases = await evidence.releases();
  const used = new Set([...shown.figures.flatMap((figure) => figure.releases), ...further]);
  const facts = [...used].flatMap((id) => releases.get(id) ?? []).toSorted((a, b) => (a.dated < b.dated ? 1 : -1));
  return [...new Set(facts.map((release) => releaseTitle(release, language)))];
}

function remarks(shown: Shown): readonly string[] {
  const { byPartner, otherUnits } = shown.selection;
  return [
    ...(byPartner ? [m.explore_note_by_partner()] : []),
    ...(otherUnits.length > 0
      ? [m.explore_note_units({ units: otherUnits.map(unitText).join(m.list_separator()) })]
      : []),
    ...shown.notes,
  ];
}

/** The series that revisions are shown of: those that are stated, in their order. */
async function revisedSeries(context: ViewContext) {
  const { choice, evidence, language } = context;
  const selection = await selectFigures(choice, evidence);
  const difference = differenceOf(selection.series);
  const label = (each: ExploredSeries): string => seriesLabel(each, difference, context);
  const sorted = sortSeries(selection.series, choice.sort, label, language);
  const stated = sorted.filter(({ figures }) => figures.some(({ derived }) => !derived));
  return { selection, label, sorted, stated };
}

/** Keys of the series whose revisions a choice shows. */
export async function shownRevisions(context: ViewContext): Promise<readonly ExploredSeries['newest'][]> {
  const { stated } = await revisedSeries(context);
  return stated.slice(0, MOST_COMPARED).map(({ newest }) => newest);
}

async function revisionsOf(context: ViewContext): Promise<Pick<ExploreView, 'revisions'> & { readonly shown: Shown }> {
  const { evidence, language } = context;
  const { selection, label, sorted, stated } = await revisedSeries(context);
  const revisions = await Promise.all(
    stated.slice(0, MOST_COMPARED).map(async (each) => ({
      label: label(each),
      table: await revisionTable(each.newest, language, evidence),
    })),
  );
  const notes = [
    ...(stated.length < sorted.length ? [m.explore_note_derived()] : []),
    ...(stated.length > MOST_COMPARED ? [m.explore_note_five_series({ count: MOST_COMPARED })] : []),
    ...absenceNotes(sorted, context),
  ];
  const figures = stated.slice(0, MOST_COMPARED).flatMap((each) => each.figures);
  const table: ExploreTable = { caption: '', heads: [], rows: [], shaded: false, page: 1, pages: 1 };
  return { revisions, shown: { charts: [], table, selection, series: sorted, figures, notes } };
}

/** Makes the page of a choice that has at least one indicator and one place. */
export async function exploreView(
  choice: Choice,
  language: Language,
  titles: OwnTitles,
  evidence: Evidence,
): Promise<ExploreView> {
  const context: ViewContext = { choice, language, titles, evidence };
  const view = viewOf(choice);
  const { revisions, shown } =
    view === 'revisions' ? await revisionsOf(context) : { revisions: undefined, shown: await showChoice(context) };
  const title = titleOf(choice, shown, language, titles);
  const shortTable = shown.table.rows.length <= FEW_ROWS;
  const base = { view, title, isMap: view === 'map', tableOnly: shown.tableOnly === true, shortTable };
  if (shown.series.length === 0) {
    const nothing = await explainNothing(choice, language, titles, evidence);
    return { ...base, subtitle: '', notes: [], pictures: [], sources: [], nothing };
  }
  const units = shown.figures.map(({ unit }) => unit);
  return {
    ...base,
    subtitle: subtitleOf(units, shown, language),
    notes: remarks(shown),
    pictures: shown.tableOnly ? [] : shown.charts.map((chart) => pictureOf(chart, shown.charts.length === 1)),
    ...(revisions ? { revisions } : { table: shown.table }),
    sources: await sourcesOf(
      shown,
      context,
      (revisions ?? []).flatMap(({ table }) => table.releases.map(({ id }) => id)),
    ),
    held: await heldIn(choice, evidence, language),
  };
}
