import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../apps/web/src/lib/act-words.json' with { type: 'json' };
import type { Engine } from '../packages/store/src/engine.ts';
import { plainStatement } from '../packages/store/src/schema.ts';
import { openEngine } from '../packages/store/src/store.ts';
import { migratedDatabase } from '../packages/store/src/testing/prepared-databases.ts';

/**
 * The trace of acts is read by people: whatever the database can write into it has a word in each language. The tables,
 * columns and values are asked of the database itself, so that a new one cannot be forgotten.
 */

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
const OBJECTS: Words = words.objects;
const ACTS: Words = words.acts;
const FIELDS: Words = words.fields;
const VALUES: Readonly<Record<string, Words>> = words.values;

interface TracedColumn {
  readonly name: string;
  readonly column: string;
  /** The check on this column alone; none where any value may stand. */
  readonly check: string | null;
}

/** Every column of every table whose changes are traced. */
function tracedColumns(engine: Engine): Promise<TracedColumn[]> {
  return engine.write((session) =>
    session.rows(
      plainStatement<TracedColumn>(`
        select c.relname as name, a.attname as column, (
          select pg_get_constraintdef(k.oid) from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as check
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where t.tgname = 'traced' order by 1, 2`),
    ),
  );
}

/** The words that a check lets stand in a column. */
function allowedIn(check: string | null): readonly string[] {
  return [...(check ?? '').matchAll(/'([^']+)'::text/g)].map(([, value = '']) => value);
}

/** Which of some names have no word in one of the languages. */
function untranslated(names: Iterable<string>, among: Words): readonly string[] {
  const languages = ['fr', 'en', 'es', 'ar'];
  return [...new Set(names)].flatMap((name) =>
    languages.filter((language) => !among[name]?.[language]?.trim()).map((language) => `${name} (${language})`),
  );
}

/** What programs enter by name, out of the sources. */
function noted(pattern: RegExp, group: number): readonly string[] {
  const sources = globSync('packages/{spaces,store}/src/**/*.ts').filter((name) => !name.endsWith('.test.ts'));
  return sources.flatMap((name) =>
    [...readFileSync(name, 'utf8').matchAll(pattern)].map((match) => match[group] ?? ''),
  );
}

describe('the words of the trace of acts', () => {
  let engine: Engine;
  let columns: readonly TracedColumn[];

  beforeAll(async () => {
    engine = await openEngine((await migratedDatabase()).inMemory, () => {});
    columns = await tracedColumns(engine);
  });
  afterAll(() => engine.close());

  it('name every table whose changes are traced', () => {
    const tables = new Set(columns.map(({ name }) => name));
    expect(tables.size).toBeGreaterThan(12);
    expect(untranslated(tables, OBJECTS)).toEqual([]);
  });

  it('name every column of these tables', () => {
    expect(untranslated(new Set(columns.map(({ column }) => column)), FIELDS)).toEqual([]);
  });

  it('name every state, kind, level and role that a column may hold', () => {
    const held = columns.filter(({ check }) => allowedIn(check).length > 0);
    expect(held.length).toBeGreaterThan(8);
    const missing = held.flatMap(({ name, column, check }) =>
      untranslated(allowedIn(check), VALUES[column] ?? {}).map((value) => `${name}.${column} ${value}`),
    );
    expect(missing).toEqual([]);
  });

  it('name every act and object that the programs enter themselves', () => {
    const call = /noteAct\(\s*session,\s*[\w.]+,\s*'([^']+)',\s*'?(\w+)/g;
    const acts = [...noted(call, 1), ...signInActs(), 'added', 'changed', 'removed'];
    expect(acts).toContain('opened');
    expect(untranslated(acts, ACTS)).toEqual([]);
    const objects = noted(call, 2).filter((name) => name !== 'object' && name !== 'what');
    expect(objects).toContain('letter');
    expect(untranslated([...objects, 'account'], OBJECTS)).toEqual([]);
  });
});

/** The acts of signing in, as their type lists them. */
function signInActs(): readonly string[] {
  const source = readFileSync('packages/store/src/identity/sign-in-acts.ts', 'utf8');
  const [, list = ''] = /type SignInAct =([^;]+);/.exec(source) ?? [];
  return [...list.matchAll(/'([^']+)'/g)].map(([, act = '']) => act);
}
