import { type Figure, type FigureQuery, type FigureSource, figureKey, yearOf } from '@sterna/statistics';
import type { HistoricalObservation, Store, StoredPart, StoredRelease } from '@sterna/store';
import { findOriginal, type OriginalFile } from './original-file.ts';

export type { OriginalFile } from './original-file.ts';

/** Where a stated figure stands: the release, the file, its sheet or member, the row and column. */
export interface FigureLocation {
  readonly release: StoredRelease;
  /** The part of the file that was imported. */
  readonly part: StoredPart;
  /**
   * For starter data: the publisher's file that the table in `part` was made from. The row and the column are this
   * file's.
   */
  readonly original?: OriginalFile;
  readonly row: number;
  readonly column?: number;
}

/** A figure that another was computed from. */
export interface TraceInput {
  readonly key: string;
  readonly figure: Figure;
  /** Where it stands, or where the one figure stands that it repeats (the same corridor from its other end). */
  readonly location?: FigureLocation;
  /** The releases that it was taken from in the end, newest first. */
  readonly sources: readonly TraceSource[];
}

/** A publisher's file that figures were taken from. */
export interface TraceFile {
  readonly name: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
}

/** A release that figures were taken from, and which of its publisher's files. */
export interface TraceSource {
  readonly release: StoredRelease;
  readonly files: readonly TraceFile[];
}

/** Everything that a reader needs to follow one figure to where it came from. */
export interface Trace {
  readonly key: string;
  readonly figure: Figure;
  /** For a figure taken from a file. */
  readonly location?: FigureLocation;
  /** For a derived figure: id of its formula, and what it was computed from, each once, largest first. */
  readonly formula?: string;
  readonly inputs: readonly TraceInput[];
  /** The releases that the figure, or everything it was computed from down to the files, was taken from, newest first. */
  readonly sources: readonly TraceSource[];
  /** What every release states for the same series and period, newest first. */
  readonly history: readonly { readonly observation: HistoricalObservation; readonly release: StoredRelease }[];
}

type Releases = ReadonlyMap<number, StoredRelease>;
type Locate = (figure: Figure) => FigureLocation | undefined;

/** Traces a figure by its key; `undefined` when there is none. */
export async function traceFigure(key: string, store: Store, figures: FigureSource): Promise<Trace | undefined> {
  const query = queryOfKey(key);
  if (!query) return undefined;
  const figure = (await figures(query)).find((candidate) => figureKey(candidate) === key);
  if (!figure) return undefined;
  const releases = new Map((await store.releases()).map((release) => [release.id, release]));
  const locate = await locationsOf(statedUnder(figure), store, releases);
  const sources = sourcesOf(statedUnder(figure).flatMap((stated) => locate(stated) ?? []));
  const { origin } = figure;
  if (origin.kind === 'derived') {
    return { key, figure, formula: origin.formula, inputs: inputsOf(origin.inputs, locate), sources, history: [] };
  }
  const location = locate(figure);
  const history = await store.history(figure, figure.period);
  return {
    key,
    figure,
    ...(location && { location }),
    inputs: [],
    sources,
    history: history.flatMap((observation) => {
      const stated = releases.get(observation.release);
      return stated ? [{ observation, release: stated }] : [];
    }),
  };
}

/** The stated figures that a figure was computed from, through all that was computed on the way; itself when stated. */
function statedUnder(figure: Figure): readonly Figure[] {
  const seen = new Set<Figure>([figure]);
  const stated: Figure[] = [];
  // A set is walked in the order of insertion, also over what is added on the way.
  for (const each of seen) {
    if (each.origin.kind === 'observed') stated.push(each);
    else for (const input of each.origin.inputs) seen.add(input);
  }
  return stated;
}

/** Reads the places of stated figures in their files, all at once. */
async function locationsOf(stated: readonly Figure[], store: Store, releases: Releases): Promise<Locate> {
  const ids = new Set(stated.flatMap(({ origin }) => (origin.kind === 'observed' ? [origin.part] : [])));
  const parts = await store.parts([...ids]);
  const originals = new Map<number, OriginalFile>();
  for (const part of parts.values()) {
    const release = releases.get(part.release);
    const original = release && (await findOriginal(release, part));
    if (original) originals.set(part.id, original);
  }
  return ({ origin }) => {
    if (origin.kind !== 'observed') return undefined;
    const [release, part] = [releases.get(origin.release), parts.get(origin.part)];
    if (!release || !part) return undefined;
    const original = originals.get(part.id);
    const { row, column } = origin;
    return { release, part, ...(original && { original }), row, ...(column !== undefined && { column }) };
  };
}

/** Releases and their publishers' files, each once. */
function sourcesOf(locations: readonly FigureLocation[]): readonly TraceSource[] {
  const byRelease = Map.groupBy(locations, ({ release }) => release);
  return [...byRelease]
    .map(([release, own]) => {
      const files = own.map(({ part, original }) =>
        original
          ? { name: original.file, sha256: original.sha256 }
          : { name: part.file.name, sha256: part.file.sha256 },
      );
      return { release, files: [...new Map(files.map((file) => [file.sha256, file])).values()] };
    })
    .sort((a, b) => (a.release.dated < b.release.dated ? 1 : -1));
}

function inputsOf(figures: readonly Figure[], locate: Locate): readonly TraceInput[] {
  // A formula may name the same figure twice.
  const once = new Map(figures.map((figure) => [figureKey(figure), figure]));
  return [...once]
    .sort(([, a], [, b]) => b.value - a.value)
    .map(([key, figure]) => {
      const stated = statedUnder(figure);
      const [only, ...others] = stated;
      const location = only && others.length === 0 && only.value === figure.value ? locate(only) : undefined;
      const sources = sourcesOf(stated.flatMap((each) => locate(each) ?? []));
      return { key, figure, ...(location && { location }), sources };
    });
}

/** The query that finds the figure of a key, or `undefined` when the text is no key. */
export function queryOfKey(key: string): FigureQuery | undefined {
  const [indicator, place, counterpart, sex, age, period, ...extra] = key.split('~');
  if (!indicator || !place || !counterpart || !sex || !age || !period) return undefined;
  const [first = '', last = first] = period.split('--');
  const [from, to] = [Number.parseInt(first, 10), yearOf(last)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  // A figure of a source that is not in force names its source, see `figureKey`.
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
