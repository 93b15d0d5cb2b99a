/**
 * Kills imports and undos with `kill -9` at random moments and looks each time whether all is there or nothing:
 * `npm run crash-test -- 100` for a hundred rounds on a database directory and a hundred on a PostgreSQL server of its
 * own. Ends with status 1 as soon as anything is there by half.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashAgainAndAgain } from '../packages/store/src/testing/crash-rounds.ts';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';

const FIGURES = 20_000;
const rounds = Number(process.argv[2] ?? 20);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('Give the number of rounds: npm run crash-test -- 100');
  process.exit(2);
}

const directory = mkdtempSync(join(tmpdir(), 'sterna-crash-'));
const server = await startPostgres({ durable: true });
try {
  const databases = [
    { name: 'directory', database: join(directory, 'database') },
    ...(server ? [{ name: 'PostgreSQL', database: await server.createDatabase() }] : []),
  ];
  for (const { name, database } of databases) {
    const tally = await crashAgainAndAgain(database, rounds, FIGURES, (line) => console.log(`${name}: ${line}`));
    const { whole, nothing, undos } = tally;
    console.log(`${name}: ${rounds} kills (${undos} of undos): ${whole} whole, ${nothing} nothing, none by half.`);
  }
} finally {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
}
