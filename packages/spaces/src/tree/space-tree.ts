import type { Actor, Session, Store } from '@sterna/store';
import {
  addPlaces,
  addSpace,
  changeSpace,
  closeSpace,
  givePlace,
  type ListedSpace,
  readPlaces,
  readSpaceLine,
  readSpaces,
  type SpaceLevel,
  type StoredSpace,
} from '@sterna/store/spaces';
import { isLanguage, type Language, placeByCode, placeCodeWithin } from '@sterna/vocabulary';
import { cleanNames } from '../places/open-places.ts';
import { Refusal, refusing } from '../refusal.ts';

/** What a space is made with. */
export interface NewSpace {
  /** Short name, for addresses; made from the place's code where it is empty. */
  readonly code: string;
  readonly level: SpaceLevel;
  /** Code of the country; of a region or municipality, its code in the country's list, or one that is to be added to it. */
  readonly place: string | null;
  /** The first language first. */
  readonly languages: readonly string[];
  readonly name: Readonly<Record<string, string>>;
}

/** Why a space cannot be made or changed as it is asked for. */
export type SpaceProblem =
  /** Not two to thirty small letters, digits and hyphens, a letter first. */
  | 'code-form'
  | 'code-taken'
  | 'place-unknown'
  /** The country has a space already. */
  | 'place-taken'
  | 'name-missing'
  | 'languages-missing'
  /** No such part can lie in that space. */
  | 'level';

export type SpaceAnswer =
  | { readonly outcome: 'made'; readonly id: number }
  | { readonly outcome: 'refused'; readonly problems: readonly SpaceProblem[] };

/** The tree of spaces: global programme, countries, regions, municipalities. */
export interface SpaceTree {
  /** All that the account may see, closed ones too. */
  list(actor: Actor): Promise<readonly ListedSpace[]>;
  find(actor: Actor, code: string): Promise<ListedSpace | undefined>;
  /** The parts of a space that the account may see. */
  parts(actor: Actor, parent: number): Promise<readonly ListedSpace[]>;
  /**
   * Makes a space below another. Countries are the administrator's to add, parts the focal point's of the space above.
   *
   * @throws Refusal `not-allowed`
   */
  add(actor: Actor, parent: Pick<StoredSpace, 'id' | 'level'>, space: NewSpace): Promise<SpaceAnswer>;
  /** Changes name and languages. @throws Refusal `not-found` */
  change(
    actor: Actor,
    space: Pick<StoredSpace, 'id' | 'place'>,
    what: Pick<NewSpace, 'name' | 'languages'>,
  ): Promise<SpaceAnswer>;
  /** Gives a region or municipality that has none its place, for good. @throws Refusal `not-found` */
  settle(actor: Actor, id: number, place: string): Promise<SpaceAnswer>;
  /** Closes a space with its parts, or opens them again; the administrator's. @throws Refusal `not-found` */
  close(actor: Actor, id: number, isClosed: boolean): Promise<void>;
}

/** What may lie in what. */
export const PARTS: Readonly<Record<SpaceLevel, readonly SpaceLevel[]>> = {
  global: ['country'],
  country: ['region', 'municipality'],
  region: ['municipality'],
  municipality: [],
};

const CODE = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;

function cleanLanguages(languages: readonly string[]): readonly Language[] {
  return [...new Set(languages)].filter(isLanguage);
}

type Parent = Pick<StoredSpace, 'id' | 'level'>;
type Asked = NewSpace & { readonly code: string };

async function add(store: Store, actor: Actor, parent: Parent, asked: NewSpace): Promise<SpaceAnswer> {
  const name = cleanNames(asked.name);
  const languages = cleanLanguages(asked.languages);
  const isCountry = asked.level === 'country';
  const place = asked.place?.trim() ?? '';
  // A place's code makes a fair address where none is given.
  const given = asked.code.trim().toLowerCase();
  const code = given || addressOf(place);
  const problems: SpaceProblem[] = [];
  if (!PARTS[parent.level].includes(asked.level)) problems.push('level');
  if (!CODE.test(code)) problems.push('code-form');
  if (isCountry ? placeByCode(place)?.kind !== 'country' : place === '') problems.push('place-unknown');
  if (languages.length === 0) problems.push('languages-missing');
  if (problems.length > 0) return { outcome: 'refused', problems };
  const wanted = { ...asked, code, place, name, languages };
  try {
    return await refusing(
      store.act(actor, (session) =>
        isCountry ? addCountry(session, parent, wanted, given === '') : addPart(session, parent, wanted),
      ),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem) return { outcome: 'refused', problems: [problem] };
    throw error;
  }
}

/** What the database says of spaces and their places, by SQLSTATE. */
const PROBLEMS: Readonly<Record<string, SpaceProblem>> = {
  '23505': 'code-taken',
  STP01: 'place-unknown',
  STP05: 'place-unknown',
};

function problemOf(error: unknown): SpaceProblem | undefined {
  if (error instanceof Refusal && error.code === 'moved-on') return 'place-taken';
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const isCountryTaken = 'constraint' in error && error.constraint === 'space_one_per_country';
  return isCountryTaken ? 'place-taken' : PROBLEMS[String(error.code)];
}

/** An address that no space has: `sen`, else `sen-2` and so on. */
function freeCode(code: string, taken: ReadonlySet<string>): string {
  let free = code;
  for (let number = 2; taken.has(free); number += 1) free = `${code}-${number}`;
  return free;
}

function addressOf(place: string): string {
  return place
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
}

/** @param isFree whether the address may be another, where a closed space has it */
async function addCountry(session: Session, parent: Parent, asked: Asked, isFree: boolean): Promise<SpaceAnswer> {
  const { place, level, languages, name } = asked;
  const spaces = await readSpaces(session);
  const taken = spaces.some(
    (each) => each.level === 'country' && each.place === place && !each.isDemonstration && each.closedAt === null,
  );
  if (taken) return { outcome: 'refused', problems: ['place-taken'] };
  const code = isFree ? freeCode(asked.code, new Set(spaces.map((each) => each.code))) : asked.code;
  return { outcome: 'made', id: await addSpace(session, { code, parent: parent.id, place, level, languages, name }) };
}

/** Makes a region's or municipality's space for a place of the country's list; one that is not there yet is added to it. */
async function addPart(session: Session, parent: Parent, asked: Asked): Promise<SpaceAnswer> {
  const line = await readSpaceLine(session, parent.id);
  const [above, country] = [line[0], line.at(-1)];
  const place = country?.place ? placeCodeWithin(country.place, asked.place ?? '') : undefined;
  if (!above || !country || place === undefined) return { outcome: 'refused', problems: ['place-unknown'] };
  const [known] = await readPlaces(session, country.id, place);
  if (known && known.level !== asked.level) return { outcome: 'refused', problems: ['level'] };
  if (!known && Object.keys(asked.name).length === 0) return { outcome: 'refused', problems: ['name-missing'] };
  if (!known) {
    const within = above.level === 'country' ? null : above.place;
    const level = asked.level === 'municipality' ? 'municipality' : 'region';
    await addPlaces(session, country.id, [{ code: place, parent: within, level, name: asked.name }]);
  }
  const name = Object.keys(asked.name).length > 0 ? asked.name : (known?.name ?? {});
  const { code, level, languages } = asked;
  return { outcome: 'made', id: await addSpace(session, { code, parent: parent.id, place, level, languages, name }) };
}

/** Gives a space of a time before places their place; see `addPart`. */
async function settle(session: Session, id: number, asked: string): Promise<SpaceAnswer> {
  const country = (await readSpaceLine(session, id)).at(-1);
  const place = country?.place ? placeCodeWithin(country.place, asked) : undefined;
  if (place === undefined) return { outcome: 'refused', problems: ['place-unknown'] };
  if (!(await givePlace(session, id, place))) throw new Refusal('not-found', 'there is no such space without a place');
  return { outcome: 'made', id };
}

export function openSpaceTree(store: Store): SpaceTree {
  return {
    list: (actor) => store.act(actor, (session) => readSpaces(session)),
    find: async (actor, code) => (await store.act(actor, (session) => readSpaces(session, { code })))[0],
    parts: (actor, parent) => store.act(actor, (session) => readSpaces(session, { parent })),
    add: (actor, parent, space) => add(store, actor, parent, space),
    async change(actor, space, what) {
      const name = cleanNames(what.name);
      const languages = cleanLanguages(what.languages);
      const problems: SpaceProblem[] = [];
      if (space.place === null && Object.keys(name).length === 0) problems.push('name-missing');
      if (languages.length === 0) problems.push('languages-missing');
      if (problems.length > 0) return { outcome: 'refused', problems };
      const done = await refusing(store.act(actor, (session) => changeSpace(session, space.id, { name, languages })));
      if (!done) throw new Refusal('not-found', 'there is no such space, or not for this account');
      return { outcome: 'made', id: space.id };
    },
    async settle(actor, id, place) {
      try {
        return await refusing(store.act(actor, (session) => settle(session, id, place)));
      } catch (error) {
        const problem = problemOf(error);
        if (problem) return { outcome: 'refused', problems: [problem] };
        throw error;
      }
    },
    async close(actor, id, isClosed) {
      const closing = store
        .act(actor, (session) => closeSpace(session, id, isClosed))
        .catch((error: unknown) => {
          if (problemOf(error) !== 'place-taken') throw error;
          throw new Refusal('invalid', 'the country has another open space');
        });
      const count = await refusing(closing);
      if (count === 0) throw new Refusal('not-found', 'there is no such space to close or to open');
    },
  };
}
