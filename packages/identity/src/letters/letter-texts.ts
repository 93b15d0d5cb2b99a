import type { NewLetter } from '@sterna/store/identity';
import { formatDate, isLanguage, type Language } from '@sterna/vocabulary';
import texts from './letter-texts.json' with { type: 'json' };

export type LetterKind = keyof typeof texts;

/** Longer names and the like do not belong in a letter. */
const LONGEST_VALUE = 300;

/** A value from elsewhere stays within its line: it can neither end a header nor begin a paragraph of its own. */
function inLine(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_VALUE);
}

/**
 * A letter in the language of its reader, as plain text.
 *
 * @param values what stands in the places of the text, such as `name` and `link`
 */
export function renderLetter(
  kind: LetterKind,
  { address, language }: { readonly address: string; readonly language: string },
  values: Readonly<Record<string, string>>,
): NewLetter {
  const known: Language = isLanguage(language) ? language : 'fr';
  const { subject, body } = texts[kind][known];
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => inLine(values[name] ?? ''));
  return { kind, address, language: known, subject: fill(subject), body: fill(body) };
}

/** What a letter of invitation says. */
export interface InviteLetter {
  readonly email: string;
  readonly language: string;
  /** Name of the space in that language. */
  readonly space: string;
  /** Name of the role in that language. */
  readonly role: string;
  /** Name of the person who invites. */
  readonly inviter: string;
  /** The secret itself; see `makeToken`. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Where an invitation leads. @param origin address of the site, without a slash at its end */
export function invitationLink({ language, token }: Pick<InviteLetter, 'language' | 'token'>, origin: string): string {
  return `${origin}/${isLanguage(language) ? language : 'fr'}/invitation/${token}`;
}

/** The letter that invites somebody to a space. @param origin address of the site, without a slash at its end */
export function inviteLetter(invitation: InviteLetter, origin: string): NewLetter {
  const { email, language, space, role, inviter, expiresAt } = invitation;
  const known: Language = isLanguage(language) ? language : 'fr';
  const link = invitationLink(invitation, origin);
  const until = formatDate(expiresAt.toISOString().slice(0, 10), known);
  return renderLetter('invitation', { address: email, language: known }, { space, role, inviter, link, until });
}
