import type { Responsibility, SubjectTerm } from '../directory/directory.ts';
import { SUBJECTS, type Subject } from '../directory/terms.ts';
import { likeness, tidyLine } from '../directory/tidy.ts';
import { readDay } from '../fields/check-holding.ts';
import { dateOrderOf } from '../fields/read-date.ts';
import { choicesOf, findSubject } from '../fields/terms.ts';
import type { DirectoryFinding } from '../texts/finding.ts';
import type { Planned } from './plan.ts';
import type { PlanContext } from './plan-institutions.ts';
import type { DirectoryRecord, RecordTable } from './read-records.ts';

/** The subject that a row names: by code, else by name in any language, else by a code that is assigned already. */
function findCode(
  record: DirectoryRecord,
  subject: Subject,
  subjects: readonly SubjectTerm[],
  present: readonly Responsibility[],
): string | undefined {
  const own = subjects.filter((term) => term.subject === subject);
  const code = tidyLine(record.text('code') ?? '');
  const name = tidyLine(record.text('name') ?? '');
  const found =
    own.find((term) => term.code === code) ??
    own.find((term) => code !== '' && likeness(term.code) === likeness(code)) ??
    own.find((term) => Object.values(term.name).some((each) => likeness(each) === likeness(code || name)));
  if (found) return found.code;
  return present.some((each) => each.subject === subject && each.code === code) ? code : undefined;
}

function keyOf({ subject, code, institution }: Responsibility): string {
  return JSON.stringify([subject, code, institution]);
}

/**
 * What the rows of one table would do to who is responsible for what.
 *
 * @param today ISO date: what is assigned anew without a date is so since then
 */
export function planResponsibilities(
  table: RecordTable,
  context: PlanContext,
  subjects: readonly SubjectTerm[],
  today: string,
): readonly Planned<Responsibility>[] {
  const { directory, book, findings, language } = context;
  const present = new Map(directory.responsibilities.map((each) => [keyOf(each), each]));
  const deleted = new Set(directory.institutions.flatMap(({ id, isDeleted }) => (isDeleted ? [id] : [])));
  const order = dateOrderOf(table.records.map((record) => record.text('since') ?? ''));
  const rows = new Map<string, number>();
  const planned: Planned<Responsibility>[] = [];
  for (const record of table.records) {
    const found: DirectoryFinding[] = [];
    const subjectText = record.text('subject') ?? '';
    const subject = findSubject(subjectText);
    if (!subject) {
      const values = { value: subjectText, choices: choicesOf(SUBJECTS) };
      found.push(record.finding({ rule: 'subject-unknown', values }, 'subject'));
    }
    const code = subject && findCode(record, subject, subjects, directory.responsibilities);
    if (subject && code === undefined) {
      const values = { value: record.text('code') || record.text('name') || '' };
      found.push(record.finding({ rule: 'code-unknown', values }, record.text('code') ? 'code' : 'name'));
    }
    const text = record.text('institution') ?? '';
    const referred = book.refer(text);
    const isGone = 'id' in referred && deleted.has(referred.id);
    if (text === '') found.push(record.finding({ rule: 'institution-missing' }, 'institution'));
    else if ('problem' in referred || isGone) {
      const rule = 'problem' in referred ? referred.problem : 'institution-unknown';
      found.push(record.finding({ rule, values: { value: text } }, 'institution'));
    }
    const since = readDay(record.text('since') ?? '', order);
    for (const problem of since.problems) found.push(record.finding(problem, 'since'));
    findings.push(...found);
    if (found.length > 0 || !subject || code === undefined || !('id' in referred)) continue;
    const wanted = { subject, code, institution: referred.id, since: since.value ?? today };
    const row = rows.get(keyOf(wanted));
    if (row !== undefined) {
      findings.push(record.finding({ rule: 'row-twice', values: { row } }));
      continue;
    }
    rows.set(keyOf(wanted), record.at.row);
    const was = present.get(keyOf(wanted));
    const fields = { ...wanted, since: since.value ?? was?.since ?? today };
    const changes = was && was.since !== fields.since ? [{ key: 'since', before: was.since, after: fields.since }] : [];
    const change = was ? (changes.length > 0 ? 'changed' : 'unchanged') : 'added';
    const term = subjects.find((each) => each.subject === subject && each.code === code);
    const title = `${term?.name[language] ?? code} → ${text}`;
    planned.push({ at: record.at, change, id: was ? 1 : context.nextId(), fields, title, changes });
  }
  return planned;
}
