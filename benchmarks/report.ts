import { type Aim, type Measurement, meetsAims } from './measurement.ts';

/** A benchmark that has run. */
export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly measurements: readonly Measurement[];
}

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });

function written(value: number): string {
  return NUMBER.format(value >= 100 ? Math.round(value) : value);
}

function boundText(aim: Aim | undefined, unit: string): string {
  if (!aim) return '';
  if ('atLeast' in aim) return `at least ${aim.atLeast} ${unit}`;
  return `${aim.every ? 'each ' : ''}at most ${aim.atMost} ${unit}`;
}

function cellsOf(measurement: Measurement): string[] {
  const { what, unit, median, least, most, processor, beside, aim } = measurement;
  const ratio = beside ? `${beside.ratio.toFixed(2)} ×` : '';
  const busy = processor === undefined ? '' : `${written(processor)} ms`;
  const bounds = [boundText(beside?.aim, '×'), boundText(aim, unit)].filter(Boolean).join(', ');
  const verdict = bounds && `${bounds}: ${meetsAims(measurement) ? 'met' : 'MISSED'}`;
  return [what, `${written(median)} ${unit}`, `${written(least)} to ${written(most)}`, busy, ratio, verdict];
}

const HEAD = ['', 'median', 'from, to', 'processor', 'beside its baseline', 'aim'];
const TEXT_COLUMNS = new Set([0, HEAD.length - 1]);

/** The measurements as a table in Markdown, its columns aligned: each baseline before what stands beside it. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = [HEAD, ...measurements.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cellText = (text: string, column: number): string =>
    TEXT_COLUMNS.has(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const ruleText = (width: number, column: number): string =>
    TEXT_COLUMNS.has(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`;
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(HEAD), line(widths.map(ruleText)), ...rows.slice(1).map(line)].join('\n');
}

/** Whether every aim of a run is met. */
export function allMet(outcomes: readonly Outcome[]): boolean {
  return outcomes.flatMap(({ measurements }) => measurements).every(meetsAims);
}
