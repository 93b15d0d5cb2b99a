import { createHash } from 'node:crypto';
import { componentId, FIXED_DIMENSIONS, STERNA_AGENCY } from '@sterna/statistics';
import type { EvidenceShape } from './shape.ts';

/** Id of the dataflow that has the figures of all sources. */
export const EVIDENCE = 'EVIDENCE';

/** Id of the dataflow that has the figures Sterna derives. It follows the structure of `EVIDENCE`. */
export const DERIVED = 'DERIVED';

/** The attribute that tells how a figure was derived: every structure of ours has it, whether or not one was. */
export const DERIVATION = 'DERIVATION';

/** Version of our structures. */
export const STRUCTURE_VERSION = '1.0';

/** What a dataflow of ours has beside what all of them have. */
export interface FlowLayout {
  /** Of the dataflow and of its data structure. */
  readonly id: string;
  /** Names of further dimensions, as observations have them, sorted. */
  readonly dimensions: readonly string[];
  /** Names of further attributes, sorted. */
  readonly attributes: readonly string[];
}

/** Id of the dataflow of one source: SDMX allows fewer characters than ids of sources may have. */
export function flowOfSource(source: string): string {
  const id = source.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z]/.test(id) && id !== EVIDENCE && id !== DERIVED ? id : `SOURCE_${id}`;
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

/** The layout of a dataflow: of all data, or of one source's. */
export function layoutOf({ sources }: EvidenceShape, source?: string): FlowLayout {
  const meant = source === undefined ? sources : sources.filter(({ id }) => id === source);
  return {
    id: source === undefined ? EVIDENCE : flowOfSource(source),
    dimensions: sorted(meant.flatMap(({ dimensions }) => Object.keys(dimensions))),
    attributes: sorted(meant.flatMap(({ attributes }) => attributes)),
  };
}

/** Characters of the hash in the id of a file's structure: enough that two structures never share one. */
const HASHED = 12;

/**
 * The layout of a file that leaves. Its id names its content, so that one id is one structure, in whichever database the
 * figures lie (docs/decisions/0016).
 */
export function layoutOfFile(shape: EvidenceShape): FlowLayout {
  const layout = layoutOf(shape);
  const ids = [...FIXED_DIMENSIONS, ...dimensionIds(layout).map(([, id]) => id)];
  const content = JSON.stringify([ids, attributeIds(layout).map(([, id]) => id)]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASHED);
  return { ...layout, id: `${EVIDENCE}_${hash}` };
}

/** Names of further dimensions with their ids in SDMX. */
export function dimensionIds({ dimensions }: FlowLayout): readonly (readonly [string, string])[] {
  return dimensions.map((name) => [name, componentId(name, 'dimension')] as const);
}

/**
 * Names of further attributes with their ids in SDMX, which no dimension of the same structure has; the derivation first,
 * which all of our structures have.
 */
export function attributeIds({ attributes, dimensions }: FlowLayout): readonly (readonly [string, string])[] {
  const others = new Set(dimensions);
  const names = new Set([DERIVATION, ...attributes]);
  return [...names].map((name) => [name, componentId(name, 'attribute', others)] as const);
}

/** The day of the newest release, for the head of a message: so the same data give the same bytes. */
export function newestRelease({ sources }: EvidenceShape): string {
  const dates = sources.flatMap(({ releases }) => releases.map(({ dated }) => dated.slice(0, 10))).sort();
  return dates.at(-1) ?? '1900-01-01';
}

export { STERNA_AGENCY };
