import { openEvidence } from '@sterna/evidence';
import { EXPORT_COLUMNS, type Figure, type ReleaseFacts } from '@sterna/statistics';
import { type DataFilters, queryOf } from './data-query.ts';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface DataArguments extends DataFilters {
  readonly database?: string;
  readonly format: 'csv' | 'json';
  readonly starter?: boolean;
}

/** Those of an export, up to the release. */
const COLUMNS = EXPORT_COLUMNS.slice(0, EXPORT_COLUMNS.indexOf('DATED'));

const ROWS_AT_ONCE = 2000;

/** `sterna data`: figures in force that fit the filters, sorted, as CSV or JSON. */
export async function runData(options: DataArguments, surroundings: Surroundings): Promise<number> {
  const database = databaseOf(options.database, surroundings);
  const evidence = await openEvidence({ database, starter: options.starter ?? false });
  try {
    const query = queryOf(
      options,
      (await evidence.indicators()).map(({ code }) => code),
    );
    const [figures, releases] = await Promise.all([evidence.figures(query), evidence.releases()]);
    const sorted = inOrder(figures);
    // Further dimensions, such as an occupation, get columns of their own, so that no two rows look the same.
    const extra = [...new Set(sorted.flatMap((figure) => Object.keys(figure.dimensions)))].sort();
    const rows = rowsInPieces(sorted, extra, releases);
    if (options.format === 'json') writeJson(rows, extra, surroundings);
    else writeCsv(rows, extra, surroundings);
    return DONE;
  } finally {
    await evidence.close();
  }
}

/** The rows, some thousands at a time: all of them together may be more than the memory holds. */
function* rowsInPieces(
  figures: readonly Figure[],
  extra: readonly string[],
  releases: ReadonlyMap<number, ReleaseFacts>,
): Generator<readonly DataRow[]> {
  for (let start = 0; start < figures.length; start += ROWS_AT_ONCE) {
    yield figures.slice(start, start + ROWS_AT_ONCE).map((figure) => rowOf(figure, extra, releases));
  }
}

type DataRow = readonly (string | number)[];

function rowOf(figure: Figure, extra: readonly string[], releases: ReadonlyMap<number, ReleaseFacts>): DataRow {
  const used = releasesOf(figure).flatMap((id) => releases.get(id) ?? []);
  return [
    figure.indicator,
    figure.refArea,
    figure.counterpart,
    figure.sex,
    figure.age,
    figure.period,
    figure.value,
    figure.unit,
    figure.status,
    [...new Set(used.map((release) => release.source))].join('+'),
    [...new Set(used.map((release) => release.version))].join('+'),
    ...extra.map((name) => figure.dimensions[name] ?? '_T'),
  ];
}

function releasesOf(figure: Figure): readonly number[] {
  if (figure.origin.kind === 'observed') return [figure.origin.release];
  return [...new Set(figure.origin.inputs.flatMap(releasesOf))];
}

/** By all dimensions, then by period. */
function inOrder(figures: readonly Figure[]): readonly Figure[] {
  // Keys are made once for each figure: in the comparison they would be made some twenty times.
  const keyed = figures.map((figure) => ({ key: sortKey(figure), figure }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ figure }) => figure);
}

function sortKey(figure: Figure): string {
  const { indicator, refArea, counterpart, sex, age, period, dimensions } = figure;
  return [indicator, refArea, counterpart, sex, age, ...Object.values(dimensions), period].join('\t');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeCsv(pieces: Iterable<readonly DataRow[]>, extra: readonly string[], { out }: Surroundings): void {
  out(`${[...COLUMNS, ...extra].join(',')}\n`);
  for (const rows of pieces) out(`${rows.map((row) => row.map(csvCell).join(',')).join('\n')}\n`);
}

function csvCell(value: string | number): string {
  // Publishers' codes are whatever their files say: a spreadsheet must not take one for a formula.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeJson(pieces: Iterable<readonly DataRow[]>, extra: readonly string[], { out }: Surroundings): void {
  const names = [...COLUMNS, ...extra];
  let before = '\n';
  out('[');
  for (const rows of pieces) {
    const objects = rows.map((row) => JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))));
    out(`${before}${objects.join(',\n')}`);
    before = ',\n';
  }
  out('\n]\n');
}
