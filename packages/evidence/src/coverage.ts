/** What is known of one indicator in one country: which years, and how old the newest is. */
export interface CoverageRow {
  readonly indicator: string;
  readonly place: string;
  /** Years with a figure in force, stated or derived from what is stated, ascending. */
  readonly years: readonly number[];
  /** The newest year; absent when there is none. */
  readonly newest?: number;
  /** Sources of the figures. */
  readonly sources: readonly string[];
}
