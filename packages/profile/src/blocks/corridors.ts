import type { Block } from '@sterna/document';
import { formatNumber, isolate, type NumberStyle } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { byValue, findCorridors } from './corridor-figures.ts';
import { corridorTable } from './corridor-table.ts';

function subtitleOf(indicator: string, year: number, context: ProfileContext): string {
  return context.row(context.indicator(indicator).name[context.language], context.unit(indicator), year);
}

/** Sums of money are written in words in pictures, where ten digits say no more than three. */
function pictureStyle(indicator: string, context: ProfileContext): NumberStyle {
  const { style } = context.indicator(indicator);
  return style.kind === 'money' ? { kind: 'compact', digits: 3 } : style;
}

/** The first corridors as ranked bars, people of unknown origin at their rank among them. */
export async function assembleRanked(
  template: Extract<BlockTemplate, { block: 'ranked' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const found = await findCorridors(template.indicator, template.share, context);
  if (!found) return context.missing([template.indicator]);
  const { language } = context;
  const style = pictureStyle(template.indicator, context);
  const title = await context.title(template.title, context.indicator(template.indicator).name[language]);
  const subtitle = subtitleOf(template.indicator, found.year, context);
  const first = [...found.known, ...(found.unknown ? [found.unknown] : [])].sort(byValue).slice(0, template.count);
  const spoken = context.row(
    ...first.slice(0, 3).map(({ label, figure }) => `${label} ${formatNumber(figure.value, language, style)}`),
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
        description: `${subtitle}. ${spoken}.`,
        style,
        bars: first.map((corridor) => ({
          label: corridor.label,
          value: corridor.figure.value,
          ...(corridor.share && {
            note: isolate(formatNumber(corridor.share.value, language, { kind: 'percent' }), language),
          }),
          ...(corridor === found.known[0] && { highlighted: true }),
        })),
      },
      table: corridorTable({ ...template, caption: title }, found, context),
    },
  ];
}

const LISTED_BY_MAP = 10;

/** All corridors on a world map. */
export async function assembleMap(
  template: Extract<BlockTemplate, { block: 'map' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const share = template.indicator === 'EMIGRANT_STOCK' ? 'EMIGRANT_CORRIDOR_SHARE' : 'IMMIGRANT_CORRIDOR_SHARE';
  const found = await findCorridors(template.indicator, share, context);
  if (!found) return context.missing([template.indicator]);
  const { language } = context;
  const title = await context.title(template.title, context.indicator(template.indicator).name[language]);
  const subtitle = subtitleOf(template.indicator, found.year, context);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'flow-map',
        id: template.id,
        language,
        title,
        subtitle,
        description: `${subtitle}. ${title}.`,
        style: context.indicator(template.indicator).style,
        centre: context.place.code,
        centreLabel: context.place.shortName[language],
        direction: template.direction,
        corridors: found.known.map(({ figure, label }) => ({
          place: figure.counterpart,
          label,
          value: figure.value,
        })),
      },
      // The long table stands in the annex; twice on one page it would be its heaviest part.
      table: corridorTable({ ...template, caption: title, count: LISTED_BY_MAP }, found, context),
    },
  ];
}

/** A long table of corridors, for the annex. */
export async function assembleCorridorTable(
  template: Extract<BlockTemplate, { block: 'corridor-table' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const found = await findCorridors(template.indicator, template.share, context);
  if (!found) return context.missing([template.indicator]);
  const caption = subtitleOf(template.indicator, found.year, context);
  return [{ kind: 'table', table: corridorTable({ ...template, caption }, found, context) }];
}
