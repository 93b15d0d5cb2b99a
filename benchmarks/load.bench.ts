import { type ChildProcess, fork } from 'node:child_process';
import { type Benchmark, compare, summarise } from './measurement.ts';
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

/** The profile page asked for by many at once. */
export const load: Benchmark = {
  name: 'load',
  title: `The profile page under load: ${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each in turn`,
  async measure(grounds) {
    const sterna = await startSterna(await grounds.starterDatabase());
    const page = await askFor(`${sterna.url}${PAGE}`, 'br');
    if (page.status !== 200) throw new Error(`${PAGE} answers ${page.status}`);
    const bare = await startBare(page);
    const generator = fork(new URL('./serving/load.ts', import.meta.url));
    const outcomes: { readonly of: 'bare' | 'sterna'; readonly outcome: LoadOutcome }[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      for (const [of, port] of [
        ['bare', bare.port],
        ['sterna', Number(new URL(sterna.url).port)],
      ] as const) {
        const job: LoadJob = { port, path: PAGE, connections: CONNECTIONS, seconds: SECONDS };
        generator.send(job);
        const outcome = await answerOf<LoadOutcome>(generator);
        if (round >= 0) outcomes.push({ of, outcome });
      }
    }
    await Promise.all([stopped(generator), stopped(bare.child), sterna.stop()]);
    const all = (of: 'bare' | 'sterna', part: 'rate' | 'p50' | 'p95'): number[] =>
      outcomes.filter((entry) => entry.of === of).map((entry) => entry.outcome[part]);
    const [rate, p50, p95] = [
      summarise('bare node:http, the same bytes', 'answers/s', all('bare', 'rate')),
      summarise('bare node:http, half wait no longer than', 'ms', all('bare', 'p50')),
      summarise('bare node:http, 95 of 100 wait no longer than', 'ms', all('bare', 'p95')),
    ];
    return [
      rate,
      compare(summarise('profile page', 'answers/s', all('sterna', 'rate')), rate, { atLeast: 0.5 }),
      p50,
      compare(summarise('profile page, half wait no longer than', 'ms', all('sterna', 'p50')), p50),
      p95,
      compare(summarise('profile page, 95 of 100 wait no longer than', 'ms', all('sterna', 'p95')), p95),
    ];
  },
};
