/** Columns of our own tables of figures, CSV and XLSX. Further dimensions follow, then the publishers' attributes. */
export const EXPORT_COLUMNS = [
  'INDICATOR',
  'REF_AREA',
  'COUNTERPART_AREA',
  'SEX',
  'AGE',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS',
  'SOURCE',
  'RELEASE',
  'DATED',
  'NOTE',
  'INDICATOR_TITLE',
] as const;

const TAKEN: ReadonlySet<string> = new Set([...EXPORT_COLUMNS, 'COMMENT_OBS']);
const DIMENSION = 'DIMENSION:';
const ATTRIBUTE = 'ATTRIBUTE:';

/** The heading of a further dimension: its name, or that with `DIMENSION:` before it where it could be taken for another. */
export function dimensionHeading(name: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(name) && !TAKEN.has(name) ? name : `${DIMENSION}${name}`;
}

/** The heading of an attribute: `ATTRIBUTE:DECIMALS`. */
export function attributeHeading(name: string): string {
  return `${ATTRIBUTE}${name}`;
}

/** What a heading of our own tables stands for. */
export interface ExportColumn {
  /** `other`: a column that somebody added, such as remarks. */
  readonly kind: 'fixed' | 'dimension' | 'attribute' | 'other';
  readonly name: string;
}

/** What a heading stands for, in a table of ours that may have been altered by hand. */
export function columnOf(heading: string): ExportColumn {
  if (heading.startsWith(DIMENSION)) return { kind: 'dimension', name: heading.slice(DIMENSION.length) };
  if (heading.startsWith(ATTRIBUTE)) return { kind: 'attribute', name: heading.slice(ATTRIBUTE.length) };
  const name = heading.toUpperCase();
  if (TAKEN.has(name)) return { kind: 'fixed', name };
  return { kind: /^[A-Z][A-Z0-9_]*$/.test(heading) ? 'dimension' : 'other', name: heading };
}

/**
 * A text for a cell of a table: one that a spreadsheet would take for a formula gets an apostrophe before it, and so does
 * one that has the apostrophe already, so that `restoreText` undoes it.
 */
export function neutraliseText(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text that `neutraliseText` was given. */
export function restoreText(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
