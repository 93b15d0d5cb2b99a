import {
  formatDate,
  formatList,
  formatNumber,
  isolate,
  LANGUAGES,
  type Language,
  type LocalText,
} from '@sterna/vocabulary';
import type { Subject } from '../directory/terms.ts';
import directory from './directory.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };

export type Severity = 'error' | 'warning' | 'info';

/** What fills a slot of a message. */
export type SlotValue =
  | string
  | number
  | { readonly date: string }
  /** A name in some languages. */
  | { readonly name: Readonly<Partial<Record<Language, string>>>; readonly otherwise?: string }
  | { readonly list: readonly SlotValue[] };

/** A cell of a file, counted from 1 as people count. */
export interface CellAt {
  readonly part?: string;
  readonly row: number;
  readonly column?: number;
}

/** What a finding is about, for a link to it. */
export interface FindingSubject {
  readonly institution?: number;
  readonly post?: number;
  readonly subject?: Subject;
  readonly code?: string;
}

/** Something to be mended in a directory, in a form or in a file. */
export interface DirectoryFinding {
  /** Stable id, see `RULES`. */
  readonly rule: string;
  readonly severity: Severity;
  /** In English; see `findingMessage` for the other languages. */
  readonly message: string;
  /** Field of a form it is about, or cell of a file in words; else empty. */
  readonly where: string;
  /** Which of its rule's messages it has. */
  readonly variant: string;
  readonly values: Readonly<Record<string, SlotValue>>;
  readonly about?: FindingSubject;
  readonly at?: CellAt;
}

/** What a finding is made of. */
export interface FindingParts {
  readonly rule: string;
  readonly variant?: string;
  readonly values?: Readonly<Record<string, SlotValue>>;
  readonly where?: string;
  readonly about?: FindingSubject;
  readonly at?: CellAt;
}

interface Rule {
  readonly severity: Severity;
  readonly title: LocalText;
  readonly texts: Readonly<Record<string, LocalText>>;
}

const RULE_TEXTS = { ...directory, ...fields } as unknown as Readonly<Record<string, Rule>>;

/** Ids of the rules that a directory as a whole is checked by. */
export const DIRECTORY_RULES: readonly string[] = Object.keys(directory);
/** Ids of the rules that forms and files are checked by. */
export const FIELD_RULES: readonly string[] = Object.keys(fields);

function ruleOf(id: string): Rule {
  const rule = RULE_TEXTS[id];
  if (!rule) throw new RangeError(`not a rule: ${id}`);
  return rule;
}

function slotText(value: SlotValue, language: Language): string {
  if (typeof value === 'string') return isolate(value, language);
  if (typeof value === 'number') return isolate(formatNumber(value, language, { kind: 'count' }), language);
  if ('date' in value) return formatDate(value.date, language);
  if ('list' in value)
    return formatList(
      value.list.map((each) => slotText(each, language)),
      language,
    );
  const found = [language, ...LANGUAGES].find((each) => (value.name[each] ?? '') !== '');
  return isolate(found ? (value.name[found] ?? '') : (value.otherwise ?? ''), language);
}

/** The message of a finding in a language. @throws RangeError for a rule or message that there is none of */
export function findingMessage(
  { rule, variant, values }: Pick<DirectoryFinding, 'rule' | 'variant' | 'values'>,
  language: Language,
): string {
  const text = ruleOf(rule).texts[variant]?.[language];
  if (text === undefined) throw new RangeError(`not a message of ${rule}: ${variant}`);
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`${rule} has nothing for ${slot}`);
    return slotText(value, language);
  });
}

/** What a rule is about, in a few words. */
export function ruleTitle(rule: string): LocalText {
  return ruleOf(rule).title;
}

/** Makes a finding: its severity is its rule's. */
export function findingOf({ rule, variant = '', values = {}, where = '', about, at }: FindingParts): DirectoryFinding {
  const { severity } = ruleOf(rule);
  const message = findingMessage({ rule, variant, values }, 'en');
  return { rule, severity, message, where, variant, values, ...(about && { about }), ...(at && { at }) };
}
