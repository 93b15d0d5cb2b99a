import type { ColumnMapping, Mapping, MappingTarget } from '@sterna/statistics/mapping';
import { changedColumns, type SeenColumn } from './mapping-columns.ts';

/** Parts that a form asks for as holding for the whole table. */
export const CONSTANTS = [
  'INDICATOR',
  'REF_AREA',
  'COUNTERPART_AREA',
  'TIME_PERIOD',
  'SEX',
  'AGE',
  'UNIT_MEASURE',
] as const satisfies readonly MappingTarget[];

/** Parts whose words a person may explain. */
export const WORD_TARGETS = [
  'REF_AREA',
  'COUNTERPART_AREA',
  'SEX',
  'AGE',
  'INDICATOR',
  'TIME_PERIOD',
  'UNIT_MEASURE',
  'OBS_STATUS',
] as const satisfies readonly MappingTarget[];

/** The most fields of words that are read. */
const MOST_WORDS = 200;

type Loose<T> = { -readonly [K in keyof T]?: T[K] | undefined };

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** An object without the fields that say nothing; nothing at all when none is left. */
function filled<T extends object>(object: Loose<T>): T | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== '');
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The mapping that a form began with: carried in the form itself, so that nothing has to be kept in between. */
function baseOf(form: FormData): Mapping {
  const base = jsonOf(textOf(form, 'base'));
  const isMapping = typeof base === 'object' && base !== null && 'columns' in base && Array.isArray(base.columns);
  return isMapping ? (base as Mapping) : { mapping: 1, columns: [] };
}

function seenIn(form: FormData): readonly SeenColumn[] {
  const seen = jsonOf(textOf(form, 'seen'));
  if (!Array.isArray(seen)) return [];
  return seen.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [column, letter, heading] = entry as unknown[];
    return typeof column === 'number' && typeof letter === 'string' && typeof heading === 'string'
      ? [{ column, letter, heading }]
      : [];
  });
}

function wordsIn(form: FormData): ReadonlyMap<number, string> {
  const words = [...form].flatMap(([name, value]) => {
    const column = /^is-(\d{1,5})$/.exec(name)?.[1];
    return column !== undefined && typeof value === 'string' ? [[Number(column), value] as const] : [];
  });
  return new Map(words);
}

function rowsIn(text: string): readonly number[] | undefined {
  const rows = [...text.matchAll(/\d{1,6}/g)].map(([row]) => Number(row));
  return rows.length > 0 ? rows : undefined;
}

function meaningsIn(form: FormData): Mapping['words'] {
  const words: Partial<Record<MappingTarget, Record<string, string>>> = {};
  for (let i = 0; i < MOST_WORDS; i++) {
    if (!form.has(`word-${i}`)) continue;
    const [word, target, said] = ['word', 'word-of', 'word-means'].map((name) => textOf(form, `${name}-${i}`));
    // A button beside the field, with one of the near names.
    const means = textOf(form, `take-${i}`) || said;
    const part = WORD_TARGETS.find((each) => each === target);
    if (!word || !means || part === undefined) continue;
    words[part] = { ...words[part], [word]: means };
  }
  return Object.keys(words).length > 0 ? words : undefined;
}

/** Values are multiplied as the headings of their columns say. */
export const BY_HEADINGS = 'headings';

/** A person who says what the values are in says it of all of them, whatever their headings say. */
function withoutMultiplier(entry: ColumnMapping): ColumnMapping {
  const { multiplier: _multiplier, ...rest } = entry;
  return rest as ColumnMapping;
}

function numbersIn(form: FormData): Mapping['numbers'] {
  const multiplier = Number(textOf(form, 'multiplier').replaceAll(',', '.') || 1);
  const missing = textOf(form, 'missing')
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const thousands = form.get('thousands');
  return filled<NonNullable<Mapping['numbers']>>({
    decimal: oneOf(textOf(form, 'decimal'), ['.', ',']),
    thousands: oneOf(thousands === 'space' ? ' ' : String(thousands ?? ''), ['.', ',', ' ', "'", '_']),
    multiplier: multiplier === 1 || Number.isNaN(multiplier) ? undefined : multiplier,
    missing: missing.length > 0 ? missing : undefined,
  });
}

function oneOf<const T extends string>(text: string, known: readonly T[]): T | undefined {
  return known.find((each) => each === text);
}

function constantsIn(form: FormData, base: Mapping): Mapping['constants'] {
  const asked = new Set<string>(CONSTANTS);
  const others = Object.entries(base.constants ?? {}).filter(([target]) => !asked.has(target));
  const said = CONSTANTS.map((target) => {
    // A code that somebody has written says more than what is chosen in the list.
    const own = textOf(form, `own-${target}`).slice(0, 80);
    return [target, own || textOf(form, `constant-${target}`)] as const;
  });
  return filled<NonNullable<Mapping['constants']>>(Object.fromEntries([...others, ...said]));
}

/** The mapping that a form says, on the base of the one that it began with. Whether it can be used is checked apart. */
export function mappingIn(form: FormData): Mapping {
  const base = baseOf(form);
  const release = filled<NonNullable<Mapping['release']>>({
    ...base.release,
    source: textOf(form, 'source'),
    version: textOf(form, 'version'),
    dated: textOf(form, 'dated'),
  });
  const table = textOf(form, 'table');
  // The columns shown are those of the table shown: with another one, they say nothing.
  const isSameTable = table === textOf(form, 'table-shown');
  const rest: Loose<Mapping> = {
    name: textOf(form, 'name').slice(0, 120),
    table: table || base.table,
    head: rowsIn(textOf(form, 'head')) ?? (isSameTable && base.head?.length === 0 ? [] : undefined),
    rows: isSameTable ? base.rows : undefined,
    constants: constantsIn(form, base),
    words: meaningsIn(form),
    totals: base.totals,
    numbers: numbersIn(form),
    periods: base.periods,
    release,
  };
  const changed = changedColumns(base, seenIn(form), isSameTable ? wordsIn(form) : new Map());
  const columns = form.get('multiplier') === BY_HEADINGS ? changed : changed.map(withoutMultiplier);
  return { mapping: 1, columns, ...filled<Omit<Mapping, 'mapping' | 'columns'>>(rest) };
}
