import { dictionary } from '@zxcvbn-ts/language-common';

let known: ReadonlySet<string> | undefined;

/** Passwords that are tried first, in small letters: some fifty thousand, from lists that have become public. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(dictionary['passwords-common']);
  return known;
}
