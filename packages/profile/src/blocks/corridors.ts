import type { Block, DataTable } from '@sterna/document';
import { type Figure, TOTAL, yearOf } from '@sterna/statistics';
import { formatNumber, isolate, type NumberStyle, placeByCode } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { columnType, figureCell, textCell } from './cell.ts';

/** Corridors of one indicator in its newest year, largest first, each with its share of the total. */
interface Corridors {
  readonly year: number;
  readonly corridors: readonly {
    readonly figure: Figure;
    readonly share: Figure | undefined;
    readonly label: string;
  }[];
  readonly total: Figure | undefined;
}

async function findCorridors(
  indicator: string,
  shareIndicator: string | undefined,
  context: ProfileContext,
): Promise<Corridors | undefined> {
  const everywhere = { indicators: [indicator], places: [context.place.code], sexes: [TOTAL], ages: [TOTAL] };
  const all = await context.figures(everywhere);
  const years = all.filter((figure) => figure.counterpart !== TOTAL).map((figure) => yearOf(figure.period));
  if (years.length === 0) return undefined;
  const year = Math.max(...years);
  const newest = all.filter((figure) => yearOf(figure.period) === year);
  const shares = shareIndicator
    ? await context.figures({ ...everywhere, indicators: [shareIndicator], from: year, to: year })
    : [];
  const byCounterpart = new Map(shares.map((share) => [share.counterpart, share]));
  const corridors = newest
    .filter((figure) => placeByCode(figure.counterpart)?.kind === 'country' && figure.value > 0)
    .sort((a, b) => b.value - a.value || (a.counterpart < b.counterpart ? -1 : 1))
    .map((figure) => ({
      figure,
      share: byCounterpart.get(figure.counterpart),
      label: placeByCode(figure.counterpart)?.shortName[context.language] ?? figure.counterpart,
    }));
  if (corridors.length === 0) return undefined;
  return { year, corridors, total: newest.find((figure) => figure.counterpart === TOTAL) };
}

function isEmigration(indicator: string): boolean {
  return indicator === 'EMIGRANT_STOCK' || indicator === 'REFUGEES_ORIGIN';
}

function corridorTable(
  id: string,
  caption: string,
  indicator: string,
  found: Corridors,
  context: ProfileContext,
): DataTable {
  const figures = found.corridors.map(({ figure }) => figure);
  return {
    id,
    caption,
    columns: [
      {
        key: 'country',
        label: context.word(isEmigration(indicator) ? 'destination' : 'origin'),
        type: 'text',
      },
      {
        key: 'value',
        label: context.row(context.indicator(indicator).name[context.language], found.year),
        type: columnType(indicator, context),
        unit: context.unit(indicator),
      },
      { key: 'share', label: context.word('share'), type: 'percent', unit: '%' },
    ],
    rows: found.corridors.map(({ figure, share, label }) => [
      textCell(label),
      figureCell(figure, context),
      figureCell(share, context),
    ]),
    notes: [],
    sources: context.sourceNotes(found.total ? [found.total, ...figures] : figures),
  };
}

function subtitleOf(indicator: string, year: number, context: ProfileContext): string {
  return context.row(context.indicator(indicator).name[context.language], context.unit(indicator), year);
}

/** Sums of money are written in words in pictures, where ten digits say no more than three; the table has them all. */
function pictureStyle(indicator: string, context: ProfileContext): NumberStyle {
  const { style } = context.indicator(indicator);
  return style.kind === 'money' ? { kind: 'compact', digits: 3 } : style;
}

/** The first corridors as ranked bars. */
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
  const first = { ...found, corridors: found.corridors.slice(0, template.count) };
  const spoken = context.row(
    ...first.corridors
      .slice(0, 3)
      .map(({ label, figure }) => `${label} ${formatNumber(figure.value, language, style)}`),
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
        bars: first.corridors.map(({ figure, share, label }, index) => ({
          label,
          value: figure.value,
          ...(share && { note: isolate(formatNumber(share.value, language, { kind: 'percent' }), language) }),
          ...(index === 0 && { highlighted: true }),
        })),
      },
      table: corridorTable(template.id, title, template.indicator, first, context),
    },
  ];
}

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
        corridors: found.corridors.map(({ figure, label }) => ({
          place: figure.counterpart,
          label,
          value: figure.value,
        })),
      },
      table: corridorTable(
        template.id,
        title,
        template.indicator,
        { ...found, corridors: found.corridors.slice(0, 10) },
        context,
      ),
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
  const first = { ...found, corridors: found.corridors.slice(0, template.count) };
  const table = corridorTable(template.id, caption, template.indicator, first, context);
  if (!found.total) return [{ kind: 'table', table }];
  const total = [
    textCell(context.word('total')),
    figureCell(found.total, context),
    { value: 100, text: formatNumber(100, context.language, { kind: 'percent' }) },
  ];
  return [{ kind: 'table', table: { ...table, rows: [...table.rows, total] } }];
}
