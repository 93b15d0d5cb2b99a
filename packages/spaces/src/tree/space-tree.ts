import type { Actor, Store } from '@sterna/store';
import {
  addSpace,
  changeSpace,
  closeSpace,
  type ListedSpace,
  readSpaces,
  type SpaceLevel,
  type StoredSpace,
} from '@sterna/store/spaces';
import { isLanguage, LANGUAGES, type Language, placeByCode } from '@sterna/vocabulary';
import { Refusal, refusing } from '../refusal.ts';

/** What a space is made with. */
export interface NewSpace {
  /** Short name, for addresses. */
  readonly code: string;
  readonly level: SpaceLevel;
  /** Code of the country; of countries alone. */
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
const LONGEST_NAME = 150;

/** Names as they are kept: in one line, not endless, none that is empty. */
function cleanNames(name: Readonly<Record<string, string>>): Readonly<Partial<Record<Language, string>>> {
  const kept = LANGUAGES.flatMap((language) => {
    const text = (name[language] ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    return text === '' ? [] : [[language, text.slice(0, LONGEST_NAME)] as const];
  });
  return Object.fromEntries(kept);
}

function cleanLanguages(languages: readonly string[]): readonly Language[] {
  return [...new Set(languages)].filter(isLanguage);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

async function add(
  store: Store,
  actor: Actor,
  parent: Pick<StoredSpace, 'id' | 'level'>,
  asked: NewSpace,
): Promise<SpaceAnswer> {
  const code = asked.code.trim().toLowerCase();
  const name = cleanNames(asked.name);
  const languages = cleanLanguages(asked.languages);
  const isCountry = asked.level === 'country';
  const place = isCountry ? (asked.place ?? '') : null;
  const problems: SpaceProblem[] = [];
  if (!PARTS[parent.level].includes(asked.level)) problems.push('level');
  if (!CODE.test(code)) problems.push('code-form');
  if (place !== null && placeByCode(place)?.kind !== 'country') problems.push('place-unknown');
  if (!isCountry && Object.keys(name).length === 0) problems.push('name-missing');
  if (languages.length === 0) problems.push('languages-missing');
  if (problems.length > 0) return { outcome: 'refused', problems };
  try {
    return await refusing(
      store.act(actor, async (session): Promise<SpaceAnswer> => {
        const beside = place === null ? [] : await readSpaces(session, { parent: parent.id });
        const taken = beside.some((each) => each.place === place && !each.isDemonstration && each.closedAt === null);
        if (taken) return { outcome: 'refused', problems: ['place-taken'] };
        const id = await addSpace(session, { code, parent: parent.id, place, level: asked.level, languages, name });
        return { outcome: 'made', id };
      }),
    );
  } catch (error) {
    if (isTaken(error)) return { outcome: 'refused', problems: ['code-taken'] };
    throw error;
  }
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
      const done = await refusing(
        store.act(actor, (session) =>
          changeSpace(session, space.id, { name: name as Record<string, string>, languages }),
        ),
      );
      if (!done) throw new Refusal('not-found', 'there is no such space, or not for this account');
      return { outcome: 'made', id: space.id };
    },
    async close(actor, id, isClosed) {
      const count = await refusing(store.act(actor, (session) => closeSpace(session, id, isClosed)));
      if (count === 0) throw new Refusal('not-found', 'there is no such space to close or to open');
    },
  };
}
