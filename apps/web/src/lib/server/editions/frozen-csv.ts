import type { DataTable, TableCell } from '@sterna/document';
import { renderCsv } from '@sterna/publish';
import type { FrozenFigure } from '@sterna/spaces';

const COLUMNS = [
  'key',
  'indicator',
  'reference_area',
  'counterpart',
  'sex',
  'age',
  'period',
  'value',
  'unit',
  'status',
  'note',
  'source',
  'release',
  'dated',
  'file',
  'file_sha256',
  'sheet',
  'row',
  'column',
  'formula',
  'inputs',
] as const;

/** Figures of a published edition as CSV, one in a row, each with where it came from; headings are the same in all languages. */
export function frozenCsv(figures: readonly FrozenFigure[]): string {
  const table: DataTable = {
    id: 'figures',
    caption: '',
    columns: COLUMNS.map((key) => ({ key, label: key, type: key === 'value' ? 'decimal' : 'text' })),
    rows: figures.map((figure) => rowOf(figure).map(cell)),
    notes: [],
    sources: [],
  };
  return renderCsv(table);
}

function cell(value: string | number | undefined): TableCell {
  return value === undefined ? { value: '', text: '' } : { value, text: String(value) };
}

function rowOf({ key, value, unit, status, note, origin }: FrozenFigure): readonly (string | number | undefined)[] {
  const [indicator, area, counterpart, sex, age, period] = key.split('~');
  const own = [key, indicator, area, counterpart, sex, age, period, value, unit, status, note];
  if (origin.kind === 'observed') {
    const { release, file, sha256, part, row, column } = origin;
    return [...own, release.source, release.version, release.dated, file, sha256, part, row, column, '', ''];
  }
  const { releases, formula, inputs } = origin;
  const all = (name: 'source' | 'version' | 'dated'): string => releases.map((release) => release[name]).join('; ');
  const none = ['', '', '', '', ''];
  return [
    ...own,
    all('source'),
    all('version'),
    all('dated'),
    ...none,
    formula,
    inputs.map((one) => one.key).join(' '),
  ];
}
