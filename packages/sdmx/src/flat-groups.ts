import type { ComponentValues, DimensionValues, GroupRecord, SeriesRecord } from './model/data.ts';

/** Groups that are told apart by the same dimensions, by the codes of these. */
interface GroupTable {
  readonly dimensions: readonly string[];
  readonly attributes: Map<string, ComponentValues>;
}

/** The groups of a data set, found by the key of a series or of an observation. */
export class FlatGroups {
  readonly #tables = new Map<string, GroupTable>();
  #ordered: readonly GroupTable[] = [];
  #changed = true;

  constructor(groups: readonly GroupRecord[]) {
    for (const group of groups) this.add(group);
  }

  /** Whether a group was added since this was last asked. */
  get changed(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  add({ dimensions, attributes }: GroupRecord): void {
    const ids = Object.keys(dimensions).sort();
    const name = ids.join(' ');
    let table = this.#tables.get(name);
    if (!table) {
      table = { dimensions: ids, attributes: new Map() };
      this.#tables.set(name, table);
      // Groups of more dimensions are nearer to the observation, so theirs come last and win.
      this.#ordered = [...this.#tables.values()].sort((a, b) => a.dimensions.length - b.dimensions.length);
    }
    const key = keyOf(ids, dimensions);
    table.attributes.set(key, { ...table.attributes.get(key), ...attributes });
    this.#changed = true;
  }

  /** Attributes of the groups whose dimensions are all in the key of a series. */
  attributesOf({ dimensions }: SeriesRecord): ComponentValues {
    return this.#find(dimensions);
  }

  /** Whether some group has dimensions that stand at the observations of the series. */
  reachObservations({ dimensions }: SeriesRecord): boolean {
    return this.#ordered.some((table) => table.dimensions.some((id) => !(id in dimensions)));
  }

  /** Attributes of the groups of an observation. */
  attributesAt({ dimensions }: SeriesRecord, own: DimensionValues): ComponentValues {
    return this.#find({ ...dimensions, ...own });
  }

  #find(key: DimensionValues): ComponentValues {
    if (this.#ordered.length === 0) return {};
    const found: ComponentValues[] = [];
    for (const { dimensions, attributes } of this.#ordered) {
      if (!dimensions.every((id) => id in key)) continue;
      const values = attributes.get(keyOf(dimensions, key));
      if (values) found.push(values);
    }
    return Object.assign({}, ...found) as ComponentValues;
  }
}

function keyOf(ids: readonly string[], dimensions: DimensionValues): string {
  return ids.map((id) => dimensions[id] ?? '').join('\u0000');
}
