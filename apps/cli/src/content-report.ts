interface TableContent {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Tables that hold something, a line each: rows, SHA-256 of the rows, name. */
export function contentLines(tables: readonly TableContent[]): string {
  const held = tables.filter(({ rows }) => rows > 0);
  const width = Math.max(4, ...held.map(({ rows }) => String(rows).length));
  const lines = held.map(({ name, rows, sha256 }) => `${String(rows).padStart(width)}  ${sha256}  ${name}`);
  return [`${'rows'.padStart(width)}  ${'SHA-256'.padEnd(64)}  table`, ...lines, ''].join('\n');
}

/** `432,970 rows in 9 tables`. */
export function contentTotal(tables: readonly TableContent[]): string {
  const held = tables.filter(({ rows }) => rows > 0);
  const rows = held.reduce((sum, table) => sum + table.rows, 0);
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} in ${held.length} tables`;
}
