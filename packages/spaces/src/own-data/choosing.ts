import { queryOfKey } from '@sterna/evidence';
import { createFigureSource, type Figure, figureKey, figuresAbout, indicatorByCode } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { addChoice, readChoices, readContributions } from '@sterna/store/own-data';
import { noteAct } from '@sterna/store/spaces';
import { Refusal } from '../refusal.ts';
import { isAbout } from './check-figures.ts';
import { figuresByCell, releasesUnder, standingOf } from './compare-figures.ts';
import { differenceOf, findDifferences, selectDifferences } from './differences.ts';
import { type Choice, cellId, type OwnFigure, ownReleaseId } from './overlay.ts';
import type { OwnData, OwnDataPlace } from './own-data.ts';
import type { OwnDataRoom } from './own-data-room.ts';
import type { DifferenceFilter, FigureDifference, SpaceTrace } from './own-data-views.ts';
import type { OwnEvidence, OwnState } from './space-evidence.ts';
import { findUnevenTotals, type UnevenTotal } from './uneven-totals.ts';

type Choosing = Pick<OwnData, 'differences' | 'choose' | 'choices' | 'exportDifferences' | 'unevenTotals' | 'trace'>;

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
    unevenTotals: (actor, space) => unevenTotalsIn(room, actor, space),
    trace: (actor, space, key) => traceIn(room, actor, space, key),
  };
}

async function differencesIn(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  filter: DifferenceFilter,
): Promise<readonly FigureDifference[]> {
  const { place } = space;
  if (place === null) return [];
  const evidence = room.evidenceFor(actor, space.id);
  const state = await evidence.own();
  const isWanted = (one: { readonly indicator: string }): boolean =>
    filter.indicator === undefined || one.indicator === filter.indicator;
  const [own, choices] = [state.figures.filter(isWanted), (await choicesOf(room, actor, space)).filter(isWanted)];
  const found = findDifferences({
    own,
    choices,
    public: await figuresByCell(
      [...own, ...choices],
      place,
      figuresAbout(place, await evidence.base()),
      (await room.scope(actor, space)).below,
    ),
    releases: await evidence.releases(),
    decidable: await room.decidable(
      actor,
      space.id,
      [...own, ...choices].map((one) => one.indicator),
    ),
  });
  return selectDifferences(found, filter);
}

/** Totals of the space's place that own figures have parted from their parts, the largest difference first. */
async function unevenTotalsIn(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  of?: string,
): Promise<readonly UnevenTotal[]> {
  const { place } = space;
  if (place === null) return [];
  const evidence = room.evidenceFor(actor, space.id);
  const { figures } = await evidence.own();
  const indicators = [...new Set(figures.map(({ indicator }) => indicator))].filter(
    (code) => (of === undefined || code === of) && indicatorByCode(code)?.additive !== undefined,
  );
  if (indicators.length === 0) return [];
  const query = { indicators, places: [place] };
  const [inForce, before] = [await evidence.about(place)(query), figuresAbout(place, await evidence.base())];
  return findUnevenTotals(inForce, await before(query));
}

/** Those that a figure has to do with. */
async function unevenWith(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  figure: Figure,
): Promise<readonly UnevenTotal[]> {
  const all = await unevenTotalsIn(room, actor, space, figure.indicator);
  const cell = cellId(figure);
  return all.filter(({ total, own }) => [total, ...own].some((each) => cellId(each) === cell));
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
  actor: Actor,
  space: OwnDataPlace,
  evidence: OwnEvidence,
  { key, unit }: { readonly key: string; readonly unit?: string },
): Promise<CellMaterial | undefined> {
  const { place } = space;
  const query = queryOfKey(key);
  if (!query || place === null) return undefined;
  const { below } = await room.scope(actor, space);
  const isIt = (one: FigureDifference['figure']): boolean =>
    figureKey(one) === key && (unit === undefined || one.unit === unit) && isAbout(place, one, below);
  const state = await evidence.own();
  const own = state.figures.find(isIt);
  const stated = (await createFigureSource(await evidence.base())(query)).find(isIt);
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
  const found = await cellAt(room, actor, space, room.evidenceFor(actor, space.id), at);
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
  const shown = (await evidence.figures(query)).find((one) => figureKey(one) === key);
  // What is hidden can be followed all the same, or nobody could bring it back.
  const hidden = shown ? undefined : await hiddenFigure(room, actor, space, evidence, key);
  const figure = shown ?? hidden;
  if (!figure) return undefined;
  const releases = await evidence.releases();
  const standing = standingOf(figure, releases);
  const found = await cellAt(room, actor, space, evidence, { key, unit: figure.unit });
  const choices = await room.act(actor, (session) => readChoices(session, space.id, { all: true, cell: figure }));
  const decidable = await room.decidable(actor, space.id, [figure.indicator]);
  const holding = choices.find(({ endedAt }) => endedAt === null);
  const difference = found && differenceOf(found.cell, found.own, found.public, holding, { releases, decidable });
  return {
    key,
    figure,
    standing,
    ...(hidden && { isHidden: true }),
    ...(await originOf(room, actor, figure, { key, evidence })),
    inputs: inputsOf(figure),
    uneven: await unevenWith(room, actor, space, figure),
    ...(difference && { difference }),
    choices,
    mayDecide: found !== undefined && decidable.has(figure.indicator),
  };
}

/** The figure of a series and period that the space hides: the public one, else the own. */
async function hiddenFigure(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  evidence: OwnEvidence,
  key: string,
): Promise<Figure | undefined> {
  const { choices } = await evidence.own();
  if (!choices.some((one) => one.choice === 'hidden' && figureKey(one) === key)) return undefined;
  const found = await cellAt(room, actor, space, evidence, { key });
  if (found?.public) return found.public;
  if (!found?.own) return undefined;
  const { contribution, row, part: _part, column: _column, ...stated } = found.own;
  return { ...stated, origin: { kind: 'observed', release: ownReleaseId(contribution), part: 0, row } };
}

async function originOf(
  room: OwnDataRoom,
  actor: Actor,
  figure: Figure,
  { key, evidence }: { readonly key: string; readonly evidence: OwnEvidence },
): Promise<Pick<SpaceTrace, 'own' | 'location' | 'formula'>> {
  const { origin } = figure;
  if (origin.kind === 'derived') return { formula: origin.formula };
  if (origin.release > 0) {
    const location = (await room.evidence.trace(key))?.location;
    return location ? { location } : {};
  }
  // In a region it may be a figure of its country.
  for (const state of await evidence.line()) {
    const stated = state.figures.find((one) => cellId(one) === cellId(figure)) ?? otherEnd(state, figure);
    if (!stated || ownReleaseId(stated.contribution) !== origin.release) continue;
    const [contribution] = await room.act(actor, (session) =>
      readContributions(session, state.space, { id: stated.contribution }),
    );
    if (contribution) return { own: { contribution, figure: stated } };
  }
  return {};
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
