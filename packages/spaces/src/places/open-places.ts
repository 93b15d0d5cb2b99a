import type { Actor, Session, Store } from '@sterna/store';
import {
  addPlaces,
  changePlaces,
  noteAct,
  readFiguresOfPlaces,
  readPlaces,
  readSpaceLine,
  readSpacesOfPlaces,
  removePlace,
  type StoredPlace,
} from '@sterna/store/spaces';
import { LANGUAGES, placeByCode, placeCodeWithin } from '@sterna/vocabulary';
import type { DirectoryFile, UnreadableFile } from '../coordination/coordination.ts';
import { readSheets } from '../coordination/read-sheets.ts';
import { Refusal, refusing } from '../refusal.ts';
import { partOf } from './place-of.ts';
import type { PlaceAnswer, PlaceDetails, PlacePlan, PlaceProblem, PlaceStanding, Places, PlaceView } from './places.ts';
import { MOST_PLACES, planPlaces } from './read-place-rows.ts';

/** Where a space stands, as far as the acting account sees it. */
export async function standingOf(session: Session, space: number): Promise<PlaceStanding | undefined> {
  const line = await readSpaceLine(session, space);
  const [near, country] = [line[0], line.at(-1)];
  if (!near || country?.level !== 'country' || country.place === null || near.place === null) return undefined;
  const vocabulary = placeByCode(country.place);
  const all = await readPlaces(session, country.id);
  const names = Object.fromEntries(all.map(({ code, name }) => [code, name]));
  const place = all.find(({ code }) => code === near.place);
  const own = near.level === 'country' ? vocabulary : place && partOf(country.place, place);
  if (!own) return undefined;
  const below = near.level === 'country' ? all : lyingIn(near.place, all);
  return { list: country.id, country: country.place, own, below, all, names };
}

/** Places of a list that lie in one of them, at any depth. */
function lyingIn(code: string, all: readonly StoredPlace[]): readonly StoredPlace[] {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const found = [...(children.get(code) ?? [])];
  // An array is walked also over what is added on the way.
  for (const place of found) found.push(...(children.get(place.code) ?? []));
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Each place under the region it lies in. */
function inTree(places: readonly StoredPlace[]): readonly (StoredPlace & { readonly depth: number })[] {
  const codes = new Set(places.map(({ code }) => code));
  const children = Map.groupBy(places, ({ parent }) => (parent !== null && codes.has(parent) ? parent : null));
  const walk = (parent: string | null, depth: number): readonly (StoredPlace & { readonly depth: number })[] =>
    (children.get(parent) ?? []).flatMap((place) => [{ ...place, depth }, ...walk(place.code, depth + 1)]);
  return walk(null, 0);
}

async function viewsIn(session: Session, standing: PlaceStanding): Promise<readonly PlaceView[]> {
  const spaces = Map.groupBy(await readSpacesOfPlaces(session, standing.list), ({ place }) => place);
  const figures = await readFiguresOfPlaces(session, standing.list);
  return inTree(standing.below).map((place) => ({
    ...place,
    space: spaces.get(place.code)?.[0] ?? null,
    figures: figures.get(place.code) ?? 0,
  }));
}

/** Names as they are kept: in one line, not endless, none that is empty. */
export function cleanNames(name: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = (name[language] ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
      return text === '' ? [] : [[language, text.slice(0, 150)] as const];
    }),
  );
}

/** What the database says of lists of places, by SQLSTATE. */
const PROBLEMS: Readonly<Record<string, PlaceProblem>> = {
  '23505': 'code-taken',
  '23503': 'parent',
  STP01: 'parent',
  STP02: 'in-use',
  STP03: 'parent',
};

/** Runs a change; what the database has against it becomes a problem of the answer. */
async function answering(code: string, work: Promise<unknown>): Promise<PlaceAnswer> {
  try {
    await refusing(work);
    return { outcome: 'done', code };
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? PROBLEMS[String(error.code)] : undefined;
    if (problem) return { outcome: 'refused', problems: [problem] };
    if (error instanceof Refusal && error.code === 'invalid') return { outcome: 'refused', problems: ['parent'] };
    throw error;
  }
}

/** What is wrong with details before anybody asks the database. */
export function checkedPlace(
  { code: asked, level, parent, name: names }: PlaceDetails,
  country: string,
): { readonly place: StoredPlace } | { readonly problems: readonly PlaceProblem[] } {
  const code = placeCodeWithin(country, asked);
  const name = cleanNames(names);
  const problems: PlaceProblem[] = [];
  if (code === undefined) problems.push('code-form');
  if (Object.keys(name).length === 0) problems.push('name-missing');
  if (level !== 'region' && level !== 'municipality') problems.push('level');
  if (code === undefined || problems.length > 0 || (level !== 'region' && level !== 'municipality'))
    return { problems };
  return { place: { code, level, name, parent: parent === '' ? null : (placeCodeWithin(country, parent) ?? parent) } };
}

/** Opens the lists of places. */
export function openPlaces(store: Store): Places {
  const known = async (session: Session, space: number): Promise<PlaceStanding> => {
    const standing = await standingOf(session, space);
    if (!standing) throw new Refusal('not-found', 'The space has no list of places.');
    return standing;
  };
  const act = <T>(actor: Actor, space: number, work: (session: Session, standing: PlaceStanding) => Promise<T>) =>
    store.act(actor, async (session) => work(session, await known(session, space)));
  return {
    standing: (actor, space) => store.act(actor, (session) => standingOf(session, space)),
    list: (actor, space) => act(actor, space, viewsIn),
    find: (actor, space, code) =>
      act(actor, space, async (session, standing) => {
        const found = (await viewsIn(session, standing)).find((place) => place.code === code);
        if (!found) throw new Refusal('not-found', 'There is no such place.');
        return found;
      }),
    add: async (actor, space, details) => {
      const { list, country } = await act(actor, space, async (_, standing) => standing);
      const checked = checkedPlace(details, country);
      if ('problems' in checked) return { outcome: 'refused', problems: checked.problems };
      return answering(
        checked.place.code,
        store.act(actor, (session) => addPlaces(session, list, [checked.place])),
      );
    },
    change: async (actor, space, code, what) => {
      const name = cleanNames(what.name);
      if (Object.keys(name).length === 0) return { outcome: 'refused', problems: ['name-missing'] };
      const change = act(actor, space, async (session, { list, country }) => {
        const parent = what.parent === '' ? null : (placeCodeWithin(country, what.parent) ?? what.parent);
        const count = await changePlaces(session, list, [{ code, name, parent }]);
        if (count === 0) throw new Refusal('not-found', 'There is no such place, or not for this account.');
      });
      return answering(code, change);
    },
    remove: (actor, space, code) =>
      answering(
        code,
        act(actor, space, async (session, { list }) => {
          if (!(await removePlace(session, list, code))) throw new Refusal('not-found', 'There is no such place.');
        }),
      ),
    checkFile: (actor, space, file) => act(actor, space, (session, standing) => planOf(session, standing, file)),
    bringIn: (actor, space, file) => bringIn(store, actor, space, file),
  };
}

async function planOf(
  session: Session,
  { list, country }: PlaceStanding,
  file: DirectoryFile,
): Promise<PlacePlan | UnreadableFile> {
  const sheets = await readSheets(file, MOST_PLACES + 20);
  if ('unreadable' in sheets) return sheets;
  const places = await readPlaces(session, list);
  const plans = sheets.map(({ rows }) => planPlaces(rows, places, { country, language: 'fr' }));
  // Of a workbook, the sheet that is a list of places.
  const isList = ({ findings }: PlacePlan): boolean => !findings.some(({ rule }) => rule === 'place-columns');
  return plans.find(isList) ?? plans[0] ?? { added: [], changed: [], same: 0, findings: [] };
}

function bringIn(store: Store, actor: Actor, space: number, file: DirectoryFile): ReturnType<Places['bringIn']> {
  return refusing(
    store.act(actor, async (session) => {
      const standing = await standingOf(session, space);
      if (!standing) throw new Refusal('not-found', 'The space has no list of places.');
      const plan = await planOf(session, standing, file);
      if ('unreadable' in plan) throw new Refusal('invalid', plan.unreadable.message);
      const errors = plan.findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new Refusal('invalid', 'Rows of the file cannot be taken.', errors);
      const { added, changed } = plan;
      if (added.length > 0) await addPlaces(session, standing.list, added);
      if (changed.length > 0) {
        const count = await changePlaces(session, standing.list, changed);
        if (count < changed.length) throw new Refusal('not-allowed', 'The list is the country’s to keep.');
      }
      await noteAct(session, standing.list, 'imported', 'place', file.name.slice(0, 120), {
        added: added.length,
        changed: changed.length,
      });
      return { added: added.length, changed: changed.length };
    }),
  );
}
