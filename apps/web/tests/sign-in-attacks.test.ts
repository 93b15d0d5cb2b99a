import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MemberClient } from './member-client.ts';
import {
  addAdministrator,
  addMember,
  PASSWORD,
  rowsOf,
  type SignInServer,
  startSignInServer,
} from './sign-in-server.ts';

let server: SignInServer;

beforeAll(async () => {
  // The address of a reader comes from a header, as behind a proxy: so tests can come from many.
  process.env['ADDRESS_HEADER'] = 'x-test-address';
  // The pages read it once, as they are loaded.
  vi.resetModules();
  server = await startSignInServer();
  await addAdministrator(server);
});
afterAll(async () => {
  await server.close();
  delete process.env['ADDRESS_HEADER'];
  vi.resetModules();
});

interface Attempt {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** One attempt to sign in, on a connection that is kept, from an address. */
function attempt(email: string, password: string, from: string): Promise<Attempt> {
  const body = new URLSearchParams({ email, password }).toString();
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}/en/sign-in`,
      {
        method: 'POST',
        headers: {
          origin: server.url,
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-test-address': from,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: Number(response.headers['retry-after'] ?? 0),
            text: Buffer.concat(chunks).toString().replaceAll(email, ''),
            milliseconds: performance.now() - begun,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The middle of some numbers. */
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

describe('Whoever tries passwords', () => {
  it('on one account is stopped after ten, and told when to try again; the owner elsewhere is not', async () => {
    await addMember(server, 'target@plan.example');
    const statuses: number[] = [];
    for (let round = 1; round <= 12; round += 1) {
      statuses.push((await attempt('target@plan.example', `guess number ${round}`, '198.51.100.1')).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429, 429]);
    const stopped = await attempt('target@plan.example', PASSWORD, '198.51.100.1');
    expect(stopped.status).toBe(429);
    expect(stopped.retryAfter).toBeGreaterThan(800);
    expect(stopped.retryAfter).toBeLessThanOrEqual(900);
    expect(stopped.text).toMatch(/Try again in 1[45] minutes/);
    expect((await attempt('target@plan.example', PASSWORD, '198.51.100.200')).status).toBe(303);
  });

  it('on one account, from many addresses, is stopped; a device that its person has used before is not', async () => {
    await addMember(server, 'hunted@plan.example');
    const owner = new MemberClient(server.url);
    const headers = { origin: server.url, 'x-test-address': '198.51.100.201' };
    const fields = { email: 'hunted@plan.example', password: PASSWORD };
    expect((await owner.post('/fr/sign-in', fields, headers)).status).toBe(303);
    owner.cookies.delete('sterna.session_token');
    let wrong = 0;
    for (let network = 1; network <= 6 && wrong < 50; network += 1) {
      const tries = Array.from({ length: 10 }, (_, index) =>
        attempt('hunted@plan.example', `guess ${index}`, `198.51.101.${network}`),
      );
      wrong += (await Promise.all(tries)).filter(({ status }) => status === 403).length;
    }
    expect(wrong).toBe(50);
    expect((await attempt('hunted@plan.example', PASSWORD, '198.51.100.202')).status).toBe(429);
    expect((await owner.post('/fr/sign-in', fields, headers)).status).toBe(303);
  });

  it('on many accounts, from one address, is stopped after twenty, though no account has seen more than one', async () => {
    const statuses: number[] = [];
    for (let round = 1; round <= 22; round += 1) {
      statuses.push((await attempt(`person${round}@plan.example`, 'Bienvenue2026', '203.0.113.7')).status);
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual([429, 429]);
    expect((await attempt('person1@plan.example', 'x', '203.0.113.8')).status).toBe(403);
  });

  it('slowly, day and night, is stopped after a hundred from one address', async () => {
    await rowsOf(server, 'delete from attempt');
    let stopped = 0;
    for (let round = 1; round <= 102; round += 1) {
      const { status } = await attempt(`slow${round}@plan.example`, 'Bienvenue2026', '203.0.113.9');
      if (status === 429) stopped += 1;
      // A quarter of an hour passes: the windows of a quarter of an hour end, that of the day does not.
      await rowsOf(server, "update attempt set began = began - interval '15 minutes' where count < 60");
      if (round === 59) await rowsOf(server, 'update attempt set began = now() where count >= 59');
    }
    expect(stopped).toBe(2);
  });

  it('from the addresses of one IPv6 network counts as one', async () => {
    const statuses: number[] = [];
    for (let round = 1; round <= 21; round += 1) {
      statuses.push((await attempt(`six${round}@plan.example`, 'x', `2001:db8:1:2::${round}`)).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await attempt('six1@plan.example', 'x', '2001:db8:1:3::1')).status).toBe(403);
  });

  it('does not keep out colleagues at the same address who know theirs', async () => {
    await addMember(server, 'colleague@plan.example');
    for (let round = 0; round < 30; round += 1) {
      expect((await attempt('colleague@plan.example', PASSWORD, '192.0.2.1')).status).toBe(303);
    }
  });
});

describe('Whoever wants to know who has an account', () => {
  it('reads the same answer, and waits as long', async () => {
    const known = Array.from({ length: 5 }, (_, index) => `known${index}@plan.example`);
    for (const email of known) await addMember(server, email);
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const texts = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const email = `${kind}${round % 5}@plan.example`;
        const answer = await attempt(email, 'wrong horse battery', `192.0.2.${100 + round}`);
        expect(answer.status).toBe(round < 50 && answer.status === 403 ? 403 : answer.status);
        texts.add(answer.text);
        times[kind].push(answer.milliseconds);
      }
    }
    expect(texts.size).toBe(1);
    const [one, other] = [median(times.known), median(times.unknown)];
    // Less than a third of what one hash takes: an unknown address that were not hashed would stand out by all of it.
    expect(Math.abs(one - other)).toBeLessThan(Math.max(one, other) / 3);
  });
});

describe('Whoever signs in from behind', () => {
  it('cannot put an address into the session that is not the own', async () => {
    await addMember(server, 'honest@plan.example');
    const client = new MemberClient(server.url);
    const headers = {
      origin: server.url,
      'x-test-address': '192.0.2.50',
      'x-forwarded-for': '8.8.8.8',
      'x-sterna-address': '9.9.9.9',
    };
    await client.post('/fr/sign-in', { email: 'honest@plan.example', password: PASSWORD }, headers);
    const rows = await rowsOf<{ ip: string }>(
      server,
      "select ip_address as ip from session s join account a on a.id = s.account_id where a.email = 'honest@plan.example'",
    );
    expect(rows).toEqual([{ ip: '192.0.2.50' }]);
  });
});
