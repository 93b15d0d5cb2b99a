import type { Item, Structure } from '../model/structure.ts';
import type { Alternatives } from './identifiers.ts';

/**
 * A structure without its content: identification and name; a complete stub has description, annotations and whether it
 * is final as well.
 *
 * @param url where the whole structure is to be had
 */
export function stubOf(structure: Structure, complete: boolean, url?: string): Structure {
  const { kind, agency, id, version, name, isFinal, validFrom, validTo, description, annotations } = structure;
  const head = {
    agency,
    id,
    version,
    name,
    isExternalReference: true,
    ...(url !== undefined && { structureUrl: url }),
    ...(isFinal !== undefined && { isFinal }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
    ...(complete && description && { description }),
    ...(complete && annotations && { annotations }),
  };
  switch (kind) {
    case 'datastructure':
      return { ...head, kind, dimensions: [], groups: [], attributes: [], measures: [] };
    case 'dataflow':
    case 'categorisation':
      return { ...head, kind };
    case 'contentconstraint':
      return { ...head, kind, type: structure.type, attached: [], regions: [] };
    default:
      break;
  }
  if ('items' in structure) return { ...head, kind: structure.kind, items: [] };
  return { ...head, kind: structure.kind, references: [] };
}

/** The full id of an item, with those it stands under: `A.A1.A11`. Ids of categories are full already. */
function pathOf(item: Item, byId: ReadonlyMap<string, Item>): string {
  const path = [item.id];
  let at = item;
  // A circle of parents must not turn for ever.
  while (at.parent !== undefined && path.length < 50 && !at.id.startsWith(`${at.parent}.`)) {
    const parent = byId.get(at.parent);
    if (!parent) break;
    path.unshift(parent.id);
    at = parent;
  }
  return path.join('.');
}

/** Item ids may be written by themselves or, where schemes nest them, behind those they stand under. */
function isWanted(item: Item, wanted: ReadonlySet<string>, byId: ReadonlyMap<string, Item>): boolean {
  if (wanted.has(item.id)) return true;
  return item.parent !== undefined && (wanted.has(pathOf(item, byId)) || wanted.has(item.id.split('.').at(-1) ?? ''));
}

/** Schemes whose items stand inside one another: an item of them cannot be written without those around it. */
const NESTING: ReadonlySet<string> = new Set(['categoryscheme']);

/** Of what is kept as it is spelt, hierarchies and categories of reports are items. */
function partOfContent<T extends Structure>(structure: T, items: readonly string[]): T | undefined {
  if (!('content' in structure) || structure.content === undefined) return structure;
  const isItem = (name: string): boolean => name === 'Hierarchy' || name === 'ReportingCategory';
  const content = structure.content.filter(
    ({ name, attributes }) => !isItem(name) || items.includes(attributes?.['id'] ?? ''),
  );
  return content.some(({ name }) => isItem(name)) ? { ...structure, content } : undefined;
}

/**
 * An item scheme with some of its items only, marked as partial. Items of nested schemes come with those they stand under.
 *
 * @param withParents whether the parents of the items are wanted too, as SDMX asks for in answers about available data
 * @returns `undefined` when there is none of the items
 */
export function partOf<T extends Structure>(structure: T, items: Alternatives, withParents = false): T | undefined {
  if (items === 'all') return structure;
  if (!('items' in structure)) return partOfContent(structure, items);
  const byId = new Map(structure.items.map((item) => [item.id, item]));
  const wanted = new Set(items);
  const kept = new Set<string>();
  for (const item of structure.items) {
    if (!isWanted(item, wanted, byId)) continue;
    kept.add(item.id);
    if (!withParents && !NESTING.has(structure.kind)) continue;
    for (let at = item.parent; at !== undefined && !kept.has(at); at = byId.get(at)?.parent) kept.add(at);
  }
  if (kept.size === 0) return undefined;
  return { ...structure, items: structure.items.filter(({ id }) => kept.has(id)), isPartial: true };
}
