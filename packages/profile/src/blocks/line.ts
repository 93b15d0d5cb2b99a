import type { ColourRole, LineSeries } from '@sterna/charts';
import type { Block, DataTable } from '@sterna/document';
import { type Figure, yearOf } from '@sterna/statistics';
import { formatNumber, isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { columnType, figureCell, tableUnit, yearCell } from './cell.ts';

const COLOURS: readonly ColourRole[] = ['accent', 'warning', 'second', 'muted'];

/** One or several indicators over time. */
export async function assembleLine(
  template: Extract<BlockTemplate, { block: 'line' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const range = template.since === undefined ? {} : { from: template.since };
  const series = await Promise.all(
    template.indicators.map(async (code) => ({ code, figures: inOrder(await context.own(code, range)) })),
  );
  const shown = series.filter(({ figures }) => figures.length > 0);
  const notices = context.missing(series.filter(({ figures }) => figures.length === 0).map(({ code }) => code));
  const [first] = shown;
  if (!first) return notices;
  const names = shown.map(({ code }) => context.indicator(code).name[context.language]).join(' · ');
  const title = template.title === undefined ? names : await context.title(template.title, names);
  const all = shown.flatMap(({ figures }) => figures);
  const table = lineTable(template.id, title, shown, context);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'line',
        id: template.id,
        language: context.language,
        title,
        subtitle: context.row(names, context.unit(first.code), spanOf(all)),
        description: describe(shown, context),
        style: context.indicator(first.code).style,
        lines: shown.map(({ code, figures }, index) =>
          lineOf(shown.length > 1 ? code : undefined, figures, index, context),
        ),
        zeroBased: true,
      },
      table,
    },
    ...notices,
  ];
}

function inOrder(figures: readonly Figure[]): readonly Figure[] {
  return figures
    .filter((figure) => Object.keys(figure.dimensions).length === 0)
    .sort((a, b) => yearOf(a.period) - yearOf(b.period));
}

function spanOf(figures: readonly Figure[]): string {
  const years = figures.map((figure) => yearOf(figure.period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}

/** What the picture shows, for people who cannot see it: where each line begins, peaks and ends. */
function describe(series: readonly { code: string; figures: readonly Figure[] }[], context: ProfileContext): string {
  return series
    .map(({ code, figures }) => {
      const { name, style } = context.indicator(code);
      const write = (figure: Figure | undefined): string =>
        figure
          ? `${isolate(formatNumber(figure.value, context.language, style), context.language)} (${isolate(String(yearOf(figure.period)), context.language)})`
          : '';
      const highest = figures.reduce<Figure | undefined>(
        (best, f) => (!best || f.value > best.value ? f : best),
        undefined,
      );
      const peak = `${context.word('highest')} ${write(highest)}`;
      return `${context.row(name[context.language], write(figures[0]), peak, write(figures.at(-1)))}.`;
    })
    .join(' ');
}

function lineOf(
  code: string | undefined,
  figures: readonly Figure[],
  index: number,
  context: ProfileContext,
): LineSeries {
  return {
    // Alone, a line is the place's; what it measures the title says.
    label: code ? context.indicator(code).name[context.language] : context.place.shortName[context.language],
    colour: COLOURS[index % COLOURS.length] ?? 'accent',
    points: figures.map((figure) => ({
      year: yearOf(figure.period),
      value: figure.value,
      ...(figure.status === 'P' && { provisional: true }),
    })),
  };
}

function lineTable(
  id: string,
  caption: string,
  series: readonly { code: string; figures: readonly Figure[] }[],
  context: ProfileContext,
): DataTable {
  const years = [...new Set(series.flatMap(({ figures }) => figures.map((f) => yearOf(f.period))))].sort(
    (a, b) => a - b,
  );
  return {
    id,
    caption,
    columns: [
      { key: 'year', label: context.word('year'), type: 'year' },
      ...series.map(({ code }) => ({
        key: code,
        label: context.indicator(code).name[context.language],
        type: columnType(code, context),
        unit: tableUnit(code, context),
      })),
    ],
    rows: years.map((year) => [
      yearCell(year, context),
      ...series.map(({ figures }) =>
        figureCell(
          figures.find((figure) => yearOf(figure.period) === year),
          context,
        ),
      ),
    ]),
    notes: [],
    sources: context.sourceNotes(series.flatMap(({ figures }) => figures)),
  };
}
