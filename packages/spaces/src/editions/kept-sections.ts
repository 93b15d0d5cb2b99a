import type { ComputedSection } from './edition-views.ts';

/** Sections beyond so many are let go, those first that were looked at longest ago. */
const MOST_KEPT = 120;

/** Keeps what was computed for sections, by all that it depends on. What fails is not kept. */
export class KeptSections {
  readonly #kept = new Map<string, Promise<ComputedSection>>();

  find(key: string, compute: () => Promise<ComputedSection>): Promise<ComputedSection> {
    const found = this.#kept.get(key) ?? compute();
    this.#kept.delete(key);
    this.#kept.set(key, found);
    found.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }
}
