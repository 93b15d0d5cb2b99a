import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Engine, Session } from '../engine.ts';
import { plainStatement, statement } from '../schema.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';

/**
 * Every table of people and spaces, by who acts, on whose rows, with which act. What is not written here is refused:
 * the test tries all of it, as the application's own role, and compares.
 */

/** Who acts. All but the last four are members of the space that is tried; the stranger is focal point of another. */
const ACTORS = [
  'reader',
  'contributor',
  'reviewer',
  'focal point',
  'weak focal point',
  'former focal point',
  'administrator',
  'stranger',
  'nobody',
] as const;
type ActorName = (typeof ACTORS)[number];

const MEMBERS: readonly ActorName[] = ['reader', 'contributor', 'reviewer', 'focal point'];
const WRITERS: readonly ActorName[] = ['contributor', 'reviewer', 'focal point'];
const FOCAL: readonly ActorName[] = ['focal point'];
const NOBODY: readonly ActorName[] = [];

interface Expected {
  readonly select: readonly ActorName[];
  readonly insert?: readonly ActorName[];
  readonly update?: readonly ActorName[];
  readonly delete?: readonly ActorName[];
  /** A row that may be added: columns and values, `$space` for the space. */
  readonly row: string;
  /** Column that is set to itself in an update. */
  readonly column?: string;
}

const SECRET: Omit<Expected, 'row'> = { select: NOBODY };

/** Tables with a space, in the order of their rows. Edition 1 is a draft, 2 is published. */
const TABLES: Readonly<Record<string, Expected>> = {
  member: {
    select: [...MEMBERS, 'weak focal point', 'former focal point', 'administrator'],
    insert: FOCAL,
    // An administrator ends a membership, and changes nothing else of it.
    update: FOCAL,
    row: `(space_id, account_id, role) values ($space, 'unbound', 'reader')`,
    column: 'sections',
  },
  invitation: {
    select: ['focal point', 'administrator'],
    insert: FOCAL,
    update: ['focal point', 'administrator'],
    row: `(space_id, token_sha256, email, role, invited_by) values ($space, gen_random_uuid()::text, 'a@b.example', 'reader', acting_account())`,
    column: 'revoked_at',
  },
  place: {
    select: [...MEMBERS, 'administrator'],
    insert: ['focal point', 'administrator'],
    update: ['focal point', 'administrator'],
    delete: ['focal point', 'administrator'],
    row: `(space_id, code, level, name) values ($space, 'SN-MORE', 'region', '{"en": "x"}')`,
    column: 'name',
  },
  act: {
    select: FOCAL,
    row: `(space_id, act, object, object_id) values ($space, 'added', 'x', 'x')`,
    column: 'act',
  },
  institution: {
    select: MEMBERS,
    insert: FOCAL,
    update: FOCAL,
    row: `(space_id, name, kind) values ($space, '{"en": "x"}', 'ministry')`,
    column: 'note',
  },
  post: {
    select: MEMBERS,
    insert: FOCAL,
    update: FOCAL,
    row: `(space_id, kind) values ($space, 'deputy')`,
    column: 'title',
  },
  post_holding: {
    select: MEMBERS,
    insert: FOCAL,
    update: FOCAL,
    delete: FOCAL,
    row: `(space_id, post_id, institution_id, began) values ($space, $space, $space, '2024-01-01')`,
    column: 'note',
  },
  responsibility: {
    select: MEMBERS,
    insert: FOCAL,
    update: FOCAL,
    delete: FOCAL,
    row: `(space_id, subject, code, institution_id) values ($space, 'theme', 'x', $space)`,
    column: 'since',
  },
  section_task: {
    select: MEMBERS,
    insert: FOCAL,
    update: ['contributor', 'reviewer', 'focal point'],
    delete: FOCAL,
    row: `(space_id, edition_id, section) values ($space, $space, 'more')`,
    column: 'state',
  },
  section_text: {
    select: MEMBERS,
    insert: ['contributor', 'focal point'],
    update: ['contributor', 'focal point'],
    row: `(space_id, edition_id, section, language, body, author) values ($space, $space, 'own', 'en', 'x', acting_account())`,
    column: 'standing',
  },
  section_head: {
    select: MEMBERS,
    insert: ['contributor', 'focal point'],
    update: ['contributor', 'focal point'],
    row: `(space_id, edition_id, section, language, text_id) select $space, $space, 'own', 'fr', max(id) from section_text where space_id = $space`,
    column: 'text_id',
  },
  comment: {
    select: MEMBERS,
    insert: WRITERS,
    // A contributor settles what is said of the own section; the focal point, everything.
    update: ['contributor', 'focal point'],
    row: `(space_id, edition_id, section, language, body, author) values ($space, $space, 'own', 'en', 'x', acting_account())`,
    column: 'resolved_at',
  },
  validation: {
    select: MEMBERS,
    insert: NOBODY,
    delete: NOBODY,
    row: `(space_id, edition_id, institution_id, account_id) values ($space, $space, $space, acting_account())`,
    column: 'note',
  },
  contribution: {
    select: MEMBERS,
    insert: ['contributor', 'focal point'],
    update: FOCAL,
    row: `(space_id, title, dated, brought_by) values ($space, 'x', '2024', acting_account())`,
    column: 'reason',
  },
  contribution_figure: {
    select: MEMBERS,
    row: `(space_id, contribution_id, number, indicator, ref_area, unit, period, value, row) values ($space, $space, 99, 'POPULATION', 'SEN', 'PS', '2020', 5, 1)`,
    column: 'value',
  },
  contribution_file: {
    select: FOCAL,
    row: `(space_id, contribution_id, piece, bytes) values ($space, $space, 99, 'x')`,
    column: 'bytes',
  },
  figure_choice: {
    select: MEMBERS,
    insert: FOCAL,
    update: FOCAL,
    row: `(space_id, indicator, ref_area, unit, period, choice, reason, chosen_by) values ($space, 'POPULATION', 'SEN', 'PS', '2021', 'own', 'x', acting_account())`,
    column: 'ended_at',
  },
};

const OF_DOCUMENT = 'space_id, document_id';

/** Policy documents: the one that stands there was brought by somebody else, and the reviewer is asked to go through it. */
const PLANS: Readonly<Record<string, Expected>> = {
  policy_document: {
    select: MEMBERS,
    insert: WRITERS,
    update: FOCAL,
    row: `(space_id, title, kind, language, file_sha256, file_size, brought_by)
      values ($space, 'x', 'law', 'en', repeat('b', 64), 1, acting_account())`,
    column: 'title',
  },
  document_file: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, piece, bytes) values ($space, $space, 99, 'x')`,
    column: 'bytes',
  },
  document_block: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, block, kind, page, to_page, language, text) values ($space, $space, 99, 'item', 1, 1, 'en', 'x')`,
    column: 'text',
  },
  passage: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, passage, block, start, page, language, text) values ($space, $space, 99, 0, 0, 1, 'en', 'x')`,
    column: 'text',
  },
  passage_theme: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, passage, theme, depth, score) values ($space, $space, 0, 'borders', 1, 1)`,
    column: 'depth',
  },
  measure: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, measure, text, page, block) values ($space, $space, 99, 'x', 1, 0)`,
    column: 'text',
  },
  addressed_goal: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, kind, code, passages) values ($space, $space, 'target', '8.8', '[]')`,
    column: 'passages',
  },
  passed_over: {
    select: MEMBERS,
    insert: FOCAL,
    row: `(${OF_DOCUMENT}, number, block, start, page, language, sentence, words, concept, because, within)
      values ($space, $space, 99, 0, 0, 1, 'en', 'x', 'x', 'migration', 'name', 'x')`,
    column: 'words',
  },
  coding: {
    select: MEMBERS,
    // Everybody who may bring documents may go through one unasked; the focal point asks others.
    insert: ['contributor', 'focal point'],
    update: ['reviewer', 'focal point'],
    delete: FOCAL,
    row: `(${OF_DOCUMENT}, account_id, assigned_by) values ($space, $space, 'contributor', acting_account())`,
    column: 'due_on',
  },
  document_seen: {
    // Who keeps the document has to know of others; everybody of himself. Entered by a function alone.
    select: ['reviewer', 'focal point'],
    row: `(${OF_DOCUMENT}, account_id) values ($space, $space, acting_account())`,
    column: 'seen_at',
  },
  coding_decision: {
    select: MEMBERS,
    insert: ['reviewer'],
    update: ['reviewer'],
    row: `(${OF_DOCUMENT}, account_id, passage, theme, verdict, depth)
      values ($space, $space, acting_account(), 0, 'borders', 'added', 2)`,
    column: 'ended_at',
  },
  document_theme: {
    select: MEMBERS,
    insert: FOCAL,
    // Who changes it enters the own name; a change without is refused from everybody.
    row: `(${OF_DOCUMENT}, theme, proposed_depth, proposed_framing) values ($space, $space, 'borders', 1, 'neutral')`,
    column: 'reason',
  },
  settlement: {
    select: MEMBERS,
    insert: FOCAL,
    // One is ended by another, and never written over.
    row: `(${OF_DOCUMENT}, passage, theme, depth, reason, settled_by)
      values ($space, $space, 0, 'borders', 1, 'x', acting_account())`,
    column: 'reason',
  },
};

/** Tables of signing in, which members have no part in. */
const SIGN_IN: Readonly<Record<string, Omit<Expected, 'row'>>> = {
  credential: SECRET,
  session: SECRET,
  verification: SECRET,
  second_factor: SECRET,
  passkey: SECRET,
  attempt: SECRET,
  installation: SECRET,
};

/** Lists of places are countries' alone. */
const PLACE = (space: number): string =>
  space === 103
    ? ''
    : `insert into place (space_id, code, level, name) values (${space}, 'SN-DK', 'region', '{"en": "x"}');`;

const FIXTURE = (space: number): string => `
  ${PLACE(space)}  insert into institution (space_id, id, name, kind) values (${space}, ${space}, '{"en": "Ministry"}', 'ministry');
  insert into post (space_id, id, kind) values (${space}, ${space}, 'focal point');
  insert into post_holding (space_id, post_id, institution_id, began) values (${space}, ${space}, ${space}, '2020-01-01');
  insert into responsibility (space_id, subject, code, institution_id) values (${space}, 'sector', 'x', ${space});
  insert into invitation (space_id, token_sha256, email, role) values (${space}, 'secret ${space}', 'c@d.example', 'reader');
  insert into edition (space_id, id, template, languages) values (${space}, ${space}, '{}', '{en}'), (${space}, 1000 + ${space}, '{}', '{en}');
  insert into section_task (space_id, edition_id, section) values (${space}, ${space}, 'own');
  insert into section_text (space_id, edition_id, section, language, body) values (${space}, ${space}, 'own', 'en', 'written');
  insert into section_head select space_id, edition_id, section, language, id from section_text where space_id = ${space};
  insert into comment (space_id, edition_id, section, language, body, author)
    values (${space}, ${space}, 'own', 'en', 'said', 'stranger');
  update edition set state = 'under review' where space_id = ${space} and id = 1000 + ${space};
  insert into validation (space_id, edition_id, institution_id) values (${space}, 1000 + ${space}, ${space});
  update edition set state = 'validated' where space_id = ${space} and id = 1000 + ${space};
  insert into edition_document (space_id, edition_id, language, document, sha256) values (${space}, 1000 + ${space}, 'en', '{}', 'x');
  update edition set state = 'published', number = 1, content_sha256 = 'x' where space_id = ${space} and id = 1000 + ${space};
  insert into edition_file (space_id, edition_id, language, format, standing, bytes, sha256)
    values (${space}, 1000 + ${space}, 'en', 'pdf', 'published', 'x', 'x');
  insert into contribution (space_id, id, title, dated, file_size, brought_by) values (${space}, ${space}, 'Survey', '2024', 1, 'stranger');
  insert into contribution_file (space_id, contribution_id, piece, bytes) values (${space}, ${space}, 1, 'x');
  insert into contribution_figure (space_id, contribution_id, number, indicator, ref_area, unit, period, value, row)
    values (${space}, ${space}, 1, 'POPULATION', 'SEN', 'PS', '2020', 5, 1);
  insert into figure_choice (space_id, indicator, ref_area, unit, period, choice, reason, chosen_by)
    values (${space}, 'POPULATION', 'SEN', 'PS', '2020', 'own', 'x', 'stranger');
  insert into policy_document (space_id, id, title, kind, language, file_sha256, file_size, state, brought_by)
    values (${space}, ${space}, 'Plan', 'law', 'en', repeat('a', 64), 1, 'read', 'stranger');
  insert into document_file (${OF_DOCUMENT}, piece, bytes) values (${space}, ${space}, 1, 'x');
  insert into document_block (${OF_DOCUMENT}, block, kind, page, to_page, language, text)
    values (${space}, ${space}, 0, 'paragraph', 1, 1, 'en', 'Migrants work.');
  insert into passage (${OF_DOCUMENT}, passage, block, start, page, language, text)
    values (${space}, ${space}, 0, 0, 0, 1, 'en', 'Migrants work.');
  insert into passage_theme (${OF_DOCUMENT}, passage, theme, depth, score) values (${space}, ${space}, 0, 'labour-migration', 1, 1);
  insert into measure (${OF_DOCUMENT}, measure, text, page, block) values (${space}, ${space}, 0, 'Migrants work.', 1, 0);
  insert into addressed_goal (${OF_DOCUMENT}, kind, code, passages) values (${space}, ${space}, 'target', '10.7', '[]');
  insert into passed_over (${OF_DOCUMENT}, number, block, start, page, language, sentence, words, concept, because, within)
    values (${space}, ${space}, 0, 0, 0, 1, 'en', 'Birds migrate.', 'migrate', 'migration', 'phrase', 'Birds migrate');
  insert into document_theme (${OF_DOCUMENT}, theme, proposed_depth, proposed_framing)
    values (${space}, ${space}, 'labour-migration', 1, 'neutral');
  insert into coding (${OF_DOCUMENT}, account_id, assigned_by) values (${space}, ${space}, 'reviewer', 'stranger');
  insert into document_seen (${OF_DOCUMENT}, account_id) values (${space}, ${space}, 'reviewer');
  insert into coding_decision (${OF_DOCUMENT}, account_id, passage, theme, verdict, depth)
    values (${space}, ${space}, 'reviewer', 0, 'labour-migration', 'confirmed', 1);
  insert into settlement (${OF_DOCUMENT}, passage, theme, depth, reason, settled_by)
    values (${space}, ${space}, 0, 'labour-migration', 1, 'x', 'stranger');`;

const ALL_TABLES: Readonly<Record<string, Expected>> = { ...TABLES, ...PLANS };

const OWN = 101;
/** A region of the own country. */
const REGION = 103;
const FOREIGN = 102;

/** Two countries' spaces with a row in every table, and an account for each actor. */
async function people(engine: Engine): Promise<void> {
  await engine.write(async (session) => {
    await session.run(EMPTY_PEOPLE);
    const accounts = [...ACTORS.slice(0, -1), 'unbound'];
    for (const name of accounts) {
      await session.run(
        `insert into account (id, name, email) values ('${name}', '${name}', '${name.replace(/ /g, '-')}@x.example')`,
      );
    }
    await session.run(`
      insert into space (id, code, parent_id, place) overriding system value
        values (${OWN}, 'own', 1, 'SEN'), (${FOREIGN}, 'foreign', 1, 'MAR');
      ${FIXTURE(OWN)} ${FIXTURE(FOREIGN)}
      insert into member (space_id, account_id, role, sections, indicators) values
        (${OWN}, 'reader', 'reader', '{}', '{}'), (${OWN}, 'contributor', 'contributor', '{own}', '{MIGRANT_STOCK}'),
        (${OWN}, 'reviewer', 'reviewer', '{}', '{}'), (${OWN}, 'focal point', 'focal point', '{}', '{}'),
        (${OWN}, 'weak focal point', 'focal point', '{}', '{}'), (${OWN}, 'former focal point', 'focal point', '{}', '{}'),
        (${FOREIGN}, 'stranger', 'focal point', '{}', '{}'), (1, 'administrator', 'administrator', '{}', '{}');
      update member set ended_at = now() where account_id = 'former focal point';
      insert into credential (id, subject, provider, account_id) values ('c', 'c', 'credential', 'reader');
      insert into session (id, token, account_id, expires_at) values ('s', 's', 'reader', now());
      insert into verification (id, identifier, value, expires_at) values ('v', 'v', 'v', now());
      insert into second_factor (id, account_id, secret, backup_codes) values ('f', 'reader', 'f', 'f');
      insert into passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
        values ('p', 'reader', 'p', 'p', 0, 'x', false);
      insert into attempt (subject) values ('x');
      insert into installation values ('secret', 'x');
      insert into letter (kind, address, language, subject, body) values ('recovery', 'a@b.example', 'fr', 'x', 'secret');`);
  });
}

/** What is published with an edition, anybody sees: its validations, and the bodies that gave them. */
const PUBLIC: ReadonlySet<string> = new Set(['validation', 'institution']);

function inOrder(names: readonly ActorName[]): ActorName[] {
  return ACTORS.filter((name) => names.includes(name));
}

class Undo extends Error {}

/** What an attempt changes or sees, undone afterwards; 0 where it is refused. */
async function attempt(engine: Engine, who: ActorName, work: (session: Session) => Promise<number>): Promise<number> {
  return attemptAs(engine, who, work);
}

async function attemptAs(engine: Engine, who: string, work: (session: Session) => Promise<number>): Promise<number> {
  let count = 0;
  try {
    const inside = async (session: Session): Promise<never> => {
      count = await work(session);
      throw new Undo();
    };
    if (who === 'nobody') await engine.read([], inside);
    else await engine.act({ account: who, isStrong: who !== 'weak focal point' }, inside);
  } catch (error) {
    if (error instanceof Undo) return count;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // 42501: not allowed; 25006: the public reader's transactions are read-only; 23503: others refer to it; ours begin with ST.
    if (code === '42501' || code === '25006' || code === '23503' || /^ST/.test(String(code))) return 0;
    throw error;
  }
  return count;
}

function changed(text: string): (session: Session) => Promise<number> {
  return async (session) => (await session.change(plainStatement(text))).count;
}

function seen(text: string): (session: Session) => Promise<number> {
  return async (session) => {
    const [row] = await session.rows(statement(sql<{ n: number }>`${sql.raw(text)}`));
    return row?.n ?? 0;
  };
}

/** Who of all actors an act succeeds for. */
async function whoMay(engine: Engine, work: (session: Session) => Promise<number>): Promise<ActorName[]> {
  const able: ActorName[] = [];
  for (const who of ACTORS) if ((await attempt(engine, who, work)) > 0) able.push(who);
  return able;
}

function actsOn(
  table: string,
  { row, column = 'id' }: Expected,
  space: number,
): Record<string, (session: Session) => Promise<number>> {
  return {
    select: seen(`select count(*)::integer as n from ${table} where space_id = ${space}`),
    insert: changed(`insert into ${table} ${row.replaceAll('$space', String(space))}`),
    update: changed(`update ${table} set ${column} = ${column} where space_id = ${space}`),
    delete: changed(`delete from ${table} where space_id = ${space}`),
  };
}

const EMPTY_PEOPLE = `truncate account, space, verification, attempt, letter, installation cascade;
  insert into space (id, code, level) overriding system value values (1, 'global', 'global')`;

describeOnBothEngines('who may do what', (given) => {
  it('is what the matrix says, for every table, role, space and act', async () => {
    const { engine } = given();
    await people(engine);
    const found: Record<string, Record<string, readonly ActorName[]>> = {};
    const wanted: typeof found = {};
    const foreign: Record<string, readonly ActorName[]> = {};
    for (const [table, expected] of Object.entries(ALL_TABLES)) {
      const own: Record<string, readonly ActorName[]> = {};
      for (const [act, work] of Object.entries(actsOn(table, expected, OWN))) own[act] = await whoMay(engine, work);
      found[table] = own;
      wanted[table] = {
        select: inOrder([...expected.select, ...(PUBLIC.has(table) ? (['nobody'] as const) : [])]),
        insert: inOrder(expected.insert ?? []),
        update: inOrder(expected.update ?? []),
        delete: inOrder(expected.delete ?? []),
      };
      for (const [act, work] of Object.entries(actsOn(table, expected, FOREIGN))) {
        const able = (await whoMay(engine, work)).filter((who) => who !== 'stranger' && who !== 'administrator');
        if (!(act === 'select' && PUBLIC.has(table))) foreign[`${act} ${table}`] = able;
      }
    }
    expect(found).toEqual(wanted);
    expect(Object.entries(foreign).filter(([, able]) => able.length > 0)).toEqual([]);
  }, 240_000);

  it('is closed between a country and its region, but for the figures that are accepted', async () => {
    const { engine } = given();
    await people(engine);
    await engine.write((session) =>
      session.run(`insert into space (id, code, parent_id, place, level) overriding system value
        values (${REGION}, 'region', ${OWN}, 'SN-DK', 'region'); ${FIXTURE(REGION)}
        insert into account (id, name, email) values ('regional', 'regional', 'regional@x.example');
        insert into member (space_id, account_id, role) values (${REGION}, 'regional', 'focal point')`),
    );
    const able = async (space: number): Promise<Record<string, readonly string[]>> => {
      const found: Record<string, readonly string[]> = {};
      for (const [table, expected] of Object.entries(ALL_TABLES)) {
        if (table === 'place') continue;
        for (const [act, work] of Object.entries(actsOn(table, expected, space))) {
          if (act === 'select' && PUBLIC.has(table)) continue;
          const mine = space === REGION ? await whoMay(engine, work) : [];
          const who = space === REGION ? mine : (await attemptAs(engine, 'regional', work)) > 0 ? ['regional'] : [];
          const others = who.filter((each) => each !== 'administrator');
          if (others.length > 0) found[`${act} ${table}`] = others;
        }
      }
      return found;
    };
    // A choice that holds says why a figure is shown as it is.
    expect(await able(REGION)).toEqual({ 'select figure_choice': ['focal point'] });
    expect(await able(OWN)).toEqual({ 'select figure_choice': ['regional'] });
    await engine.write((session) =>
      session.run(`update contribution set state = 'accepted' where space_id in (${OWN}, ${REGION})`),
    );
    const tables = ['contribution', 'contribution_figure', 'figure_choice'];
    const seenBy = (who: string) => Object.fromEntries(tables.map((table) => [`select ${table}`, [who]]));
    expect(await able(REGION)).toEqual(seenBy('focal point'));
    expect(await able(OWN)).toEqual(seenBy('regional'));
    const list = seen(`select count(*)::integer as n from place where space_id = ${OWN}`);
    expect(await attemptAs(engine, 'regional', list)).toBe(1);
    for (const act of [
      `insert into place (space_id, code, level, name) values (${OWN}, 'SN-X', 'region', '{"en": "x"}')`,
      `update place set name = name where space_id = ${OWN}`,
      `delete from place where space_id = ${OWN}`,
      `update space set place = 'SN-DK' where id = ${OWN}`,
      `insert into place (space_id, code, level, name) values (${REGION}, 'SN-X', 'region', '{"en": "x"}')`,
    ]) {
      expect([act, await attemptAs(engine, 'regional', changed(act))]).toEqual([act, 0]);
    }
  }, 240_000);

  it('shows drafts to the members and what is published to everybody', async () => {
    const { engine } = given();
    await people(engine);
    const drafts = `select count(*)::integer as n from edition where space_id = ${OWN} and number is null`;
    expect(await whoMay(engine, seen(drafts))).toEqual(MEMBERS);
    const published = `select count(*)::integer as n from edition e join edition_document d
      on d.space_id = e.space_id and d.edition_id = e.id where e.space_id = ${OWN}`;
    expect(await whoMay(engine, seen(published))).toEqual([...ACTORS]);
    expect(await whoMay(engine, seen(`select count(*)::integer as n from space where id = ${OWN}`))).toEqual([
      ...ACTORS,
    ]);
    const files = `select count(*)::integer as n from edition_file where space_id = ${OWN}`;
    expect(await whoMay(engine, seen(files))).toEqual([...ACTORS]);
    for (const [act, able] of [
      [
        `insert into edition (space_id, template, languages, created_by) values (${OWN}, '{}', '{en}', acting_account())`,
        FOCAL,
      ],
      [`update edition set due = due where space_id = ${OWN} and number is null`, FOCAL],
      // Not even the focal point changes what is published, nor adds to it, nor deletes it.
      [`update edition set title = '{"en": "x"}' where space_id = ${OWN} and number is not null`, NOBODY],
      [`update edition set state = 'superseded' where space_id = ${OWN} and number is not null`, FOCAL],
      [`update edition_document set sha256 = 'y' where space_id = ${OWN}`, NOBODY],
      [`delete from edition_document where space_id = ${OWN}`, NOBODY],
      [`update edition_file set bytes = 'y' where space_id = ${OWN}`, NOBODY],
      [`delete from edition_file where space_id = ${OWN}`, NOBODY],
      [
        `insert into edition_file (space_id, edition_id, language, format, standing, bytes, sha256)
        values (${OWN}, ${1000 + OWN}, 'en', 'docx', 'published', 'x', 'x')`,
        NOBODY,
      ],
      [`delete from edition where space_id = ${OWN}`, NOBODY],
      [
        `insert into edition_document (space_id, edition_id, language, document, sha256)
        values (${OWN}, ${1000 + OWN}, 'fr', '{}', 'x')`,
        NOBODY,
      ],
      // A draft is not published past its validation.
      [
        `update edition set state = 'published', number = 9, content_sha256 = 'x' where space_id = ${OWN} and id = ${OWN}`,
        NOBODY,
      ],
      [`update space set name = name where id = ${OWN}`, ['focal point', 'administrator']],
      [`insert into space (code, parent_id) values ('part', ${OWN})`, ['focal point', 'administrator']],
      [`delete from space where id = ${OWN}`, NOBODY],
    ] as const) {
      expect([act, await whoMay(engine, changed(act))]).toEqual([act, able]);
    }
  });

  it('opens a policy document to everybody with all that was read of it, and nothing of who works on it', async () => {
    const { engine } = given();
    await people(engine);
    const open = `update policy_document set published_at = now() where space_id = ${OWN}`;
    expect(await whoMay(engine, changed(open))).toEqual(FOCAL);
    await engine.write((session) => session.run(open));
    const OF_PEOPLE = ['coding', 'coding_decision', 'document_seen', 'settlement'];
    for (const table of Object.keys(PLANS)) {
      const able = await whoMay(engine, seen(`select count(*)::integer as n from ${table} where space_id = ${OWN}`));
      const ofPeople = table === 'document_seen' ? PLANS[table]?.select : MEMBERS;
      expect([table, able]).toEqual([table, OF_PEOPLE.includes(table) ? ofPeople : [...ACTORS]]);
    }
    await engine.write((session) =>
      session.run(`update policy_document set deleted_at = now() where space_id = ${OWN}`),
    );
    const text = `select count(*)::integer as n from document_block where space_id = ${OWN}`;
    expect(await whoMay(engine, seen(text))).toEqual(MEMBERS);
  });

  it('speaks of every table that belongs to spaces', async () => {
    const tables = await given().engine.write((session) =>
      session.rows(
        statement(sql<{ name: string }>`
          select c.relname as name from pg_class c
          where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'migration'`),
      ),
    );
    const statistics = [
      'source',
      'release',
      'release_file',
      'file_part',
      'indicator',
      'series',
      'observation',
      'attribute_set',
      'set_aside',
      'structure',
      'mapping',
      'import_job',
    ];
    const spoken = [
      ...Object.keys(ALL_TABLES),
      ...Object.keys(SIGN_IN),
      'account',
      'letter',
      'space',
      'edition',
      'edition_document',
      'edition_file',
    ];
    expect(tables.map(({ name }) => name).sort()).toEqual([...statistics, ...spoken].sort());
  });

  it('keeps how people sign in from everybody who works in spaces', async () => {
    const { engine } = given();
    await people(engine);
    for (const table of Object.keys(SIGN_IN)) {
      const able = await whoMay(engine, seen(`select count(*)::integer as n from ${table}`));
      expect([table, able]).toEqual([table, []]);
      expect([table, await whoMay(engine, changed(`delete from ${table}`))]).toEqual([table, []]);
    }
    expect(await whoMay(engine, seen(`select count(*)::integer as n from letter`))).toEqual(['administrator']);
    expect(await whoMay(engine, changed(`update account set name = 'x'`))).toEqual([]);
    // Only those one works with are known, by name and address; the columns of passwords are none of theirs.
    expect(await attempt(engine, 'reader', seen(`select count(id)::integer as n from account`))).toBe(6);
    expect(await attempt(engine, 'stranger', seen(`select count(id)::integer as n from account`))).toBe(1);
  });

  it('lets nobody become another role from within', async () => {
    const { engine } = given();
    await people(engine);
    // The role that may be taken is the login's; a policy's own functions cannot be called to escape it either.
    for (const text of [
      `select accept_invitation('secret ${OWN}', 'stranger')`,
      `select become_first_administrator('stranger')`,
      `select carry_comments(${FOREIGN}, ${1000 + FOREIGN}, ${FOREIGN})`,
      `insert into act (space_id, act, object, object_id) values (${OWN}, 'x', 'x', 'x')`,
      'alter table member disable row level security',
      'create table mine (id integer)',
      'drop policy together on member',
    ]) {
      expect([text, await whoMay(engine, changed(text))]).toEqual([text, []]);
    }
  });
});
