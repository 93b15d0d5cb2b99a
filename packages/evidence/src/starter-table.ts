import type { ObservationStatus, Sex, SourceObservation } from '@sterna/statistics';

/** Fixed columns of a starter table; the periods follow, a column each. */
export const STARTER_COLUMNS = [
  'INDICATOR',
  'REF_AREA',
  'COUNTERPART_AREA',
  'SEX',
  'AGE',
  'DIMENSIONS',
  'UNIT_MEASURE',
  'FILE',
  'PART',
  'NOTE',
] as const;

/** Stands between the name of the publisher's file and its sheet, in the part of a starter table. */
export const PART_SEPARATOR = ' › ';

/** `217@9` is the value 217 from row 9 of the publisher's file, `217@9:5!E` from its column 5, an estimate. */
const CELL = /^(-?[\d.e+-]+)@(\d+)(?::(\d+))?(?:!([A-Z]))?$/;

const BATCH = 2000;

/**
 * Reads a starter table: a series a row, a period a column, no quoting.
 *
 * @param text the whole table
 * @param files names of the publisher's files that the column `FILE` counts from 0
 * @throws SyntaxError when a cell is not of the form above: starter data are our own
 */
export async function* parseStarterTable(
  text: string,
  files: readonly string[],
): AsyncGenerator<readonly SourceObservation[], void, undefined> {
  const lines = text.split('\n');
  const periods = (lines[0] ?? '').split(',').slice(STARTER_COLUMNS.length);
  let batch: SourceObservation[] = [];
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    addSeries(line.split(','), periods, files, batch);
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function addSeries(
  cells: readonly string[],
  periods: readonly string[],
  files: readonly string[],
  into: SourceObservation[],
): void {
  const [
    indicator = '',
    refArea = '',
    counterpart = '',
    sex = '',
    age = '',
    extra = '',
    unit = '',
    file = '',
    part = '',
    note = '',
  ] = cells;
  const dimensions = Object.fromEntries(extra === '' ? [] : extra.split(';').map((pair) => pair.split('=')));
  const where = [files[Number(file)] ?? '', part].filter(Boolean).join(PART_SEPARATOR);
  for (const [index, period] of periods.entries()) {
    const cell = cells[STARTER_COLUMNS.length + index];
    if (!cell) continue;
    const match = CELL.exec(cell);
    if (!match) throw new SyntaxError(`not a starter cell: ${cell}`);
    const [, value, row, column, status] = match;
    into.push({
      indicator,
      refArea,
      counterpart,
      sex: sex as Sex,
      age,
      dimensions,
      unit,
      period,
      value: Number(value),
      status: (status ?? 'A') as ObservationStatus,
      ...(note && { note }),
      at: { part: where, row: Number(row), ...(column && { column: Number(column) }) },
    });
  }
}

/** One row of a starter table from the observations of one series in one part of one file. */
export function starterRow(series: readonly SourceObservation[], file: number, periods: readonly string[]): string {
  const [first] = series;
  if (!first) return '';
  const { indicator, refArea, counterpart, sex, age, unit } = first;
  const extra = Object.entries(first.dimensions).map(([name, code]) => `${name}=${code}`);
  const cells = new Map(series.map((observation) => [observation.period, starterCell(observation)]));
  const key = [
    indicator,
    refArea,
    counterpart,
    sex,
    age,
    extra.join(';'),
    unit,
    file,
    first.at.part ?? '',
    noteOf(first),
  ];
  return [...key, ...periods.map((period) => cells.get(period) ?? '')].join(',');
}

/** The type of data that UN DESA states; its longer footnotes stay in its own files. */
function noteOf({ note }: SourceObservation): string {
  return /^Type of data: [A-Z ]+\./.exec(note ?? '')?.[0] ?? '';
}

function starterCell({ value, at, status }: SourceObservation): string {
  const column = at.column === undefined ? '' : `:${at.column}`;
  return `${value}@${at.row}${column}${status === 'A' ? '' : `!${status}`}`;
}
