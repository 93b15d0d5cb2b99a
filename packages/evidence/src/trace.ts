import { type Figure, type FigureQuery, type FigureSource, figureKey, yearOf } from '@sterna/statistics';
import type { HistoricalObservation, Store, StoredPart, StoredRelease } from '@sterna/store';

/** Where a stated figure stands: the release, the file, its sheet or member, the row and column. */
export interface FigureLocation {
  readonly release: StoredRelease;
  readonly part: StoredPart;
  readonly row: number;
  readonly column?: number;
}

/** Everything that a reader needs to follow one figure to where it came from. */
export interface Trace {
  readonly key: string;
  readonly figure: Figure;
  /** For a figure taken from a file. */
  readonly location?: FigureLocation;
  /** For a derived figure: id of its formula, and what it was computed from, largest first. */
  readonly formula?: string;
  readonly inputs: readonly { readonly key: string; readonly figure: Figure }[];
  /** What every release states for the same series and period, newest first. */
  readonly history: readonly { readonly observation: HistoricalObservation; readonly release: StoredRelease }[];
}

/** Traces a figure by its key; `undefined` when there is none. */
export async function traceFigure(key: string, store: Store, figures: FigureSource): Promise<Trace | undefined> {
  const query = queryOf(key);
  if (!query) return undefined;
  const figure = (await figures(query)).find((candidate) => figureKey(candidate) === key);
  if (!figure) return undefined;
  const releases = new Map((await store.releases()).map((release) => [release.id, release]));
  const { origin } = figure;
  if (origin.kind === 'derived') {
    const inputs = [...origin.inputs].sort((a, b) => b.value - a.value);
    return {
      key,
      figure,
      formula: origin.formula,
      inputs: inputs.map((input) => ({ key: figureKey(input), figure: input })),
      history: [],
    };
  }
  const [release, part] = [releases.get(origin.release), await store.part(origin.part)];
  const history = await store.history(figure, figure.period);
  return {
    key,
    figure,
    ...(release && part && { location: locationOf(release, part, origin) }),
    inputs: [],
    history: history.flatMap((observation) => {
      const stated = releases.get(observation.release);
      return stated ? [{ observation, release: stated }] : [];
    }),
  };
}

function locationOf(
  release: StoredRelease,
  part: StoredPart,
  { row, column }: { row: number; column?: number },
): FigureLocation {
  return { release, part, row, ...(column !== undefined && { column }) };
}

/** The query that finds the figure of a key, or `undefined` when the text is no key. */
function queryOf(key: string): FigureQuery | undefined {
  const [indicator, place, counterpart, sex, age, period, ...extra] = key.split('~');
  if (!indicator || !place || !counterpart || !sex || !age || !period) return undefined;
  const [first = '', last = first] = period.split('--');
  const [from, to] = [Number.parseInt(first, 10), yearOf(last)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  const source = extra.find((part) => part.startsWith('@'))?.slice(1);
  return {
    indicators: [indicator],
    places: [place],
    counterparts: [counterpart],
    sexes: [sex],
    ages: [age],
    from,
    to,
    ...(source && { sources: [source] }),
  };
}
