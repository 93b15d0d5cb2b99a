import type { Block, DataTable, TableCell } from '@sterna/document';
import { type Figure, TOTAL, yearOf } from '@sterna/statistics';
import { categoryName } from '../categories.ts';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { columnType, figureCell, tableUnit, textCell, yearCell } from './cell.ts';

type Of<K extends BlockTemplate['block']> = Extract<BlockTemplate, { block: K }>;

function plain(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => Object.keys(figure.dimensions).length === 0);
}

/** The newest of some figures. */
export function newestOf(figures: readonly Figure[]): Figure | undefined {
  let newest: Figure | undefined;
  for (const figure of figures) if (!newest || yearOf(figure.period) > yearOf(newest.period)) newest = figure;
  return newest;
}

/** Years go down, newest first; at most `count` of those in which at least half of the series are known. */
function newestYears(series: readonly (readonly Figure[])[], count: number): readonly number[] {
  const known = new Map<number, number>();
  for (const figures of series) {
    for (const year of new Set(figures.map((figure) => yearOf(figure.period)))) {
      known.set(year, (known.get(year) ?? 0) + 1);
    }
  }
  const years = [...known].filter(([, times]) => times * 2 >= series.length).map(([year]) => year);
  return years.sort((a, b) => b - a).slice(0, count);
}

/** The newest figure of several indicators, a row each; those without one are missing rows. */
export async function assembleNewestTable(
  template: Of<'newest-table'>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const rows = await Promise.all(
    template.indicators.map(async (code) => ({ code, newest: newestOf(plain(await context.own(code))) })),
  );
  const known = rows.flatMap(({ newest }) => newest ?? []);
  if (known.length === 0) return context.missing(template.indicators);
  const table: DataTable = {
    id: template.id,
    caption: template.title[context.language],
    columns: [
      { key: 'indicator', label: context.word('indicator'), type: 'text' },
      { key: 'year', label: context.word('year'), type: 'year' },
      { key: 'value', label: context.word('value'), type: 'decimal' },
      { key: 'unit', label: context.word('unit'), type: 'text' },
    ],
    rows: rows.map(({ code, newest }) => [
      textCell(context.indicator(code).name[context.language]),
      newest ? yearCell(yearOf(newest.period), context) : { value: null, text: '' },
      markOld(figureCell(newest, context), newest, context),
      textCell(tableUnit(code, context)),
    ]),
    notes: [],
    sources: context.sourceNotes(known),
  };
  return [{ kind: 'table', table }];
}

/** Figures older than this are marked where they are shown as the newest. */
const MARKED_AFTER_YEARS = 10;

function markOld(cell: TableCell, figure: Figure | undefined, context: ProfileContext): TableCell {
  if (!figure || context.thisYear - yearOf(figure.period) <= MARKED_AFTER_YEARS) return cell;
  return { ...cell, note: [cell.note, context.word('tooOld')].filter(Boolean).join('; ') };
}

/** Several indicators side by side over the newest years. */
export async function assembleSeriesTable(
  template: Of<'series-table'>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const series = await Promise.all(
    template.indicators.map(async (code) => ({ code, figures: plain(await context.own(code)) })),
  );
  const shown = series.filter(({ figures }) => figures.length > 0);
  const notices = context.missing(series.filter(({ figures }) => figures.length === 0).map(({ code }) => code));
  if (shown.length === 0) return notices;
  const all = shown.flatMap(({ figures }) => figures);
  const table: DataTable = {
    id: template.id,
    caption: context.row(...shown.map(({ code }) => context.indicator(code).name[context.language])),
    columns: [
      { key: 'year', label: context.word('year'), type: 'year' },
      ...shown.map(({ code }) => ({
        key: code,
        label: context.indicator(code).name[context.language],
        type: columnType(code, context),
        unit: tableUnit(code, context),
      })),
    ],
    rows: newestYears(
      shown.map(({ figures }) => figures),
      template.years,
    ).map((year) => [yearCell(year, context), ...shown.map(({ figures }) => figureCell(at(figures, year), context))]),
    notes: [],
    sources: context.sourceNotes(all),
  };
  return [{ kind: 'table', table }, ...notices];
}

function at(figures: readonly Figure[], year: number): Figure | undefined {
  return figures.find((figure) => yearOf(figure.period) === year);
}

/** One indicator by sex over the newest years. */
export async function assembleSexesTable(
  template: Of<'sexes-table'>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const sexes = ['_T', 'F', 'M'] as const;
  const series = await Promise.all(
    sexes.map(async (sex) =>
      plain(
        await context.figures({
          indicators: [template.indicator],
          places: [context.place.code],
          counterparts: [TOTAL],
          sexes: [sex],
        }),
      ),
    ),
  );
  const widest = series.map(widestAge);
  const all = widest.flat();
  if (all.length === 0) return context.missing([template.indicator]);
  const labels = [context.word('both'), context.word('women'), context.word('men')];
  const table: DataTable = {
    id: template.id,
    caption: context.indicator(template.indicator).name[context.language],
    columns: [
      { key: 'year', label: context.word('year'), type: 'year' },
      ...labels.map((label, index) => ({
        key: sexes[index] ?? label,
        label,
        type: columnType(template.indicator, context),
        unit: tableUnit(template.indicator, context),
      })),
    ],
    rows: newestYears(widest, 6).map((year) => [
      yearCell(year, context),
      ...widest.map((figures) => figureCell(at(figures, year), context)),
    ]),
    notes: [],
    sources: context.sourceNotes(all),
  };
  return [{ kind: 'table', table }];
}

/** Figures of all ages together, or of the broadest age group published (15 and over before 25 and over). */
function widestAge(figures: readonly Figure[]): readonly Figure[] {
  const ages = [...new Set(figures.map((figure) => figure.age))].sort();
  const widest = ages.includes('_T') ? '_T' : (ages.find((age) => age === 'Y_GE15') ?? ages[0]);
  return figures.filter((figure) => figure.age === widest);
}

/** The newest figure of one category. */
export interface CategoryFigure {
  readonly category: string;
  readonly figure: Figure;
}

/** The newest figure of each category of one indicator: occupations, policy domains. */
export async function newestByCategory(
  indicator: string,
  dimension: string,
  context: ProfileContext,
): Promise<readonly CategoryFigure[]> {
  const figures = (await context.own(indicator)).filter((figure) => figure.dimensions[dimension] !== undefined);
  const categories = [...new Set(figures.map((figure) => figure.dimensions[dimension] ?? ''))].sort();
  return categories.flatMap((category) => {
    const figure = newestOf(figures.filter((candidate) => candidate.dimensions[dimension] === category));
    return figure ? [{ category, figure }] : [];
  });
}

/** The newest figure of each category as a table. */
export async function assembleDimensionTable(
  template: Of<'dimension-table'>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const newest = await newestByCategory(template.indicator, template.dimension, context);
  if (newest.length === 0) return context.missing([template.indicator]);
  return [{ kind: 'table', table: dimensionTable(template, newest, context) }];
}

/** A row for each category, with the year its figure is of. */
export function dimensionTable(
  template: { readonly id: string; readonly indicator: string; readonly dimension: string },
  newest: readonly CategoryFigure[],
  context: ProfileContext,
): DataTable {
  const { name, definition } = context.indicator(template.indicator);
  return {
    id: template.id,
    caption: name[context.language],
    columns: [
      { key: 'category', label: context.word('category'), type: 'text' },
      { key: 'year', label: context.word('year'), type: 'year' },
      {
        key: 'value',
        label: context.word('value'),
        type: columnType(template.indicator, context),
        unit: tableUnit(template.indicator, context),
      },
    ],
    rows: newest.map(({ category, figure }) => [
      textCell(categoryName(template.dimension, category, context.language)),
      yearCell(yearOf(figure.period), context),
      figureCell(figure, context),
    ]),
    notes: [definition[context.language]],
    sources: context.sourceNotes(newest.map(({ figure }) => figure)),
  };
}
