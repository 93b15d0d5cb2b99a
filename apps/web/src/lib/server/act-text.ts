import { postName } from '@sterna/coordination';
import { PROFILE_TEMPLATE } from '@sterna/profile';
import { isRole, type NamedRows, type StoredAct, SUBJECT_TERMS } from '@sterna/spaces';
import {
  isLanguage,
  LANGUAGE_NAMES,
  type Language,
  type LocalText,
  placeByCode,
  themeByCode,
} from '@sterna/vocabulary';
import { countedText } from '#lib/import-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { spaceName } from '#lib/space-text.ts';
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

/** Title of a section as its edition has it. */
function sectionOf(edition: string, section: string, names: NamedRows, language: Language): string {
  return nameIn(names.sections[`${edition}/${section}`] ?? null, language) || sectionTitle(section, language);
}

/** What an edition is called: its title, and its number once it has one; nothing for a draft without a title. */
function editionText(id: string, names: NamedRows, language: Language): string {
  const edition = names.editions[id];
  if (!edition) return `n° ${id}`;
  const title = nameIn(edition.title, language);
  return edition.number === null ? title : `${title || objectText('edition', language)} (${edition.number})`;
}

function postText(id: string, names: NamedRows, language: Language): string {
  const post = names.posts[id];
  return post ? postName(post)[language] : `n° ${id}`;
}

function placeText(code: string, names: NamedRows, language: Language): string {
  return nameIn(names.places[code] ?? null, language) || (placeByCode(code)?.name[language] ?? code);
}

function choiceText(id: string, names: NamedRows, language: Language): string {
  const choice = names.choices[id];
  if (!choice) return `n° ${id}`;
  const { indicator, place, period } = choice;
  return [subjectName('indicator', indicator, language), placeText(place, names, language), period].join(' – ');
}

/** What an institution can be responsible for, by what it is called. */
function subjectName(subject: string, code: string, language: Language): string {
  return SUBJECT_NAMES.get(`${subject} ${code}`)?.[language] ?? code;
}

const SUBJECT_NAMES: ReadonlyMap<string, LocalText> = new Map(
  SUBJECT_TERMS.map((term) => [`${term.subject} ${term.code}`, term.name]),
);

type Naming = (parts: readonly string[], names: NamedRows, language: Language) => string;

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' – ');

const inSection: Naming = ([edition = '', section = ''], names, language) =>
  joined(editionText(edition, names, language), sectionOf(edition, section, names, language));

/** Which row is meant, by its object: how people know it. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  account: ([id = ''], names) => names.accounts[id] ?? '',
  member: ([id = ''], names) => names.accounts[id] ?? '',
  invitation: ([id = ''], names) => names.invitations[id] ?? '',
  institution: ([id = ''], names, language) => nameIn(names.institutions[id] ?? null, language) || `n° ${id}`,
  post: ([id = ''], names, language) => postText(id, names, language),
  post_holding: ([id = ''], names, language) => {
    const holding = names.holdings[id];
    return holding ? joined(postText(holding.post, names, language), holding.holder) : `n° ${id}`;
  },
  responsibility: ([subject = '', code = '', id = ''], names, language) =>
    joined(subjectName(subject, code, language), nameIn(names.institutions[id] ?? null, language)),
  edition: ([id = ''], names, language) => editionText(id, names, language),
  section_task: inSection,
  section_text: inSection,
  comment: inSection,
  validation: ([edition = '', id = ''], names, language) =>
    joined(editionText(edition, names, language), nameIn(names.institutions[id] ?? null, language)),
  edition_document: ([edition = '', written = ''], names, language) =>
    joined(editionText(edition, names, language), isLanguage(written) ? LANGUAGE_NAMES[written] : written),
  policy_document: ([id = ''], names) => names.documents[id] ?? `n° ${id}`,
  coding: ([id = '', account = ''], names) => joined(names.documents[id] ?? `n° ${id}`, names.accounts[account] ?? ''),
  document_theme: ([id = '', theme = ''], names, language) =>
    joined(names.documents[id] ?? `n° ${id}`, themeByCode(theme)?.name[language] ?? theme),
  contribution: ([id = ''], names) => names.contributions[id] ?? `n° ${id}`,
  figure_choice: ([id = ''], names, language) => choiceText(id, names, language),
  space: ([code = ''], names, language) => {
    const space = names.spaces[code];
    return space ? spaceName({ ...space, code }, language) : code;
  },
  place: ([code = ''], names, language) => placeText(code, names, language),
  letter: ([id = ''], names) => names.letters[id] ?? `n° ${id}`,
};

/** Which row an act was about, as people know it. What is taken as a file names none. */
export function subjectText({ act, object, objectId }: StoredAct, names: NamedRows, language: Language): string {
  if (objectId === 'csv' || (act === 'imported' && object === 'place')) return objectId === 'csv' ? '' : objectId;
  return NAMINGS[object]?.(objectId.split('/'), names, language) ?? objectId;
}

function isText(value: unknown): value is { readonly length: number; readonly md5: string } {
  return typeof value === 'object' && value !== null && 'md5' in value && 'length' in value;
}

/** What codes in a column are called; as they are where nobody calls them otherwise. */
function codeText(field: string, code: string, names: NamedRows, language: Language): string {
  if (code === '*') return code;
  if (field === 'sections' || field === 'section') return sectionTitle(code, language);
  if (field === 'indicators' || field === 'indicator') return subjectName('indicator', code, language);
  if (field === 'sectors' || field === 'sector') return subjectName('sector', code, language);
  if (field === 'languages' || field === 'language') return isLanguage(code) ? LANGUAGE_NAMES[code] : code;
  if (field === 'place' || field === 'ref_area') return placeText(code, names, language);
  if (field === 'institution_id') return nameIn(names.institutions[code] ?? null, language) || code;
  if (field === 'edition_id' || field === 'corrects') return editionText(code, names, language);
  if (field === 'post_id') return postText(code, names, language);
  return code;
}

/** Who did something. Only members of a space and the installation's administrators act on it; the latter it does not know. */
export function personText(name: string | undefined): string {
  return name || m.acts_administrator();
}

function valueText(field: string, value: unknown, names: NamedRows, language: Language): string {
  if (value === null || value === undefined || value === '') return m.acts_empty();
  if (isText(value)) return countedText(m.acts_letters, value.length, language);
  if (Array.isArray(value)) {
    const texts = value.map((each) => codeText(field, String(each), names, language));
    return texts.length === 0 ? m.acts_empty() : texts.join(m.list_separator());
  }
  if (field.endsWith('_by') || field === 'account_id' || field === 'author') {
    return personText(names.accounts[String(value)]);
  }
  if (field === 'role' && typeof value === 'string' && isRole(value)) return roleText(value);
  if (typeof value === 'object') {
    const texts = Object.values(value).filter((each) => typeof each === 'string' && each !== '');
    return texts.length === 0 ? m.acts_empty() : nameIn(value as Record<string, string>, language);
  }
  if (typeof value === 'boolean') return value ? m.acts_yes() : m.acts_no();
  const text = codeText(field, String(value), names, language);
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
