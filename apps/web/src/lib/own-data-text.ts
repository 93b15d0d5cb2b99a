import type { Choice, ContributionState, StandingFigure, StoredContribution } from '@sterna/spaces';
import { releaseTitle } from '@sterna/statistics';
import { formatDate, isolate, type Language } from '@sterna/vocabulary';
import { institutionText } from '#lib/edition-text.ts';
import { exactText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';

const STATES: Readonly<Record<ContributionState, () => string>> = {
  proposed: m.own_state_proposed,
  accepted: m.own_state_accepted,
  declined: m.own_state_declined,
  withdrawn: m.own_state_withdrawn,
};

export const CONTRIBUTION_STATES: readonly ContributionState[] = ['proposed', 'accepted', 'declined', 'withdrawn'];

export function contributionStateText(state: ContributionState): string {
  return STATES[state]();
}

const CHOICES: Readonly<Record<Choice, () => string>> = {
  own: m.own_choice_own,
  public: m.own_choice_public,
  hidden: m.own_choice_hidden,
};

export const CHOICES_TO_MAKE: readonly Choice[] = ['own', 'public', 'hidden'];

export function choiceText(choice: Choice): string {
  return CHOICES[choice]();
}

/** Sizes of differences that may be asked for, in percent. */
export const DIFFERENCE_SIZES: readonly number[] = [1, 5, 10, 25, 50, 100];

/** A year, month or day as the language writes it. */
export function datedText(dated: string, language: Language): string {
  if (dated.length === 10) return formatDate(dated, language);
  if (dated.length !== 7) return isolate(dated, language);
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${dated}-01T00:00:00Z`));
}

/** Who publishes a contribution: who is named, else the institution that brought it. */
export function publisherText({ publisher, institution }: StoredContribution, language: Language): string {
  return publisher || (institution ? institutionText(institution, language) : '');
}

/** Where a figure is from, with the date: the newest release it was taken from. */
export function standingText({ releases, isDerived }: StandingFigure, language: Language): string {
  const [newest] = releases;
  if (!newest) return isDerived ? m.own_computed() : '';
  const title = newest.isOwn
    ? `${isolate(newest.source, language)}, ${datedText(newest.version, language)}`
    : releaseTitle(newest, language);
  return isDerived ? `${title} (${m.own_computed()})` : title;
}

/** The value of a figure: whole numbers as they are, others to seven digits, beyond which nothing is compared. */
export function standingValue({ value }: StandingFigure, unit: string, language: Language): string {
  return exactText(Number.isInteger(value) ? value : Number(value.toPrecision(7)), unit, language);
}

