import { bySeverity, type Finding, type Severity } from '@sterna/statistics';

/** What was found at one cell. */
export interface CellFindings {
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  /** The heaviest of them. */
  readonly severity: Severity;
  readonly messages: readonly string[];
}

/** The findings about cells, by table and row; one about a whole row stands at its first cell. */
export class FindingsByCell {
  readonly #tables = new Map<string, Map<number, Map<number, CellFindings>>>();

  /** @param messageOf what a finding says; its own English message unless told */
  constructor(findings: readonly Finding[], messageOf: (finding: Finding) => string = ({ message }) => message) {
    for (const finding of bySeverity(findings)) {
      const { at, severity } = finding;
      if (at === undefined) continue;
      const message = messageOf(finding);
      const rows = this.#tables.get(at.part ?? '') ?? new Map<number, Map<number, CellFindings>>();
      this.#tables.set(at.part ?? '', rows);
      const cells = rows.get(at.row) ?? new Map<number, CellFindings>();
      rows.set(at.row, cells);
      const column = at.column ?? 1;
      const before = cells.get(column);
      if (before?.messages.includes(message)) continue;
      const messages = [...(before?.messages ?? []), message];
      cells.set(column, { row: at.row, column, severity: before?.severity ?? severity, messages });
    }
  }

  /** Names of the tables that something was found in. */
  get tables(): ReadonlySet<string> {
    return new Set(this.#tables.keys());
  }

  /** By column, for one row of a table; `undefined` when nothing was found in it. */
  inRow(table: string, row: number): ReadonlyMap<number, CellFindings> | undefined {
    return this.#tables.get(table)?.get(row);
  }

  /** Whether something was found in a row or in one beside it. */
  isNear(table: string, row: number, distance: number): boolean {
    const rows = this.#tables.get(table);
    if (rows === undefined) return false;
    for (let near = row - distance; near <= row + distance; near += 1) if (rows.has(near)) return true;
    return false;
  }

  /** All cells of a table that something was found at, by row and column. */
  of(table: string): readonly CellFindings[] {
    const rows = [...(this.#tables.get(table) ?? [])].sort(([a], [b]) => a - b);
    return rows.flatMap(([, cells]) => [...cells.values()].sort((a, b) => a.column - b.column));
  }
}
