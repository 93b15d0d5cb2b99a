import { expect, it } from 'vitest';
import { plainStatement } from '../schema.ts';
import { emptyBin, readBin, restoreRow } from '../spaces/bin.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { binDocument } from './documents.ts';

const SPACE = 101;
const PEOPLE = `truncate account, space, verification, attempt, letter, installation cascade;
  insert into space (id, code, level) overriding system value values (1, 'global', 'global');
  insert into space (id, code, parent_id, place) overriding system value values (${SPACE}, 'own', 1, 'GIN');
  insert into account (id, name, email) select x, x, x || '@x.example' from unnest('{reader,contributor,reviewer}'::text[]) x;
  insert into member (space_id, account_id, role) values (${SPACE}, 'reader', 'reader'),
    (${SPACE}, 'contributor', 'contributor'), (${SPACE}, 'reviewer', 'reviewer');
  insert into policy_document (space_id, id, title, kind, language, file_sha256, file_size, state, previous_id, brought_by) values
    (${SPACE}, 1, 'Plan', 'law', 'en', repeat('a', 64), 1, 'read', null, 'contributor'),
    (${SPACE}, 2, 'Newer plan', 'law', 'en', repeat('b', 64), 1, 'read', 1, 'contributor');
  insert into document_file (space_id, document_id, piece, bytes) values (${SPACE}, 1, 1, 'x');
  insert into passage (space_id, document_id, passage, block, start, page, language, text) values (${SPACE}, 1, 0, 0, 0, 1, 'en', 'x');
  insert into coding (space_id, document_id, account_id, assigned_by) values (${SPACE}, 1, 'reviewer', 'contributor');
  insert into coding_decision (space_id, document_id, account_id, passage, theme, verdict, depth)
    values (${SPACE}, 1, 'reviewer', 0, 'remittances', 'confirmed', 1);`;

const as = (account: string) => ({ account, isStrong: true });

describeOnBothEngines('a policy document that is deleted', (given) => {
  it('lies in the bin, from where who brought it takes it out', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const bin = (who: string) => engine.act(as(who), (session) => binDocument(session, SPACE, 1, true));
    expect([await bin('reader'), await bin('reviewer'), await bin('contributor')]).toEqual([false, false, true]);
    const binned = await engine.act(as('contributor'), (session) => readBin(session, SPACE));
    expect(binned).toMatchObject([{ kind: 'policy_document', id: 1, text: 'Plan', deletedBy: 'contributor' }]);
    const restore = (who: string) => engine.act(as(who), (session) => restoreRow(session, SPACE, 'policy_document', 1));
    expect([await restore('reviewer'), await restore('contributor')]).toEqual([false, true]);
  });

  it('is gone for good after 30 days, with all that was read of it and decided on it; its newer version stays', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    await engine.write((session) =>
      session.run(`update policy_document set deleted_at = now() - interval '31 days' where id = 1`),
    );
    await engine.write(emptyBin);
    const left = await engine.write((session) =>
      session.rows(
        plainStatement<{ id: number; previous: number | null }>(
          'select id, previous_id as previous from policy_document',
        ),
      ),
    );
    expect(left).toEqual([{ id: 2, previous: null }]);
    for (const table of ['document_file', 'passage', 'coding', 'coding_decision']) {
      const rows = await engine.write((session) => session.rows(plainStatement(`select 1 from ${table}`)));
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });
});
