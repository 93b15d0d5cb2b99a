import type { ArtefactKind, ArtefactReference, ItemReference } from '../model/structure.ts';
import { parseUrn } from '../urn.ts';
import { objectOf, objectsOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-walk.ts';

export function referenceAt(value: JsonValue | undefined, kind?: ArtefactKind): ArtefactReference | undefined {
  const text = textOf(value);
  if (text !== undefined) return parseUrn(text)?.reference;
  const object = objectOf(value);
  const id = textOf(object['id']);
  const agency = textOf(object['agencyID']) ?? textOf(object['agencyId']);
  const version = textOf(object['version']);
  if (id === undefined) return undefined;
  return {
    ...(kind && { kind }),
    ...(agency !== undefined && { agency }),
    id,
    ...(version !== undefined && { version }),
  };
}

/** The structure that a link names, where the dataflow itself does not. */
export function linked(object: JsonObject, rel: string): ArtefactReference | undefined {
  const link = objectsOf(object['links']).find((each) => textOf(each['rel']) === rel);
  return parseUrn(textOf(link?.['urn']) ?? textOf(link?.['href']) ?? '')?.reference;
}

export function linkOf(object: JsonObject, ...rels: readonly string[]): string | undefined {
  const link = objectsOf(object['links']).find((each) => rels.includes(textOf(each['rel']) ?? ''));
  return textOf(link?.['href']);
}

export function itemAt(value: JsonValue | undefined, kind: ArtefactKind): ItemReference | undefined {
  const text = textOf(value);
  if (text !== undefined) {
    const urn = parseUrn(text);
    return urn?.item === undefined ? undefined : { scheme: urn.reference, item: urn.item };
  }
  const object = objectOf(value);
  const id = textOf(object['maintainableParentID']);
  const item = textOf(object['id']);
  if (id === undefined || item === undefined) return undefined;
  const agency = textOf(object['agencyID']);
  const version = textOf(object['maintainableParentVersion']);
  return { scheme: { kind, ...(agency && { agency }), id, ...(version && { version }) }, item };
}

/** A member of `groupDimensions`: an id, or a URN of the dimension in older messages. */
export function idOfDimension(value: JsonValue): string | undefined {
  const text = textOf(value);
  if (text === undefined) return textOf(objectOf(value)['id']);
  return parseUrn(text)?.item ?? text;
}

/** All structures that are referred to anywhere, each once; links to the structure itself are none. */
export function referencesIn(object: JsonObject): readonly ArtefactReference[] {
  const found = new Map<string, ArtefactReference>();
  const visit = (value: JsonValue): void => {
    if (typeof value === 'string') {
      const reference = value.startsWith('urn:sdmx:') ? parseUrn(value)?.reference : undefined;
      // Kinds that are not known here could not be written again.
      if (!reference?.kind) return;
      const key = [reference.kind, reference.agency, reference.id, reference.version].join(' ');
      if (!found.has(key)) found.set(key, reference);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) if (name !== 'links') visit(member);
    }
  };
  visit(object);
  return [...found.values()];
}
