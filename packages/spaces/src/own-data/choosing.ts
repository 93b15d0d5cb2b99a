import { queryOfKey } from '@sterna/evidence';
import { type Figure, figureKey, figuresAbout, indicatorByCode } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { addChoice, readChoices, readContributions } from '@sterna/store/own-data';
import { noteAct } from '@sterna/store/spaces';
import { Refusal } from '../refusal.ts';
import { isAbout } from './check-figures.ts';
import { figuresByCell, releasesUnder, standingOf } from './compare-figures.ts';
import { differenceOf, findDifferences } from './differences.ts';
import { type Choice, cellId, type OwnFigure } from './overlay.ts';
import type { OwnData, OwnDataPlace } from './own-data.ts';
import type { OwnDataRoom } from './own-data-room.ts';
import type { DifferenceFilter, FigureDifference, SpaceTrace } from './own-data-views.ts';
import type { OwnEvidence, OwnState } from './space-evidence.ts';

type Choosing = Pick<OwnData, 'differences' | 'choose' | 'choices' | 'exportDifferences' | 'trace'>;

/** Choosing between own and public figures, and following them to where they come from. */
export function choosingOf(room: OwnDataRoom): Choosing {
  const find = (actor: Actor, space: OwnDataPlace, filter: DifferenceFilter = {}) =>
    differencesIn(room, actor, space, filter);
  return {
    differences: find,
    exportDifferences: async (actor, space, filter) => {
      const found = await find(actor, space, filter);
      await room.act(actor, (session) =>
        noteAct(session, space.id, 'exported', 'differences', 'csv', { rows: found.length }),
      );
      return found;
    },
    choices: (actor, space) => room.act(actor, (session) => readChoices(session, space.id, { all: true })),
    choose: (actor, space, at, choice, reason) => choose(room, actor, space, at, choice, reason),
    trace: (actor, space, key) => traceIn(room, actor, space, key),
  };
}

async function differencesIn(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  { indicator, atLeast }: DifferenceFilter,
): Promise<readonly FigureDifference[]> {
  const { place } = space;
  if (place === null) return [];
  const evidence = room.evidenceFor(actor, space.id);
  const state = await evidence.own();
  const isWanted = (one: { readonly indicator: string }): boolean =>
    indicator === undefined || one.indicator === indicator;
  const [own, choices] = [state.figures.filter(isWanted), (await choicesOf(room, actor, space)).filter(isWanted)];
  const found = findDifferences({
    own,
    choices,
    public: await figuresByCell([...own, ...choices], place, figuresAbout(place, room.evidence.loader)),
    releases: await evidence.releases(),
    decidable: await room.decidable(
      actor,
      space.id,
      [...own, ...choices].map((one) => one.indicator),
    ),
  });
  return atLeast === undefined ? found : found.filter(({ relative }) => Math.abs(relative ?? 0) >= atLeast);
}

function choicesOf(room: OwnDataRoom, actor: Actor, space: OwnDataPlace) {
  return room.act(actor, (session) => readChoices(session, space.id));
}

/** The own and the public figure of one series and period. */
interface CellMaterial {
  readonly cell: FigureDifference['figure'];
  readonly own: OwnFigure | undefined;
  readonly public: Figure | undefined;
}

/** Finds what a key names among the own and the public figures of a space's place. */
async function cellAt(
  room: OwnDataRoom,
  { place }: OwnDataPlace,
  state: OwnState,
  { key, unit }: { readonly key: string; readonly unit?: string },
): Promise<CellMaterial | undefined> {
  const query = queryOfKey(key);
  if (!query || place === null) return undefined;
  const isIt = (one: FigureDifference['figure']): boolean =>
    figureKey(one) === key && (unit === undefined || one.unit === unit) && isAbout(place, one);
  const own = state.figures.find(isIt);
  const stated = (await room.evidence.figures(query)).find(isIt);
  const cell = own ?? stated ?? state.choices.find(isIt);
  return cell && { cell, own, public: stated };
}

async function choose(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  at: { readonly key: string; readonly unit: string },
  choice: Choice,
  reason: string,
): Promise<void> {
  const state = await room.evidenceFor(actor, space.id).own();
  const found = await cellAt(room, space, state, at);
  if (!found) throw new Refusal('not-found', 'There is no such figure in this space.');
  const { cell } = found;
  const decidable = await room.decidable(actor, space.id, [cell.indicator]);
  if (!decidable.has(cell.indicator)) throw new Refusal('not-allowed', 'That is for the owner of the indicator.');
  const text = reason.trim().slice(0, 4000);
  if (text === '') throw new Refusal('invalid', 'A reason is to be said.');
  await room.act(actor, (session) => addChoice(session, space.id, cell, choice, text));
}

async function traceIn(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  key: string,
): Promise<SpaceTrace | undefined> {
  const query = queryOfKey(key);
  if (!query) return undefined;
  const evidence = room.evidenceFor(actor, space.id);
  const figure = (await evidence.figures(query)).find((one) => figureKey(one) === key);
  if (!figure) return undefined;
  const [state, releases] = [await evidence.own(), await evidence.releases()];
  const standing = standingOf(figure, releases);
  const found = await cellAt(room, space, state, { key, unit: figure.unit });
  const choices = await room.act(actor, (session) => readChoices(session, space.id, { all: true, cell: figure }));
  const decidable = await room.decidable(actor, space.id, [figure.indicator]);
  const holding = choices.find(({ endedAt }) => endedAt === null);
  const difference = found && differenceOf(found.cell, found.own, found.public, holding, { releases, decidable });
  return {
    key,
    figure,
    standing,
    ...(await originOf(room, actor, space, figure, { key, state, evidence })),
    inputs: inputsOf(figure),
    ...(difference && { difference }),
    choices,
    mayDecide: found !== undefined && decidable.has(figure.indicator),
  };
}

async function originOf(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  figure: Figure,
  { key, state }: { readonly key: string; readonly state: OwnState; readonly evidence: OwnEvidence },
): Promise<Pick<SpaceTrace, 'own' | 'location' | 'formula'>> {
  const { origin } = figure;
  if (origin.kind === 'derived') return { formula: origin.formula };
  if (origin.release > 0) {
    const location = (await room.evidence.trace(key))?.location;
    return location ? { location } : {};
  }
  const stated = state.figures.find((one) => cellId(one) === cellId(figure)) ?? otherEnd(state, figure);
  if (!stated) return {};
  const [contribution] = await room.act(actor, (session) =>
    readContributions(session, space.id, { id: stated.contribution }),
  );
  return contribution ? { own: { contribution, figure: stated } } : {};
}

/** The own figure that states a corridor from its other end. */
function otherEnd(state: OwnState, figure: Figure): OwnFigure | undefined {
  return state.figures.find(
    (one) =>
      indicatorByCode(one.indicator)?.mirrorOf === figure.indicator &&
      one.refArea === figure.counterpart &&
      one.counterpart === figure.refArea &&
      one.period === figure.period &&
      one.sex === figure.sex &&
      one.age === figure.age,
  );
}

function inputsOf({ origin }: Figure): SpaceTrace['inputs'] {
  if (origin.kind === 'observed') return [];
  const once = new Map(origin.inputs.map((input) => [figureKey(input), input]));
  return [...once]
    .sort(([, a], [, b]) => b.value - a.value)
    .map(([key, figure]) => ({ key, figure, isOwn: [...releasesUnder(figure)].some((id) => id < 0) }));
}
