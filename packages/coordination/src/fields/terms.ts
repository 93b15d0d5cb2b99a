import { type FrameTerm, LEVELS, SECTORS } from '@sterna/vocabulary';
import {
  INSTITUTION_KINDS,
  type InstitutionKind,
  type InstitutionLevel,
  POST_KINDS,
  type PostKind,
  SUBJECTS,
  type Subject,
  type Term,
} from '../directory/terms.ts';
import { likeness } from '../directory/tidy.ts';
import type { SlotValue } from '../texts/finding.ts';

function finder<Code extends string>(
  terms: readonly (FrameTerm & { readonly code: Code; readonly aliases?: readonly string[] })[],
): (text: string) => Code | undefined {
  const byWord = new Map<string, Code>();
  for (const { code, name, aliases = [] } of terms) {
    for (const word of [code, ...Object.values(name), ...aliases]) {
      if (!byWord.has(likeness(word))) byWord.set(likeness(word), code);
    }
  }
  return (text) => byWord.get(likeness(text));
}

const INSTITUTION_LEVELS: readonly InstitutionLevel[] = ['household', 'local', 'national', 'international'];
const findLevelCode = finder(LEVELS);

/** The kind of institution that a code, a name in any language or a common word stands for. */
export const findInstitutionKind: (text: string) => InstitutionKind | undefined = finder(INSTITUTION_KINDS);
/** The same for kinds of posts. */
export const findPostKind: (text: string) => PostKind | undefined = finder(POST_KINDS);
/** The same for what one is responsible for. */
export const findSubject: (text: string) => Subject | undefined = finder(SUBJECTS);
/** The code of a sector, from its code or its name in any language. */
export const findSectorCode: (text: string) => string | undefined = finder(SECTORS);

/** The code of a level, from its code or its name in any language. */
export function findLevel(text: string): InstitutionLevel | undefined {
  const code = findLevelCode(text);
  return INSTITUTION_LEVELS.find((level) => level === code);
}

/** What may be chosen, for a message. */
export function choicesOf(terms: readonly (FrameTerm | Term<string>)[]): SlotValue {
  return { list: terms.map(({ name }) => ({ name })) };
}
