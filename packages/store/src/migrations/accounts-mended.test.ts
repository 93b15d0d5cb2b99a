import { expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrate.ts';
import { openEngine } from '../store.ts';
import { bareDatabase } from '../testing/prepared-databases.ts';
import { migrations } from './index.ts';

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === '0010-accounts-mended'),
);

function addCountry(engine: Engine, code: string, place: string): Promise<void> {
  return engine.write((session) =>
    session.run(`insert into space (code, parent_id, place, level) values ('${code}', 1, '${place}', 'country')`),
  );
}

it('A country has one open space from then on, where several were made before as well', async () => {
  const engine = await openEngine((await bareDatabase()).inMemory, () => {});
  await migrate(engine, before);
  for (const code of ['first', 'second', 'third']) await addCountry(engine, code, 'SEN');
  await migrate(engine);
  await expect(addCountry(engine, 'fourth', 'SEN')).rejects.toMatchObject({ constraint: 'space_one_per_country' });
  await addCountry(engine, 'mda', 'MDA');
  await expect(addCountry(engine, 'mda-2', 'MDA')).rejects.toMatchObject({ code: '23505' });
  await engine.write((session) => session.run("update space set closed_at = now() where code = 'mda'"));
  await addCountry(engine, 'mda-2', 'MDA');
  await engine.close();
});
