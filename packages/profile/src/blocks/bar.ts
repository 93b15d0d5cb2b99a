import type { Block } from '@sterna/document';
import { type Figure, yearOf } from '@sterna/statistics';
import { isolate } from '@sterna/vocabulary';
import { categoryName } from '../categories.ts';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { dimensionTable, newestByCategory } from './tables.ts';

/** The newest figure of each category of one indicator, as bars. */
export async function assembleBar(
  template: Extract<BlockTemplate, { block: 'bar' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const newest = await newestByCategory(template.indicator, template.dimension, context);
  if (newest.length === 0) return context.missing([template.indicator]);
  const { language } = context;
  const indicator = context.indicator(template.indicator);
  const title = await context.title(template.title, indicator.name[language]);
  const label = (category: string, figure: Figure): string =>
    `${categoryName(template.dimension, category, language)} (${isolate(String(yearOf(figure.period)), language)})`;
  const subtitle = context.row(
    indicator.name[language],
    context.unit(template.indicator),
    spanOf(newest.map(({ figure }) => figure)),
  );
  return [
    {
      kind: 'chart',
      half: true,
      chart: {
        kind: 'bar',
        id: template.id,
        language,
        title,
        subtitle,
        description: `${indicator.definition[language]} ${subtitle}.`,
        style: indicator.style,
        bars: [...newest]
          .sort((a, b) => b.figure.value - a.figure.value)
          .map(({ category, figure }) => ({ label: label(category, figure), value: figure.value })),
      },
      table: dimensionTable(template, newest, context),
    },
  ];
}

function spanOf(figures: readonly Figure[]): string {
  const years = figures.map((figure) => yearOf(figure.period));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(last) : `${first}–${last}`;
}
