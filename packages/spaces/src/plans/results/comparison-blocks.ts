import type { Block, DataTable, TableCell } from '@sterna/document';
import { type Comparison, compareDocuments, inOrderOfTime } from '@sterna/review/comparison';
import { formatNumber, isolate, joinPieces, type Language, placeByCode } from '@sterna/vocabulary';
import { DEPTH_BOUNDS, themeName } from './gap-blocks.ts';
import { shortened } from './quotation.ts';
import type { ComparisonView, ResultDocument } from './result-views.ts';
import { resultWord } from './words.ts';

const keyOf = ({ space, id }: Pick<ResultDocument, 'space' | 'id'>): string => `${space}-${id}`;

const cell = (value: string | number | null, shown: string): TableCell => ({ value, text: shown });

/** A short name: title, place, years. */
function labelOf({ title, place, fromYear, toYear }: ResultDocument, language: Language): string {
  const years = [...new Set([fromYear, toYear].filter((year) => year !== null))].join('–');
  const name = placeByCode(place ?? '')?.shortName[language] ?? place ?? '';
  return joinPieces([shortened(title, 40), name, years && isolate(years, language)].filter(Boolean), language);
}

/** Documents against each other: what is shown, and what can be taken away. */
export interface ComparisonBlocks {
  readonly comparison: Comparison;
  readonly documents: readonly ResultDocument[];
  readonly blocks: readonly Block[];
  /** Theme × document. */
  readonly table: DataTable;
  /** One row for each document. */
  readonly steps: DataTable;
}

/** Whether documents are of one place, so that one can be said to come after another. */
function areOfOnePlace(documents: readonly ResultDocument[]): boolean {
  return new Set(documents.map(({ place }) => place)).size <= 1;
}

/** Puts a comparison into a picture and tables. Documents stand in the order of their periods. */
export function comparisonBlocks(view: ComparisonView, language: Language): ComparisonBlocks {
  const documents = inOrderOfTime(view.documents);
  const isOverTime = areOfOnePlace(documents);
  const compared = documents.map((document) => ({
    key: keyOf(document),
    fromYear: document.fromYear,
    toYear: document.toYear,
    depths: new Map(
      view.depths
        .filter(({ space, document: id }) => space === document.space && id === document.id)
        .map(({ theme, depth }) => [theme, depth]),
    ),
  }));
  const comparison = compareDocuments(compared, isOverTime ? 'change' : 'spread');
  const table = themeTable(comparison, documents, isOverTime, language);
  const steps = stepTable(comparison, documents, language);
  return {
    comparison,
    documents,
    table,
    steps,
    blocks: [matrixBlock(comparison, documents, table, language), { kind: 'table', table: steps }],
  };
}

function matrixBlock(
  { themes }: Comparison,
  documents: readonly ResultDocument[],
  table: DataTable,
  language: Language,
): Block {
  const columns = documents.map((document) => columnOf(document, language));
  const [most] = themes;
  const ends = most && { from: most.depths[0] ?? 0, to: most.depths.at(-1) ?? 0 };
  const title =
    !most || !ends || most.spread === 0
      ? resultWord('compareSame', language)
      : resultWord('compareTitle', language, {
          theme: themeName(most.theme, language),
          from: isolate(String(ends.from), language),
          to: isolate(String(ends.to), language),
          first: columns[0] ?? '',
          last: columns.at(-1) ?? '',
        });
  const subtitle = resultWord('compareSubtitle', language);
  return {
    kind: 'chart',
    chart: {
      kind: 'matrix',
      id: 'comparison',
      language,
      title,
      subtitle,
      description: `${title}. ${subtitle}.`,
      style: { kind: 'count' },
      bounds: DEPTH_BOUNDS,
      columns,
      rows: themes
        .filter(({ depths }) => depths.some((depth) => depth > 0))
        .map(({ theme, depths }) => ({ label: themeName(theme, language), values: depths })),
    },
    table,
  };
}

/** Narrow columns bear place and first year, or how the title begins; the table below says the rest. */
function columnOf({ title, place, fromYear, toYear }: ResultDocument, language: Language): string {
  const name = placeByCode(place ?? '')?.shortName[language] ?? '';
  const year = fromYear ?? toYear;
  return year === null ? shortened(title, 16) : [name, String(year)].filter(Boolean).join(' ');
}

function signed(value: number, language: Language): string {
  return isolate(formatNumber(value, language, { kind: 'count', signed: true }), language);
}

/** A depth, leading to the passages that speak of the theme. */
function depthCell(depth: number, theme: string, document: ResultDocument | undefined): TableCell {
  const shown = cell(depth, String(depth));
  if (depth === 0 || document === undefined) return shown;
  return { ...shown, document: `${document.spaceCode}/${document.id}/passages?theme=${theme}` };
}

function themeTable(
  { themes }: Comparison,
  documents: readonly ResultDocument[],
  isOverTime: boolean,
  language: Language,
): DataTable {
  const last = resultWord(isOverTime ? 'columnChange' : 'columnSpread', language);
  return {
    id: 'comparison-table',
    caption: resultWord('compareThemes', language),
    columns: [
      { key: 'theme', label: resultWord('columnTheme', language), type: 'text' },
      ...documents.map((document, index) => ({
        key: `document-${index + 1}`,
        label: labelOf(document, language),
        type: 'count' as const,
      })),
      { key: 'difference', label: last, type: 'count' },
    ],
    rows: themes.map(({ theme, depths, change, spread }) => [
      { ...cell(themeName(theme, language), themeName(theme, language)), code: theme },
      ...depths.map((depth, index) => depthCell(depth, theme, documents[index])),
      isOverTime ? cell(change, signed(change, language)) : cell(spread, String(spread)),
    ]),
    notes: [],
    sources: [],
  };
}

function stepTable({ steps }: Comparison, documents: readonly ResultDocument[], language: Language): DataTable {
  return {
    id: 'comparison-steps',
    caption: resultWord('compareOver', language),
    columns: [
      { key: 'document', label: resultWord('columnDocument', language), type: 'text' },
      { key: 'place', label: resultWord('columnPlace', language), type: 'text' },
      { key: 'period', label: resultWord('columnPeriod', language), type: 'text' },
      { key: 'treated', label: resultWord('columnTreated', language), type: 'count' },
      { key: 'acted', label: resultWord('columnActed', language), type: 'count' },
      { key: 'mean', label: resultWord('columnMean', language), type: 'decimal' },
    ],
    rows: steps.map(({ treated, acted, mean }, index) => {
      const document = documents[index];
      const years = [
        ...new Set([document?.fromYear ?? null, document?.toYear ?? null].filter((year) => year !== null)),
      ];
      const place = document?.place ?? '';
      return [
        {
          ...cell(document?.title ?? '', document?.title ?? ''),
          ...(document && { document: `${document.spaceCode}/${document.id}` }),
        },
        { ...cell(place, placeByCode(place)?.shortName[language] ?? place), code: place },
        years.length === 0 ? cell(null, '–') : cell(years.join('–'), isolate(years.join('–'), language)),
        cell(treated, String(treated)),
        cell(acted, String(acted)),
        cell(mean, formatNumber(mean, language, { kind: 'decimal', digits: 1, isFixed: true })),
      ];
    }),
    notes: [],
    sources: [],
  };
}
