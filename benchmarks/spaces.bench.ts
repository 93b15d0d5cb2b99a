import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';
import { type Benchmark, compare, type Measurement, summarise } from './measurement.ts';
import type { MemberJob, MemberOutcome, Window } from './serving/member-load.ts';
import { askFor } from './serving/page-request.ts';
import { startSterna, stopped } from './serving/sterna-server.ts';
import { type PeopledSpace, peopleSpace } from './space-people.ts';

/** Shorter for trying the benchmark itself. */
const SECONDS = Number(process.env['SPACES_SECONDS'] ?? 60);
/** Milliseconds between an answer and the next question of the same person; none unless told, which no person does. */
const PAUSE = Number(process.env['SPACES_PAUSE'] ?? 0);
/** Share of the people: 1 is 200 who read and 20 who write. */
const SHARE = Number(process.env['SPACES_SHARE'] ?? 1);
const PEOPLE = { readers: Math.round(200 * SHARE), writers: Math.round(20 * SHARE) };
const A_TENTH = { readers: Math.round(20 * SHARE), writers: Math.max(1, Math.round(2 * SHARE)) };
const PUBLIC_PAGE = '/fr/sen/profile';
const WINDOWS = 6;
const PUBLIC_SECONDS = Math.min(10, SECONDS);

function ask(generator: ChildProcess, job: MemberJob): Promise<MemberOutcome> {
  return new Promise((resolve, reject) => {
    const failed = (status: number | null): void => reject(new Error(`the load ended with ${status}`));
    generator.once('exit', failed);
    generator.once('message', (outcome) => {
      generator.off('exit', failed);
      resolve(outcome as MemberOutcome);
    });
    generator.send(job);
  });
}

function jobOf(port: number, { code, edition, readers, writers, sections }: PeopledSpace): MemberJob {
  const space = `/fr/spaces/${code}`;
  const section = (index: number): string =>
    `${space}/editions/${edition}/sections/${sections[index % sections.length]}/fr`;
  return {
    port,
    readers: readers.map((cookie, index) => ({
      cookie,
      paths: [space, `${space}/editions`, `${space}/editions/${edition}`, section(index), `${space}/institutions`],
    })),
    writers: writers.map((cookie, index) => ({ cookie, path: section(index) })),
    seconds: SECONDS,
    windows: WINDOWS,
    pause: PAUSE,
  };
}

/** The public page asked for by as many, without an account, then the members at work. */
async function measureOn(
  engine: string,
  database: string,
  people: { readonly readers: number; readonly writers: number },
): Promise<readonly Measurement[]> {
  const space = await peopleSpace(database, people);
  const sterna = await startSterna(database, ['--no-demonstration']);
  const generator = fork(new URL('./serving/member-load.ts', import.meta.url));
  try {
    const job = jobOf(Number(new URL(sterna.url).port), space);
    const publicJob = {
      ...job,
      readers: Array.from({ length: people.readers + people.writers }, () => ({ paths: [PUBLIC_PAGE] })),
      writers: [],
      seconds: PUBLIC_SECONDS,
    };
    // Made once, by whoever asks first: that is not what is measured.
    await askFor(`${sterna.url}${PUBLIC_PAGE}`, 'br');
    await ask(generator, { ...publicJob, seconds: 2 });
    const open = await ask(generator, publicJob);
    await ask(generator, { ...job, seconds: 2 });
    const outcome = await ask(generator, job);
    tell(engine, outcome);
    return measurementsOf(`${engine}, ${people.readers} + ${people.writers}`, open, outcome);
  } finally {
    await Promise.all([stopped(generator), sterna.stop()]);
  }
}

function tell(engine: string, { saved, errors, pages }: MemberOutcome): void {
  console.log(`\n${engine}: ${saved} texts saved; median milliseconds by page:`);
  const kinds = Map.groupBy(Object.entries(pages), ([path]) => path.replace(/sections\/[^/]+/, 'sections/…'));
  for (const [path, medians] of kinds) {
    const mean = medians.reduce((sum, [, median]) => sum + median, 0) / medians.length;
    console.log(`  ${mean.toFixed(1).padStart(8)}  ${path}`);
  }
  for (const [what, count] of Object.entries(errors)) console.log(`  ${count} × ${what}`);
}

function measurementsOf(where: string, open: MemberOutcome, members: MemberOutcome): readonly Measurement[] {
  const row = (what: string, windows: readonly Window[], part: keyof Window): Measurement =>
    summarise(
      `${where}: ${what}`,
      part === 'rate' ? 'answers/s' : 'ms',
      windows.filter(({ rate }) => part === 'rate' || rate > 0).map((window) => window[part]),
    );
  const both = (part: keyof Window, what: string): readonly Measurement[] => {
    const baseline = row(`public profile page${what}`, open.reading, part);
    return [
      baseline,
      compare(row(`members’ pages${what}`, members.reading, part), baseline),
      compare(row(`texts saved${what}`, members.saving, part), baseline),
    ];
  };
  const errors = Object.values(members.errors).reduce((sum, count) => sum + count, 0);
  return [
    ...both('rate', ''),
    ...both('p50', ', half wait no longer than'),
    ...both('p95', ', 95 of 100 wait no longer than'),
    { ...summarise(`${where}: members’ requests that failed`, 'errors', [errors]), aim: { atMost: 0 } },
  ];
}

/** Signed-in people reading and writing in a space, beside the public page. */
export const spaces: Benchmark = {
  name: 'spaces',
  title: `Members of a space at work for ${SECONDS} s: those who read + those who write`,
  async measure(grounds) {
    const measurements: Measurement[] = [];
    const server = await startPostgres({ durable: true });
    try {
      if (server) measurements.push(...(await measureOn('PostgreSQL', await server.createDatabase(), PEOPLE)));
    } finally {
      await server?.stop();
    }
    measurements.push(...(await measureOn('PGlite', join(grounds.directory, 'peopled'), A_TENTH)));
    return measurements;
  },
};
