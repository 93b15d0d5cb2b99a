import type { Item, ItemScheme } from '../../model/structure.ts';
import { urnOf } from '../../urn.ts';
import { attributesOf } from './markup.ts';
import {
  element,
  localReferenceElement,
  maintainableAttributes,
  type StructureContext,
  writeNames,
  writeRepresentation,
} from './structure-markup.ts';

const NAMES: Readonly<Record<ItemScheme['kind'], readonly [scheme: string, item: string]>> = {
  codelist: ['Codelist', 'Code'],
  conceptscheme: ['ConceptScheme', 'Concept'],
  agencyscheme: ['AgencyScheme', 'Agency'],
  dataproviderscheme: ['DataProviderScheme', 'DataProvider'],
  dataconsumerscheme: ['DataConsumerScheme', 'DataConsumer'],
  organisationunitscheme: ['OrganisationUnitScheme', 'OrganisationUnit'],
  categoryscheme: ['CategoryScheme', 'Category'],
  valuelist: ['ValueList', 'ValueItem'],
};

/** Schemes whose items say their parent; categories are nested, others have no hierarchy. */
const WITH_PARENTS: ReadonlySet<ItemScheme['kind']> = new Set(['codelist', 'conceptscheme', 'organisationunitscheme']);

/** Writes a list of items. */
export function writeItemScheme(scheme: ItemScheme, indent: string, context: StructureContext): string {
  const written = scheme.kind === 'valuelist' && context.version === '2.1' ? asCodelist(scheme, context) : scheme;
  const [name] = NAMES[written.kind];
  const { isPartial } = written;
  const attributes = maintainableAttributes(written, context) + attributesOf({ isPartial });
  const items = itemsOf(written, `${indent}  `, context);
  return element(`str:${name}`, attributes, writeNames(written, `${indent}  `, context.note) + items, indent);
}

function asCodelist(scheme: ItemScheme, { remark }: StructureContext): ItemScheme {
  remark('left-out', `SDMX-ML 2.1 has no value lists; ${scheme.id} is written as a codelist.`);
  return { ...scheme, kind: 'codelist' };
}

function itemsOf(scheme: ItemScheme, indent: string, context: StructureContext): string {
  if (scheme.kind !== 'categoryscheme') {
    return scheme.items.map((item) => writeItem(item, scheme, '', indent, context)).join('');
  }
  const children = new Map<string | undefined, Item[]>();
  const ids = new Set(scheme.items.map(({ id }) => id));
  for (const item of scheme.items) {
    const parent = item.parent !== undefined && ids.has(item.parent) ? item.parent : undefined;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }
  const nested = (parent: string | undefined, inner: string): string =>
    (children.get(parent) ?? [])
      .map((item) => writeItem(item, scheme, nested(item.id, `${inner}  `), inner, context))
      .join('');
  return nested(undefined, indent);
}

function writeItem(item: Item, scheme: ItemScheme, content: string, indent: string, context: StructureContext): string {
  const [, name] = NAMES[scheme.kind];
  const { kind, agency, id, version } = scheme;
  const inner = `${indent}  `;
  const parent =
    item.parent !== undefined && WITH_PARENTS.has(kind)
      ? localReferenceElement('str:Parent', item.parent, inner, context)
      : '';
  // A category's id is its path; in the message it stands inside its parent.
  const nested = kind === 'categoryscheme' && item.parent !== undefined && item.id.startsWith(`${item.parent}.`);
  const own = nested && item.parent !== undefined ? item.id.slice(item.parent.length + 1) : item.id;
  const urn = kind === 'valuelist' ? undefined : urnOf({ kind, agency, id, version }, item.id, context.version);
  return element(
    `str:${name}`,
    attributesOf({ id: own, urn }, context.note),
    writeNames(item, inner, context.note) +
      parent +
      writeRepresentation('str:CoreRepresentation', item.representation, inner, context) +
      content,
    indent,
  );
}
