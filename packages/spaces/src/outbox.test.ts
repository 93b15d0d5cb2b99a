import type { Actor } from '@sterna/store';
import { readActs } from '@sterna/store/spaces';
import { describeOnBothEngines } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import { openOutbox } from './outbox.ts';
import { Refusal } from './refusal.ts';

const ADMINISTRATOR: Actor = { account: 'administrator', isStrong: true };

describeOnBothEngines('the outbox', (given) => {
  it('enters in the trace that a letter was opened, by number and kind, without its address', async () => {
    const { store } = given();
    await store.keep((session) =>
      session.run(`
        truncate account, letter cascade;
        insert into account (id, name, email) values
          ('administrator', 'Administration', 'admin@plan.example'), ('other', 'Other', 'other@plan.example');
        insert into member (space_id, account_id, role) values (1, 'administrator', 'administrator');
        insert into letter (id, kind, address, language, subject, body) overriding system value
          values (7, 'recovery', 'somebody@plan.example', 'fr', 'Subject', 'secret');`),
    );
    const outbox = openOutbox(store);
    const opened = (): Promise<readonly unknown[]> =>
      store.act(ADMINISTRATOR, async (session) => {
        const acts = await readActs(session, 1, { object: 'letter' }, { limit: 9 });
        return acts.map(({ account, act, objectId, detail }) => [account, act, objectId, detail]);
      });
    expect(await outbox.list(ADMINISTRATOR)).toHaveLength(1);
    await expect(outbox.find({ account: 'other', isStrong: true }, 7)).rejects.toThrow(Refusal);
    await expect(outbox.find(ADMINISTRATOR, 8)).rejects.toThrow(Refusal);
    expect(await opened()).toEqual([]);
    expect((await outbox.find(ADMINISTRATOR, 7)).body).toBe('secret');
    expect(await opened()).toEqual([['administrator', 'opened', '7', { kind: 'recovery' }]]);
  });
});
