import type { ImportJob, ImportPreview, ImportState } from '@sterna/evidence';

/** Where a file stands, as a person sees it: structures are no figures, and are kept rather than imported. */
export type Standing = ImportState | 'structures' | 'structures-kept';

/** Whether a file is an SDMX message of structures alone. */
export function isStructures(preview: ImportPreview | undefined): boolean {
  return preview !== undefined && preview.observations === 0 && (preview.structures ?? 0) > 0;
}

export function standingOf({ state, preview }: Pick<ImportJob, 'state' | 'preview'>): Standing {
  if (!isStructures(preview)) return state;
  if (state === 'ready') return 'structures';
  return state === 'imported' ? 'structures-kept' : state;
}

/** Formats that hold a sheet of cells, whose columns can be told and whose cells marked. */
const SHEETS: ReadonlySet<string> = new Set(['csv', 'xlsx', 'zip']);

/** Whether a file has a sheet: not one that cannot be opened, nor a message of XML or JSON. */
export function hasSheet({ format, reader }: Pick<ImportPreview, 'format' | 'reader'>): boolean {
  if (format === undefined || !SHEETS.has(format)) return false;
  return format !== 'zip' || reader !== 'sdmx';
}

/** Whether a file could not be opened at all: nothing is known of it but its name and size. */
export function isUnreadable({ format }: Pick<ImportPreview, 'format'>): boolean {
  return format === undefined;
}
