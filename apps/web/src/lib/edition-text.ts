import type { EditionState, NamedAccount, NamedInstitution, SomeText, TaskState } from '@sterna/spaces';
import { formatDate, isolate, LANGUAGES, type Language } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { momentText as momentIn } from './moment-text.ts';

type InLanguage = (inputs: Record<string, never>, options: { locale: Language }) => string;

const STATES: Readonly<Record<EditionState, InLanguage>> = {
  draft: m.edition_state_draft,
  'under review': m.edition_state_review,
  validated: m.edition_state_validated,
  published: m.edition_state_published,
  superseded: m.edition_state_superseded,
};

/** The state of an edition in words. @param language the page's unless told */
export function editionStateText(state: EditionState, language: Language = getLocale()): string {
  return STATES[state]({}, { locale: language });
}

const TASK_STATES: Readonly<Record<TaskState, () => string>> = {
  'to write': m.edition_task_to_write,
  written: m.edition_task_written,
  reviewed: m.edition_task_reviewed,
};

export function taskStateText(state: TaskState): string {
  return TASK_STATES[state]();
}

/** A text in a language, or else in the first one that it is written in; empty where it is in none. */
export function someText(text: SomeText, language: Language): string {
  return text[language] || (LANGUAGES.map((other) => text[other]).find((other) => other) ?? '');
}

/** The title of an edition; of one without, its number or that it is a draft, and the day it was begun. */
export function editionTitle(
  edition: { readonly title: SomeText; readonly number: number | null; readonly createdAt: Date },
  language: Language,
): string {
  const own = someText(edition.title, language);
  if (own !== '') return own;
  if (edition.number !== null) return m.edition_numbered({ number: isolate(String(edition.number), language) });
  return m.edition_begun({ day: dayText(edition.createdAt) });
}

export function institutionText({ name, shortName }: NamedInstitution, language: Language): string {
  return someText(name, language) || shortName;
}

/** Who did something: the name, and the institution where it is known; each for itself, so that no line is torn apart. */
export function personText(person: NamedAccount | null, language: Language): string {
  if (!person) return m.edition_nobody();
  const institution = person.institution ? institutionText(person.institution, language) : '';
  const [name, body] = [isolate(person.name, language), isolate(institution, language)];
  if (person.name === '') return institution === '' ? m.edition_somebody() : body;
  return institution === '' ? name : `${name} (${body})`;
}

/** A day by the rules of the page's language. @param day ISO date, or a moment */
export function dayText(day: string | Date): string {
  return formatDate(typeof day === 'string' ? day : day.toISOString().slice(0, 10), getLocale());
}

/** A moment by the rules of the page's language, in UTC. */
export function momentText(at: Date): string {
  const language = getLocale();
  return isolate(momentIn(at, language), language);
}

/** The name of a language in the page's. */
export function languageName(language: Language): string {
  return new Intl.DisplayNames([getLocale()], { type: 'language' }).of(language) ?? language;
}
