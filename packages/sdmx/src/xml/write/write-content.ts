import type { ContentElement } from '../../model/content.ts';
import type { OtherStructure } from '../../model/structure.ts';
import { attributesOf, escapeXml } from './markup.ts';
import { element, type StructureContext } from './structure-markup.ts';

/** Elements that stand in no namespace. */
const PLAIN: ReadonlySet<string> = new Set(['Ref', 'URN']);

/** Elements of the namespace that all parts of the standard have in common. */
const COMMON = /^(?:Name|Description|Annotations|Annotation|Annotation(?:Title|Type|URL|Text))$/;

/** Writes the content of a structure that has no model of its own: 2.1 has it as it is kept, 3.0 in other forms. */
export function writeContent({ id, content = [] }: OtherStructure, indent: string, context: StructureContext): string {
  if (context.version === '3.0') {
    if (content.length > 0) {
      context.remark('left-out', `The content of ${id} is kept in the form of SDMX-ML 2.1; its head is written.`);
    }
    return '';
  }
  return content.map((each) => writeElement(each, indent, context)).join('');
}

function writeElement(
  { name, attributes = {}, children = [], text = '' }: ContentElement,
  indent: string,
  context: StructureContext,
): string {
  const tag = PLAIN.has(name) ? name : `${COMMON.test(name) ? 'com' : 'str'}:${name}`;
  const written = attributesOf(attributes, context.note);
  if (children.length === 0 && text !== '') {
    return `${indent}<${tag}${written}>${escapeXml(text, context.note)}</${tag}>\n`;
  }
  return element(tag, written, children.map((each) => writeElement(each, `${indent}  `, context)).join(''), indent);
}
