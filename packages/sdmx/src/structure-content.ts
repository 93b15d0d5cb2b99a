import type { ContentElement } from './model/content.ts';
import type { ArtefactReference, ItemReference, OtherStructure } from './model/structure.ts';
import type { LocalisedText } from './model/text.ts';
import { parseUrn, urnOf } from './urn.ts';

/** An element of content with an id, names and what stands in it. */
export function contentElement(
  name: string,
  parts: {
    readonly id?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly name?: LocalisedText;
    readonly description?: LocalisedText;
    readonly children?: readonly ContentElement[];
    readonly text?: string;
  },
): ContentElement {
  const attributes = { ...(parts.id !== undefined && { id: parts.id }), ...parts.attributes };
  const children = [
    ...localised('Name', parts.name),
    ...localised('Description', parts.description),
    ...(parts.children ?? []),
  ];
  return {
    name,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(children.length > 0 && { children }),
    ...(parts.text !== undefined && { text: parts.text }),
  };
}

function localised(name: string, text: LocalisedText = {}): readonly ContentElement[] {
  return Object.entries(text).map(([language, value]) => ({ name, attributes: { 'xml:lang': language }, text: value }));
}

/**
 * An element of content that refers to a structure, or to an item of it.
 *
 * @param reference with its kind, agency and version
 */
export function contentReference(name: string, reference: ArtefactReference | ItemReference): ContentElement {
  const isItem = 'item' in reference;
  const scheme = isItem ? reference.scheme : reference;
  const [, package_ = '', class_ = ''] =
    /infomodel\.(\w+)\.(\w+)=/.exec(urnOf(scheme, isItem ? reference.item : undefined)) ?? [];
  const { agency = 'SDMX', version = '1.0' } = scheme;
  const named = isItem
    ? { id: reference.item, maintainableParentID: scheme.id, maintainableParentVersion: version }
    : { id: scheme.id, version };
  return {
    name,
    children: [{ name: 'Ref', attributes: { ...named, agencyID: agency, package: package_, class: class_ } }],
  };
}

/** An element of content that refers to something in the same structure. */
export function localContentReference(name: string, id: string): ContentElement {
  return { name, children: [{ name: 'Ref', attributes: { id } }] };
}

/** The structures that content refers to, each once. References within the structure itself are none. */
export function contentReferences(content: readonly ContentElement[]): OtherStructure['references'] {
  const found = new Map<string, ArtefactReference>();
  const visit = (element: ContentElement): void => {
    const reference = referenceOf(element);
    if (reference) found.set(JSON.stringify(reference), reference);
    for (const child of element.children ?? []) visit(child);
  };
  for (const element of content) visit(element);
  return [...found.values()];
}

function referenceOf({ name, text, attributes = {} }: ContentElement): ArtefactReference | undefined {
  if (name === 'URN' && text !== undefined) return parseUrn(text)?.reference;
  if (name !== 'Ref') return undefined;
  const { id = '', agencyID: agency, package: package_, class: class_ } = attributes;
  if (agency === undefined) return undefined;
  const { maintainableParentID: parent, maintainableParentVersion: parentVersion } = attributes;
  const version = (parent === undefined ? attributes['version'] : parentVersion) ?? '1.0';
  return parseUrn(`urn:sdmx:org.sdmx.infomodel.${package_}.${class_}=${agency}:${parent ?? id}(${version})`)?.reference;
}
