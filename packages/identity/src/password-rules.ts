import { commonPasswords } from './common-passwords.ts';

/** Why a password is not taken. */
export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'personal';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** Shorter parts of a name or an address occur in other words too. */
const SHORTEST_PART = 4;

/** A piece of up to eight characters, again and again, as in `abcabcabcabc`. */
const REPEATED = /^(.{1,8}?)\1+.{0,7}$/u;

const ROWS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
];

/** What is left of a password without figures and signs around it: people lengthen a word with them. */
function coreOf(password: string): string {
  return password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function isRow(password: string): boolean {
  const back = [...password].reverse().join('');
  return ROWS.some((row) => row.includes(password) || row.includes(back));
}

function isCommon(password: string): boolean {
  const common = commonPasswords();
  if (common.has(password) || REPEATED.test(password) || isRow(password)) return true;
  const core = coreOf(password);
  // Figures alone can be guessed, and a word that everybody takes does not become another by what stands around it.
  return core === '' || (common.has(core) && password.length - core.length <= 8) || REPEATED.test(core);
}

/** The parts of a name or an address that somebody who knows the person tries. */
function partsOf(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => [
    ...text.toLowerCase().split('@').slice(0, 1),
    ...text.toLowerCase().split(/[^\p{L}\p{N}]+/u),
  ]);
  return [...new Set(parts)].filter((part) => [...part].length >= SHORTEST_PART);
}

/**
 * Whether a password may be taken, after NIST SP 800-63B: long, in no list of those that are tried first, and not made of
 * what is known of the person. No figures or signs are asked for: they make passwords worse to remember, not to guess.
 *
 * @param person name and address
 * @returns why not; `undefined` when it may be taken
 */
export function checkPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const small = password.toLowerCase();
  const [local = ''] = person.email.split('@');
  if (partsOf([person.name, local]).some((part) => small.includes(part))) return 'personal';
  return isCommon(small) ? 'common' : undefined;
}
