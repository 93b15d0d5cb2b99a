import type { TabularFile } from '@sterna/tabular';
import type { Finding } from '../finding.ts';
import type { SourceObservation } from '../observation.ts';
import type { Reading, ReadOptions, Refusal, ReleaseDescription } from '../reader.ts';
import { writesDecimalComma } from '../readers/reading/decimal-comma.ts';
import { makeReading, readAhead } from '../readers/reading/make-reading.ts';
import { ReadingSession } from '../readers/reading/session.ts';
import { checkMappingFits } from './check-mapping.ts';
import { constantsOf } from './constants.ts';
import type { Mapping, MappingTarget } from './mapping.ts';
import { type Meaning, Meanings } from './meanings/meanings.ts';
import { nameWithoutEnding, sourceIdOf } from './own-source.ts';
import { RowReader } from './row-reader.ts';
import { layOut, type TableLayout, tablesOf } from './table-layout.ts';

type Known = Extract<Meaning, { readonly code: string }>;

/** All that is needed to read the rows of a file once more from the first. */
interface Plan {
  readonly mapping: Mapping;
  readonly layouts: readonly TableLayout[];
  readonly constants: ReadonlyMap<MappingTarget, Known>;
  readonly decimalComma: ReadonlyMap<string, boolean>;
  readonly places: ReadOptions['places'];
}

async function* readTables(
  { mapping, layouts, constants, decimalComma, places }: Plan,
  session: ReadingSession,
  onYear: (year: number) => void,
): AsyncGenerator<readonly SourceObservation[]> {
  const meanings = new Meanings(mapping, places);
  for (const layout of layouts) {
    const known = { constants, decimalComma: decimalComma.get(layout.table.name) ?? false };
    const reader = new RowReader(mapping, layout, meanings, session, known);
    for await (const rows of layout.table.batches()) {
      const batch: SourceObservation[] = [];
      for (const row of rows) reader.read(row, batch);
      onYear(reader.newest);
      if (batch.length > 0) yield batch;
    }
  }
}

function sourceOf(mapping: Mapping, file: string, options: ReadOptions): string {
  return (
    options.source ??
    mapping.release?.source ??
    (sourceIdOf(mapping.name ?? '') || sourceIdOf(nameWithoutEnding(file)) || 'OWN_TABLE')
  );
}

function releaseOf(mapping: Mapping, file: string, options: ReadOptions, newest: number): ReleaseDescription {
  const source = sourceOf(mapping, file, options);
  const version = options.version ?? mapping.release?.version ?? (newest === 0 ? 'undated' : `to ${newest}`);
  const iso = /^\d{4}-\d\d-\d\d$/.exec(version)?.[0];
  const year = newest === 0 ? 1900 : newest;
  return {
    source,
    version,
    dated: options.dated ?? mapping.release?.dated ?? iso ?? `${year}-12-31`,
    title: mapping.release?.title ?? mapping.name ?? source,
    completeOver: mapping.release?.completeOver ?? [],
  };
}

/**
 * Reads a table as a mapping says: streaming, its findings naming the cell.
 *
 * @param options `indicator`, `source`, `version` and `dated` come before what the mapping says
 * @returns a refusal when the mapping does not fit the file
 */
export async function readMapped(
  file: TabularFile,
  mapping: Mapping,
  options: ReadOptions = {},
): Promise<Reading | Refusal> {
  const complete = withOptions(mapping, options);
  const misfits = await checkMappingFits(complete, file, options.places);
  if (misfits.some(({ severity }) => severity === 'error')) return { findings: misfits };
  const meanings = new Meanings(complete, options.places);
  const tables = await tablesOf(complete, file);
  const layouts = await Promise.all(tables.map((table) => layOut(complete, table, meanings)));
  const commas = await Promise.all(tables.map(async (t) => [t.name, await writesDecimalComma([t])] as const));
  const { constants } = constantsOf(complete, meanings);
  // With `*` sheets that do not have the columns (contents, notes) are passed over; the check has said so.
  const fitting = layouts.filter(({ values }) => values.length > 0);
  const plan: Plan = {
    mapping: complete,
    layouts: fitting,
    constants,
    decimalComma: new Map(commas),
    places: options.places,
  };
  const session = new ReadingSession();
  for (const finding of misfits) noteOf(session, finding);
  let newest = 0;
  const batches = readTables(plan, session, (year) => {
    newest = Math.max(newest, year);
  });
  const isDated =
    (options.version ?? mapping.release?.version) !== undefined && (options.dated ?? mapping.release?.dated);
  if (isDated) return makeReading('mapping', releaseOf(mapping, file.name, options, 0), session, batches);
  const ahead = await readAhead(batches, async () => {
    for await (const _ of readTables(plan, new ReadingSession(), (year) => {
      newest = Math.max(newest, year);
    }));
  });
  return makeReading('mapping', releaseOf(mapping, file.name, options, newest), session, ahead);
}

function noteOf(session: ReadingSession, { rule, severity, message, at, where }: Finding): void {
  session.log.add(rule, severity, message, at, at === undefined ? `${where} ${message}` : undefined);
}

/** The mapping with what the caller says of the file: an indicator that the mapping itself does not name. */
function withOptions(mapping: Mapping, { indicator }: ReadOptions): Mapping {
  if (indicator === undefined) return mapping;
  const isSaid = mapping.columns.some(
    ({ is, of, headGives }) =>
      is === 'INDICATOR' || of?.INDICATOR !== undefined || [headGives].flat().includes('INDICATOR'),
  );
  return isSaid ? mapping : { ...mapping, constants: { ...mapping.constants, INDICATOR: indicator } };
}
