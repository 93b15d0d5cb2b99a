import type { ProfileEvidence, ProfileTemplate } from '@sterna/profile';
import { findSection, tidyText } from '@sterna/profile';
import type { Actor, Session, Store } from '@sterna/store';
import {
  isInstitutionThere,
  type LockedEdition,
  lockEdition,
  mayWriteSection,
  readEditionStanding,
  readEditions,
  readStanding,
  type StoredEdition,
  type StoredEditionStanding,
  type StoredStanding,
} from '@sterna/store/editions';
import { isLanguage, type Place } from '@sterna/vocabulary';
import { placeOfSpace, type StandingPlace } from '../places/place-of.ts';
import { Refusal } from '../refusal.ts';
import type { EditionAt, SectionAt } from './editions.ts';
import { invalid } from './invalid.ts';
import { KeptFigures } from './kept-figures.ts';
import { refusing } from './refusing.ts';

/** The file that figures stand in. */
export interface FigureFile {
  readonly name: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Sheet or archive member. */
  readonly part?: string;
}

/** Figures in force in a space. */
export interface SpaceEvidence extends ProfileEvidence {
  /** Files by id of the part (`ObservedOrigin.part`); those that are not known are left out. */
  files(parts: readonly number[]): Promise<ReadonlyMap<number, FigureFile>>;
  /** The same for as long as all figures are. */
  version(): Promise<string>;
}

/** What the room stands on. */
export interface EditionsFoundation {
  readonly store: Store;
  /** Figures in force in a space as an account sees them: the public ones and the country's own. */
  readonly evidenceOf: (actor: Actor, space: number) => SpaceEvidence;
  /** ISO date of today; the clock's unless told. */
  readonly today?: () => string;
  /** Whether anybody may read what demonstration spaces have published; so unless told. */
  readonly isDemonstrationOpen?: boolean;
}

/** How long something deleted can be restored. */
export const RESTORABLE_DAYS = 30;

/** What every part of the service needs: transactions with clear refusals, and who may. */
export class EditionsRoom {
  readonly store: Store;
  readonly today: () => string;
  readonly #evidenceOf: EditionsFoundation['evidenceOf'];
  readonly #kept = new KeptFigures();

  constructor({ store, evidenceOf, today }: EditionsFoundation) {
    this.store = store;
    this.#evidenceOf = evidenceOf;
    this.today = today ?? (() => new Date().toISOString().slice(0, 10));
  }

  /** Figures in force in a space, as an account sees them; kept while they stay the same. */
  evidenceOf(actor: Actor, space: number): SpaceEvidence {
    const evidence = this.#evidenceOf(actor, space);
    return {
      about: (place) => this.#kept.about(space, place, evidence),
      releases: () => evidence.releases(),
      files: (parts) => evidence.files(parts),
      version: () => evidence.version(),
      policies: async (place) => (await evidence.policies?.(place)) ?? [],
    };
  }

  /** Runs work for an account in one transaction; what the database refuses becomes a refusal. */
  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    return refusing(() => this.store.act(actor, work));
  }
}

/** What the account may do in a space. @throws Refusal `not-found` when it is no member */
export async function standingIn(session: Session, space: number): Promise<StoredStanding> {
  const standing = isId(space) ? await readStanding(session, space) : undefined;
  if (!standing) throw new Refusal('not-found', 'There is no such space.');
  return standing;
}

/** What editions of a space are about. @throws Refusal `no-place` */
export function knownPlace(standing: StandingPlace): Place {
  const place = placeOfSpace(standing);
  if (!place) throw new Refusal('no-place', 'The space has no country or area.');
  return place;
}

/** An edition as a member sees it. @throws Refusal `not-found` */
export async function editionAt(session: Session, { space, edition }: EditionAt): Promise<StoredEdition> {
  const [found] = isId(space) && isId(edition) ? await readEditions(session, space, edition) : [];
  if (!found || found.deletedAt) throw new Refusal('not-found', 'There is no such edition.');
  return found;
}

/** An edition and what the account may do in its space. @throws Refusal `not-found` */
export async function editionStanding(session: Session, { space, edition }: EditionAt): Promise<StoredEditionStanding> {
  const found = isId(space) && isId(edition) ? await readEditionStanding(session, space, edition) : undefined;
  if (!found || found.edition.deletedAt) throw new Refusal('not-found', 'There is no such edition.');
  return found;
}

/** The same for an edition whose template has a section. @throws Refusal `not-found` */
export async function sectionStanding(session: Session, at: SectionAt): Promise<StoredEditionStanding> {
  const found = await editionStanding(session, at);
  if (!findSection(templateOf(found.edition), at.section)) throw new Refusal('not-found', 'There is no such section.');
  return found;
}

/** An edition whose template has a section. @throws Refusal `not-found` */
export async function editionOfSection(session: Session, at: SectionAt): Promise<StoredEdition> {
  const edition = await editionAt(session, at);
  if (!findSection(templateOf(edition), at.section)) throw new Refusal('not-found', 'There is no such section.');
  return edition;
}

/** The template of an edition; it was checked when it came in. */
export function templateOf(edition: { readonly template: object }): ProfileTemplate {
  return edition.template as ProfileTemplate;
}

/** Locks an edition for its focal point. @throws Refusal `not-found`, `not-allowed`, `wrong-state` */
export async function keptEdition(
  session: Session,
  at: EditionAt,
  states: readonly LockedEdition['state'][],
): Promise<LockedEdition> {
  const seen = await editionAt(session, at);
  const locked = await lockEdition(session, at.space, at.edition);
  if (!locked) throw new Refusal('not-allowed', 'That is for the focal point to do.');
  if (locked.deletedAt) throw new Refusal('not-found', 'There is no such edition.');
  if (!states.includes(locked.state)) {
    throw new Refusal('wrong-state', `The edition is ${seen.state}; that cannot be done now.`);
  }
  return locked;
}

/** @throws Refusal `not-found`, `wrong-state`, `not-allowed` where the account may not write a section now */
export async function writableSection(session: Session, at: SectionAt): Promise<StoredEdition> {
  const edition = await editionOfSection(session, at);
  if (await mayWriteSection(session, at)) return edition;
  if (edition.state !== 'draft' && edition.state !== 'under review') {
    throw new Refusal('wrong-state', `The edition is ${edition.state}; nothing is written in it.`);
  }
  throw new Refusal('not-allowed', 'That section is another institution’s to write.');
}

/** @throws Refusal `not-found` */
export async function knownInstitution(session: Session, space: number, institution: number): Promise<void> {
  if (!isId(institution) || !(await isInstitutionThere(session, space, institution))) {
    throw new Refusal('not-found', 'There is no such institution.');
  }
}

/** A language from an address or a form. @throws Refusal `not-found` */
export function knownLanguage(language: string): void {
  if (!isLanguage(language)) throw new Refusal('not-found', 'There is no such language.');
}

/** Whether a number from an address or a form can be an id; the database takes no others. */
export function isId(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 2_147_483_647;
}

/** A text of a form, tidied. @throws Refusal `invalid` where it has more than `most` letters */
export function checkedLine(text: string, most: number, field: string): string {
  const tidy = tidyText(text);
  if (tidy.length <= most) return tidy;
  throw invalid('text-too-long', `That has ${tidy.length} letters; at most ${most} can be taken. Shorten it.`, field);
}
