import type { ArtefactReference, Dataflow, DataStructure, Structure } from './model/structure.ts';

/** Whether a structure is the one a reference means; what the reference leaves open fits any. */
export function isReferredTo(structure: Structure, reference: ArtefactReference): boolean {
  if (structure.id !== reference.id) return false;
  if (reference.kind && structure.kind !== reference.kind) return false;
  if (reference.agency && structure.agency !== reference.agency) return false;
  const { version } = reference;
  if (!version || version === 'latest' || version === '*' || version === '+') return true;
  return structure.version === version || fits(structure.version, version);
}

/** SDMX 3.0's wildcards: `1.0+` is 1.0 and all that is compatible, `1+.0` likewise. */
function fits(version: string, wanted: string): boolean {
  if (!wanted.includes('+')) return false;
  const [major] = wanted.replaceAll('+', '').split('.');
  return version.split('.')[0] === major;
}

/** The structure that a reference means: the newest version where several fit. */
export function findStructure(structures: readonly Structure[], reference: ArtefactReference): Structure | undefined {
  return structures
    .filter((structure) => isReferredTo(structure, reference))
    .toSorted(
      (a, b) => Number(a.isExternalReference ?? false) - Number(b.isExternalReference ?? false) || newerFirst(a, b),
    )
    .at(0);
}

function newerFirst(a: Structure, b: Structure): number {
  return b.version.localeCompare(a.version, 'en', { numeric: true });
}

/**
 * The data structure behind a reference to a data structure, to a dataflow, or to something that only names a dataflow.
 * Senders who name a dataflow in place of its structure are understood too.
 */
export function findDataStructure(
  structures: readonly Structure[],
  reference: ArtefactReference,
): DataStructure | undefined {
  const exact = findStructure(structures, { ...reference, kind: 'datastructure' });
  const flow = findStructure(structures, { ...reference, kind: 'dataflow' });
  if (reference.kind !== 'dataflow' && exact?.kind === 'datastructure') return exact;
  if (flow?.kind === 'dataflow' && isDefined(flow)) {
    const found = findStructure(structures, { ...flow.structure, kind: 'datastructure' });
    if (found?.kind === 'datastructure') return found;
  }
  return exact?.kind === 'datastructure' ? exact : undefined;
}

function isDefined(flow: Dataflow): flow is Dataflow & { readonly structure: ArtefactReference } {
  return flow.structure !== undefined;
}
