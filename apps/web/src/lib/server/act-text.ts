import { PROFILE_TEMPLATE } from '@sterna/profile';
import type { NamedRows, StoredAct } from '@sterna/spaces';
import { isRole } from '@sterna/spaces';
import type { Language, LocalText } from '@sterna/vocabulary';
import { countedText } from '#lib/import-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameIn, roleText } from '#lib/space-words.ts';
import words from '../act-words.json' with { type: 'json' };

const OBJECTS: Readonly<Record<string, LocalText>> = words.objects;
const ACTS: Readonly<Record<string, LocalText>> = words.acts;
const FIELDS: Readonly<Record<string, LocalText>> = words.fields;
/** States, kinds and their like, by column. */
const VALUES: Readonly<Record<string, Readonly<Record<string, LocalText>>>> = words.values;

/** What a table or page is called; its own name where it has no other. */
export function objectText(object: string, language: Language): string {
  return OBJECTS[object]?.[language] ?? object.replaceAll('_', ' ');
}

/** What was done, as it stands between who and what. */
export function actText(act: string, language: Language): string {
  return ACTS[act]?.[language] ?? act;
}

function fieldText(field: string, language: Language): string {
  return FIELDS[field]?.[language] ?? field.replaceAll('_', ' ');
}

/** Columns that say nothing to people: keys, or what stands elsewhere in the line. */
const SILENT: ReadonlySet<string> = new Set([
  'space_id',
  'id',
  'changed',
  'changed_at',
  'parent_id',
  'created_by',
  'created_at',
]);

/** Titles of sections, by id. */
const SECTIONS: ReadonlyMap<string, LocalText> = new Map(
  [...PROFILE_TEMPLATE.parts, PROFILE_TEMPLATE.annex].flatMap((part) => [
    [part.id, part.title] as const,
    ...(part.sections ?? []).map(({ id, title }) => [id, title] as const),
  ]),
);

/** Title of a section of the standard template; its id for another. */
export function sectionTitle(id: string, language: Language): string {
  return SECTIONS.get(id)?.[language] ?? id;
}

/** Which row an act was about, as people know it. */
export function subjectText({ object, objectId }: StoredAct, names: NamedRows, language: Language): string {
  const parts = objectId.split('/');
  const [first = ''] = parts;
  if (object === 'member' || object === 'account') return names.accounts[first] ?? '';
  if (object === 'invitation') return names.invitations[first] ?? '';
  if (object === 'institution') return nameIn(names.institutions[first] ?? null, language) || `n° ${first}`;
  if (object === 'section_task' || object === 'section_text' || object === 'comment') {
    return sectionTitle(parts[1] ?? '', language);
  }
  if (object === 'responsibility') {
    return [parts[1] ?? '', nameIn(names.institutions[parts[2] ?? ''] ?? null, language)].filter(Boolean).join(' – ');
  }
  if (object === 'validation') return nameIn(names.institutions[parts[1] ?? ''] ?? null, language);
  return objectId;
}

function isText(value: unknown): value is { readonly length: number; readonly md5: string } {
  return typeof value === 'object' && value !== null && 'md5' in value && 'length' in value;
}

function listText(values: readonly unknown[]): string {
  return values.length === 0 ? m.acts_empty() : values.map(String).join(m.list_separator());
}

/** Who did something. Only members of a space and the installation's administrators act on it; the latter it does not know. */
export function personText(name: string | undefined): string {
  return name || m.acts_administrator();
}

function valueText(field: string, value: unknown, names: NamedRows, language: Language): string {
  if (value === null || value === undefined || value === '') return m.acts_empty();
  if (isText(value)) return countedText(m.acts_letters, value.length, language);
  if (Array.isArray(value)) return listText(value);
  if (field === 'institution_id') return nameIn(names.institutions[String(value)] ?? null, language) || String(value);
  if (field.endsWith('_by') || field === 'account_id' || field === 'author') {
    return personText(names.accounts[String(value)]);
  }
  if (field === 'role' && typeof value === 'string' && isRole(value)) return roleText(value);
  if (field === 'section' && typeof value === 'string') return sectionTitle(value, language);
  if (typeof value === 'object') {
    const texts = Object.values(value).filter((each) => typeof each === 'string' && each !== '');
    return texts.length === 0 ? m.acts_empty() : nameIn(value as Record<string, string>, language);
  }
  if (typeof value === 'boolean') return value ? m.acts_yes() : m.acts_no();
  const text = String(value);
  const word = VALUES[field]?.[text]?.[language];
  if (word !== undefined) return word;
  // Moments as the database writes them; the fractions of a second say nothing.
  return /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 300);
}

/** One thing that an act changed. What was not there before, or is not there after, is absent. */
export interface ChangeText {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What an act changed, field by field; of a row that was added, what it says. */
export function changeTexts({ act, detail }: StoredAct, names: NamedRows, language: Language): readonly ChangeText[] {
  const isRow = 'before' in detail || 'after' in detail;
  const before = recordOf(detail['before']);
  const after = isRow ? recordOf(detail['after']) : detail;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !SILENT.has(field));
  const isChange = act === 'changed';
  return fields
    .filter((field) => isChange || !isBlank(before[field] ?? after[field] ?? null))
    .map((field) => ({
      field: fieldText(field, language),
      ...(field in before && { before: valueText(field, before[field], names, language) }),
      ...(field in after && { after: valueText(field, after[field], names, language) }),
    }));
}

/** A line of the trace as a page shows it. */
export interface ActLine {
  readonly id: number;
  readonly at: Date;
  /** None for what the installation did by itself. */
  readonly person: string | null;
  readonly act: string;
  readonly object: string;
  /** Which row it was about; empty where that has no name. */
  readonly subject: string;
  readonly changes: readonly ChangeText[];
}

export function actLine(act: StoredAct, names: NamedRows, language: Language): ActLine {
  return {
    id: act.id,
    at: act.at,
    person: act.account === null ? null : personText(act.person),
    act: actText(act.act, language),
    object: objectText(act.object, language),
    subject: subjectText(act, names, language),
    changes: changeTexts(act, names, language),
  };
}
