import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSpaceTree, type SpaceAnswer, type SpaceTree } from './space-tree.ts';

let store: Store;
let tree: SpaceTree;
const ADMINISTRATOR = { account: 'a', isStrong: true };

beforeAll(async () => {
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  tree = openSpaceTree(store);
  await store.keep((session) =>
    session.run(`
      insert into account (id, name, email) values ('a', 'Administration', 'a@x.example');
      insert into member (space_id, account_id, role) values (1, 'a', 'administrator')`),
  );
});
afterAll(() => store.close());

function add(place: string, code = ''): Promise<SpaceAnswer> {
  const country = { code, level: 'country', place, languages: ['fr'], name: {} } as const;
  return tree.add(ADMINISTRATOR, { id: 1, level: 'global' }, country);
}

async function codeOf(answer: SpaceAnswer): Promise<string | undefined> {
  if (answer.outcome === 'refused') return answer.problems.join(' ');
  return (await tree.list(ADMINISTRATOR)).find(({ id }) => id === answer.id)?.code;
}

it('A country gets its code for an address where none is given, or the next that is free', async () => {
  const first = await add('SEN');
  expect(await codeOf(first)).toBe('sen');
  expect(await codeOf(await add('SEN'))).toBe('place-taken');
  expect(await codeOf(await add('MDA', 'sen'))).toBe('code-taken');
  if (first.outcome === 'made') await tree.close(ADMINISTRATOR, first.id, true);
  expect(await codeOf(await add('SEN'))).toBe('sen-2');
});

it('A closed space is not opened again beside another of its country', async () => {
  const closed = await tree.find(ADMINISTRATOR, 'sen');
  await expect(tree.close(ADMINISTRATOR, closed?.id ?? 0, false)).rejects.toMatchObject({ code: 'invalid' });
});

it('Of two who make the space of a country at once, one does', async () => {
  const answers = await Promise.all([add('TUN', 'one'), add('TUN', 'two')]);
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['made', 'refused']);
});
