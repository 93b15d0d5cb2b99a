import type { Evidence } from '@sterna/evidence';
import type { Language } from '@sterna/vocabulary';
import { type Choice, explorePath, viewOf } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { knownYears, newestOnly, withoutYears } from './period-of.ts';
import { spanText } from './titles.ts';

/** What files hold that are taken from a page, in words. */
export interface HeldInFiles {
  readonly text: string;
  /** A file with every year, where the page shows one time. */
  readonly all?: { readonly text: string; readonly href: string };
}

/** Whether the picture is of one time: bars, maps, and places against their partners. */
function isOfOneTime(choice: Choice): boolean {
  const view = viewOf(choice);
  if (view === 'bar' || view === 'map') return true;
  const severalPlaces =
    choice.places.kind === 'within' || (choice.places.kind === 'listed' && choice.places.codes.length > 1);
  return view === 'matrix' && choice.partners.kind !== 'total' && severalPlaces;
}

/** What the files of a choice hold: the years that its picture shows, and every place and partner chosen. */
export async function fileChoice(choice: Choice, evidence: Evidence): Promise<Choice> {
  return isOfOneTime(choice) ? newestOnly(choice, evidence) : choice;
}

/** Says what the files of a choice hold, for the page that offers them. */
export async function heldIn(choice: Choice, evidence: Evidence, language: Language): Promise<HeldInFiles> {
  if (viewOf(choice) === 'revisions') return { text: m.explore_files_revisions() };
  const own = await fileChoice(choice, evidence);
  const known = await knownYears(choice, evidence);
  const years = known.filter((year) => year >= (own.from ?? year) && year <= (own.to ?? year));
  const span = spanText(years, language);
  if (span === '') return { text: '' };
  const many = choice.places.kind === 'within' || choice.partners.kind === 'all' || choice.partners.kind === 'top';
  const text = many ? m.explore_files_hold_all({ years: span }) : m.explore_files_hold({ years: span });
  if (own === choice || known.length === years.length || known.length < 2) return { text };
  const all: Choice = { ...withoutYears(choice), view: 'table', page: 1 };
  return {
    text,
    all: {
      text: m.explore_files_all_years({ years: spanText(known, language) }),
      href: explorePath(language, all, 'csv'),
    },
  };
}
