import { type Answer, cellOf, isObject, type JsonObject, pageOf } from './answer.ts';
import { recordsTable } from './records-table.ts';

/** The names of the members that any record has, in the order in which they first come. */
function namesOf(records: readonly JsonObject[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

function flatTable(name: string, records: readonly JsonObject[]): Answer['table'] {
  const names = namesOf(records);
  const cells = records.map((record) => names.map((each) => cellOf(record[each])));
  return recordsTable(name, names, cells);
}

/** `{page, maxPages, items: [{year, coo_iso, coa_iso, refugees, …}]}`, as the Refugee Data Finder's interface answers. */
export function unhcrJson(name: string, content: unknown): Answer | undefined {
  if (!isObject(content) || !Array.isArray(content['items'])) return undefined;
  const records = content['items'].filter(isObject);
  if (!records.some((record) => 'coo_iso' in record || 'coa_iso' in record)) return undefined;
  return { table: flatTable(name, records), ...pageOf(content['page'], content['maxPages']) };
}

/** Breakdowns stand in brackets, as in the portal's tables, so that they are told from attributes. */
function flatRecord(record: JsonObject): JsonObject {
  const { dimensions, attributes, ...rest } = record;
  const broken = isObject(dimensions) ? Object.entries(dimensions).map(([key, value]) => [`[${key}]`, value]) : [];
  return { ...rest, ...(isObject(attributes) ? attributes : {}), ...Object.fromEntries(broken) };
}

/** `{size, totalPages, data: [{series, geoAreaCode, timePeriodStart, value, dimensions, attributes}]}` of the SDG database. */
export function sdgJson(name: string, content: unknown): Answer | undefined {
  if (!isObject(content) || !Array.isArray(content['data'])) return undefined;
  const records = content['data'].filter(isObject);
  if (!records.some((record) => 'series' in record && 'geoAreaCode' in record)) return undefined;
  return { table: flatTable(name, records.map(flatRecord)), ...pageOf(content['pageNumber'], content['totalPages']) };
}
