import { targetByCode } from '@sterna/vocabulary';

/** The goals by name or short, then the code of a target: `SDG 8.5`, `cible 3.4 des ODD`, `meta 10.c de los ODS`. */
const GOALS_THEN_CODE =
  /\b(?:SDGs?|ODD|ODS)\b[\s:,(–-]{0,3}(?:\(?(?:target|goal|cible|meta|objecti[fv]e?|objetivo)s?\s+)?(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![.\d\p{L}])/giu;
const CODE_THEN_GOALS =
  /\b(?:target|cible|meta)s?\s+(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![.\d\p{L}])(?=[^.]{0,40}\b(?:SDGs?|ODD|ODS|sustainable development|développement durable|desarrollo sostenible)\b)/giu;
const ARABIC_TARGET =
  /(?:الغاية|المقصد|غاية|مقصد)\s+(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![.\d\p{L}])(?=[^.]{0,60}التنمية المستدامة)/gu;

/** A target that a text names by its code. */
export interface NamedTarget {
  readonly code: string;
  readonly words: string;
  /** Characters from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** Finds the targets of the Sustainable Development Goals that a text names by their codes. */
export function findNamedTargets(text: string): readonly NamedTarget[] {
  return [GOALS_THEN_CODE, CODE_THEN_GOALS, ARABIC_TARGET].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): readonly NamedTarget[] => {
      const code = match[1]?.toLowerCase() ?? '';
      if (targetByCode(code) === undefined) return [];
      return [{ code, words: match[0].trim(), start: match.index, end: match.index + match[0].length }];
    }),
  );
}
