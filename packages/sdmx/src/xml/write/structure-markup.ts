import type { MessageFinding } from '../../model/message.ts';
import type {
  Annotation,
  ArtefactReference,
  ItemReference,
  Maintainable,
  Representation,
  TextFormat,
} from '../../model/structure.ts';
import { urnOf } from '../../urn.ts';
import { attributesOf, escapeXml, localisedElements, type Note } from './markup.ts';

/** What the writers of all kinds of structures write with. */
export interface StructureContext {
  readonly version: '2.1' | '3.0';
  /** Told of texts that were changed. */
  readonly note: Note;
  /** Told of what the format has no place for. */
  readonly remark: (rule: string, message: string) => void;
}

/** One element with content, or closed at once where it has none. */
export function element(name: string, attributes: string, content: string, indent: string): string {
  return content === ''
    ? `${indent}<${name}${attributes}/>\n`
    : `${indent}<${name}${attributes}>\n${content}${indent}</${name}>\n`;
}

/** One element with a text. */
export function textElement(name: string, text: string | undefined, indent: string, note: Note): string {
  return text === undefined ? '' : `${indent}<${name}>${escapeXml(text, note)}</${name}>\n`;
}

/** Annotations, in the order the schema wants their parts. */
export function writeAnnotations(annotations: readonly Annotation[] | undefined, indent: string, note: Note): string {
  if (!annotations || annotations.length === 0) return '';
  const list = annotations.map(({ id, title, type, url, text }) =>
    element(
      'com:Annotation',
      attributesOf({ id }, note),
      textElement('com:AnnotationTitle', title, `${indent}    `, note) +
        textElement('com:AnnotationType', type, `${indent}    `, note) +
        textElement('com:AnnotationURL', url, `${indent}    `, note) +
        localisedElements('com:AnnotationText', text, `${indent}    `, note),
      `${indent}  `,
    ),
  );
  return element('com:Annotations', '', list.join(''), indent);
}

/** XML attributes of a structure. Version 3.0 tells by the version whether a structure is final. */
export function maintainableAttributes(structure: Maintainable, { version, note }: StructureContext): string {
  const { id, agency, kind, isFinal, isExternalReference, validFrom, validTo, structureUrl, serviceUrl } = structure;
  return attributesOf(
    {
      id,
      urn: urnOf({ kind, agency, id, version: structure.version }, undefined, version),
      agencyID: agency,
      version: structure.version,
      isFinal: version === '2.1' ? isFinal : undefined,
      isExternalReference,
      validFrom,
      validTo,
      structureURL: structureUrl,
      serviceURL: serviceUrl,
    },
    note,
  );
}

/** Annotations, names and descriptions, which begin every structure and item. */
export function writeNames(
  { annotations, name, description }: Pick<Maintainable, 'annotations' | 'name' | 'description'>,
  indent: string,
  note: Note,
): string {
  return (
    writeAnnotations(annotations, indent, note) +
    localisedElements('com:Name', name, indent, note) +
    localisedElements('com:Description', description, indent, note)
  );
}

/** An element that refers to a structure: by `Ref` in 2.1, by its URN in 3.0. */
export function referenceElement(
  name: string,
  reference: ArtefactReference,
  indent: string,
  { version, remark }: StructureContext,
): string {
  const { agency, id, version: wanted, kind } = reference;
  if (version === '3.0') {
    if (kind) return `${indent}<${name}>${escapeXml(urnOf(reference, undefined, '3.0'))}</${name}>\n`;
    remark('left-out', `What kind of structure ${id} is, is not known, so no URN can name it; it is left out.`);
    return '';
  }
  const attributes = attributesOf({ id, version: wanted, agencyID: agency, ...(kind && classOf(urnOf(reference))) });
  return `${indent}<${name}>\n${indent}  <Ref${attributes}/>\n${indent}</${name}>\n`;
}

/** An element that refers to an item. */
export function itemReferenceElement(
  name: string,
  { scheme, item }: ItemReference,
  indent: string,
  { version }: StructureContext,
): string {
  const urn = urnOf({ kind: 'conceptscheme', ...scheme }, item, version);
  if (version === '3.0') return `${indent}<${name}>${escapeXml(urn)}</${name}>\n`;
  const attributes = attributesOf({
    id: item,
    maintainableParentID: scheme.id,
    maintainableParentVersion: scheme.version,
    agencyID: scheme.agency,
    ...classOf(urn),
  });
  return `${indent}<${name}>\n${indent}  <Ref${attributes}/>\n${indent}</${name}>\n`;
}

/** An element that names something in the same structure. */
export function localReferenceElement(name: string, id: string, indent: string, { version }: StructureContext): string {
  return version === '3.0'
    ? `${indent}<${name}>${escapeXml(id)}</${name}>\n`
    : `${indent}<${name}>\n${indent}  <Ref${attributesOf({ id })}/>\n${indent}</${name}>\n`;
}

function classOf(urn: string): { package: string | undefined; class: string | undefined } {
  const [, package_, class_] = /infomodel\.(\w+)\.(\w+)=/.exec(urn) ?? [];
  return { package: package_, class: class_ };
}

/** A `LocalRepresentation` or `CoreRepresentation`. */
export function writeRepresentation(
  name: string,
  representation: Representation | undefined,
  indent: string,
  context: StructureContext,
): string {
  if (!representation) return '';
  const { minOccurs, maxOccurs, ...facets } = representation.format?.facets ?? {};
  const repeats = context.version === '3.0' ? { minOccurs, maxOccurs } : {};
  if (context.version === '2.1' && (maxOccurs ?? '1') !== '1') {
    context.remark('left-out', 'SDMX-ML 2.1 cannot say that a component has several values; it is left out.');
  }
  const inner = `${indent}  `;
  const list =
    representation.kind === 'enumeration'
      ? referenceElement('str:Enumeration', representation.list, inner, context)
      : '';
  const formatName = representation.kind === 'enumeration' ? 'str:EnumerationFormat' : 'str:TextFormat';
  const format = writeFormat(formatName, representation.format, facets, inner, context.note);
  return element(name, attributesOf(repeats), list + format, indent);
}

function writeFormat(
  name: string,
  format: TextFormat | undefined,
  facets: Readonly<Record<string, string>>,
  indent: string,
  note: Note,
): string {
  const empty = format?.type === undefined && Object.keys(facets).length === 0;
  if (!format || (empty && name === 'str:EnumerationFormat')) return '';
  return `${indent}<${name}${attributesOf({ textType: format.type, ...facets }, note)}/>\n`;
}

/** The remarks of a writer as findings. */
export function remarkTo(
  note: ((finding: MessageFinding) => void) | undefined,
): (rule: string, message: string) => void {
  return (rule, message) => note?.({ rule, severity: 'warning', message });
}
