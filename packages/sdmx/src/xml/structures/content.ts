import type { ContentElement } from '../../model/content.ts';
import type { XmlElement } from '../element.ts';

/** Kinds whose content is kept. */
const KEPT: ReadonlySet<string> = new Set([
  'MetadataStructure',
  'HierarchicalCodelist',
  'StructureSet',
  'Process',
  'ReportingTaxonomy',
]);

/** What begins every structure; the model has a place of its own for it. */
const HEAD: ReadonlySet<string> = new Set(['Name', 'Description', 'Annotations']);

/** What there is in the structures of these names only in versions other than 2.1. */
const OF_OTHER_VERSIONS = /^(?:CodelistRef|MetadataAttributeList|TargetIdentifiers|CodeRef|\w+AgencyID)$/;

/**
 * The content of a structure that has no model of its own, as SDMX-ML 2.1 spells it.
 *
 * @returns nothing for what has no content, or is spelt as 2.1 does not
 */
export function readContent(element: XmlElement): readonly ContentElement[] | undefined {
  if (!KEPT.has(element.name) || isOfOtherVersion(element)) return undefined;
  const content = element.children.filter(({ name }) => !HEAD.has(name)).map(contentOf);
  return content.length > 0 ? content : undefined;
}

function isOfOtherVersion({ children }: XmlElement): boolean {
  return children.some((child) => OF_OTHER_VERSIONS.test(child.name) || isOfOtherVersion(child));
}

function contentOf({ name, attributes, children, text }: XmlElement): ContentElement {
  const own = Object.entries(attributes).filter(([key]) => !key.includes(':') || key === 'xml:lang');
  // Version 3.0 refers by a URN as text, 2.1 by one in an element of its own.
  const isReference = name !== 'URN' && text.startsWith('urn:sdmx:');
  const inside = isReference ? [{ name: 'URN', text }] : children.map(contentOf);
  return {
    name,
    ...(own.length > 0 && { attributes: Object.fromEntries(own) }),
    ...(inside.length > 0 && { children: inside }),
    ...(text !== '' && !isReference && { text }),
  };
}
