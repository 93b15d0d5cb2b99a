import type { PlaceDetails } from '@sterna/spaces';
import { LANGUAGES } from '@sterna/vocabulary';
import { formText } from '#lib/server/form-text.ts';

/** Names by language, as a form says them. */
export function namesIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, formText(form, `name-${language}`)]));
}

/** A place as a form says it. */
export function placeIn(form: FormData): PlaceDetails {
  const [code, level, parent] = ['code', 'level', 'parent'].map((name) => formText(form, name).slice(0, 100).trim());
  return { code: code ?? '', level: level ?? '', parent: parent ?? '', name: namesIn(form) };
}
