import type { Evidence, ReadObservations } from '@sterna/evidence';
import { INDICATORS, indicatorByCode, type ObservationLoader } from '@sterna/statistics';
import type { Actor, Session } from '@sterna/store';
import { readBringable, readDecidable } from '@sterna/store/own-data';
import { isId } from '../editions/editions-room.ts';
import { refusing } from '../editions/refusing.ts';
import { standingOf } from '../places/open-places.ts';
import { listedOf } from '../places/place-of.ts';
import { Refusal } from '../refusal.ts';
import type { FigureCheckContext } from './check-figures.ts';
import { Drafts } from './drafts.ts';
import type { OwnDataPlace } from './own-data.ts';
import { OwnEvidence, OwnStatisticsReader } from './space-evidence.ts';

/** Readings of files that are held, so that a page need not read its file again. */
const MOST_READ = 4;

/** What every part of the service needs. */
export class OwnDataRoom {
  readonly evidence: Evidence;
  readonly drafts: Drafts;
  readonly #reader: OwnStatisticsReader;
  readonly #read = new Map<string, Promise<ReadObservations>>();

  constructor(evidence: Evidence) {
    this.evidence = evidence;
    this.drafts = new Drafts(() => evidence.imports.folder);
    this.#reader = new OwnStatisticsReader(evidence);
  }

  /** Runs work for an account in one transaction; what the database refuses becomes a refusal. */
  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    return refusing(() => this.evidence.store.act(actor, work));
  }

  evidenceFor(actor: Actor, space: number): OwnEvidence {
    return new OwnEvidence(this.evidence, () => this.#reader.read(actor, space));
  }

  /** @throws Refusal `not-allowed` for those who may bring nothing, `no-place` for a space without a place */
  async bringing(actor: Actor, space: OwnDataPlace, further: readonly string[] = []): Promise<FigureCheckContext> {
    const { place } = space;
    if (place === null) throw new Refusal('no-place', 'The space has no country or area.');
    const scope = await this.scope(actor, space);
    const own = (await this.evidence.indicators()).map(({ code }) => code);
    const known = new Set(own);
    const wanted = [...INDICATORS.map(({ code }) => code), ...further.filter((code) => known.has(code))];
    const codes = [...new Set(wanted)];
    const bringable = new Set(await this.act(actor, (session) => readBringable(session, space.id, codes)));
    if (bringable.size === 0) throw new Refusal('not-allowed', 'The account may bring no figures to this space.');
    return { place, ...scope, bringable, known, thisYear: new Date().getUTCFullYear() };
  }

  /** The places below a space's own, and all of its country's list by which files may name them. */
  async scope(actor: Actor, space: OwnDataPlace): Promise<Required<Pick<FigureCheckContext, 'below' | 'listed'>>> {
    const standing = await this.act(actor, (session) => standingOf(session, space.id));
    if (!standing) return { below: new Set(), listed: [] };
    const listed = standing.all.map(listedOf);
    return { below: new Set(standing.below.map(({ code }) => code)), listed };
  }

  /** Public figures with the own ones of the spaces above laid over them: what a space's own figures stand beside. */
  async baseOf(actor: Actor, space: number): Promise<ObservationLoader> {
    return this.evidenceFor(actor, space).base();
  }

  async decidable(actor: Actor, space: number, codes: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await this.act(actor, (session) => readDecidable(session, space, [...new Set(codes)])));
  }

  /** Reads a file once for all that is asked of it while it is looked at. */
  remembered(key: string, read: () => Promise<ReadObservations>): Promise<ReadObservations> {
    const known = this.#read.get(key) ?? read();
    this.#read.delete(key);
    this.#read.set(key, known);
    known.catch(() => this.#read.delete(key));
    const [oldest] = this.#read.keys();
    if (this.#read.size > MOST_READ && oldest !== undefined) this.#read.delete(oldest);
    return known;
  }
}

/** Whether an indicator is one of the catalogue. */
export function isOfCatalogue(code: string): boolean {
  return indicatorByCode(code) !== undefined;
}

/** A number from an address that can be an id. @throws Refusal `not-found` */
export function checkedId(value: number): number {
  if (!isId(value)) throw new Refusal('not-found', 'There is no such contribution.');
  return value;
}
