/**
 * Members of a space at work, each on a connection of their own: readers go from page to page, writers open a section,
 * save a text by its form and begin again. Started as a process of its own; is sent jobs, answers each with what it saw.
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { medianOf } from '../measurement.ts';

/** Somebody who reads. */
export interface Reader {
  /** Header `Cookie`; none for the public. */
  readonly cookie?: string;
  /** Pages to go through, over and over. */
  readonly paths: readonly string[];
}

/** Somebody who writes. */
export interface Writer {
  readonly cookie: string;
  /** Page of the section, with its form. */
  readonly path: string;
}

export interface MemberJob {
  readonly port: number;
  readonly readers: readonly Reader[];
  readonly writers: readonly Writer[];
  readonly seconds: number;
  /** Parts that the time is looked at in. */
  readonly windows: number;
  /** Milliseconds between an answer and the next question. */
  readonly pause: number;
}

/** One part of the time. Milliseconds are from a question to the end of its answer. */
export interface Window {
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
}

export interface MemberOutcome {
  readonly reading: readonly Window[];
  readonly saving: readonly Window[];
  /** Texts that the server says it has taken. */
  readonly saved: number;
  /** Answers other than the expected, each once, with how often. */
  readonly errors: Readonly<Record<string, number>>;
  /** Median milliseconds of each page, by path. */
  readonly pages: Readonly<Record<string, number>>;
}

interface Sample {
  readonly kind: 'reading' | 'saving';
  readonly page: string;
  readonly end: number;
  readonly took: number;
}

class Watch {
  readonly samples: Sample[] = [];
  readonly errors: Record<string, number> = {};
  saved = 0;

  fail(what: string): void {
    this.errors[what] = (this.errors[what] ?? 0) + 1;
  }
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

function ask(agent: Agent, port: number, path: string, cookie: string | undefined, form?: string): Promise<Answer> {
  const origin = `http://127.0.0.1:${port}`;
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'br',
    ...(cookie !== undefined && { cookie }),
    ...(form !== undefined && {
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(form)),
    }),
    // A page that is to be looked into comes as it is.
    ...(cookie !== undefined && { 'accept-encoding': 'identity' }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${origin}${path}`,
      { agent, headers, method: form === undefined ? 'GET' : 'POST' },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => resolve(answerOf(answer, Buffer.concat(parts))));
      },
    );
    asked.on('error', reject);
    asked.end(form);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: Buffer): Answer {
  return { status: statusCode, location: headers.location ?? '', body: body.toString('utf8') };
}

/** One person until the time is over; `visit` is one turn of what they do. */
async function atWork(
  job: MemberJob,
  until: number,
  watch: Watch,
  visit: (agent: Agent) => Promise<void>,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  // People do not begin at the same moment.
  await pause(Math.random() * Math.min(1000, job.pause + 200));
  while (performance.now() < until) {
    try {
      await visit(agent);
    } catch (error) {
      watch.fail(error instanceof Error ? error.message : String(error));
      await pause(100);
    }
  }
  agent.destroy();
}

async function read(job: MemberJob, { cookie, paths }: Reader, until: number, watch: Watch): Promise<void> {
  let turn = Math.floor(Math.random() * paths.length);
  await atWork(job, until, watch, async (agent) => {
    const path = paths[turn++ % paths.length] ?? '/';
    const start = performance.now();
    const { status } = await ask(agent, job.port, path, cookie);
    const end = performance.now();
    if (status === 200) watch.samples.push({ kind: 'reading', page: path, end, took: end - start });
    else watch.fail(`${path} answers ${status}`);
    await pause(job.pause);
  });
}

async function write(job: MemberJob, { cookie, path }: Writer, until: number, watch: Watch): Promise<void> {
  let turn = 0;
  await atWork(job, until, watch, async (agent) => {
    const page = await ask(agent, job.port, path, cookie);
    if (page.status !== 200) return watch.fail(`${path} answers ${page.status}`);
    const [, upon = ''] = /name="upon" value="(\d*)"/.exec(page.body) ?? [];
    await pause(job.pause);
    turn += 1;
    const form = new URLSearchParams({ upon, remark: '', body: textOf(turn) }).toString();
    const start = performance.now();
    const { status, location } = await ask(agent, job.port, `${path}?/save`, cookie, form);
    const end = performance.now();
    if (status !== 303 || !location.includes('said=saved')) return watch.fail(`saving answers ${status} ${location}`);
    watch.saved += 1;
    watch.samples.push({ kind: 'saving', page: 'save', end, took: end - start });
    await pause(job.pause);
  });
}

/** A page of text, another each time. */
function textOf(turn: number): string {
  const paragraph = `Les personnes migrantes contribuent aux secteurs de la santé et de l’emploi (${turn}, ${Math.random()}). `;
  return Array.from({ length: 8 }, () => paragraph.repeat(4)).join('\n\n');
}

function windowsOf(samples: readonly Sample[], start: number, job: MemberJob): Window[] {
  const width = (job.seconds * 1000) / job.windows;
  return Array.from({ length: job.windows }, (_, index) => {
    const from = start + index * width;
    const within = samples.filter(({ end }) => end >= from && end < from + width).map(({ took }) => took);
    within.sort((a, b) => a - b);
    const at = (share: number): number => within[Math.floor(within.length * share)] ?? Number.NaN;
    return { rate: (within.length / width) * 1000, p50: at(0.5), p95: at(0.95) };
  });
}

async function run(job: MemberJob): Promise<MemberOutcome> {
  const watch = new Watch();
  const start = performance.now();
  const until = start + job.seconds * 1000;
  await Promise.all([
    ...job.readers.map((reader) => read(job, reader, until, watch)),
    ...job.writers.map((writer) => write(job, writer, until, watch)),
  ]);
  const of = (kind: Sample['kind']): Sample[] => watch.samples.filter((sample) => sample.kind === kind);
  const byPage = Map.groupBy(watch.samples, ({ page }) => page);
  return {
    reading: windowsOf(of('reading'), start, job),
    saving: job.writers.length > 0 ? windowsOf(of('saving'), start, job) : [],
    saved: watch.saved,
    errors: watch.errors,
    pages: Object.fromEntries([...byPage].map(([page, samples]) => [page, medianOf(samples.map(({ took }) => took))])),
  };
}

process.on('message', (job: MemberJob) => {
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
