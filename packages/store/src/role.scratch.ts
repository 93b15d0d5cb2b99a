import pg from 'pg';
import { openStore } from './store.ts';
import { startPostgres } from './testing/postgres-server.ts';
import { fileOf, observation, readingOf } from './testing/readings.ts';

const s = (await startPostgres())!;
const url = await s.createDatabase();
const c = new pg.Client(url);
await c.connect();
await c.query("create role app login createrole password 'p'");
await c.query('create database appdb owner app');
await c.query("create role poor login password 'p'");
await c.query('create database poordb owner poor');
const u = (user: string, db: string) => {
  const x = new URL(url);
  x.username = user;
  x.password = 'p';
  x.pathname = db;
  return x.toString();
};
for (const [a, b] of [
  ['poor', 'poordb'],
  ['app', 'appdb'],
  ['poor', 'poordb'],
] as const)
  try {
    const st = await openStore({ database: u(a, b) });
    console.log(a, await st.importReading(fileOf(1), readingOf([observation()])), (await st.observations({})).length);
    await st.close();
  } catch (e: any) {
    console.log(a, e.code, e.message, '|', e.cause?.message);
  }
await c.query('grant sterna_reader to poor');
try {
  const st = await openStore({ database: u('poor', 'poordb') });
  console.log(
    'poor granted',
    (await st.importReading(fileOf(1), readingOf([observation()]))).status,
    (await st.observations({})).length,
  );
  await st.close();
} catch (e: any) {
  console.log(e.code, e.message, '|', e.cause?.message);
}
await c.end();
await s.stop();
