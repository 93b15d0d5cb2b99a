import type { Rewriting } from './table-rows.ts';

/** Tables of how people sign in, of what is written to them, and of the secrets of the installation. */
export const SIGN_IN_TABLES: readonly string[] = [
  'attempt',
  'credential',
  'installation',
  'invitation',
  'letter',
  'passkey',
  'second_factor',
  'session',
  'verification',
];

const WITHOUT_EMAIL = `detail #- '{before,email}' #- '{after,email}'`;

/**
 * What stands in the place of columns where accounts are left out. Accounts stay as names, because texts, comments and
 * the trace of acts name them; nobody is a member any more, so that the first start offers to make an administrator.
 */
export const WITHOUT_ACCOUNTS: Rewriting = {
  account: {
    // Unique as ids are, and in small letters as addresses are.
    email: `encode(convert_to(id, 'UTF8'), 'hex') || '@removed.invalid'`,
    email_verified: 'false',
    image: 'null::text',
    two_factor_enabled: 'false',
    disabled_at: 'coalesce(disabled_at, now())',
  },
  member: { ended_at: 'coalesce(ended_at, now())' },
  act: { detail: WITHOUT_EMAIL },
};
