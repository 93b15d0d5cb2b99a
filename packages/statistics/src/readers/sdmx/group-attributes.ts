import type { ComponentValues, DimensionValues, GroupRecord } from '@sterna/sdmx';

/** Attributes of groups of series, found by the codes that a group shares. */
export class GroupAttributes {
  /** By the dimensions of the group, then by their codes. */
  readonly #groups = new Map<
    string,
    { readonly ids: readonly string[]; readonly byCodes: Map<string, ComponentValues> }
  >();

  /** @param groups known beforehand, where they come after their series */
  constructor(groups: readonly GroupRecord[] = []) {
    for (const group of groups) this.add(group);
  }

  /** Whether some group is told apart by this dimension. */
  reach(dimension: string | undefined): boolean {
    if (dimension === undefined || this.#groups.size === 0) return false;
    for (const { ids } of this.#groups.values()) if (ids.includes(dimension)) return true;
    return false;
  }

  add({ dimensions, attributes }: GroupRecord): void {
    const ids = Object.keys(dimensions).sort();
    const name = ids.join('\n');
    const group = this.#groups.get(name) ?? { ids, byCodes: new Map<string, ComponentValues>() };
    this.#groups.set(name, group);
    const codes = ids.map((id) => dimensions[id]).join('\n');
    group.byCodes.set(codes, { ...group.byCodes.get(codes), ...attributes });
  }

  /** The attributes of all groups that a key belongs to; those of smaller groups come before those of larger ones. */
  of(key: DimensionValues): ComponentValues | undefined {
    if (this.#groups.size === 0) return undefined;
    const found: { readonly size: number; readonly attributes: ComponentValues }[] = [];
    for (const { ids, byCodes } of this.#groups.values()) {
      const attributes = byCodes.get(ids.map((id) => key[id]).join('\n'));
      if (attributes !== undefined) found.push({ size: ids.length, attributes });
    }
    found.sort((a, b) => a.size - b.size);
    return Object.assign({}, ...found.map(({ attributes }) => attributes));
  }
}
