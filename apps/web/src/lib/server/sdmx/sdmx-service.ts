import type { Evidence } from '@sterna/evidence';
import type { EvidenceShape } from '@sterna/exchange';
import type { Dataflow, DataStructure } from '@sterna/sdmx';
import { type FlowReference, RestError, StructureGraph } from '@sterna/sdmx/rest';
import type { DataState } from './freshness.ts';
import { publishedStructures } from './published-structures.ts';

/** What the service knows of the data as they are now. Kept until they change. */
export interface ServiceState extends DataState {
  readonly shape: EvidenceShape;
  readonly graph: StructureGraph;
  /** Sources with their releases, newest first. */
  sources(): Promise<Sources>;
  /** What was found out once, and costs much to find out again. */
  remember<T>(name: string, find: () => Promise<T>): Promise<T>;
}

type Sources = Awaited<ReturnType<Evidence['sources']>>;

/** Pause between looks at whether the data have changed, in milliseconds. */
const LOOK = 1_000;

/** Most answers that are kept for a state of the data. */
const KEPT = 500;

/** Keeps what is found under a name, the newest {@link KEPT}. */
function memory(): ServiceState['remember'] {
  const kept = new Map<string, Promise<unknown>>();
  return <T>(name: string, find: () => Promise<T>): Promise<T> => {
    const known = kept.get(name);
    if (known) return known as Promise<T>;
    const finding = find();
    kept.set(name, finding);
    finding.catch(() => kept.delete(name));
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return finding;
  };
}

/** A dataflow that can be asked for data, with its structure. */
export interface ServedFlow {
  readonly dataflow: Dataflow;
  readonly structure: DataStructure;
}

/** The SDMX view of the evidence. */
export class SdmxService {
  readonly evidence: Evidence;
  #seen = false;
  #watching: NodeJS.Timeout | undefined;
  #state: { readonly version: string; readonly state: Promise<ServiceState> } | undefined;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
  }

  /** What there is, as the data stand now. From the first time on it is found again soon after each change. */
  async state(): Promise<ServiceState> {
    this.#watch();
    const version = await this.evidence.version();
    if (this.#state?.version !== version) {
      const state = this.#read(version);
      this.#state = { version, state };
      // What failed once is tried again.
      state.catch(() => {
        this.#state = undefined;
      });
    }
    return this.#state.state;
  }

  /** Finds the state anew before somebody waits for it. Ends by itself when the data cannot be reached any more. */
  #watch(): void {
    if (this.#watching) return;
    const look = async (): Promise<void> => {
      try {
        await this.state();
        this.#watching = setTimeout(look, LOOK).unref();
      } catch {
        this.#watching = undefined;
      }
    };
    this.#watching = setTimeout(look, LOOK).unref();
  }

  async #read(version: string): Promise<ServiceState> {
    // What the process finds when it starts has been so since then at the latest: a date that is too late costs a reader
    // one answer more, one that is too early would let an old answer pass for the new one.
    const changed = this.#seen ? Date.now() : performance.timeOrigin;
    this.#seen = true;
    const shape = await this.evidence.shape();
    const remember = memory();
    return {
      version,
      shape,
      graph: new StructureGraph(publishedStructures(shape)),
      changed,
      sources: () => remember('sources', () => this.evidence.sources()),
      remember,
    };
  }
}

/**
 * The dataflow that a query names.
 *
 * @throws {RestError} `no-results`
 */
export function findFlow({ agency, id, version }: FlowReference, graph: StructureGraph): ServedFlow {
  const dataflow = graph.find({ kind: 'dataflow', id, version, ...(agency !== 'all' && { agency }) });
  const structure = dataflow && graph.children(dataflow).find((each) => each.kind === 'datastructure');
  if (dataflow?.kind !== 'dataflow' || structure?.kind !== 'datastructure') {
    const known = graph.structures.filter(({ kind }) => kind === 'dataflow').map((each) => each.id);
    const some = known.slice(0, 20).join(', ');
    throw new RestError('no-results', `There is no dataflow ${agency},${id},${version}. There are: ${some}.`);
  }
  return { dataflow, structure };
}
