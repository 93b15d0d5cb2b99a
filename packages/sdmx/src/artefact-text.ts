import type { ArtefactKind, ArtefactReference } from './model/structure.ts';
import { parseUrn } from './urn.ts';

/** How a text names a structure. */
export interface ArtefactText {
  readonly reference: ArtefactReference;
  /** `standard` is `AGENCY:ID(1.0)`. */
  readonly form: 'standard' | 'urn' | 'commas' | 'bare' | 'other';
}

/**
 * Reads the name of a structure as senders write it: `ECB:EXR(1.0)`, `ECB:EXR`, a URN, `ECB,EXR,1.0`, `ECB:EXR:1.0` or a
 * bare id. What is none of these is taken for an id whole.
 */
export function parseArtefactText(text: string, kind: ArtefactKind): ArtefactText {
  const trimmed = text.trim();
  const urn = parseUrn(trimmed);
  if (urn) return { reference: { kind, ...urn.reference }, form: 'urn' };
  const standard = /^([\w.@$-]+):([\w@$-]+)(?:\(([\w.+*-]+)\))?$/.exec(trimmed);
  if (standard) return { reference: referenceOf(kind, standard), form: 'standard' };
  const commas =
    /^([\w.@$-]+)[,:;/]([\w@$-]+)[,:;/]([\w.+*-]*)$/.exec(trimmed) ?? /^([\w.@$-]+),([\w@$-]+)()$/.exec(trimmed);
  if (commas) return { reference: referenceOf(kind, commas), form: 'commas' };
  const versioned = /^()([\w@$-]+)\(([\w.+*-]+)\)$/.exec(trimmed);
  if (versioned) return { reference: referenceOf(kind, versioned), form: 'other' };
  return { reference: { kind, id: trimmed }, form: /^[\w@$-]+$/.test(trimmed) ? 'bare' : 'other' };
}

function referenceOf(
  kind: ArtefactKind,
  [, agency, id = '', version]: readonly (string | undefined)[],
): ArtefactReference {
  return { kind, ...(agency && { agency }), id, ...(version && { version }) };
}

/** `AGENCY:ID(1.0)`, as far as it is known. */
export function artefactText({ agency, id, version }: ArtefactReference): string {
  return `${agency === undefined ? '' : `${agency}:`}${id}${version === undefined ? '' : `(${version})`}`;
}
