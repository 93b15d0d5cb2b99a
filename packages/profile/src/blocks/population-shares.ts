import type { Block } from '@sterna/document';
import { type Figure, yearOf } from '@sterna/statistics';
import { isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { figureCell, percentCell, yearCell } from './cell.ts';

const PARTS = ['EMIGRANT_STOCK', 'MIGRANT_STOCK', 'POPULATION'] as const;

/** The country's people at home and abroad: emigrants, immigrants and everybody else, in percent of them all. */
export async function assemblePopulationShares(
  template: Extract<BlockTemplate, { block: 'population-shares' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  // One source on both sides of the share: the people it counts at home and abroad live in the same territory.
  const preferred = await context.own('POPULATION', { sources: ['UNDESA_STOCK'] });
  const series = await Promise.all(
    PARTS.map((code) => (code === 'POPULATION' && preferred.length > 0 ? preferred : context.own(code))),
  );
  const missing = PARTS.filter((_, index) => series[index]?.length === 0);
  if (missing.length > 0) return context.missing(missing);
  const at = (index: number, year: number): Figure | undefined =>
    series[index]?.find((figure) => yearOf(figure.period) === year);
  const rows = (series[0] ?? [])
    .map((figure) => yearOf(figure.period))
    .sort((a, b) => a - b)
    .map((year) => ({ year, figures: PARTS.map((_, index) => at(index, year)) }))
    .filter(({ figures }) => figures.every((figure) => figure !== undefined));
  if (rows.length === 0) return context.missing(['EMIGRANT_SHARE']);
  const { language } = context;
  const title = await context.title(template.title, context.indicator('EMIGRANT_SHARE').name[language]);
  const names = [
    context.indicator('EMIGRANT_STOCK').name[language],
    context.indicator('MIGRANT_STOCK').name[language],
    context.word('othersInCountry'),
  ];
  const span = `${rows[0]?.year}–${rows.at(-1)?.year}`;
  const subtitle = context.row(`${names.join(' · ')}`, '%', span);
  const shares = names.map((label, index) => ({ key: `share-${index}`, label, type: 'percent' as const, unit: '%' }));
  const columns = PARTS.map((code) => ({
    key: code,
    label: context.indicator(code).name[language],
    type: 'count' as const,
    unit: context.unit(code),
  }));
  return [
    {
      kind: 'chart',
      half: true,
      chart: {
        kind: 'shares',
        id: template.id,
        language,
        title,
        subtitle,
        description: `${title}. ${subtitle}.`,
        style: { kind: 'percent', digits: 0 },
        parts: [
          { label: names[0] ?? '', colour: 'accent' },
          { label: names[1] ?? '', colour: 'warning' },
          { label: names[2] ?? '', colour: 'muted' },
        ],
        rows: rows.map(({ year, figures }) => ({
          label: isolate(String(year), language),
          values: sharesOf(figures.map((figure) => figure?.value ?? 0)),
        })),
      },
      table: {
        id: template.id,
        caption: title,
        columns: [{ key: 'year', label: context.word('year'), type: 'year' }, ...shares, ...columns],
        rows: rows.map(({ year, figures }) => [
          yearCell(year, context),
          ...sharesOf(figures.map((figure) => figure?.value ?? 0)).map((share) => percentCell(share, context)),
          ...figures.map((figure) => figureCell(figure, context)),
        ]),
        notes: [],
        sources: context.sourceNotes(rows.flatMap(({ figures }) => figures.flatMap((figure) => figure ?? []))),
      },
    },
  ];
}

/** Immigrants live within the population, emigrants outside it. */
function sharesOf(values: readonly number[]): readonly number[] {
  const [emigrants = 0, immigrants = 0, population = 0] = values;
  const all = population + emigrants;
  return [emigrants, immigrants, population - immigrants].map((value) => (value / all) * 100);
}
