import type { PasswordProblem } from '@sterna/identity';
import { m } from '#lib/paraglide/messages.js';

/** Why a password is not taken, and what to do. */
export function passwordProblem(problem: PasswordProblem): string {
  const texts = {
    'too-short': m.password_too_short,
    'too-long': m.password_too_long,
    common: m.password_common,
    personal: m.password_personal,
  };
  return texts[problem]();
}
