import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor, Engine, Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { readPassages } from './readings.ts';
import { readExamples, readPolicies } from './results.ts';

const SPACE = 101;
const DOCUMENT = 7;
const AT = `${SPACE}, ${DOCUMENT}`;
const OF = 'space_id, document_id';

/** What the machine and others say is made of words that stand nowhere else. */
const PREPARED = `truncate account, space, verification, attempt, letter, installation cascade;
  insert into space (id, code, level) overriding system value values (1, 'global', 'global');
  insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'own', 1, 'GIN');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{blind,open,keeper}'::text[]) x;
  insert into member (space_id, account_id, role) values (${SPACE}, 'blind', 'focal point'), (${SPACE}, 'open', 'reviewer'),
    (${SPACE}, 'keeper', 'contributor');
  insert into policy_document (space_id, id, title, kind, language, file_sha256, file_size, state, brought_by)
    overriding system value values (${AT}, 'Plan', 'law', 'en', repeat('0', 64), 1, 'read', 'keeper');
  insert into document_block (${OF}, block, kind, page, to_page, language, text) values (${AT}, 0, 'paragraph', 1, 1, 'en', 'Text.');
  insert into passage (${OF}, passage, block, start, page, language, text, hits, sectors, groups, framing) values
    (${AT}, 0, 0, 0, 1, 'en', 'Text.', '[{"words": "secret-hit"}]', '{secret-sector}', '{secret-group}', 'risk');
  insert into passage_theme (${OF}, passage, theme, depth, because, score) values (${AT}, 0, 'secret-theme', 4, '{secret-reason}', 1);
  insert into measure (${OF}, measure, text, page, block, body, indicator, themes) values
    (${AT}, 0, 'secret-measure that is long enough to be shown as an example', 1, 0, 'secret-body', 'x', '{secret-theme}');
  insert into passed_over (${OF}, number, block, start, page, language, sentence, words, concept, because, within)
    values (${AT}, 0, 0, 0, 1, 'en', 'Text.', 'secret-words', 'migration', 'phrase', 'x');
  insert into addressed_goal (${OF}, kind, code, passages) values (${AT}, 'target', 'secret-goal', '[]');
  insert into document_theme (${OF}, theme, proposed_depth, proposed_framing) values (${AT}, 'secret-theme', 4, 'risk');`;

/** Another codes in the open, decides, marks a passage, and the keeper settles: all of it while the first codes blind. */
const SAID = `
  insert into coding_decision (${OF}, account_id, passage, theme, verdict, depth, framing, remark)
    values (${AT}, 'open', 0, 'secret-theme', 'changed', 5, 'both', 'secret-remark');
  insert into passage (${OF}, passage, block, start, page, language, text, added_by)
    values (${AT}, 1, 0, 0, 1, 'en', 'secret-addition', 'open');
  insert into settlement (${OF}, passage, theme, depth, reason, settled_by)
    values (${AT}, 0, 'secret-theme', 5, 'secret-settlement', 'keeper');
  update document_theme set depth = 5, reason = 'secret-judgement', decided_by = 'keeper', decided_at = now();`;

const as = (account: string): Actor => ({ account, isStrong: true });

/** Every cell of every relation that an account may read, as text. */
async function allThatIsRead(engine: Engine, account: string): Promise<string> {
  const columns = await engine.write((session) =>
    session.rows(
      statement(sql<{ relation: string; column: string }>`
        select c.relname as relation, a.attname as column from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'v', 'm') and c.relnamespace = current_schema()::regnamespace`),
    ),
  );
  const read = columns.map(({ relation, column }) =>
    engine
      .act(as(account), (session) =>
        session.rows(
          statement(sql<{ cell: string }>`select ${sql.ref(column)}::text as cell from ${sql.table(relation)}`),
        ),
      )
      .catch((problem: { code?: string }) => {
        // Not granted at all.
        if (problem.code !== '42501') throw problem;
        return [];
      }),
  );
  return (await Promise.all(read)).flatMap((rows) => rows.map(({ cell }) => cell)).join('\n');
}

describeOnBothEngines('somebody who codes blind', (given) => {
  it('gets nothing of what the machine or others say, by any statement, until the coding is signed', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PREPARED));
    const secret = /secret-[a-z]+/g;
    const known = async (): Promise<readonly string[]> => [
      ...new Set((await allThatIsRead(engine, 'blind')).match(secret) ?? []),
    ];
    expect(await known()).toContain('secret-hit');
    await engine.write((session) =>
      session.run(`insert into coding (${OF}, account_id, blind, assigned_by) values
        (${AT}, 'blind', true, 'keeper'), (${AT}, 'open', false, 'keeper'); ${SAID}`),
    );
    expect(await known()).toEqual([]);
    const other = await allThatIsRead(engine, 'keeper');
    for (const word of ['hit', 'sector', 'group', 'measure', 'words', 'goal', 'remark', 'settlement', 'judgement'])
      expect(other).toContain(`secret-${word}`);

    await engine.act(as('blind'), (session) =>
      session.run('update coding set signed_at = now() where account_id = acting_account()'),
    );
    expect(new Set(await known())).toEqual(new Set(other.match(secret)));
  });

  it('is shown no scores of it in profiles, and none of its measures as an example of what others do', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PREPARED));
    const asked = (account: string): Promise<readonly [number, number]> =>
      engine.act(as(account), async (session: Session) => [
        (await readPolicies(session, 'GIN', SPACE)).length,
        (await readExamples(session, ['secret-theme'], { place: 'MAR', language: 'en' }, 2)).length,
      ]);
    expect(await asked('blind')).toEqual([1, 1]);
    await engine.write((session) =>
      session.run(`insert into coding (${OF}, account_id, blind, assigned_by) values (${AT}, 'blind', true, 'keeper')`),
    );
    expect(await asked('blind')).toEqual([0, 0]);
    expect(await asked('keeper')).toEqual([1, 1]);
    const [passage] = await engine.act(as('blind'), (session) => readPassages(session, SPACE, DOCUMENT));
    expect(passage).toMatchObject({ text: 'Text.', hits: [], sectors: [], groups: [], framing: 'neutral', themes: [] });
  });
});
