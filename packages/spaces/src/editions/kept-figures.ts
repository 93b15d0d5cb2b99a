import type { FigureSource } from '@sterna/statistics';

/** Figures of more places than so many are let go, those first that were asked for longest ago. */
const MOST_PLACES = 8;

/** Evidence whose state has a version. */
export interface VersionedEvidence {
  about(place: string): FigureSource;
  /** The same for as long as all figures are. */
  version(): Promise<string>;
}

/**
 * Keeps what is known of places while the figures stay the same. Whoever looks at drafts asks for the same figures again
 * and again, and what they are derived from is most of the work. The version is asked for once by each who asks.
 */
export class KeptFigures {
  readonly #kept = new Map<string, { readonly version: string; readonly source: FigureSource }>();

  /** @param space whose figures they are: two spaces may see different ones of one place */
  about(space: number, place: string, evidence: VersionedEvidence): FigureSource {
    const key = `${space} ${place}`;
    let source: Promise<FigureSource> | undefined;
    return async (query) => {
      source ??= this.#find(key, place, evidence);
      try {
        return await (await source)(query);
      } catch (error) {
        // What failed once is asked for anew.
        this.#kept.delete(key);
        throw error;
      }
    };
  }

  async #find(key: string, place: string, evidence: VersionedEvidence): Promise<FigureSource> {
    const version = await evidence.version();
    const known = this.#kept.get(key);
    const found = known?.version === version ? known : { version, source: evidence.about(place) };
    this.#kept.delete(key);
    this.#kept.set(key, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_PLACES && oldest !== undefined) this.#kept.delete(oldest);
    return found.source;
  }
}
