import type { PasswordProblem } from '@sterna/identity';

/** What one of the forms of the page has brought about: each part of the page looks at its own. */
export interface AccountAnswer {
  readonly part?: string;
  readonly problem?: string;
  /** Minutes to wait, after too many attempts. */
  readonly minutes?: number;
  readonly weak?: PasswordProblem;
  readonly backupCodes?: readonly string[];
  /** Sessions that have been ended. */
  readonly ended?: number;
}
