import { createHash } from 'node:crypto';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Identity, openIdentity } from './open-identity.ts';
import type { SignedIn } from './signed-in.ts';

const PASSWORD = 'quatre girafes au bord du fleuve';
const NOWHERE = new Headers();

let store: Store;
let identity: Identity;

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  identity = openIdentity({ store, origin: () => 'https://sterna.example' });
});
afterAll(async () => {
  await identity.close();
  await store.close();
});

function create(email: string): Promise<string> {
  return identity.createAccount({ email, name: 'Agente', language: 'fr', password: PASSWORD });
}

/** Headers of a browser that has signed in. */
async function begin(email: string): Promise<Headers> {
  const answer = await identity.signIn(email, PASSWORD, NOWHERE);
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome);
  return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ') });
}

async function personOf(headers: Headers): Promise<SignedIn> {
  const person = await identity.signedIn(headers);
  if (!person) throw new Error('nobody');
  return person;
}

describe('A session', () => {
  it('names its person, and is strong only when it was begun with more than a password', async () => {
    await create('weak@plan.example');
    const headers = await begin('Weak@Plan.example ');
    expect(await personOf(headers)).toMatchObject({ email: 'weak@plan.example', method: 'password', isStrong: false });
    await store.keep((session) =>
      session.run("update account set two_factor_enabled = true where email like 'weak@%'"),
    );
    // The session was begun before there was a second factor.
    expect(await personOf(headers)).toMatchObject({ hasSecondFactor: true, isStrong: false });
    await store.keep((session) => session.run("update session set method = 'second factor'"));
    expect(await personOf(headers)).toMatchObject({ isStrong: true });
  });

  const age = (column: string, hours: number): Promise<void> =>
    store.keep((session) => session.run(`update session set ${column} = ${column} - interval '${hours} hours'`));

  it('ends after twelve hours without use, and after seven days however much it is used', async () => {
    await create('long@plan.example');
    const unused = await begin('long@plan.example');
    await age('updated_at', 11);
    expect(await identity.signedIn(unused)).toBeDefined();
    // Looking is a use, which is noted behind the answer.
    await age('updated_at', 12);
    await age('updated_at', 12);
    expect(await identity.signedIn(unused)).toBeUndefined();
    const used = await begin('long@plan.example');
    await age('expires_at', 167);
    expect(await identity.signedIn(used)).toBeDefined();
    await age('expires_at', 1);
    expect(await identity.signedIn(used)).toBeUndefined();
  });

  it('of an administrator ends after two hours without use, and after twelve in all', async () => {
    const account = await create('chief@plan.example');
    await store.keep((session) =>
      session.run(`insert into member (space_id, account_id, role) values (1, '${account}', 'administrator')`),
    );
    const unused = await begin('chief@plan.example');
    await age('updated_at', 2);
    expect(await identity.signedIn(unused)).toBeUndefined();
    const used = await begin('chief@plan.example');
    await age('created_at', 11);
    expect(await identity.signedIn(used)).toBeDefined();
    await age('created_at', 1);
    expect(await identity.signedIn(used)).toBeUndefined();
    await store.keep((session) => session.run(`delete from member where account_id = '${account}'`));
  });
});

describe('Whoever is invited', () => {
  it('begins a session with the new account, though the network has tried too many passwords', async () => {
    const token = 'x'.repeat(43);
    const hash = createHash('sha256').update(token).digest('hex');
    await store.keep((session) =>
      session.run(`insert into invitation (space_id, email, role, language, token_sha256, expires_at)
        values (1, 'joins@plan.example', 'reader', 'fr', '${hash}', now() + interval '1 day')`),
    );
    const visit = { headers: NOWHERE, address: '192.0.2.7' };
    const outcomes = new Set<string>();
    for (let tried = 0; tried < 120; tried += 1) {
      const answer = await identity.signIn(`nobody${tried}@plan.example`, 'wrong', NOWHERE, visit.address);
      outcomes.add(answer.outcome);
      if (answer.outcome === 'too-often') break;
    }
    expect([...outcomes]).toContain('too-often');
    const person = { name: 'Agente', language: 'fr', password: PASSWORD };
    expect((await identity.invitations.join(token, person, visit)).outcome).toBe('signed-in');
  });
});

describe('The administrator', () => {
  it('closes accounts, opens them, and takes away lost second factors; others do not', async () => {
    const [keeper, account] = [await create('keeper@plan.example'), await create('kept@plan.example')];
    await store.keep((session) =>
      session.run(`insert into member (space_id, account_id, role) values (1, '${keeper}', 'administrator')`),
    );
    const other = await personOf(await begin('kept@plan.example'));
    const weak = await personOf(await begin('keeper@plan.example'));
    const strong: SignedIn = { ...weak, isStrong: true };
    expect(await identity.keeping.close(other, keeper, 'Asked by letter')).toBe('refused');
    expect(await identity.keeping.close(weak, account, 'Asked by letter')).toBe('refused');
    expect(await identity.keeping.close(strong, keeper, 'Asked by letter')).toBe('refused');
    const headers = await begin('kept@plan.example');
    expect(await identity.keeping.close(strong, account, 'Asked by letter')).toBe('done');
    expect(await identity.keeping.close(strong, account, 'Asked by letter')).toBe('unchanged');
    expect(await identity.signedIn(headers)).toBeUndefined();
    expect((await identity.signIn('kept@plan.example', PASSWORD, NOWHERE)).outcome).toBe('refused');
    expect(await identity.keeping.open(strong, account, 'Asked by letter')).toBe('done');
    await store.keep((session) =>
      session.run(`insert into second_factor (id, account_id, secret, backup_codes) values ('x', '${account}', '', '');
        update account set two_factor_enabled = true where id = '${account}'`),
    );
    expect((await identity.signIn('kept@plan.example', PASSWORD, NOWHERE)).outcome).toBe('second-factor');
    expect(await identity.keeping.forgetSecondFactor(other, account, 'Asked by letter')).toBe('refused');
    expect(await identity.keeping.forgetSecondFactor(strong, account, ' \n ')).toBe('no-reason');
    expect(await identity.keeping.forgetSecondFactor(strong, account, 'Asked by letter')).toBe('done');
    expect((await identity.signIn('kept@plan.example', PASSWORD, NOWHERE)).outcome).toBe('signed-in');
  });

  it('finds accounts by name and address, sees their sessions and ends them, and others do not', async () => {
    const account = await create('with-sessions@plan.example');
    const headers = await begin('with-sessions@plan.example');
    const weak = await personOf(await begin('keeper@plan.example'));
    const strong: SignedIn = { ...weak, isStrong: true };
    const found = await identity.keeping.list(strong, { search: 'WITH-sess', limit: 10 });
    expect(found).toMatchObject({ count: 1, accounts: [{ id: account, closedAt: null, roles: [] }] });
    expect(await identity.keeping.list(weak, { limit: 10 })).toEqual({ accounts: [], count: 0 });
    expect(await identity.keeping.find(weak, account)).toBeUndefined();
    const kept = await identity.keeping.find(strong, account);
    expect(kept?.sessions).toHaveLength(1);
    expect(await identity.keeping.endSessions(weak, account, 'Lost telephone')).toBe('refused');
    expect(await identity.keeping.endSessions(strong, account, 'Lost telephone', kept?.sessions[0]?.id)).toBe('done');
    expect(await identity.signedIn(headers)).toBeUndefined();
    expect(await identity.keeping.endSessions(strong, account, 'Lost telephone')).toBe('unchanged');
    const acts = await store.keep((session) =>
      session.rows<{ readonly reason: string }>({
        compile: () =>
          ({
            sql: `select detail->>'reason' as reason from act where act = 'sessions-ended' and object_id = '${account}'`,
            parameters: [],
          }) as never,
      }),
    );
    expect(acts).toEqual([{ reason: 'Lost telephone' }]);
  });
});
