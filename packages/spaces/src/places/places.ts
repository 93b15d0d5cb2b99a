import type { Finding } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import type { SpaceOfPlace, StoredPlace } from '@sterna/store/spaces';
import type { Place } from '@sterna/vocabulary';
import type { DirectoryFile, UnreadableFile } from '../coordination/coordination.ts';

/** A region or municipality in the list of its country, with what it has in Sterna. */
export interface PlaceView extends StoredPlace {
  /** Regions it lies in: 0 directly in the country. */
  readonly depth: number;
  /** Its open space, else its closed one; none where there is none, or it is not the account's to see. */
  readonly space: SpaceOfPlace | null;
  /** Accepted figures of its space; of those that the account reads. */
  readonly figures: number;
}

/** What a place is made or changed with. */
export interface PlaceDetails {
  /** ISO 3166-2, or the statistics office's own: `01` becomes `SEN-01`. */
  readonly code: string;
  readonly level: string;
  /** Code of the region that it lies in; empty where it lies in the country directly. */
  readonly parent: string;
  readonly name: Readonly<Record<string, string>>;
}

/** Why a place cannot be taken as it is. */
export type PlaceProblem =
  | 'code-form'
  | 'code-taken'
  /** The code is a country's. */
  | 'name-missing'
  | 'level'
  /** It would lie in no region of the list, in itself, or elsewhere than its space does. */
  | 'parent'
  /** It has a space or figures. */
  | 'in-use';

export type PlaceAnswer =
  | { readonly outcome: 'done'; readonly code: string }
  | { readonly outcome: 'refused'; readonly problems: readonly PlaceProblem[] };

/** What a file would do to a list of places. */
export interface PlacePlan {
  readonly added: readonly StoredPlace[];
  readonly changed: readonly StoredPlace[];
  readonly same: number;
  /** The gravest first. Rows with an error are left out of the plan, and with them all of it: a list comes in whole. */
  readonly findings: readonly Finding[];
}

/** Where a space stands in the tree. */
export interface PlaceStanding {
  /** Id of the country's space, which keeps the list. */
  readonly list: number;
  /** ISO alpha-3 of the country. */
  readonly country: string;
  /** The space's own place; a country of the vocabulary or a part. */
  readonly own: Place;
  /** Places below the space's own. */
  readonly below: readonly StoredPlace[];
  /** The whole list of the country. */
  readonly all: readonly StoredPlace[];
  /** Names of all places of the list, by code, and by language. */
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Regions and municipalities: each country's own list, kept by its focal point or by the administrator, with the spaces and
 * figures that its places have.
 *
 * Functions throw `Refusal('not-allowed')` where the account may not, `Refusal('not-found')` for what is not there.
 */
export interface Places {
  /** Where a space stands, with the places below it; `undefined` for one without a country. */
  standing(actor: Actor, space: number): Promise<PlaceStanding | undefined>;
  /** Places below a space, each under the region it lies in. @param space of a country, region or municipality */
  list(actor: Actor, space: number): Promise<readonly PlaceView[]>;
  /** One of them. @throws Refusal `not-found` */
  find(actor: Actor, space: number, code: string): Promise<PlaceView>;
  add(actor: Actor, space: number, details: PlaceDetails): Promise<PlaceAnswer>;
  /** Gives a place other names, or another region it lies in. */
  change(actor: Actor, space: number, code: string, what: Pick<PlaceDetails, 'name' | 'parent'>): Promise<PlaceAnswer>;
  /** Takes a place out of the list that has neither space nor figures. */
  remove(actor: Actor, space: number, code: string): Promise<PlaceAnswer>;
  /** What a file would do. Nothing is stored. */
  checkFile(actor: Actor, space: number, file: DirectoryFile): Promise<PlacePlan | UnreadableFile>;
  /** Brings a file's places in, all or none. @throws Refusal `invalid` with the findings that stand in the way */
  bringIn(
    actor: Actor,
    space: number,
    file: DirectoryFile,
  ): Promise<{ readonly added: number; readonly changed: number }>;
}

export type { StoredPlace };
