import { beforeEach, expect, it } from 'vitest';
import type { Session } from '../engine.ts';
import { plainStatement } from '../schema.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { acting, COUNTRY, makeCountries, NEIGHBOUR } from '../testing/country-space.ts';
import {
  addInvitation,
  addSpace,
  changeMember,
  changeSpace,
  closeSpace,
  countActs,
  countGrownTables,
  emptyBin,
  endMembership,
  mayAskFocalPoint,
  noteAct,
  noteVisit,
  readActChoices,
  readActs,
  readBin,
  readMembers,
  readMySpaces,
  readNews,
  readSpaceInvitations,
  readSpaces,
  readStanding,
  restoreRow,
  revokeInvitation,
} from './index.ts';

const REGION = { code: 'north', level: 'region', place: 'SN-DK', languages: ['fr'], name: { fr: 'Nord' } } as const;
const PLAIN = { role: 'reader', institution: null, sections: [], indicators: [] } as const;

describeOnBothEngines('a space and its members', (given) => {
  beforeEach(() => makeCountries(given().engine));
  const as = <T>(account: string, work: (session: Session) => Promise<T>): Promise<T> =>
    given().engine.act(acting(account), work);
  const keep = <T>(work: (session: Session) => Promise<T>): Promise<T> => given().engine.write(work);
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'other'),
    );

  it('makes whoever adds a part of the own space its focal point', async () => {
    const id = await as('keeper', (session) => addSpace(session, { ...REGION, parent: COUNTRY }));
    const mine = await as('keeper', (session) => readMySpaces(session));
    expect(mine).toContainEqual(expect.objectContaining({ id, code: 'north', role: 'focal point', parent: COUNTRY }));
    const again = { ...REGION, place: 'SN-KD', parent: COUNTRY };
    expect(await codeOf(as('keeper', (session) => addSpace(session, again)))).toBe('23505');
  });

  it('lets only the keeper of a space add a part to it', async () => {
    for (const account of ['writer', 'reviewer', 'reader', 'neighbour']) {
      expect(await codeOf(as(account, (session) => addSpace(session, { ...REGION, parent: COUNTRY })))).toBe('42501');
    }
    const country = { ...REGION, code: 'new', level: 'country', place: 'MAR', parent: 1 } as const;
    expect(await codeOf(as('keeper', (session) => addSpace(session, country)))).toBe('42501');
    expect(await as('administrator', (session) => addSpace(session, country))).toBeGreaterThan(1);
  });

  it('shows the parts of a space to its members and to nobody else', async () => {
    await as('keeper', (session) => addSpace(session, { ...REGION, parent: COUNTRY }));
    const parts = (account: string): Promise<string[]> =>
      as(account, async (session) => (await readSpaces(session, { parent: COUNTRY })).map(({ code }) => code));
    expect(await parts('reader')).toEqual(['north']);
    expect(await parts('neighbour')).toEqual([]);
    expect(await as('reader', (session) => readMySpaces(session, 'north'))).toEqual([]);
  });

  it('closes a space with its parts, and opens them again', async () => {
    await as('keeper', (session) => addSpace(session, { ...REGION, parent: COUNTRY }));
    expect(await as('administrator', (session) => closeSpace(session, COUNTRY, true))).toBe(2);
    expect(await as('keeper', (session) => readMySpaces(session))).toEqual([]);
    expect(await as('keeper', (session) => readMembers(session, COUNTRY))).toHaveLength(1);
    expect(await as('administrator', (session) => closeSpace(session, COUNTRY, false))).toBe(2);
    expect(await as('keeper', (session) => readMySpaces(session))).toHaveLength(2);
    expect(await as('neighbour', (session) => closeSpace(session, COUNTRY, true))).toBe(0);
    expect(await codeOf(as('keeper', (session) => closeSpace(session, COUNTRY, true)))).toBe('42501');
    const [part] = await as('keeper', (session) => readMySpaces(session, 'north'));
    expect(await as('keeper', (session) => closeSpace(session, part?.id ?? 0, true))).toBe(1);
    expect(await as('administrator', (session) => closeSpace(session, part?.id ?? 0, false))).toBe(1);
    expect(await as('administrator', (session) => closeSpace(session, 1, true))).toBe(0);
  });

  it('changes name and languages for its keeper alone', async () => {
    const what = { name: { fr: 'Le pays' }, languages: ['en', 'fr'] };
    expect(await as('writer', (session) => changeSpace(session, COUNTRY, what))).toBe(false);
    expect(await as('neighbour', (session) => changeSpace(session, COUNTRY, what))).toBe(false);
    expect(await as('keeper', (session) => changeSpace(session, COUNTRY, what))).toBe(true);
    const [space] = await as('reader', (session) => readMySpaces(session, 'country'));
    expect(space).toMatchObject({ name: { fr: 'Le pays' }, languages: ['en', 'fr'] });
  });

  it('finds members by part of a name, address or institution, by role and by whether they are still there', async () => {
    const found = (filter: Parameters<typeof readMembers>[2]): Promise<string[]> =>
      as('reader', async (session) => (await readMembers(session, COUNTRY, filter)).map(({ account }) => account));
    expect(await found({})).toEqual(['keeper', 'reviewer', 'writer', 'reader']);
    expect(await found({ search: 'PLANNING' })).toEqual(['keeper']);
    expect(await found({ search: 'writer@' })).toEqual(['writer']);
    expect(await found({ search: "%' or true" })).toEqual([]);
    expect(await found({ role: 'reviewer' })).toEqual(['reviewer']);
    expect(await found({ institution: 2 })).toEqual(['writer']);
    await as('keeper', (session) => endMembership(session, COUNTRY, 'writer'));
    expect(await found({ isEnded: true })).toEqual(['writer']);
    expect(await found({ isEnded: false })).toEqual(['keeper', 'reviewer', 'reader']);
    expect(await as('neighbour', (session) => readMembers(session, COUNTRY))).toEqual([]);
  });

  it('keeps the last focal point', async () => {
    expect(await codeOf(as('keeper', (session) => endMembership(session, COUNTRY, 'keeper')))).toBe('STK01');
    expect(await codeOf(as('keeper', (session) => changeMember(session, COUNTRY, 'keeper', PLAIN)))).toBe('STK01');
    const keeping = { ...PLAIN, role: 'focal point' } as const;
    expect(await as('keeper', (session) => changeMember(session, COUNTRY, 'reader', keeping))).toBe(true);
    expect(await as('keeper', (session) => endMembership(session, COUNTRY, 'keeper'))).toBe(true);
    expect(await as('keeper', (session) => readMySpaces(session))).toEqual([]);
  });

  it('changes nobody of another space, and takes no institution of another space', async () => {
    expect(await as('neighbour', (session) => changeMember(session, COUNTRY, 'reader', PLAIN))).toBe(false);
    expect(await as('keeper', (session) => changeMember(session, NEIGHBOUR, 'neighbour', PLAIN))).toBe(false);
    const foreign = { ...PLAIN, institution: 3 };
    expect(await codeOf(as('keeper', (session) => changeMember(session, COUNTRY, 'reader', foreign)))).toBe('23503');
  });

  it('holds one good invitation for an address, which can be taken back', async () => {
    const invitation = { ...PLAIN, email: 'new@plan.example', language: 'fr' };
    const states = (): Promise<string[]> =>
      as('keeper', async (session) => (await readSpaceInvitations(session, COUNTRY)).map(({ state }) => state));
    await as('keeper', (session) => addInvitation(session, COUNTRY, { ...invitation, tokenHash: 'a' }));
    const { id } = await as('keeper', (session) => addInvitation(session, COUNTRY, { ...invitation, tokenHash: 'b' }));
    expect((await states()).sort()).toEqual(['open', 'revoked']);
    expect(await as('neighbour', (session) => revokeInvitation(session, COUNTRY, id))).toBe(false);
    expect(await as('keeper', (session) => revokeInvitation(session, COUNTRY, id))).toBe(true);
    expect(await as('keeper', (session) => revokeInvitation(session, COUNTRY, id))).toBe(false);
    expect(await as('keeper', (session) => revokeInvitation(session, COUNTRY, 'no id'))).toBe(false);
    expect(await states()).toEqual(['revoked', 'revoked']);
    const asWriter = as('writer', (session) => addInvitation(session, COUNTRY, { ...invitation, tokenHash: 'c' }));
    expect(await codeOf(asWriter)).toBe('42501');
    expect(await as('writer', (session) => readSpaceInvitations(session, COUNTRY))).toEqual([]);
  });

  it('says that an invitation has expired', async () => {
    const invitation = { ...PLAIN, email: 'late@plan.example', language: 'fr', tokenHash: 'a' };
    await as('keeper', (session) => addInvitation(session, COUNTRY, invitation));
    await keep((session) => session.run("update invitation set expires_at = now() - interval '1 hour'"));
    expect(await as('keeper', (session) => readSpaceInvitations(session, COUNTRY))).toMatchObject([
      { state: 'expired' },
    ]);
    expect(await as('keeper', (session) => readStanding(session, COUNTRY))).toMatchObject({ invited: 0, expired: 1 });
  });

  it('keeps a trace that only its focal point reads, by person, object, act and day, page by page', async () => {
    for (const account of ['writer', 'reviewer', 'reader']) {
      await as('keeper', (session) => changeMember(session, COUNTRY, account, { ...PLAIN, sections: ['stocks'] }));
    }
    const filter = { account: 'keeper', object: 'member', act: 'changed' };
    const all = await as('keeper', (session) => readActs(session, COUNTRY, filter, { limit: 10 }));
    expect(all.map(({ objectId }) => objectId)).toEqual(['reader', 'reviewer', 'writer']);
    expect(all[2]).toMatchObject({
      person: 'keeper of an institution',
      detail: { before: { role: 'contributor' }, after: { role: 'reader', sections: ['stocks'] } },
    });
    const [, second] = all;
    const page = { limit: 10, before: second?.id ?? 0 };
    expect(await as('keeper', (session) => readActs(session, COUNTRY, filter, page))).toEqual(all.slice(2));
    const day = new Date().toISOString().slice(0, 10);
    expect(await as('keeper', (session) => countActs(session, COUNTRY, { ...filter, from: day, to: day }))).toBe(3);
    expect(await as('keeper', (session) => countActs(session, COUNTRY, { ...filter, to: '2020-01-01' }))).toBe(0);
    const choices = await as('keeper', (session) => readActChoices(session, COUNTRY));
    expect(choices.objects).toContain('member');
    for (const account of ['writer', 'reviewer', 'reader', 'neighbour', 'administrator']) {
      expect([account, await as(account, (session) => countActs(session, COUNTRY, {}))]).toEqual([account, 0]);
    }
  });

  it('enters exports in the trace, in the own space alone', async () => {
    await as('keeper', (session) => noteAct(session, COUNTRY, 'exported', 'member', 'csv', { rows: 4 }));
    expect(await as('keeper', (session) => countActs(session, COUNTRY, { act: 'exported' }))).toBe(1);
    const foreign = as('neighbour', (session) => noteAct(session, COUNTRY, 'exported', 'member', 'csv'));
    expect(await codeOf(foreign)).toBe('42501');
  });

  it('restores what was deleted within 30 days, for whoever may', async () => {
    await keep((session) =>
      session.run(`update institution set deleted_at = now() - interval '29 days', deleted_by = 'keeper' where id = 1;
        update institution set deleted_at = now() - interval '31 days' where id = 2`),
    );
    const bin = await as('keeper', (session) => readBin(session, COUNTRY));
    expect(bin).toMatchObject([{ kind: 'institution', id: 1, deletedBy: 'keeper' }]);
    expect(await as('writer', (session) => restoreRow(session, COUNTRY, 'institution', 1))).toBe(false);
    expect(await as('neighbour', (session) => restoreRow(session, COUNTRY, 'institution', 1))).toBe(false);
    expect(await as('keeper', (session) => restoreRow(session, COUNTRY, 'institution', 2))).toBe(false);
    expect(await as('keeper', (session) => restoreRow(session, COUNTRY, 'institution', 1))).toBe(true);
    expect(await as('keeper', (session) => readBin(session, COUNTRY))).toEqual([]);
  });

  it('empties the bin after 30 days, but not of what others refer to', async () => {
    await keep((session) =>
      session.run(`
        insert into institution (space_id, id, name, kind, email) overriding system value values
          (${COUNTRY}, 7, '{"en": "Unused"}', 'agency', 'a@b.example'), (${COUNTRY}, 8, '{"en": "Fresh"}', 'agency', '');
        update institution set deleted_at = now() - interval '31 days', email = 'old@b.example' where id in (1, 7);
        update institution set deleted_at = now() - interval '29 days' where id = 8;
        insert into edition (space_id, id, template, languages, deleted_at) overriding system value
          values (${COUNTRY}, 5, '{}', '{fr}', now() - interval '40 days');
        insert into section_text (space_id, edition_id, section, language, body) values (${COUNTRY}, 5, 'a', 'fr', 'x');
        insert into section_head select space_id, edition_id, section, language, id from section_text;`),
    );
    expect(await keep(emptyBin)).toBeGreaterThanOrEqual(3);
    const left = await keep((session) =>
      session.rows(
        plainStatement<{ id: number; email: string }>(
          `select id, email from institution where space_id = ${COUNTRY} order by id`,
        ),
      ),
    );
    expect(left).toEqual([
      { id: 1, email: '' },
      { id: 2, email: '' },
      { id: 8, email: '' },
    ]);
    const acts = await as('keeper', (session) => readActs(session, COUNTRY, { act: 'removed' }, { limit: 9 }));
    expect(acts.map(({ object, objectId }) => `${object} ${objectId}`)).toContain('institution 7');
    expect(await keep(emptyBin)).toBe(0);
  });

  it('counts tables that people fill anew, so that the database knows how long they are', async () => {
    const rowsKnown = (): Promise<{ readonly rows: number }[]> =>
      keep((session) =>
        session.rows(
          plainStatement<{ rows: number }>(
            `select reltuples::double precision as rows from pg_class where oid = 'act'::regclass`,
          ),
        ),
      );
    const [there] = await keep((session) =>
      session.rows(plainStatement<{ rows: number }>('select count(*)::double precision as rows from act')),
    );
    const counted = await keep(countGrownTables);
    expect(counted).toEqual(expect.arrayContaining(['act', 'contribution_figure', 'section_text']));
    expect(counted).not.toContain('observation');
    expect(there?.rows).toBeGreaterThan(0);
    expect(await rowsKnown()).toEqual([there]);
  });

  it('counts institutions and members of one day in a line when there are more than three', async () => {
    const since = new Date(Date.now() - 3600_000);
    const added = (from: number, to: number): Promise<unknown> =>
      keep((session) =>
        session.run(`insert into institution (space_id, id, name, kind)
          select ${COUNTRY}, n, jsonb_build_object('en', 'Body ' || n), 'agency' from generate_series(${from}, ${to}) n`),
      );
    const told = async (): Promise<unknown[]> => {
      const news = await as('keeper', (session) => readNews(session, COUNTRY, since, 50));
      return news.filter(({ kind }) => kind === 'institution added').map(({ name, count }) => [name, count]);
    };
    await keep((session) => session.run("update institution set created_at = now() - interval '3 days'"));
    await added(101, 103);
    expect((await told()).length).toBe(3);
    await added(104, 160);
    expect(await told()).toEqual([[null, 60]]);
  });

  it('lets the administrator ask a focal point in only while a space has none who can work', async () => {
    const ask = (token: string) => (session: Session) =>
      addInvitation(session, COUNTRY, {
        ...PLAIN,
        role: 'focal point',
        email: `${token}@x.example`,
        language: 'fr',
        tokenHash: token,
      });
    const may = (account: string): Promise<boolean> => as(account, (session) => mayAskFocalPoint(session, COUNTRY));
    expect([await may('administrator'), await may('keeper'), await may('writer')]).toEqual([false, true, false]);
    expect(await codeOf(as('administrator', ask('refused')))).toBe('42501');
    expect(await codeOf(as('keeper', ask('second')))).toBe('done');
    await keep((session) => session.run("update account set disabled_at = now() where id = 'keeper'"));
    expect(await may('administrator')).toBe(true);
    expect(await codeOf(as('administrator', ask('kept-back')))).toBe('done');
    // What was written then is no way in once the space has a focal point again; what its focal point wrote is.
    const accept = (token: string): Promise<{ space: number | null }[]> =>
      keep(async (session) => {
        await session.run(
          `insert into account (id, name, email) values ('${token}', '${token}', '${token}@x.example') on conflict do nothing`,
        );
        return session.rows(
          plainStatement<{ space: number | null }>(`select accept_invitation('${token}', '${token}') as space`),
        );
      });
    await keep((session) => session.run("update account set disabled_at = null where id = 'keeper'"));
    expect(await accept('kept-back')).toEqual([{ space: null }]);
    expect(await accept('second')).toEqual([{ space: COUNTRY }]);
    await keep((session) => session.run("update account set disabled_at = now() where id in ('keeper', 'second')"));
    expect(await accept('kept-back')).toEqual([{ space: COUNTRY }]);
  });

  it('tells what others changed since the visit before', async () => {
    expect(await as('keeper', (session) => noteVisit(session, COUNTRY))).toBeNull();
    await keep((session) => session.run("update member set seen_at = now() - interval '2 days'"));
    const before = await as('keeper', (session) => noteVisit(session, COUNTRY));
    expect(before?.getTime()).toBeLessThan(Date.now() - 47 * 3600_000);
    // The same visit: a page that is looked at again says the same.
    expect(await as('keeper', (session) => noteVisit(session, COUNTRY))).toEqual(before);
    await keep((session) =>
      session.run(`
        insert into edition (space_id, id, template, languages, created_by) overriding system value
          values (${COUNTRY}, 6, '{}', '{fr}', 'keeper');
        insert into section_text (space_id, edition_id, section, language, body, author) values
          (${COUNTRY}, 6, 'a', 'fr', 'x', 'writer'), (${COUNTRY}, 6, 'a', 'fr', 'y', 'writer'),
          (${COUNTRY}, 6, 'b', 'fr', 'z', 'keeper');`),
    );
    const since = before ?? new Date(0);
    const news = await as('keeper', (session) => readNews(session, COUNTRY, since, 50));
    expect(news.filter(({ kind }) => kind.startsWith('text'))).toMatchObject([
      { kind: 'text written', account: 'writer', section: 'a', edition: 6, count: 2 },
    ]);
    expect(news.map(({ kind }) => kind)).not.toContain('edition begun');
    expect(await as('neighbour', (session) => readNews(session, COUNTRY, since, 50))).toEqual([]);
  });
});
