import { LANGUAGES, type Language } from '@sterna/vocabulary';
import type { Directory } from '../directory/directory.ts';
import { type Institution, type InstitutionFields, nameIn } from '../directory/institution.ts';
import { goesRound } from '../fields/check-institution.ts';
import {
  type FieldRead,
  readEmail,
  readKind,
  readLevel,
  readNames,
  readPlace,
  readSectors,
  readText,
  readWebsite,
} from '../fields/draft.ts';
import type { DirectoryFinding } from '../texts/finding.ts';
import { institutionCells, type Reference } from './cells.ts';
import { changesBetween, type Planned } from './plan.ts';
import type { DirectoryRecord, RecordTable } from './read-records.ts';
import type { InstitutionBook } from './reference.ts';

/** What planning goes by and adds to. */
export interface PlanContext {
  readonly directory: Directory;
  /** Knows the institutions of the directory, and those that the file adds or renames. */
  readonly book: InstitutionBook;
  readonly language: Language;
  readonly findings: DirectoryFinding[];
  readonly reference: Reference;
  /** The next id for what is added: -1, -2, … */
  nextId(): number;
}

interface Met {
  readonly record: DirectoryRecord;
  readonly present: Institution | undefined;
  readonly id: number;
  readonly fields: InstitutionFields;
}

const NOTHING: InstitutionFields = {
  name: {},
  shortName: '',
  kind: 'agency',
  sectors: [],
  level: 'national',
  place: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  partOf: null,
};

/** Reads the fields of a row; columns that the file does not have stay as they are. */
function fieldsOf(
  record: DirectoryRecord,
  present: Institution | undefined,
  found: DirectoryFinding[],
): InstitutionFields {
  const before = present ?? NOTHING;
  const take = <Value>(key: string, was: Value, read: (text: string) => FieldRead<Value>): Value => {
    const text = record.text(key);
    if (text === undefined) return was;
    const { value, problems } = read(text);
    for (const problem of problems) found.push(record.finding(problem, problem.where ?? key));
    return value;
  };
  const names = Object.fromEntries(
    LANGUAGES.map((each) => [each, record.text(`name-${each}`) ?? before.name[each] ?? '']),
  );
  const read = readNames(names);
  for (const problem of read.problems) found.push(record.finding(problem, problem.where));
  // What is there keeps its kind; what is new must say it.
  const kind = record.text('kind') ?? '';
  const readAsKind = readKind(kind, present?.kind);
  for (const problem of readAsKind.problems) found.push(record.finding(problem, 'kind'));
  return {
    name: read.value,
    shortName: take('shortName', before.shortName, (text) => readText(text, 'shortName')),
    kind: readAsKind.value,
    sectors: take('sectors', before.sectors, (text) => readSectors(text.split(/[|;,؛،\n]/))),
    level: take('level', before.level, readLevel),
    place: take('place', before.place, readPlace),
    email: take('email', before.email, readEmail),
    phone: take('phone', before.phone, (text) => readText(text, 'phone')),
    website: take('website', before.website, readWebsite),
    note: take('note', before.note, (text) => readText(text, 'note')),
    partOf: before.partOf,
  };
}

type Match = { readonly id: number | undefined } | { readonly between: readonly [number, number] };

/** The institution that a row is about: by short name, else by any name. */
function matchOf(record: DirectoryRecord, book: InstitutionBook): Match | 'ambiguous' {
  const short = book.findByShortName(record.text('shortName') ?? '');
  const named = new Set(LANGUAGES.flatMap((each) => book.findByName(record.text(`name-${each}`) ?? '')));
  if (short.length > 1) return 'ambiguous';
  const [byShort] = short;
  const others = [...named].filter((id) => id !== byShort);
  const [other, another] = others;
  if (byShort !== undefined)
    return other === undefined || named.has(byShort) ? { id: byShort } : { between: [byShort, other] };
  if (other !== undefined && another !== undefined) return { between: [other, another] };
  return { id: other };
}

/** Finds what each row is about, and reads it. */
function meet(table: RecordTable, context: PlanContext): readonly Met[] {
  const { book, directory, findings, language } = context;
  const byId = new Map(directory.institutions.map((each) => [each.id, each]));
  const rows = new Map<number, number>();
  const named = (id: number): string => {
    const found = byId.get(id);
    return found ? nameIn(found, language).text : '';
  };
  return table.records.flatMap((record) => {
    const match = matchOf(record, book);
    const text = record.text('shortName') || LANGUAGES.map((each) => record.text(`name-${each}`)).find(Boolean) || '';
    if (match === 'ambiguous') {
      findings.push(record.finding({ rule: 'institution-ambiguous', values: { value: text } }, 'shortName'));
      return [];
    }
    if ('between' in match) {
      const [first, second] = match.between;
      const values = { first: named(first) || text, second: named(second) || text };
      findings.push(record.finding({ rule: 'row-matches-two', values }, 'shortName'));
      return [];
    }
    const row = rows.get(match.id ?? 0);
    if (row !== undefined) {
      findings.push(record.finding({ rule: 'row-twice', values: { row } }));
      return [];
    }
    const present = match.id === undefined ? undefined : byId.get(match.id);
    const found: DirectoryFinding[] = [];
    const fields = fieldsOf(record, present, found);
    if (Object.keys(fields.name).length === 0) found.push(record.finding({ rule: 'name-missing' }));
    findings.push(...found);
    if (found.some(({ severity }) => severity === 'error')) return [];
    const id = present?.id ?? context.nextId();
    rows.set(id, record.at.row);
    book.add({ ...fields, id });
    return [{ record, present, id, fields }];
  });
}

/** What the rows of one table would do to the institutions of a directory. */
export function planInstitutions(table: RecordTable, context: PlanContext): readonly Planned<InstitutionFields>[] {
  const met = meet(table, context);
  const { directory, book, findings, language } = context;
  const deleted = new Set(directory.institutions.flatMap(({ id, isDeleted }) => (isDeleted ? [id] : [])));
  const above = new Map(directory.institutions.map(({ id, partOf }) => [id, partOf]));
  const planned: Planned<InstitutionFields>[] = [];
  for (const { record, present, id, fields } of met) {
    const text = record.text('partOf');
    const referred = text ? book.refer(text) : undefined;
    if (referred && 'problem' in referred) {
      findings.push(record.finding({ rule: referred.problem, values: { value: text ?? '' } }, 'partOf'));
      continue;
    }
    const was = present && !deleted.has(present.partOf ?? 0) ? present.partOf : null;
    const partOf = text === undefined ? was : (referred?.id ?? null);
    above.set(id, partOf);
    if (goesRound(id, partOf, above)) {
      above.set(id, was);
      findings.push(record.finding({ rule: 'part-of-itself' }, 'partOf'));
      continue;
    }
    const whole = { ...fields, partOf };
    const title = nameIn(fields, language).text || fields.shortName;
    const cells = (each: InstitutionFields, over: number | null): Readonly<Record<string, string>> =>
      institutionCells({ ...each, partOf: over }, (other) => `${other}`, language);
    const changes = present
      ? changesBetween(cells(present, was), cells(whole, partOf), table.keys).map((change) =>
          change.key === 'partOf'
            ? { ...change, before: was === null ? '' : context.reference(was), after: text ?? '' }
            : change,
        )
      : [];
    const change = present ? (changes.length > 0 ? 'changed' : 'unchanged') : 'added';
    planned.push({ at: record.at, change, id, fields: whole, title, changes });
  }
  return planned;
}
