import {
  type Choice,
  type ContributionState,
  type Difference,
  type DifferenceFilter,
  isRatio,
  type StandingFigure,
  type StoredContribution,
} from '@sterna/spaces';
import { releaseTitle } from '@sterna/statistics';
import { formatDate, formatNumber, isolate, type Language } from '@sterna/vocabulary';
import { institutionText } from '#lib/edition-text.ts';
import { exactText, relativeText, unitAfter } from '#lib/figure-text.ts';
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

/** Sizes of differences that may be asked for, in percent; of shares and rates in percentage points. */
export const DIFFERENCE_SIZES: readonly number[] = [1, 5, 10, 25, 50, 100];

export const DIFFERENCE_ORDERS: readonly NonNullable<DifferenceFilter['order']>[] = ['size', 'indicator', 'period'];

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

/** More decimals are compared nowhere. */
const MOST_DIGITS = 6;

/** Decimals that two figures and their difference are written with: as few as show that they differ. */
function digitsFor(values: readonly number[], unit: string): number {
  if (values.every(Number.isInteger)) return 0;
  const [a = 0, b = a] = values;
  const least = Math.abs(a) >= 1000 && !isRatio(unit) ? 0 : 1;
  for (let digits = least; digits < MOST_DIGITS; digits++) {
    if (values.length < 2 || a.toFixed(digits) !== b.toFixed(digits)) return digits;
  }
  return MOST_DIGITS;
}

/** Figures that stand beside each other, and what they differ by, written with the same decimals. */
export interface ComparedTexts {
  readonly values: readonly string[];
  /** In the unit, with its sign and, for shares and rates, the unit's name; empty where one of them is missing. */
  readonly absolute: string;
  /** In proportion; empty for shares and rates. */
  readonly relative: string;
}

/** @param values one or two figures of a unit; the second is what the first differs from */
export function comparedTexts(
  values: readonly number[],
  difference: Partial<Difference>,
  unit: string,
  language: Language,
): ComparedTexts {
  const digits = digitsFor(values, unit);
  const kind = unit === 'PC' ? 'percent' : 'decimal';
  const { absolute, relative } = difference;
  return {
    values: values.map((value) =>
      formatNumber(Number(value.toFixed(digits)), language, { kind, digits, isFixed: true }),
    ),
    absolute: absolute === undefined ? '' : differenceText(Number(absolute.toFixed(digits)), digits, unit, language),
    relative: relative === undefined ? '' : relativeText(relative, language),
  };
}

function differenceText(value: number, digits: number, unit: string, language: Language): string {
  const number = isolate(
    formatNumber(value, language, { kind: 'decimal', digits, signed: true, isFixed: true }),
    language,
  );
  if (unit === 'PC') return m.own_points({ value: number });
  return isRatio(unit) ? `${number} ${unitAfter(unit)}` : number;
}

/** By how much a figure differs, in one line: in percentage points for shares, in the unit for rates, else in percent. */
export function sizeOfDifference(difference: Difference | undefined, unit: string, language: Language): string {
  if (!difference) return '–';
  const { absolute, relative } = difference;
  if (!isRatio(unit)) return relativeText(relative, language);
  const digits = Math.abs(absolute) < 0.05 ? 2 : 1;
  return differenceText(Number(absolute.toFixed(digits)), digits, unit, language);
}
