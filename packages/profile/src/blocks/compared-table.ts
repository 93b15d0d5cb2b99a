import type { Block, DataTable, TableCell } from '@sterna/document';
import { type Figure, yearOf } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import type { BlockTemplate } from '../template/template.ts';
import { figureCell, tableUnit, textCell, yearCell } from './cell.ts';
import { assembleLine } from './line.ts';
import { newestOf } from './tables.ts';

/** A line of fewer years shows less than the table does. */
const LEAST_YEARS = 3;
/** Lines shown under one table, of the indicators that come first. */
const MOST_LINES = 2;

interface Row {
  readonly code: string;
  readonly figures: readonly Figure[];
  readonly newest: Figure;
  /** The country's figure of the same year, else its newest one. */
  readonly country: Figure | undefined;
}

/**
 * The newest figures of a region or municipality, each beside its country's, and how they have changed. What the place has no
 * figure of is said in one notice.
 */
export async function assembleComparedTable(
  template: Extract<BlockTemplate, { block: 'compared-table' }>,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const found = await Promise.all(template.indicators.map((code) => rowOf(code, context)));
  const rows = found.flatMap((row) => row ?? []);
  const missing = context.missing(template.indicators.filter((_, index) => !found[index]));
  if (rows.length === 0) return missing;
  const lines = rows.filter(({ figures }) => new Set(figures.map(({ period }) => yearOf(period))).size >= LEAST_YEARS);
  const pictures: Block[] = [];
  for (const { code } of lines.slice(0, MOST_LINES)) {
    const id = `${template.id}-${code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    pictures.push(...(await assembleLine({ block: 'line', id, indicators: [code] }, context)));
  }
  return [{ kind: 'table', table: tableOf(template, rows, context) }, ...pictures, ...missing];
}

async function rowOf(code: string, context: ProfileContext): Promise<Row | undefined> {
  const figures = plain(await context.own(code));
  const newest = newestOf(figures);
  if (!newest) return undefined;
  const { region } = context.place;
  const ofCountry = region === undefined ? [] : plain(await context.own(code, { places: [region] }));
  const country = ofCountry.find(({ period }) => yearOf(period) === yearOf(newest.period)) ?? newestOf(ofCountry);
  return { code, figures, newest, country };
}

function plain(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ dimensions }) => Object.keys(dimensions).length === 0);
}

function tableOf(
  { id, title }: Extract<BlockTemplate, { block: 'compared-table' }>,
  rows: readonly Row[],
  context: ProfileContext,
): DataTable {
  const { language, place } = context;
  const country = placeByCode(place.region ?? '')?.shortName[language];
  const yearOrNothing = (figure: Figure | undefined): TableCell =>
    figure ? yearCell(yearOf(figure.period), context) : { value: null, text: '' };
  return {
    id,
    caption: title[language],
    columns: [
      { key: 'indicator', label: context.word('indicator'), type: 'text' },
      { key: 'value', label: place.shortName[language], type: 'decimal' },
      { key: 'year', label: context.word('year'), type: 'year' },
      ...(country === undefined
        ? []
        : ([
            { key: 'country', label: country, type: 'decimal' },
            { key: 'country-year', label: context.word('year'), type: 'year' },
          ] as const)),
      { key: 'unit', label: context.word('unit'), type: 'text' },
    ],
    rows: rows.map(({ code, newest, country: other }) => [
      textCell(context.indicator(code).name[language]),
      figureCell(newest, context),
      yearOrNothing(newest),
      ...(country === undefined ? [] : [figureCell(other, context), yearOrNothing(other)]),
      textCell(tableUnit(code, context)),
    ]),
    notes: [],
    sources: context.sourceNotes(rows.flatMap(({ newest, country: other }) => (other ? [newest, other] : [newest]))),
  };
}
