/**
 * Reads damaged copies of the samples in conformance/ for longer than the tests do: `npm run fuzz -- 2000` tries that many
 * of each, with another seed each time; `npm run fuzz -- 2000 17` repeats those of the seed 17.
 */
import { spawnSync } from 'node:child_process';

const [rounds = '500', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
if (!/^\d+$/.test(rounds) || !/^\d+$/.test(seed)) {
  console.error('Give the number of rounds, and a seed if it shall be the same again: npm run fuzz -- 2000 17');
  process.exit(2);
}
console.log(`${rounds} damaged copies of each sample, seed ${seed}.`);
const { status } = spawnSync('npx', ['vitest', 'run', 'fuzz.test.ts', '--testTimeout', '0'], {
  stdio: 'inherit',
  env: { ...process.env, STERNA_FUZZ_ROUNDS: rounds, STERNA_FUZZ_SEED: seed },
});
process.exit(status ?? 1);
