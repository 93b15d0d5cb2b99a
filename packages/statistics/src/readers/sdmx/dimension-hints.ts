/** What is known of a dimension: its id, and from its data structure its concept, codelist and roles. */
export interface DimensionHints {
  readonly id: string;
  readonly concept?: string;
  readonly codelist?: string;
  readonly roles?: readonly string[];
  readonly isTime?: boolean;
}
