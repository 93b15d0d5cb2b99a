import type { ArtefactReference, Representation, TextFormat } from '../../model/structure.ts';
import { childOf, type XmlElement } from '../element.ts';
import { readReference } from '../references.ts';

/** Reads the `Enumeration` or `TextFormat` inside a representation; in 2.0 they stand at the component itself. */
export function readRepresentation(element: XmlElement | undefined): Representation | undefined {
  if (!element) return undefined;
  const enumeration = childOf(element, 'Enumeration');
  const list = enumeration ? readReference(enumeration, 'codelist') : oldCodelist(element);
  const format = readFormat(childOf(element, 'EnumerationFormat', 'TextFormat'), element);
  if (list) return { kind: 'enumeration', list, ...(format && { format }) };
  return format ? { kind: 'text', format } : undefined;
}

/** 2.0: the codelist as XML attributes of the component or concept. */
function oldCodelist({ attributes }: XmlElement): ArtefactReference | undefined {
  const id = attributes['codelist'] ?? attributes['coreRepresentation'];
  if (!id) return undefined;
  const agency = attributes['codelistAgency'] ?? attributes['coreRepresentationAgency'];
  const version = attributes['codelistVersion'];
  return { kind: 'codelist', ...(agency && { agency }), id, ...(version && { version }) };
}

/** 3.0 keeps how often a value may come at the representation: it is kept among the facets. */
function readFormat(element: XmlElement | undefined, representation: XmlElement): TextFormat | undefined {
  const facets: Record<string, string> = {};
  for (const name of ['minOccurs', 'maxOccurs']) {
    const value = representation.attributes[name];
    if (value !== undefined) facets[name] = value;
  }
  let type: string | undefined;
  for (const [name, value] of Object.entries(element?.attributes ?? {})) {
    if (name === 'textType' || name === 'type') type = value;
    else if (!name.includes(':') && name !== 'xmlns') facets[name] = value;
  }
  if (type === undefined && Object.keys(facets).length === 0) return element ? {} : undefined;
  return { ...(type !== undefined && { type }), ...(Object.keys(facets).length > 0 && { facets }) };
}
