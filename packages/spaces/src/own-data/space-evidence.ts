import type { Evidence } from '@sterna/evidence';
import { createFigureSource, type FigureSource, figuresAbout, type ObservationLoader } from '@sterna/statistics';
import type { Actor, Session } from '@sterna/store';
import {
  NOTHING_OWN,
  readAcceptedFigures,
  readChoices,
  readOwnReleases,
  readOwnState,
  type StoredOwnRelease,
} from '@sterna/store/own-data';
import { readSpaceLine } from '@sterna/store/spaces';
import type { FigureFile, SpaceEvidence } from '../editions/editions-room.ts';
import { figureFiles } from '../editions/public-evidence.ts';
import { type OwnStatistics, overlay, ownParts } from './overlay.ts';

/** What a space has of its own, with the files it came in. */
export interface OwnState extends OwnStatistics {
  readonly space: number;
  readonly releases: readonly StoredOwnRelease[];
}

/** Spaces whose own statistics are held in memory. */
const MOST_KEPT = 16;

/** Reads own statistics of spaces; what has not changed since the last time is not read again. */
export class OwnStatisticsReader {
  readonly #evidence: Evidence;
  readonly #kept = new Map<number, { readonly state: string; readonly own: Promise<OwnState> }>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /**
   * Own statistics of a space and of those above it, the nearest first, as an account sees them: nothing for those who are
   * not of the space.
   */
  async read(actor: Actor, space: number): Promise<readonly OwnState[]> {
    return this.#evidence.store.act(actor, async (session) => {
      const states: OwnState[] = [];
      for (const { id } of await readSpaceLine(session, space)) states.push(await this.#ofSpace(session, id));
      return states.length > 0 ? states : [nothingOf(space)];
    });
  }

  async #ofSpace(session: Session, space: number): Promise<OwnState> {
    const state = await readOwnState(session, space);
    if (state === NOTHING_OWN) return nothingOf(space);
    const known = this.#kept.get(space);
    if (known?.state === state) return known.own;
    const own = {
      space,
      figures: await readAcceptedFigures(session, space),
      choices: await readChoices(session, space),
      releases: await readOwnReleases(session, space),
    };
    // Somebody who is not of the space sees the empty state: that is not to be kept for those who are.
    if (own.releases.length + own.choices.length > 0) this.#keep(space, state, own);
    return own;
  }

  #keep(space: number, state: string, own: OwnState): void {
    this.#kept.delete(space);
    this.#kept.set(space, { state, own: Promise.resolve(own) });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** Most spaces most of the time: what need not be read. */
function nothingOf(space: number): OwnState {
  return { space, figures: [], choices: [], releases: [] };
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

/**
 * The public figures with own ones over them, as they stand when the first is asked for: a country's over the public, those of
 * its region over the country's.
 */
export class OwnEvidence implements SpaceEvidence {
  readonly #evidence: Evidence;
  readonly #read: () => Promise<readonly OwnState[]>;
  #line: Promise<readonly OwnState[]> | undefined;
  readonly #loader: ObservationLoader;

  constructor(evidence: Evidence, read: () => Promise<readonly OwnState[]>) {
    this.#evidence = evidence;
    this.#read = read;
    const laid = async (): Promise<ObservationLoader> => overlay(await this.base(), await this.own());
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

  /** What the space and those above it have of their own, the nearest first. */
  line(): Promise<readonly OwnState[]> {
    this.#line ??= this.#read();
    return this.#line;
  }

  /** What the space has of its own. */
  async own(): Promise<OwnState> {
    const [own] = await this.line();
    return own ?? nothingOf(0);
  }

  /** What the space's own figures lie over: the public ones, with those of the spaces above. */
  async base(): Promise<ObservationLoader> {
    const [, ...above] = await this.line();
    return above.reduceRight((loader, own) => overlay(loader, own), this.#evidence.loader);
  }

  /** The same for as long as all figures are, the public and the own. */
  async version(): Promise<string> {
    return `${await this.#evidence.version()} ${(await this.line()).map(numberOf).join(' ')}`;
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
    const line = await this.line();
    const known = new Map(line.flatMap((own) => [...ownParts(own)]));
    const releases = new Map(line.flatMap((own) => own.releases.map((release) => [release.id, release] as const)));
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
