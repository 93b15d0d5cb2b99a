import type { EncodedBatch } from './encoded/encoded-batch.ts';

export const OBSERVATION_COLUMNS: readonly string[] = [
  'space_id',
  'series_id',
  'release_id',
  'part_id',
  'row',
  'col',
  'value',
  'in_force',
  'period',
  'status',
  'note',
  'attributes_id',
];

/**
 * Which columns the rows of one COPY carry: what none of them has, and what all of them share with the defaults, is left
 * out, and takes no time to write and to take in.
 */
export interface ObservationLayout {
  /** Release and part, and with them the space. */
  readonly place: boolean;
  readonly inForce: boolean;
  readonly status: boolean;
  readonly column: boolean;
  readonly note: boolean;
  readonly attributes: boolean;
}

/** All columns. */
export const WHOLE_LAYOUT: ObservationLayout = {
  place: true,
  inForce: true,
  status: true,
  column: true,
  note: true,
  attributes: true,
};

/** What the defaults of the table say of rows, while an import has set them. */
export interface SharedIndexes {
  /** Index of the release among those of the import. */
  readonly release: number;
  /** Index of the part. */
  readonly part: number;
}

const STATUS_A = 65;

/** The columns that the rows of a batch need, beside the defaults where there are any. */
export function layoutOf(batch: EncodedBatch, shared: SharedIndexes | undefined): ObservationLayout {
  return {
    place: !shared || !isAll(batch.releases, shared.release) || !isAll(batch.parts, shared.part),
    inForce: !shared,
    status: !shared || !isAll(batch.statuses, STATUS_A),
    column: !isAll(batch.columns, 0),
    note: batch.noteTexts.length > 0,
    attributes: batch.attributeTexts.length > 0,
  };
}

/** Names of the columns of a layout, in the order of `OBSERVATION_COLUMNS`. */
export function columnsOf(layout: ObservationLayout): readonly string[] {
  const left: Readonly<Record<string, boolean>> = {
    space_id: !layout.place,
    release_id: !layout.place,
    part_id: !layout.place,
    in_force: !layout.inForce,
    status: !layout.status,
    col: !layout.column,
    note: !layout.note,
    attributes_id: !layout.attributes,
  };
  return OBSERVATION_COLUMNS.filter((column) => left[column] !== true);
}

function isAll(column: Int32Array | Uint8Array, value: number): boolean {
  for (const one of column) if (one !== value) return false;
  return true;
}
