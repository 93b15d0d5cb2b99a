import { type Evidence, openEvidence } from '@sterna/evidence';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSpaces } from '../open-spaces.ts';
import { type DemonstrationAccount, openDemonstration } from './demonstration.ts';

let evidence: Evidence;
let made = 0;

async function demonstrate(): Promise<readonly DemonstrationAccount[]> {
  const createAccount = async ({ email, name }: { email: string; name: string }): Promise<string> => {
    made += 1;
    const id = `account-${made}`;
    await evidence.store.keep((session) =>
      session.run(
        `insert into account (id, name, email, demonstration) values ('${id}', '${name.replace("'", "''")}', '${email}', true)`,
      ),
    );
    return id;
  };
  const { editions } = openSpaces(evidence);
  return openDemonstration({ store: evidence.store, editions, createAccount, today: new Date('2026-11-22T00:00:00Z') });
}

beforeAll(async () => {
  evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
});

afterAll(async () => {
  await evidence.close();
});

it('makes one space with accounts of different institutions, an edition begun and its sections given', async () => {
  const accounts = await demonstrate();
  expect(accounts.map(({ role }) => role)).toEqual(['focal point', 'contributor', 'contributor', 'reviewer', 'reader']);
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(5);
  expect(new Set(accounts.map(({ institution }) => institution)).size).toBe(5);
  const keeper = { account: 'account-1', isStrong: false };
  const spaces = openSpaces(evidence);
  const [space] = await spaces.mine(keeper);
  expect(space).toMatchObject({ code: 'demo', place: 'SEN', isDemonstration: true, role: 'focal point' });
  const id = space?.id ?? 0;
  expect(await spaces.members.list(keeper, id)).toHaveLength(5);
  const [edition] = await spaces.editions.list(keeper, id);
  const view = await spaces.editions.find(keeper, { space: id, edition: edition?.id ?? 0 });
  const given = view.sections.filter(({ institution }) => institution !== null);
  expect(given.length).toBeGreaterThan(10);
  expect(given.some(({ isOverdue }) => isOverdue)).toBe(true);
  expect((await spaces.coordination.findings(keeper, id, '2026-11-22')).length).toBeGreaterThan(0);
});

it('keeps accounts and passwords when it is opened again', async () => {
  const again = await demonstrate();
  expect(again).toEqual(await demonstrate());
  expect(made).toBe(5);
  const spaces = openSpaces(evidence);
  const keeper = { account: 'account-1', isStrong: false };
  const [space] = await spaces.mine(keeper);
  expect(await spaces.members.institutions(keeper, space?.id ?? 0)).toHaveLength(10);
});

it('adds nothing to a database that has the space of a country', async () => {
  const others = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
  await others.store.keep((session) =>
    session.run("insert into space (code, parent_id, level) values ('own', 1, 'country')"),
  );
  const { editions } = openSpaces(others);
  const createAccount = (): Promise<string> => Promise.reject(new Error('no account is wanted'));
  expect(await openDemonstration({ store: others.store, editions, createAccount, today: new Date() })).toEqual([]);
  await others.close();
});
