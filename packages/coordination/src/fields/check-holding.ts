import type { HoldingFields } from '../directory/directory.ts';
import { type DirectoryFinding, type FindingParts, findingOf } from '../texts/finding.ts';
import { type FieldRead, readText } from './draft.ts';
import { type DateOrder, readDate } from './read-date.ts';

/** A time in a post, as a form hands it in. */
export interface HoldingDraft {
  /** Id of the institution; `null` when none was chosen. */
  readonly institution: number | null;
  /** Id of the holder's account. */
  readonly account: string | null;
  readonly holder: string;
  readonly contact: string;
  readonly began: string;
  /** Empty while it lasts. */
  readonly ended: string;
  readonly note: string;
}

export interface CheckedHolding {
  readonly fields: HoldingFields;
  readonly findings: readonly DirectoryFinding[];
}

/** A day that may be left open. */
export function readDay(text: string, order?: DateOrder): FieldRead<string | null> {
  if (text.trim() === '') return { value: null, problems: [] };
  const read = readDate(text, order);
  return 'date' in read ? { value: read.date, problems: [] } : { value: null, problems: [read.problem] };
}

/** Checks a time in a post by itself. Overlaps are findings of the directory: history is entered in any order. */
export function checkHolding(draft: HoldingDraft): CheckedHolding {
  const parts: FindingParts[] = [];
  const take = <Value>(where: string, { value, problems }: FieldRead<Value>): Value => {
    for (const problem of problems) parts.push({ where, ...problem });
    return value;
  };
  const began = take('began', readDay(draft.began));
  const ended = take('ended', readDay(draft.ended));
  const holder = take('holder', readText(draft.holder, 'holder'));
  const fields: HoldingFields = {
    institution: draft.institution ?? 0,
    account: draft.account,
    holder,
    contact: take('contact', readText(draft.contact, 'contact')),
    began: began ?? '',
    ended,
    note: take('note', readText(draft.note, 'note')),
  };
  if (draft.institution === null) parts.push({ rule: 'institution-missing', where: 'institution' });
  if (holder === '' && draft.account === null) parts.push({ rule: 'holder-missing', where: 'holder' });
  if (draft.began.trim() === '') parts.push({ rule: 'first-day-missing', where: 'began' });
  if (began !== null && ended !== null && ended < began) parts.push(reversed(began, ended));
  return { fields, findings: parts.map(findingOf) };
}

/** Says that the last day is before the first. */
export function reversed(began: string, ended: string): FindingParts {
  return { rule: 'days-reversed', where: 'ended', values: { first: { date: began }, last: { date: ended } } };
}
