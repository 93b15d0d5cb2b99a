import type { Item, ItemScheme } from '../../model/structure.ts';
import { childOf, type XmlElement } from '../element.ts';
import { readLocalReference } from '../references.ts';
import { readHead, readItemHead } from './maintainable.ts';
import { readRepresentation } from './representation.ts';

/** Elements that are items, by kind of scheme. */
const ITEM_NAMES: Readonly<Record<ItemScheme['kind'], readonly string[]>> = {
  codelist: ['Code', 'GeoFeatureSetCode', 'GeoGridCode', 'GeoRefCode', 'GeographicCode'],
  conceptscheme: ['Concept'],
  agencyscheme: ['Agency'],
  dataproviderscheme: ['DataProvider'],
  dataconsumerscheme: ['DataConsumer'],
  organisationunitscheme: ['OrganisationUnit'],
  categoryscheme: ['Category'],
  valuelist: ['ValueItem'],
};

/** Reads a list of items; nested items (categories, concepts) keep their place by `parent`. */
export function readItemScheme(element: XmlElement, kind: ItemScheme['kind']): ItemScheme {
  const items: Item[] = [];
  gatherItems(element, undefined, ITEM_NAMES[kind], items);
  const { isPartial } = element.attributes;
  return {
    ...readHead(element, kind),
    items,
    ...(isPartial !== undefined && { isPartial: isPartial === 'true' }),
  };
}

function gatherItems(element: XmlElement, parent: string | undefined, names: readonly string[], items: Item[]): void {
  for (const child of element.children) {
    if (!names.includes(child.name)) continue;
    const head = readItemHead(child);
    // A category is named by its path, for its own id may come again in another branch.
    const id = parent !== undefined && child.name === 'Category' ? `${parent}.${head.id}` : head.id;
    const above = parent ?? readParent(child);
    const representation = readCoreRepresentation(child);
    items.push({ ...head, id, ...(above && { parent: above }), ...(representation && { representation }) });
    gatherItems(child, id, names, items);
  }
}

function readParent(element: XmlElement): string | undefined {
  return (
    readLocalReference(childOf(element, 'Parent')) ?? element.attributes['parentCode'] ?? element.attributes['parent']
  );
}

function readCoreRepresentation(element: XmlElement): Item['representation'] {
  const core = childOf(element, 'CoreRepresentation');
  if (core) return readRepresentation(core);
  if (element.name !== 'Concept') return undefined;
  return readRepresentation(element);
}
