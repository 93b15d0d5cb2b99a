import { type ChildProcess, fork } from 'node:child_process';
import { type Aim, type Benchmark, compare, type Measurement, summarise } from './measurement.ts';
import type { BareAnswer } from './serving/bare-server.ts';
import type { LoadJob, LoadOutcome } from './serving/load.ts';
import { askFor, type WireAnswer } from './serving/page-request.ts';
import { startSterna, stopped } from './serving/sterna-server.ts';

const PAGE = '/fr/mda/profile';
const CONNECTIONS = 20;
/** The servers are asked in turn, a second at a time, so that the machine's other work falls on both. */
const ROUNDS = 5;
const SECONDS = 1;
/** What node:http writes by itself. */
const OWN_HEADERS = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** The next message of a helper process. */
function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const failed = (status: number | null): void => reject(new Error(`a helper process ended with ${status}`));
    child.once('exit', failed);
    child.once('message', (answer) => {
      child.off('exit', failed);
      resolve(answer as Answer);
    });
  });
}

async function startBare(like: WireAnswer): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(new URL('./serving/bare-server.ts', import.meta.url));
  const headers = Object.fromEntries(Object.entries(like.headers).filter(([name]) => !OWN_HEADERS.has(name)));
  const answer: BareAnswer = { headers, body: like.body.toString('base64') };
  child.send(answer);
  return { child, port: await answerOf<number>(child) };
}

type Server = 'bare' | 'sterna';

/** Asks the servers in turn; the first round warms them up and is not counted. */
async function askInTurn(
  generator: ChildProcess,
  ports: Readonly<Record<Server, number>>,
): Promise<Readonly<Record<Server, readonly LoadOutcome[]>>> {
  const outcomes: Record<Server, LoadOutcome[]> = { bare: [], sterna: [] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const server of ['bare', 'sterna'] as const) {
      const job: LoadJob = { port: ports[server], path: PAGE, connections: CONNECTIONS, seconds: SECONDS };
      generator.send(job);
      const outcome = await answerOf<LoadOutcome>(generator);
      if (round >= 0) outcomes[server].push(outcome);
    }
  }
  return outcomes;
}

/** The profile page asked for by many at once. */
export const load: Benchmark = {
  name: 'load',
  title: `The profile page under load: ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each in turn`,
  async measure(grounds) {
    const helpers: ChildProcess[] = [];
    const sterna = await startSterna(await grounds.starterDatabase());
    try {
      const page = await askFor(`${sterna.url}${PAGE}`, 'br');
      if (page.status !== 200) throw new Error(`${PAGE} answers ${page.status}`);
      const bare = await startBare(page);
      const generator = fork(new URL('./serving/load.ts', import.meta.url));
      helpers.push(bare.child, generator);
      const ports = { bare: bare.port, sterna: Number(new URL(sterna.url).port) };
      return measurementsOf(await askInTurn(generator, ports));
    } finally {
      await Promise.all([...helpers.map(stopped), sterna.stop()]);
    }
  },
};

function measurementsOf(outcomes: Readonly<Record<Server, readonly LoadOutcome[]>>): readonly Measurement[] {
  const subject = { bare: 'bare node:http, the same bytes', sterna: 'profile page' };
  const row = (server: Server, part: 'rate' | 'p50' | 'p95', what: string): Measurement =>
    summarise(
      `${subject[server]}${what}`,
      part === 'rate' ? 'answers/s' : 'ms',
      outcomes[server].map((outcome) => outcome[part]),
    );
  const rows = (part: 'rate' | 'p50' | 'p95', what: string, aim?: Aim): readonly Measurement[] => {
    const baseline = row('bare', part, what);
    return [baseline, compare(row('sterna', part, what), baseline, aim)];
  };
  return [
    ...rows('rate', '', { atLeast: 0.5 }),
    ...rows('p50', ', half wait no longer than'),
    ...rows('p95', ', 95 of 100 wait no longer than'),
  ];
}
