import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { plainStatement } from '../schema.ts';
import type { Store } from '../store.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import {
  acceptInvitation,
  addAccount,
  addLetter,
  addVerification,
  becomeFirstAdministrator,
  countAttempt,
  endSessions,
  findAccount,
  findSession,
  forgetAttempts,
  forgetOld,
  forgiveAttempt,
  isFirstStart,
  needsSecondFactor,
  noteProblem,
  noteSent,
  noteSignInAct,
  readInvitations,
  readSessions,
  setPassword,
  takeDueLetter,
  takeVerification,
} from './index.ts';

/** An address that no other test uses. */
function newEmail(): string {
  return `${randomBytes(6).toString('hex')}@plan.example`;
}

function newAccount(store: Store, email = newEmail()): Promise<string> {
  const account = { email, name: 'Agente', language: 'fr', passwordHash: 'hash', isDemonstration: false };
  return store.identify((session) => addAccount(session, account));
}

function rows<Row>(store: Store, sql: string): Promise<Row[]> {
  return store.keep((session) => session.rows(plainStatement<Row>(sql)));
}

async function invite(store: Store, email: string, expires = '1 day'): Promise<string> {
  const hash = createHash('sha256').update(randomBytes(8)).digest('hex');
  await rows(
    store,
    `insert into space (code, parent_id, place, level) values ('inv', 1, 'SEN', 'country') on conflict (code) do nothing`,
  );
  await rows(
    store,
    `insert into invitation (space_id, token_sha256, email, role, expires_at)
     select id, '${hash}', '${email}', 'focal point', now() + interval '${expires}' from space where code = 'inv'`,
  );
  return hash;
}

async function begin(store: Store, account: string, expires = '1 hour'): Promise<string> {
  const token = randomBytes(8).toString('hex');
  await rows(
    store,
    `insert into session (id, token, account_id, expires_at)
     values ('${token}', '${token}', '${account}', now() + interval '${expires}')`,
  );
  return token;
}

describeOnBothEngines('Accounts', (given) => {
  it('are made with a password, once for an address, and get another password in its place', async () => {
    const { store } = given();
    const email = newEmail();
    const id = await newAccount(store, email);
    await expect(newAccount(store, email)).rejects.toMatchObject({ code: '23505' });
    await store.identify((session) => setPassword(session, id, 'another'));
    const found = await store.identify((session) => findAccount(session, { email }));
    expect(found).toMatchObject({ id, passwordHash: 'another', isDisabled: false, hasSecondFactor: false });
    expect(await store.identify((session) => findAccount(session, { email: newEmail() }))).toBeUndefined();
  });

  it('begin with one administrator, even when two come first at once', async () => {
    const { store } = given();
    const [one, two] = [await newAccount(store), await newAccount(store)];
    const before = await store.identify(isFirstStart);
    const done = await Promise.all(
      [one, two].map((id) => store.identify((session) => becomeFirstAdministrator(session, id))),
    );
    expect(before).toBe(true);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await store.identify(isFirstStart)).toBe(false);
    const administrator = done[0] ? one : two;
    expect(await store.identify((session) => needsSecondFactor(session, administrator))).toBe(true);
    const acts = await rows<{ account_id: string }>(
      store,
      `select account_id from act where object = 'member' and object_id = '${administrator}'`,
    );
    expect(acts).toEqual([{ account_id: administrator }]);
  });
});

describeOnBothEngines('Invitations', (given) => {
  it('are taken once, by the account of the address, while they are good', async () => {
    const { store } = given();
    const email = newEmail();
    const [hash, old] = [await invite(store, email), await invite(store, email, '-1 second')];
    const stranger = await newAccount(store);
    const accept = (token: string, id: string): Promise<number | undefined> =>
      store.identify((session) => acceptInvitation(session, token, id));
    expect(await accept(hash, stranger)).toBeUndefined();
    const found = await store.identify((session) => readInvitations(session, { tokenHash: hash }));
    expect(found).toMatchObject([
      { email, role: 'focal point', hasAccount: false, space: { code: 'inv', place: 'SEN' } },
    ]);
    const id = await newAccount(store, email);
    expect(await store.identify((session) => readInvitations(session, { tokenHash: old }))).toEqual([]);
    expect(await accept(old, id)).toBeUndefined();
    expect(await accept(hash, id)).toBeGreaterThan(1);
    expect(await accept(hash, id)).toBeUndefined();
    expect(await store.identify((session) => readInvitations(session, { email }))).toEqual([]);
  });
});

describeOnBothEngines('Sessions', (given) => {
  it('are found while they last, and end one by one, or all but one, or with their account', async () => {
    const { store } = given();
    const [id, stranger] = [await newAccount(store), await newAccount(store)];
    const [one, two, three] = [await begin(store, id), await begin(store, id), await begin(store, id)];
    const over = await begin(store, id, '-1 second');
    const find = (token: string): Promise<unknown> => store.identify((session) => findSession(session, token));
    expect(await find(one)).toMatchObject({ account: id, method: 'password', isQuiet: false });
    expect(await find(over)).toBeUndefined();
    expect(await store.identify((session) => readSessions(session, id))).toHaveLength(3);
    expect(await store.identify((session) => endSessions(session, stranger, { only: one }))).toBe(0);
    expect(await store.identify((session) => endSessions(session, id, { only: one }))).toBe(1);
    await store.identify((session) => endSessions(session, id, { allBut: three }));
    expect([await find(one), await find(two)]).toEqual([undefined, undefined]);
    expect(await find(three)).toBeDefined();
    await rows(store, `update account set disabled_at = now() where id = '${id}'`);
    expect(await find(three)).toBeUndefined();
  });
});

describeOnBothEngines('Attempts', (given) => {
  it('are counted all together, forgiven, and begin anew after their time', async () => {
    const { store } = given();
    const subject = randomBytes(8).toString('hex');
    const count = (): Promise<number> =>
      store.identify(async (session) => (await countAttempt(session, subject, 60)).count);
    const counts = await Promise.all(Array.from({ length: 20 }, count));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    await store.identify((session) => forgiveAttempt(session, subject));
    expect(await count()).toBe(20);
    await rows(store, `update attempt set began = now() - interval '61 seconds' where subject = '${subject}'`);
    expect(await count()).toBe(1);
    await store.identify((session) => forgetAttempts(session, subject));
    expect(await count()).toBe(1);
  });
});

describeOnBothEngines('Secrets that are waited for', (given) => {
  it('are taken by one of many who come at once', async () => {
    const { store } = given();
    const identifier = `test:${randomBytes(8).toString('hex')}`;
    await store.identify((session) => addVerification(session, { identifier, value: 'x', seconds: 60 }));
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => store.identify((session) => takeVerification(session, identifier))),
    );
    expect(taken.filter((value) => value === 'x')).toHaveLength(1);
  });
});

describeOnBothEngines('Letters', (given) => {
  const LETTER = { kind: 'recovery', address: 'a@plan.example', language: 'fr', subject: 'S', body: 'B' };

  it('are taken by one sender at a time, and wait longer after each attempt', async () => {
    const { store } = given();
    await rows(store, 'delete from letter');
    const id = await store.identify((session) => addLetter(session, LETTER));
    const take = (): Promise<unknown> => store.identify(takeDueLetter);
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.filter((letter) => letter !== undefined)).toHaveLength(1);
    await store.identify((session) => noteProblem(session, id, 'ECONNREFUSED'));
    await rows(store, "update letter set created_at = now() - interval '2 minutes'");
    expect(await take()).toMatchObject({ id: expect.anything(), body: 'B' });
    expect(await take()).toBeUndefined();
    await store.identify((session) => noteSent(session, id));
    const [row] = await rows<{ body: string; problem: string | null }>(store, 'select body, problem from letter');
    expect(row).toEqual({ body: '', problem: null });
  });

  it('lose a secret that is no longer good', async () => {
    const { store } = given();
    await rows(store, 'delete from letter');
    await store.identify((session) => addLetter(session, LETTER));
    await store.identify(forgetOld);
    expect(await rows(store, 'select body from letter')).toEqual([{ body: 'B' }]);
    await rows(store, "update letter set created_at = now() - interval '61 minutes'");
    await store.identify(forgetOld);
    expect(await rows(store, 'select body from letter')).toEqual([{ body: '' }]);
  });
});

describeOnBothEngines('The role of signing in', (given) => {
  it('enters acts, and neither sees nor changes them, nor what people work on', async () => {
    const { store } = given();
    const id = await newAccount(store);
    await store.identify((session) => noteSignInAct(session, 'refused', id, undefined, { method: 'password' }));
    await store.identify((session) => noteSignInAct(session, 'signed-in', id, id));
    expect(await rows(store, `select act, account_id from act where object_id = '${id}' order by id`)).toEqual([
      { act: 'refused', account_id: null },
      { act: 'signed-in', account_id: id },
    ]);
    for (const sql of [
      'select * from act',
      'delete from act',
      'update member set role = role',
      'insert into invitation (space_id) values (1)',
      'select * from section_text',
      'select * from contribution',
      'select * from installation',
    ]) {
      await expect(store.identify((session) => session.rows(plainStatement(sql)))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
