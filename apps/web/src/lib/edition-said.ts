import type { Refusal } from '@sterna/spaces';
import { m } from '#lib/paraglide/messages.js';

const SAID: Readonly<Record<string, () => string>> = {
  begun: m.edition_said_begun,
  restored: m.edition_said_restored,
  removed: m.edition_said_removed,
  assigned: m.edition_said_assigned,
  described: m.edition_said_described,
  state: m.edition_said_state,
  validated: m.edition_said_validated,
  'validation-taken-back': m.edition_said_validation_back,
  published: m.edition_said_published,
  correcting: m.edition_said_correcting,
  template: m.edition_said_template,
  saved: m.edition_said_saved,
  unchanged: m.edition_said_unchanged,
  merged: m.edition_said_merged,
  suggested: m.edition_said_suggested,
  taken: m.edition_said_taken,
  declined: m.edition_said_declined,
  'set-down': m.edition_said_set_down,
  reported: m.edition_said_reported,
  commented: m.edition_said_commented,
  settled: m.edition_said_settled,
  reopened: m.edition_said_reopened,
  'comment-removed': m.edition_said_comment_removed,
  'comment-restored': m.edition_said_comment_restored,
};

/** What has just been done, by its name in an address. */
export function saidText(said: string | null): string | undefined {
  return said === null || !Object.hasOwn(SAID, said) ? undefined : SAID[said]?.();
}

const REFUSALS: Readonly<Partial<Record<Refusal['code'], () => string>>> = {
  'not-found': m.edition_refused_not_found,
  'not-allowed': m.edition_refused_not_allowed,
  'wrong-state': m.edition_refused_wrong_state,
  'not-validated': m.edition_refused_not_validated,
  'nothing-to-publish': m.edition_refused_nothing,
  'not-ready': m.edition_refused_not_ready,
  unfinished: m.edition_refused_unfinished,
  'correction-open': m.edition_refused_correction_open,
  'not-newest': m.edition_refused_not_newest,
  invalid: m.edition_refused_invalid,
  'too-late': m.edition_refused_too_late,
  'moved-on': m.edition_refused_moved_on,
  'no-place': m.edition_refused_no_place,
};

/** Why something was refused, in a sentence of the page's language. */
export function refusalText(code: Refusal['code']): string {
  return (REFUSALS[code] ?? m.edition_refused_invalid)();
}
