import type { DataTable, TableCell, TableColumn } from '@sterna/document';

/** A column as spreadsheets and CSV files have it. */
export interface FileColumn {
  readonly column: TableColumn;
  /** The cell of a row. */
  readonly cellOf: (row: readonly TableCell[]) => TableCell | undefined;
  readonly heading: string;
}

function codeColumn(column: TableColumn, index: number): FileColumn {
  return {
    column: { key: `${column.key}-code`, label: column.label, type: 'text' },
    heading: `${column.label} (code)`,
    cellOf: (row) => {
      const code = row[index]?.code;
      return code === undefined ? undefined : { value: code, text: code };
    },
  };
}

/**
 * The columns of a table for machines: behind a column whose cells name places there is one with their codes, so that
 * the data can be joined to others whatever the language of the names.
 */
export function fileColumns(table: DataTable): readonly FileColumn[] {
  return table.columns.flatMap((column, index): FileColumn[] => {
    const heading = column.unit ? `${column.label} (${column.unit})` : column.label;
    const own: FileColumn = { column, heading, cellOf: (row) => row[index] };
    const hasCodes = table.rows.some((row) => row[index]?.code !== undefined);
    return hasCodes ? [own, codeColumn(column, index)] : [own];
  });
}
