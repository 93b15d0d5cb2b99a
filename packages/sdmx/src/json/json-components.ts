import type { ComponentValue, LocalisedText } from '../model/data.ts';
import { SdmxError } from '../model/message.ts';
import type { Annotation, ArtefactKind, ArtefactReference } from '../model/structure.ts';
import { parseUrn } from '../urn.ts';
import { annotationOf, inlineValue, listOf, localisedOf, namesOf, objectOf, objectsOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-walk.ts';

/** A code of a dimension or attribute, with what the message says of it. */
export interface JsonCode {
  readonly id: string;
  readonly name?: LocalisedText;
  readonly description?: LocalisedText;
  readonly parent?: string;
}

/** A dimension, attribute or measure as `structure` describes it. */
export interface JsonComponent {
  readonly id: string;
  readonly name: LocalisedText;
  readonly level: 'dataSet' | 'dimensionGroup' | 'series' | 'observation';
  /** From 0; in the order of the data structure. */
  readonly keyPosition?: number;
  readonly roles: readonly string[];
  /** What an index means; a hole is no value. Nothing where values stand in place of indices. */
  readonly values: readonly (ComponentValue | undefined)[] | undefined;
  /** Codes, where the values have ids. */
  readonly codes: readonly JsonCode[];
  readonly default?: string;
  /** As `relationship` says, where it does. */
  readonly relationship: JsonObject;
  readonly format: JsonObject;
  readonly isMandatory: boolean;
  readonly codelist?: ArtefactReference;
}

/** One `structure` of a message. */
export interface JsonStructure {
  readonly name?: LocalisedText;
  readonly references: ReadonlyMap<ArtefactKind, ArtefactReference>;
  /** In the order of the message: of the data set, of series, of observations. */
  readonly dimensions: readonly JsonComponent[];
  readonly measures: readonly JsonComponent[] | undefined;
  readonly attributes: readonly JsonComponent[];
  readonly annotations: readonly Annotation[];
}

const LEVELS = ['dataSet', 'dimensionGroup', 'series', 'observation'] as const;

function entryValue(entry: JsonValue): ComponentValue | undefined {
  if (!isJsonObject(entry)) return inlineValue(entry);
  if (entry['value'] !== undefined) return inlineValue(entry['value']);
  if (entry['values'] !== undefined) return inlineValue(entry['values']);
  const id = textOf(entry['id']);
  if (id !== undefined) return id;
  const names = localisedOf(entry['names']) ?? localisedOf(entry['name']);
  if (names && Object.keys(names).length > 1) return names;
  return textOf(entry['name']) ?? names;
}

function codesOf(entries: readonly JsonValue[], language: string): readonly JsonCode[] {
  const codes = new Map<string, JsonCode>();
  for (const entry of entries) {
    if (!isJsonObject(entry)) continue;
    const id = textOf(entry['id']);
    if (id === undefined || codes.has(id)) continue;
    const name = namesOf(entry, 'name', 'names', language);
    const description = namesOf(entry, 'description', 'descriptions', language);
    const parent = textOf(entry['parent']) ?? textOf(objectOf(entry['parent'])['id']);
    codes.set(id, { id, ...(name && { name }), ...(description && { description }), ...(parent && { parent }) });
  }
  return [...codes.values()];
}

/** The structures that links name: by URN, or by the end of the address. */
export function linkedReferences(links: JsonValue | undefined): ReadonlyMap<ArtefactKind, ArtefactReference> {
  const found = new Map<ArtefactKind, ArtefactReference>();
  for (const link of objectsOf(links)) {
    const address = textOf(link['href']) ?? textOf(link['url']) ?? '';
    const reference =
      parseUrn(textOf(link['urn']) ?? '')?.reference ?? parseUrn(address)?.reference ?? byAddress(address);
    if (reference?.kind && !found.has(reference.kind)) found.set(reference.kind, reference);
  }
  return found;
}

function byAddress(address: string): ArtefactReference | undefined {
  const match = /\/(dataflow|datastructure|provisionagreement|codelist)\/([^/?#]+)\/([^/?#]+)(?:\/([^/?#]+))?/.exec(
    address,
  );
  if (!match) return undefined;
  const [, kind, first = '', second = '', version] = match;
  // `dataflow/PART2/all`, as OECD.Stat writes it, names no agency.
  if (second === 'all') return { kind: kind as ArtefactKind, id: first };
  const [agency, id] = [first, second];
  return { kind: kind as ArtefactKind, ...(agency && { agency }), id, ...(version && { version }) };
}

function rolesOf(object: JsonObject): readonly string[] {
  const one = textOf(object['role']);
  if (one !== undefined) return [one];
  return [...listOf(object['roles']), ...listOf(object['role'])].map(textOf).filter((role) => role !== undefined);
}

function componentOf(
  object: JsonObject,
  level: JsonComponent['level'],
  isDimension: boolean,
  language: string,
): JsonComponent {
  const id = textOf(object['id']);
  if (id === undefined || id === '__proto__') {
    throw new SdmxError('no-component-id', 'A dimension or attribute of the structure has no id. Give each its id.');
  }
  const entries = listOf(object['values']);
  const isIndexed = isDimension || entries.length > 0;
  const position = object['keyPosition'];
  const fallback = textOf(object['default']);
  const codelist = linkedReferences(object['links']).get('codelist');
  return {
    id,
    name: namesOf(object, 'name', 'names', language) ?? {},
    level,
    ...(typeof position === 'number' && { keyPosition: position }),
    roles: rolesOf(object),
    values: isIndexed ? entries.map(entryValue) : undefined,
    codes: codesOf(entries, language),
    ...(fallback !== undefined && { default: fallback }),
    relationship: objectOf(object['relationship'] ?? object['attributeRelationship']),
    format: objectOf(object['format']),
    isMandatory: object['isMandatory'] === true,
    ...(codelist && { codelist }),
  };
}

function componentsOf(
  levels: JsonValue | undefined,
  areDimensions: boolean,
  language: string,
): readonly JsonComponent[] {
  const byLevel = objectOf(levels);
  const names: readonly (readonly [string, JsonComponent['level']])[] = LEVELS.map((level) => [level, level]);
  return [...names, ['dataset', 'dataSet'] as const, ['observations', 'observation'] as const].flatMap(
    ([name, level]) => objectsOf(byLevel[name]).map((object) => componentOf(object, level, areDimensions, language)),
  );
}

/** Reads a member of `structures`, or the one `structure` of SDMX-JSON 1.0 and its drafts. */
export function parseJsonStructure(object: JsonObject, language: string): JsonStructure {
  const name = namesOf(object, 'name', 'names', language);
  const measures = objectOf(object['measures']);
  return {
    ...(name && { name }),
    references: linkedReferences(object['links']),
    dimensions: componentsOf(object['dimensions'], true, language),
    measures: Array.isArray(measures['observation']) ? componentsOf(measures, false, language) : undefined,
    attributes: componentsOf(object['attributes'], false, language),
    annotations: objectsOf(object['annotations']).map((each) => annotationOf(each, language)),
  };
}
