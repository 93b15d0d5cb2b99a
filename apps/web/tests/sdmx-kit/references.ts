import type { Reference, Structure } from './workspace.ts';

type Workspace = readonly Structure[];

const find = (workspace: Workspace, key: string): Structure | undefined => workspace.find((each) => each.key === key);

/** What a structure refers to; a stub says nothing of it. */
function children({ key, detail, children: own }: Structure): readonly Reference[] {
  if (detail !== 'full') throw new Error(`${key} is a stub`);
  return own;
}

function descendants(structure: Structure, workspace: Workspace, seen = new Set<string>()): readonly Reference[] {
  return children(structure).flatMap((reference) => {
    if (seen.has(reference.key)) return [];
    seen.add(reference.key);
    const child = find(workspace, reference.key);
    return [reference, ...(child ? descendants(child, workspace, seen) : [])];
  });
}

/** The structures of a message that refer to one; where it is asked for by item, those that name such an item. */
function parents({ key }: Structure, workspace: Workspace, items: readonly string[]): readonly Structure[] {
  return workspace.filter(
    (each) =>
      each.key !== key &&
      children(each).some(
        (reference) =>
          reference.key === key && (items.length === 0 || reference.items.some((item) => items.includes(item))),
      ),
  );
}

const asReference = ({ key, resource }: Structure): Reference => ({ key, resource, items: [] });

/** What a message must hold beside the structure asked for, and may not exceed. */
export function expectedReferences(
  structure: Structure,
  references: string,
  workspace: Workspace,
  items: readonly string[] = [],
): readonly Reference[] {
  const up = (): readonly Structure[] => parents(structure, workspace, items);
  const siblings = (): readonly Reference[] => up().flatMap((each) => [asReference(each), ...children(each)]);
  switch (references) {
    case 'none':
      return [];
    case 'parents':
      return up().map(asReference);
    case 'parentsandsiblings':
      return siblings();
    case 'children':
      return children(structure);
    case 'descendants':
      return descendants(structure, workspace);
    case 'all':
      return [...descendants(structure, workspace), ...siblings()];
    default:
      return [...up().map(asReference), ...children(structure)].filter(({ resource }) => resource === references);
  }
}

/** What is missing in a message, and what is in it without being asked for. */
export function differences(
  structure: Structure,
  references: string,
  workspace: Workspace,
  items: readonly string[] = [],
): readonly string[] {
  const expected = new Set(expectedReferences(structure, references, workspace, items).map(({ key }) => key));
  const there = new Set(workspace.map(({ key }) => key));
  return [
    ...[...expected].filter((key) => !there.has(key)).map((key) => `missing: ${key}`),
    ...[...there].filter((key) => key !== structure.key && !expected.has(key)).map((key) => `too much: ${key}`),
  ];
}
