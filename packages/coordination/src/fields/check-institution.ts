import { callings } from '../check/check-institutions.ts';
import type { Institution, InstitutionFields, Names } from '../directory/institution.ts';
import { likeness } from '../directory/tidy.ts';
import { type DirectoryFinding, type FindingParts, findingOf } from '../texts/finding.ts';
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
} from './draft.ts';

/** An institution as a form hands it in. */
export interface InstitutionDraft {
  readonly name: Names;
  readonly shortName: string;
  readonly kind: string;
  readonly sectors: readonly string[];
  readonly level: string;
  readonly place: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly note: string;
  readonly partOf: number | null;
}

/** What was made of a draft; it may be stored when there are no findings. */
export interface CheckedInstitution {
  readonly fields: InstitutionFields;
  /** `where` is the name of the field: `name`, `name-fr`, `kind`, `email`, … */
  readonly findings: readonly DirectoryFinding[];
}

/**
 * Whether an institution would be part of itself, round one corner or more.
 *
 * @param above what each institution is a part of, by id
 */
export function goesRound(id: number, partOf: number | null, above: ReadonlyMap<number, number | null>): boolean {
  const seen = new Set([id]);
  for (let next = partOf; next !== null; next = above.get(next) ?? null) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

/** The first of an institution's names that another one has. */
export function takenName(
  fields: Pick<InstitutionFields, 'name' | 'shortName'>,
  others: readonly Institution[],
): string | undefined {
  const taken = new Set(others.flatMap((each) => (each.isDeleted ? [] : callings(each).map(likeness))));
  return callings(fields).find((name) => taken.has(likeness(name)));
}

/**
 * Checks an institution that is entered or changed.
 *
 * @param id of the one that is changed
 * @param institutions of the directory
 */
export function checkInstitution(
  draft: InstitutionDraft,
  institutions: readonly Institution[],
  id?: number,
): CheckedInstitution {
  const parts: FindingParts[] = [];
  const take = <Value>(where: string, { value, problems }: FieldRead<Value>): Value => {
    for (const problem of problems) parts.push({ where, ...problem });
    return value;
  };
  const fields: InstitutionFields = {
    name: take('name', readNames(draft.name)),
    shortName: take('shortName', readText(draft.shortName, 'shortName')),
    kind: take('kind', readKind(draft.kind)),
    sectors: take('sectors', readSectors(draft.sectors)),
    level: take('level', readLevel(draft.level)),
    place: take('place', readPlace(draft.place)),
    email: take('email', readEmail(draft.email)),
    phone: take('phone', readText(draft.phone, 'phone')),
    website: take('website', readWebsite(draft.website)),
    note: take('note', readText(draft.note, 'note')),
    partOf: draft.partOf,
  };
  if (Object.keys(fields.name).length === 0) parts.push({ rule: 'name-missing', where: 'name' });
  const taken = takenName(
    fields,
    institutions.filter((each) => each.id !== id),
  );
  if (taken !== undefined) parts.push({ rule: 'name-taken', where: 'name', values: { name: taken } });
  const above = new Map(institutions.map((each) => [each.id, each.partOf]));
  if (id !== undefined && goesRound(id, fields.partOf, above)) parts.push({ rule: 'part-of-itself', where: 'partOf' });
  return { fields, findings: parts.map(findingOf) };
}
