import { LANGUAGES } from '@sterna/vocabulary';
import { formText } from './form-text.ts';

/** Name and languages of a space, as a form says them. */
export interface SpaceFields {
  readonly name: Readonly<Record<string, string>>;
  /** The first language first. */
  readonly languages: readonly string[];
}

export function spaceFields(form: FormData): SpaceFields {
  const name = Object.fromEntries(LANGUAGES.map((language) => [language, formText(form, `name-${language}`)]));
  const chosen = form.getAll('languages').filter((each) => typeof each === 'string');
  const first = formText(form, 'first');
  return { name, languages: first === '' ? chosen : [first, ...chosen] };
}
