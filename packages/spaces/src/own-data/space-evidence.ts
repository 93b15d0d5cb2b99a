import type { Evidence } from '@sterna/evidence';
import { createFigureSource, type FigureSource, figuresAbout, type ObservationLoader } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import {
  NOTHING_OWN,
  readAcceptedFigures,
  readChoices,
  readOwnReleases,
  readOwnState,
  type StoredOwnRelease,
} from '@sterna/store/own-data';
import type { FigureFile, SpaceEvidence } from '../editions/editions-room.ts';
import { figureFiles } from '../editions/public-evidence.ts';
import { type OwnStatistics, overlay, ownParts } from './overlay.ts';

/** What a country has of its own, with the files it came in. */
export interface OwnState extends OwnStatistics {
  readonly releases: readonly StoredOwnRelease[];
}

/** Most spaces most of the time: what need not be read. */
const NOTHING: OwnState = { figures: [], choices: [], releases: [] };

/** Spaces whose own statistics are held in memory. */
const MOST_KEPT = 16;

/** Reads own statistics of spaces; what has not changed since the last time is not read again. */
export class OwnStatisticsReader {
  readonly #evidence: Evidence;
  readonly #kept = new Map<number, { readonly state: string; readonly own: Promise<OwnState> }>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** Own statistics as an account sees them: nothing for those who are not of the space. */
  async read(actor: Actor, space: number): Promise<OwnState> {
    return this.#evidence.store.act(actor, async (session) => {
      const state = await readOwnState(session, space);
      if (state === NOTHING_OWN) return NOTHING;
      const known = this.#kept.get(space);
      if (known?.state === state) return known.own;
      const own = {
        figures: await readAcceptedFigures(session, space),
        choices: await readChoices(session, space),
        releases: await readOwnReleases(session, space),
      };
      // Somebody who is not of the space sees the empty state: that is not to be kept for those who are.
      if (own.releases.length + own.choices.length > 0) this.#keep(space, state, own);
      return own;
    });
  }

  #keep(space: number, state: string, own: OwnState): void {
    this.#kept.delete(space);
    this.#kept.set(space, { state, own: Promise.resolve(own) });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const numbers = new WeakMap<OwnState, number>();
let counted = 0;

/** Tells states apart; one that is empty is like any other such. */
function numberOf(own: OwnState): number {
  if (own.releases.length + own.choices.length === 0) return 0;
  const known = numbers.get(own);
  if (known !== undefined) return known;
  counted += 1;
  numbers.set(own, counted);
  return counted;
}

/** The public figures with a country's own over them, as they stand when the first is asked for. */
export class OwnEvidence implements SpaceEvidence {
  readonly #evidence: Evidence;
  readonly #read: () => Promise<OwnState>;
  #own: Promise<OwnState> | undefined;
  readonly #loader: ObservationLoader;

  constructor(evidence: Evidence, read: () => Promise<OwnState>) {
    this.#evidence = evidence;
    this.#read = read;
    const laid = async (): Promise<ObservationLoader> => overlay(evidence.loader, await this.own());
    let loader: Promise<ObservationLoader> | undefined;
    let hides: ObservationLoader['hides'];
    const get = (): Promise<ObservationLoader> => {
      loader ??= laid().then((each) => {
        hides = each.hides;
        return each;
      });
      return loader;
    };
    this.#loader = {
      observations: async (query) => (await get()).observations(query),
      releases: async () => (await get()).releases(),
      completeness: async () => (await get()).completeness(),
      // Asked only after observations have been.
      hides: (figure) => hides?.(figure) ?? false,
    };
  }

  own(): Promise<OwnState> {
    this.#own ??= this.#read();
    return this.#own;
  }

  /** The same for as long as all figures are, the public and the own. */
  async version(): Promise<string> {
    return `${await this.#evidence.version()} ${numberOf(await this.own())}`;
  }

  /** Figures of any place. */
  get figures(): FigureSource {
    return createFigureSource(this.#loader);
  }

  about(place: string): FigureSource {
    return figuresAbout(place, this.#loader);
  }

  releases(): ReturnType<ObservationLoader['releases']> {
    return this.#loader.releases();
  }

  async files(parts: readonly number[]): Promise<ReadonlyMap<number, FigureFile>> {
    const files = new Map(
      await figureFiles(
        this.#evidence,
        parts.filter((id) => id > 0),
      ),
    );
    const own = await this.own();
    const known = ownParts(own);
    const releases = new Map(own.releases.map((release) => [release.id, release]));
    for (const id of parts) {
      const at = known.get(id);
      const release = at && releases.get(at.contribution);
      if (!at || !release) continue;
      const { title, fileName, fileSha256 } = release;
      const part = at.part === undefined ? {} : { part: at.part };
      files.set(id, { name: fileName ?? title, sha256: fileSha256 ?? '', ...part });
    }
    return files;
  }
}
