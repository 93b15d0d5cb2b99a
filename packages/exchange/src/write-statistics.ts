import { type MessageHeader, type WriteDataOptions, writeData } from '@sterna/sdmx';
import type { Language } from '@sterna/vocabulary';
import type { ExportedObservation, ExportFormat } from './exported.ts';
import { layoutOfFile, newestRelease, STERNA_AGENCY } from './layout.ts';
import { recordsOf } from './sdmx/records.ts';
import type { EvidenceShape } from './shape.ts';
import { structuresOfFile } from './structures/sterna-structures.ts';
import { writeCsv } from './tables/csv.ts';
import { writeXlsx } from './tables/xlsx.ts';

/** How figures are written. */
export interface WriteStatisticsOptions {
  /** Which of SDMX's formats, in place of the usual one: CSV 2.0, JSON 2.0, ML 2.1 structure-specific. */
  readonly variant?: WriteDataOptions['format'];
  /** Languages for names in SDMX-JSON, in order of preference; all unless told. */
  readonly languages?: readonly string[];
  /** Of the names beside the codes of a workbook; English unless told. */
  readonly tableLanguage?: Language;
}

const USUAL: Readonly<Record<'sdmx-csv' | 'sdmx-json' | 'sdmx-ml', WriteDataOptions['format']>> = {
  'sdmx-csv': 'sdmx-csv-2.0',
  'sdmx-json': 'sdmx-json-2.0',
  'sdmx-ml': 'sdmx-ml-2.1-structure-specific',
};

function headerOf(shape: EvidenceShape): MessageHeader {
  return {
    id: 'STERNA_EVIDENCE',
    test: false,
    // The day of the newest release and not today's: the same figures give the same bytes.
    prepared: `${newestRelease(shape)}T00:00:00Z`,
    sender: { id: STERNA_AGENCY, name: { en: 'Sterna' } },
  };
}

function writeSdmx(
  format: 'sdmx-csv' | 'sdmx-json' | 'sdmx-ml',
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  { variant, languages }: WriteStatisticsOptions,
): AsyncIterable<string> {
  // Names that publishers give codes do not travel with the figures: they would not be there the second time.
  const { sources, indicators } = shape;
  const layout = layoutOfFile(shape);
  return writeData(recordsOf(observations, shape, { layout }), {
    format: variant ?? USUAL[format],
    header: headerOf(shape),
    structures: structuresOfFile({ sources, indicators }, layout),
    dataStructure: layout.id,
    ...(languages && { languages }),
  });
}

async function* asBytes(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text, 'utf8');
}

/**
 * Writes figures in one of the forms that partners ask for. Streams, and memory does not grow with the figures. The same
 * figures give the same bytes, also after they have been read into another database.
 *
 * @param observations series by series, as `Evidence.exported` gives them
 * @param shape of these observations, as `shapeOf` finds it: every further dimension and attribute has its column
 */
export function writeStatistics(
  format: ExportFormat,
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  options: WriteStatisticsOptions = {},
): AsyncIterable<Uint8Array> {
  if (format === 'csv') return asBytes(writeCsv(observations, shape));
  if (format === 'xlsx') return writeXlsx(observations, shape, options.tableLanguage ?? 'en');
  return asBytes(writeSdmx(format, observations, shape, options));
}
