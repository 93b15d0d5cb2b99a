import type { MessageFormat } from '../model/data.ts';
import type { Representation } from './media-type.ts';

/** The formats a data message can be answered in. */
export type DataFormat = Exclude<MessageFormat, 'sdmx-ml-2.0-generic' | 'sdmx-ml-2.0-compact'>;

/** The formats structures can be answered in. */
export type StructureFormat = 'sdmx-ml-2.1' | 'sdmx-ml-3.0' | 'sdmx-json-1.0' | 'sdmx-json-2.0';

/** A data format with the view that its media type asks for: time series where it says so. */
export type DataView = DataFormat | `${DataFormat}/time-series`;

/** Media types of data (SDMX REST 1.4, and those of SDMX 3.0 that write the same data); the first is the default. */
export const DATA_REPRESENTATIONS: readonly Representation<DataView>[] = [
  {
    format: 'sdmx-ml-2.1-generic',
    type: 'application/vnd.sdmx.genericdata+xml',
    version: '2.1',
    also: ['application/xml', 'text/xml'],
    names: ['genericdata', 'generic', 'xml', 'sdmx-ml'],
  },
  {
    format: 'sdmx-ml-2.1-structure-specific',
    type: 'application/vnd.sdmx.structurespecificdata+xml',
    version: '2.1',
    names: ['structurespecificdata', 'structurespecific', 'compact'],
  },
  {
    format: 'sdmx-ml-2.1-generic/time-series',
    type: 'application/vnd.sdmx.generictimeseriesdata+xml',
    version: '2.1',
    names: ['generictimeseriesdata'],
  },
  {
    format: 'sdmx-ml-2.1-structure-specific/time-series',
    type: 'application/vnd.sdmx.structurespecifictimeseriesdata+xml',
    version: '2.1',
    names: ['structurespecifictimeseriesdata'],
  },
  {
    format: 'sdmx-json-1.0',
    type: 'application/vnd.sdmx.data+json',
    version: '1.0.0',
    also: ['application/json', 'text/json'],
    names: ['json', 'jsondata', 'sdmx-json'],
  },
  {
    format: 'sdmx-csv-1.0',
    type: 'application/vnd.sdmx.data+csv',
    version: '1.0.0',
    also: ['text/csv'],
    names: ['csv', 'csvdata', 'sdmx-csv'],
  },
  {
    format: 'sdmx-json-2.0',
    type: 'application/vnd.sdmx.data+json',
    version: '2.0.0',
    names: ['json2', 'sdmx-json-2.0'],
  },
  { format: 'sdmx-csv-2.0', type: 'application/vnd.sdmx.data+csv', version: '2.0.0', names: ['csv2', 'sdmx-csv-2.0'] },
  {
    format: 'sdmx-ml-3.0-structure-specific',
    type: 'application/vnd.sdmx.data+xml',
    version: '3.0.0',
    names: ['xml3', 'sdmx-ml-3.0'],
  },
];

/** Media types of structures; the first is the default. */
export const STRUCTURE_REPRESENTATIONS: readonly Representation<StructureFormat>[] = [
  {
    format: 'sdmx-ml-2.1',
    type: 'application/vnd.sdmx.structure+xml',
    version: '2.1',
    also: ['application/xml', 'text/xml'],
    names: ['xml', 'structure', 'sdmx-ml'],
  },
  {
    format: 'sdmx-json-1.0',
    type: 'application/vnd.sdmx.structure+json',
    version: '1.0.0',
    also: ['application/json', 'text/json'],
    names: ['json', 'sdmx-json'],
  },
  {
    format: 'sdmx-json-2.0',
    type: 'application/vnd.sdmx.structure+json',
    version: '2.0.0',
    names: ['json2', 'sdmx-json-2.0'],
  },
  {
    format: 'sdmx-ml-3.0',
    type: 'application/vnd.sdmx.structure+xml',
    version: '3.0.0',
    names: ['xml3', 'sdmx-ml-3.0'],
  },
];

/** Media types of the answers to schema queries. */
export const SCHEMA_REPRESENTATIONS: readonly Representation<'xsd' | StructureFormat>[] = [
  {
    format: 'xsd',
    type: 'application/vnd.sdmx.schema+xml',
    version: '2.1',
    also: ['application/xml', 'text/xml'],
    names: ['xsd', 'xml', 'schema'],
  },
  ...STRUCTURE_REPRESENTATIONS.map(({ format, type, version }) => ({ format, type, ...(version && { version }) })),
];
