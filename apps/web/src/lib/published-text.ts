import type { PublishedEdition } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { isolate, placeByCode } from '@sterna/vocabulary';
import { dayText, someText } from '#lib/edition-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { spaceName } from '#lib/space-text.ts';

type Named = Pick<PublishedEdition, 'spaceName' | 'place' | 'spaceCode'>;

/** The name of the space that has published an edition. */
export function publisherText({ spaceName: name, place, spaceCode }: Named, language: Language): string {
  return spaceName({ name, place: place || null, code: spaceCode }, language);
}

/** The title of a published edition; the name of its place where it has none of its own. */
export function publishedTitle(edition: PublishedEdition, language: Language): string {
  const own = someText(edition.title, language);
  return own || (placeByCode(edition.place)?.name[language] ?? publisherText(edition, language));
}

/** Number and title, as a link to it is named. */
export function publishedName(edition: PublishedEdition, language: Language): string {
  const number = isolate(String(edition.number), language);
  return m.edition_published_name({ title: publishedTitle(edition, language), number });
}

/** A number in a sentence. */
export function numberText(number: number, language: Language): string {
  return isolate(String(number), language);
}

type Successor = NonNullable<PublishedEdition['successor']>;

/** That another edition has taken the place of one. */
export function replacedText({ number, isCorrection }: Successor, language: Language): string {
  return (isCorrection ? m.edition_corrected_by : m.edition_superseded_by)({ number: numberText(number, language) });
}

/** Why an edition was corrected. */
export function correctionReason({ reason }: Pick<Successor, 'reason'>, language: Language): string {
  return m.edition_correction_reason({ reason: isolate(reason, language) });
}

/** The letter or decision by which a body has validated an edition. */
export function validationText(
  { reference, referenceDate }: { readonly reference: string; readonly referenceDate: string | null },
  language: Language,
): string {
  return m.edition_validated_by_letter({
    reference: isolate(reference, language),
    day: referenceDate === null ? '' : dayText(referenceDate),
  });
}
