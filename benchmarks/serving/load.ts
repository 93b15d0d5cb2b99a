/**
 * Asks one page of a server on this machine over and over, on a few connections kept alive, for a few seconds. Started
 * as a process of its own, so that it takes nothing from the server's; is sent jobs, answers each with what it saw.
 *
 * It speaks HTTP just enough: every answer must be as long as the first one, which is checked at each answer's start.
 */
import { connect, type Socket } from 'node:net';
import { medianOf } from '../measurement.ts';

export interface LoadJob {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadOutcome {
  /** Answers in one second. */
  readonly rate: number;
  /** Milliseconds from a question to the end of its answer. */
  readonly p50: number;
  readonly p95: number;
  readonly answers: number;
}

const OPENING = 'HTTP/1.1 200 ';

/** The length of an answer, head included, from its first bytes; undefined while its head is not whole. */
function lengthOf(start: string): number | undefined {
  const head = start.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(start.slice(0, head))?.[1];
  if (!start.startsWith(OPENING) || length === undefined) throw new Error(`unexpected answer: ${start.slice(0, 200)}`);
  return head + 4 + Number(length);
}

/** Keeps one connection busy until the time is over. */
function keepAsking(job: LoadJob, until: number, latencies: number[]): Promise<void> {
  const question = `GET ${job.path} HTTP/1.1\r\nhost: 127.0.0.1:${job.port}\r\naccept-encoding: br\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(job.port, '127.0.0.1');
    let asked = 0;
    let start = '';
    let expected: number | undefined;
    let received = 0;
    const ask = (): void => {
      start = '';
      expected = undefined;
      received = 0;
      asked = performance.now();
      socket.write(question);
    };
    socket.setNoDelay(true).once('connect', ask).once('error', reject);
    socket.on('data', (bytes) => {
      received += bytes.length;
      if (expected === undefined) {
        start += bytes.toString('latin1', 0, 4096);
        expected = lengthOf(start);
      }
      if (expected === undefined || received < expected) return;
      const now = performance.now();
      latencies.push(now - asked);
      if (now < until) return ask();
      socket.destroy();
      resolve();
    });
    socket.once('close', () => (performance.now() < until ? reject(new Error('the server hung up')) : resolve()));
  });
}

async function run(job: LoadJob): Promise<LoadOutcome> {
  const latencies: number[] = [];
  const start = performance.now();
  const until = start + job.seconds * 1000;
  await Promise.all(Array.from({ length: job.connections }, () => keepAsking(job, until, latencies)));
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    rate: latencies.length / seconds,
    p50: medianOf(latencies),
    p95: latencies[Math.floor(latencies.length * 0.95)] ?? Number.NaN,
    answers: latencies.length,
  };
}

process.on('message', (job: LoadJob) => {
  run(job).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

// Nobody is left to answer to.
process.once('disconnect', () => process.exit());
