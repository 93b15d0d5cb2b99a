/** A change with its proportion, where it has one. */
interface Weighed {
  readonly relative?: number;
}

/** Keeps of many changes those that are largest in proportion. */
export class LargestChanges<Change extends Weighed> {
  readonly #count: number;
  #kept: Change[] = [];
  /** Proportion below which a change is not looked at: so many larger ones are there already. */
  #least = -1;

  constructor(count: number) {
    this.#count = count;
  }

  /** Whether a change of some proportion would be kept, as far as is known now. */
  wants(relative: number | undefined): boolean {
    return weight(relative) > this.#least;
  }

  add(change: Change): void {
    this.#kept.push(change);
    if (this.#kept.length >= this.#count * 10) this.#prune();
  }

  /** The largest first; those without proportion last. */
  list(): readonly Change[] {
    this.#prune();
    return this.#kept;
  }

  #prune(): void {
    this.#kept.sort((a, b) => weight(b.relative) - weight(a.relative));
    if (this.#kept.length < this.#count) return;
    this.#kept.length = this.#count;
    this.#least = weight(this.#kept.at(-1)?.relative);
  }
}

function weight(relative: number | undefined): number {
  return relative === undefined ? -0.5 : Math.abs(relative);
}
