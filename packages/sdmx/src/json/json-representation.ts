import type { Representation, TextFormat } from '../model/structure.ts';
import { referenceAt } from './json-references.ts';
import { objectOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-walk.ts';

export function representationOf(value: JsonValue | undefined): Representation | undefined {
  if (!isJsonObject(value)) return undefined;
  const list = referenceAt(value['enumeration'] ?? value['representation'], 'codelist');
  const format = formatOf(value);
  if (list) return { kind: 'enumeration', list, ...(format && { format }) };
  return format ? { kind: 'text', format } : undefined;
}

/** The format, with how often a value may come, which 2.0 states beside it. */
function formatOf(representation: JsonObject): TextFormat | undefined {
  const stated = representation['enumerationFormat'] ?? representation['textFormat'] ?? representation['format'];
  const { type, facets } = textFormatOf(objectOf(stated));
  const occurrences: Record<string, string> = {};
  for (const name of ['minOccurs', 'maxOccurs']) {
    const text = textOf(representation[name]);
    if (text !== undefined) occurrences[name] = text;
  }
  const all = { ...occurrences, ...facets };
  if (type === undefined && Object.keys(all).length === 0) return isJsonObject(stated) ? {} : undefined;
  return { ...(type !== undefined && { type }), ...(Object.keys(all).length > 0 && { facets: all }) };
}

/** The format of values without codes, as `format` says. */
export function textFormatOf(format: JsonObject): TextFormat {
  const type = textOf(format['dataType']) ?? textOf(format['textType']);
  const facets: Record<string, string> = {};
  for (const [name, value] of Object.entries(format)) {
    const text = textOf(value);
    if (name !== 'dataType' && name !== 'textType' && name !== '__proto__' && text !== undefined) facets[name] = text;
  }
  return { ...(type !== undefined && { type }), ...(Object.keys(facets).length > 0 && { facets }) };
}
