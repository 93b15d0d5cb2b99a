import type { SomeText } from '@sterna/spaces';
import { LANGUAGES, type Language } from '@sterna/vocabulary';
import { formText } from '#lib/server/form-text.ts';

/** A text by language, from fields such as `title-fr`; languages without a text are left out. */
export function formTexts(form: FormData, name: string): SomeText {
  const texts = LANGUAGES.map((language) => [language, oneLine(formText(form, `${name}-${language}`))] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** The languages that are ticked, the first one first. @param first language that leads where it is among them */
export function formLanguages(form: FormData, first: string): readonly Language[] {
  const ticked = new Set(form.getAll('languages'));
  const chosen = LANGUAGES.filter((language) => ticked.has(language));
  return [...chosen.filter((language) => language === first), ...chosen.filter((language) => language !== first)];
}

/** A day of a form as it was typed; the service says where it is none of the calendar. @returns `null` where it is empty */
export function formDay(form: FormData, name: string): string | null {
  const text = formText(form, name).trim();
  return text === '' ? null : text;
}

/** A text of one line, at most `most` letters. */
export function oneLine(text: string, most = 300): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, most);
}
