import type { ArtefactKind, ContentElement, LocalisedText, OtherStructure } from '@sterna/sdmx';
import { contentReferences } from '@sterna/sdmx';
import { STERNA_AGENCY } from '@sterna/statistics';

/** What all structures of ours have in common. */
export const OWN = { agency: STERNA_AGENCY, version: '1.0' } as const;

/** A text in the four languages. */
export function text(fr: string, en: string, es: string, ar: string): LocalisedText {
  return { en, fr, es, ar };
}

/** Names a structure of ours. */
export function ownReference<Kind extends ArtefactKind>(
  kind: Kind,
  id: string,
): { readonly kind: Kind; readonly agency: string; readonly id: string; readonly version: string } {
  return { ...OWN, kind, id };
}

/** A structure that is kept with its content, referring to what its content refers to. */
export function withContent(
  kind: OtherStructure['kind'],
  id: string,
  name: LocalisedText,
  content: readonly ContentElement[],
): OtherStructure {
  return { ...OWN, kind, id, name, content, references: contentReferences(content) };
}
