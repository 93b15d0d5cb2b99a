import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemberClient } from './member-client.ts';
import {
  addAdministrator,
  addMember,
  invite,
  lettersTo,
  PASSWORD,
  rowsOf,
  type SignInServer,
  startSignInServer,
} from './sign-in-server.ts';

const NEW_PASSWORD = 'sept pirogues devant la lagune';
const COOKIE = 'sterna.session_token';

let server: SignInServer;

beforeAll(async () => {
  server = await startSignInServer();
});
afterAll(() => server.close());

/** A browser that has signed in with a password. */
async function signedIn(email: string): Promise<MemberClient> {
  const client = new MemberClient(server.url);
  const answer = await client.post('/fr/sign-in', { email, password: PASSWORD });
  expect(answer.status).toBe(303);
  return client;
}

/** Waits for what an answer did not wait for. */
async function settled<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (let round = 0; round < 100; round += 1) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came');
}

/** The address in the newest letter of a kind. */
async function linkTo(address: string, kind: string): Promise<string> {
  const { body } = await settled(async () => (await lettersTo(server, address)).findLast((one) => one.kind === kind));
  return new URL(/http\S+/.exec(body)?.[0] ?? '').pathname;
}

/** Sets a second factor up. @returns the maker of its codes, and the backup codes */
async function setUpFactor(client: MemberClient): Promise<{ totp: TOTP; backupCodes: string[] }> {
  await client.post('/fr/account?/begin', { 'factor-password': PASSWORD });
  const page = await client.get('/fr/account/second-factor');
  const secret = /class="secret[^"]*"><code[^>]*>([^<]*)/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const totp = new TOTP({ secret });
  const done = await client.post('/fr/account/second-factor', { code: totp.generate() });
  expect(done.status).toBe(200);
  const backupCodes = [...done.text.matchAll(/<li><code>([^<]*)/g)].map(([, code]) => code ?? '');
  return { totp, backupCodes };
}

/** A code that has not been used: that of the next half minute is taken too. */
function nextCode(totp: TOTP): string {
  return totp.generate({ timestamp: Date.now() + 30_000 });
}

describe('The first start', () => {
  it('is led to by the page for signing in, makes the administrator, and is over', async () => {
    const client = new MemberClient(server.url);
    expect((await client.get('/en/sign-in')).location).toBe('/en/start');
    const person = { name: 'Administration', email: 'First@plan.example' };
    const weak = await client.post('/en/start', { ...person, password: 'password1234' });
    expect([weak.status, weak.text.includes('tried first')]).toEqual([400, true]);
    const made = await client.post('/en/start', { ...person, password: PASSWORD });
    expect([made.status, made.location]).toEqual([303, '/en/account?why=second-factor']);
    expect((await client.get('/en/start')).location).toBe('/en/sign-in');
    const again = await new MemberClient(server.url).post('/en/start', {
      ...person,
      email: 'second@plan.example',
      password: PASSWORD,
    });
    expect([again.status, again.location]).toEqual([303, '/en/sign-in']);
    const rows = await rowsOf<{ email: string }>(
      server,
      "select email from account a join member m on m.account_id = a.id and m.role = 'administrator'",
    );
    expect(rows).toEqual([{ email: 'first@plan.example' }]);
  });
});

describe('Signing in', () => {
  beforeAll(async () => {
    await addMember(server, 'agent@plan.example');
  });

  it('begins a new session each time, whatever cookie a browser comes with', async () => {
    const client = new MemberClient(server.url);
    client.cookies.set(COOKIE, 'chosen-by-another.c2lnbmF0dXJl');
    await client.post('/fr/sign-in', { email: 'agent@plan.example', password: PASSWORD });
    const first = client.cookies.get(COOKIE);
    expect(first).not.toContain('chosen-by-another');
    await client.post('/fr/sign-in', { email: 'agent@plan.example', password: PASSWORD });
    expect(client.cookies.get(COOKIE)).not.toBe(first);
    const former = new MemberClient(server.url);
    former.cookies.set(COOKIE, first ?? '');
    expect((await former.get('/fr/account')).location).toContain('/fr/sign-in');
  });

  it('sets cookies that no script reads and no other site sends', async () => {
    const client = new MemberClient(server.url);
    const answer = await client.post('/fr/sign-in', { email: 'agent@plan.example', password: PASSWORD });
    const [cookie] = answer.headers.getSetCookie().filter((line) => line.startsWith(COOKIE));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('leads back within this site alone', async () => {
    for (const [to, location] of [
      ['/fr/account', '/fr/account'],
      ['/en/spaces?x=1', '/fr/spaces?x=1'],
      ['//elsewhere.example', '/fr/spaces'],
      ['https://elsewhere.example/fr', '/fr/spaces'],
      ['/\\elsewhere.example', '/fr/spaces'],
      ['/fr/..//elsewhere.example', '/fr/spaces'],
      ['/fr/%0d%0aset-cookie:x=1', '/fr/spaces'],
      ['javascript:alert(1)', '/fr/spaces'],
    ] as const) {
      const client = new MemberClient(server.url);
      const path = `/fr/sign-in?to=${encodeURIComponent(to)}`;
      const answer = await client.post(path, { email: 'agent@plan.example', password: PASSWORD });
      expect([to, answer.location]).toEqual([to, location]);
    }
  });

  it('refuses forms of other sites, on every page', async () => {
    const client = await signedIn('agent@plan.example');
    for (const path of ['/fr/sign-in', '/fr/sign-out', '/fr/account?/end-others', '/fr/recovery', '/fr/start']) {
      for (const headers of [
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site', origin: server.url },
        {},
      ]) {
        expect([path, (await client.post(path, {}, headers)).status]).toEqual([path, 403]);
      }
    }
    expect((await client.get('/fr/account')).status).toBe(200);
  });

  it('ends with its session: a cookie that was copied before opens nothing after', async () => {
    const client = await signedIn('agent@plan.example');
    const copy = new MemberClient(server.url);
    copy.cookies.set(COOKIE, client.cookies.get(COOKIE) ?? '');
    expect((await copy.get('/fr/account')).status).toBe(200);
    await client.post('/fr/sign-out', {});
    expect((await copy.get('/fr/account')).status).toBe(303);
  });

  it('is not open to a closed account, whose sessions end at once', async () => {
    const account = await addMember(server, 'left@plan.example');
    const client = await signedIn('left@plan.example');
    await server.evidence.store.keep((session) =>
      session.run(`update account set disabled_at = now() where id = '${account}'`),
    );
    expect((await client.get('/fr/account')).status).toBe(303);
    const answer = await new MemberClient(server.url).post('/fr/sign-in', {
      email: 'left@plan.example',
      password: PASSWORD,
    });
    expect(answer.status).toBe(403);
  });

  it('is entered in the trace of acts, without the address of the person', async () => {
    const account = await addMember(server, 'traced@plan.example');
    await new MemberClient(server.url).post('/fr/sign-in', { email: 'traced@plan.example', password: 'wrong' });
    await signedIn('traced@plan.example');
    const acts = await settled(async () => {
      const found = await rowsOf<{ act: string; account_id: string | null; detail: object }>(
        server,
        `select act, account_id, detail from act where object = 'account' and object_id = '${account}' order by id`,
      );
      return found.length === 2 ? found : undefined;
    });
    expect(acts).toEqual([
      { act: 'refused', account_id: null, detail: { method: 'password' } },
      { act: 'signed-in', account_id: account, detail: { method: 'password' } },
    ]);
  });
});

describe('Pages of signing in', () => {
  it('hold no script of their own, let none run but ours, and are kept nowhere', async () => {
    const client = await signedIn('agent@plan.example');
    const nobody = new MemberClient(server.url);
    const pages = [
      await nobody.get('/fr/sign-in'),
      await nobody.get('/ar/sign-in/code'),
      await nobody.get('/es/recovery'),
      await nobody.get('/en/recovery/unknown'),
      await nobody.get('/en/invitation/unknown'),
      await client.get('/fr/account'),
    ];
    for (const { status, headers, text } of pages) {
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(text).not.toMatch(/<script(?![^>]* src=)|\son\w+=|style="|javascript:/i);
    }
  });

  it('write down what people typed as text', async () => {
    const nasty = '"><script>alert(1)</script>';
    const client = new MemberClient(server.url);
    const answer = await client.post('/fr/sign-in', { email: nasty, password: 'x' });
    expect(answer.text).not.toContain('<script>alert');
    const person = await signedIn('agent@plan.example');
    await person.post('/fr/account?/details', { name: nasty, language: 'fr' });
    const page = await person.get('/fr/account');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script>alert(1)');
  });
});

describe('Texts that no database takes', () => {
  it('are refused, and are no errors of ours', async () => {
    const client = await signedIn('agent@plan.example');
    const nul = 'x\0y';
    const answers = [
      await client.post('/fr/account?/end', { session: nul }),
      await client.post('/fr/account?/rename', { passkey: nul, 'passkey-name': nul }),
      await client.post('/fr/account?/details', { name: nul, language: nul }),
      await client.get('/fr/spaces/x%00'),
      await client.get('/fr/invitation/%00'),
      await client.get('/sign-in/provider?state=%00'),
      await client.postJson('/fr/sign-in/passkey', { response: { id: nul } }),
      await client.postJson('/fr/sign-in/passkey', { response: { id: {}, response: 1 } }),
      await client.postJson('/fr/sign-in/passkey', { response: 'x' }),
      await client.postJson('/fr/account/passkeys', { response: { id: 'x' }, name: 7 }),
      await client.postJson('/fr/account/passkeys', []),
    ];
    for (const [index, { status }] of answers.entries()) expect([index, Math.floor(status / 100)]).toEqual([index, 4]);
    const other = new MemberClient(server.url);
    for (const email of [nul, 'İ@plan.example', 'x'.repeat(10_000), '', 'a@b', 'é@plan.example']) {
      expect((await other.post('/fr/sign-in', { email, password: nul })).status).toBe(403);
      expect((await other.post('/fr/recovery', { email })).status).toBeLessThan(430);
    }
    expect(
      (await other.post('/fr/sign-in', { email: 'agent@plan.example', password: 'x'.repeat(100_000) })).status,
    ).toBe(403);
  });
});

describe('What is no form', () => {
  it('is refused by its type, or when it cannot be read, with no page failing', async () => {
    const send = (path: string, type: string, body: string): Promise<Response> =>
      fetch(server.url + path, { method: 'POST', headers: { origin: server.url, 'content-type': type }, body });
    for (const type of ['text/plain', 'application/x-sveltekit-formdata', 'application/xml', 'x']) {
      expect([type, (await send('/fr/sign-in', type, 'x')).status]).toEqual([type, 415]);
    }
    for (const path of ['/fr/sign-in', '/fr/recovery', '/fr/invitation/unknown?/join']) {
      for (const type of ['multipart/form-data', 'multipart/form-data; boundary=a']) {
        expect([path, type, (await send(path, type, 'x')).status]).toEqual([path, type, 400]);
      }
    }
    const whole = '--a\r\ncontent-disposition: form-data; name="email"\r\n\r\nx\r\n--a--\r\n';
    expect((await send('/fr/sign-in', 'Multipart/Form-Data; boundary=a', whole)).status).toBe(403);
  });
});

describe('Invitations', () => {
  it('make an account for the address that is invited, once', async () => {
    const token = await invite(server, 'new@plan.example');
    const client = new MemberClient(server.url);
    expect((await client.get(`/fr/invitation/${token}`)).text).toContain('new@plan.example');
    const path = `/fr/invitation/${token}?/join`;
    const weak = await client.post(path, { name: 'Agente', password: 'agente agente agente' });
    expect([weak.status, weak.text.includes('votre nom')]).toEqual([400, true]);
    const joined = await client.post(path, { name: 'Agente', password: PASSWORD });
    expect([joined.status, joined.location]).toEqual([303, '/fr/spaces/sen']);
    expect((await client.get('/fr/spaces/sen')).status).toBe(200);
    const again = await new MemberClient(server.url).post(path, { name: 'Autre', password: PASSWORD });
    expect(again.status).toBe(409);
    expect((await client.get(`/fr/invitation/${token}`)).text).toContain('plus valable');
  });

  it('are accepted by the account of that address and by no other', async () => {
    await addMember(server, 'known@plan.example');
    const token = await invite(server, 'known@plan.example', 'reviewer');
    const other = await signedIn('agent@plan.example');
    expect((await other.post(`/fr/invitation/${token}?/accept`, {})).status).toBe(409);
    const nobody = new MemberClient(server.url);
    const known = await nobody.post(`/fr/invitation/${token}?/join`, { name: 'X', password: NEW_PASSWORD });
    expect([known.status, known.text.includes('plus valable')]).toEqual([409, false]);
    expect(known.text).toContain('/fr/sign-in?to=');
    expect((await nobody.post(`/fr/invitation/${token}?/accept`, {})).location).toBe('/fr/sign-in');
    const person = await signedIn('known@plan.example');
    expect((await person.post(`/fr/invitation/${token}?/accept`, {})).location).toBe('/fr/spaces/sen');
  });
});

describe('A second factor', () => {
  it('is shown after the password, takes each code once, and gives way to a backup code', async () => {
    await addMember(server, 'factor@plan.example', 'focal point');
    const client = await signedIn('factor@plan.example');
    expect((await client.get('/fr/spaces/sen')).location).toBe('/fr/account?why=second-factor');
    expect((await client.get('/fr/spaces/nowhere')).location).toBe('/fr/account?why=second-factor');
    const elsewhere = await signedIn('factor@plan.example');
    const { totp, backupCodes } = await setUpFactor(client);
    expect(backupCodes).toHaveLength(10);
    expect((await elsewhere.get('/fr/account')).status).toBe(303);
    expect((await client.get('/fr/spaces/sen')).status).toBe(200);

    const second = new MemberClient(server.url);
    const first = await second.post('/fr/sign-in', { email: 'factor@plan.example', password: PASSWORD });
    expect([first.location, second.cookies.has(COOKIE)]).toEqual(['/fr/sign-in/code', false]);
    expect((await second.get('/fr/account')).status).toBe(303);
    expect((await second.post('/fr/sign-in/code', { code: '000000' })).status).toBe(403);
    const code = nextCode(totp);
    expect((await second.post('/fr/sign-in/code', { code })).location).toBe('/fr/spaces');

    const third = new MemberClient(server.url);
    await third.post('/fr/sign-in', { email: 'factor@plan.example', password: PASSWORD });
    expect((await third.post('/fr/sign-in/code', { code })).status).toBe(403);
    await third.post('/fr/sign-in', { email: 'factor@plan.example', password: PASSWORD });
    expect((await third.post('/fr/sign-in/code', { code: backupCodes[0] ?? '' })).location).toBe('/fr/spaces');
    const fourth = new MemberClient(server.url);
    await fourth.post('/fr/sign-in', { email: 'factor@plan.example', password: PASSWORD });
    expect((await fourth.post('/fr/sign-in/code', { code: backupCodes[0] ?? '' })).status).toBe(403);
  });

  it('is not switched off by focal points, and by others with their password alone', async () => {
    await addMember(server, 'keeps@plan.example', 'focal point');
    const keeper = await signedIn('keeps@plan.example');
    await setUpFactor(keeper);
    expect((await keeper.post('/fr/account?/remove', { 'factor-password': PASSWORD })).status).toBe(403);
    await addMember(server, 'drops@plan.example');
    const person = await signedIn('drops@plan.example');
    await setUpFactor(person);
    expect((await person.post('/fr/account?/remove', { 'factor-password': 'wrong' })).status).toBe(403);
    expect((await person.post('/fr/account?/remove', { 'factor-password': PASSWORD })).status).toBe(303);
    expect(
      (await new MemberClient(server.url).post('/fr/sign-in', { email: 'drops@plan.example', password: PASSWORD }))
        .location,
    ).toBe('/fr/spaces');
  });

  it('ends the first step after five wrong codes', async () => {
    await addMember(server, 'guessed@plan.example');
    const { totp } = await setUpFactor(await signedIn('guessed@plan.example'));
    const guesser = new MemberClient(server.url);
    await guesser.post('/fr/sign-in', { email: 'guessed@plan.example', password: PASSWORD });
    for (let round = 0; round < 5; round += 1) await guesser.post('/fr/sign-in/code', { code: '123123' });
    expect((await guesser.post('/fr/sign-in/code', { code: nextCode(totp) })).status).toBe(403);
  });
});

describe('The own account', () => {
  it('changes the password for who knows the old one, and ends the other sessions', async () => {
    await addMember(server, 'changes@plan.example');
    const client = await signedIn('changes@plan.example');
    const other = await signedIn('changes@plan.example');
    const wrong = await client.post('/fr/account?/password', { 'old-password': 'x', password: NEW_PASSWORD });
    expect(wrong.status).toBe(403);
    const done = await client.post('/fr/account?/password', { 'old-password': PASSWORD, password: NEW_PASSWORD });
    expect(done.status).toBe(200);
    expect([(await client.get('/fr/account')).status, (await other.get('/fr/account')).status]).toEqual([200, 303]);
    expect(await linkTo('changes@plan.example', 'password-changed')).toBe('/fr/recovery');
  });

  it('lists sessions and ends them, one and all others, and none of another person', async () => {
    await addMember(server, 'sessions@plan.example');
    const here = await signedIn('sessions@plan.example');
    const [one, two] = [await signedIn('sessions@plan.example'), await signedIn('sessions@plan.example')];
    const ids = [...(await here.get('/fr/account')).text.matchAll(/name="session" value="([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(ids).toHaveLength(2);
    const stranger = await signedIn('agent@plan.example');
    expect((await stranger.post('/fr/account?/end', { session: ids[0] ?? '' })).status).toBe(404);
    expect((await here.post('/fr/account?/end', { session: ids[0] ?? '' })).status).toBe(200);
    const standing = [(await one.get('/fr/account')).status, (await two.get('/fr/account')).status];
    expect(standing.toSorted()).toEqual([200, 303]);
    await here.post('/fr/account?/end-others', {});
    expect((await two.get('/fr/account')).status + (await one.get('/fr/account')).status).toBe(606);
    expect((await here.get('/fr/account')).status).toBe(200);
  });
});

describe('Recovery', () => {
  it('writes a letter that is good once, ends all sessions, and keeps the second factor', async () => {
    await addMember(server, 'forgets@plan.example');
    const client = await signedIn('forgets@plan.example');
    await setUpFactor(client);
    await new MemberClient(server.url).post('/fr/recovery', { email: 'Forgets@plan.example' });
    const path = await linkTo('forgets@plan.example', 'recovery');
    const anybody = new MemberClient(server.url);
    expect((await anybody.post(path, { password: 'password1234' })).status).toBe(400);
    expect((await anybody.post(path, { password: NEW_PASSWORD })).location).toBe('/fr/sign-in?recovered');
    expect((await anybody.post(path, { password: PASSWORD })).status).toBe(409);
    expect((await client.get('/fr/account')).status).toBe(303);
    const after = await anybody.post('/fr/sign-in', { email: 'forgets@plan.example', password: NEW_PASSWORD });
    expect(after.location).toBe('/fr/sign-in/code');
    const kept = await rowsOf<{ identifier: string }>(server, 'select identifier from verification');
    expect(kept.some(({ identifier }) => identifier.includes(path.split('/').at(-1) ?? ''))).toBe(false);
  });

  it('answers the same for an address that nobody has', async () => {
    const ask = async (email: string): Promise<string> => {
      const { status, text } = await new MemberClient(server.url).post('/fr/recovery', { email });
      return `${status} ${text}`;
    };
    expect(await ask('agent@plan.example')).toBe(await ask('nobody@plan.example'));
    expect(await lettersTo(server, 'nobody@plan.example')).toEqual([]);
  });
});

describe('Behind a public address', () => {
  let published: SignInServer;
  beforeAll(async () => {
    await server.close();
    published = await startSignInServer({ environment: { STERNA_ORIGIN: 'https://sterna.example' } });
  });
  afterAll(async () => {
    await published.close();
    server = await startSignInServer();
  });

  it('asks for the code of the start before it makes the first administrator', async () => {
    const client = new MemberClient(published.url);
    const person = { name: 'Administration', email: 'admin@plan.example', password: PASSWORD };
    expect((await client.post('/fr/start', person)).status).toBe(403);
    expect((await client.post('/fr/start', { ...person, code: 'AAAA-BBBB-CCCC-DDDD-EEEE' })).status).toBe(403);
    expect(published.firstStart?.url).toBe('https://sterna.example/en/start');
    const code = published.firstStart?.code ?? '';
    expect((await client.post('/fr/start', { ...person, code: code.toLowerCase() })).status).toBe(303);
    expect([...client.cookies.keys()]).toEqual(['__Secure-sterna.session_token', '__Secure-sterna.device']);
    expect((await client.get('/fr/account')).status).toBe(200);
  });

  it('sends cookies over TLS alone', async () => {
    const client = new MemberClient(published.url);
    const answer = await client.post('/fr/sign-in', { email: 'admin@plan.example', password: PASSWORD });
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; Secure|^[^;]*; Max-Age=0/);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; HttpOnly; Secure; SameSite=Lax|^__Secure-.*Secure/);
  });
});

describe('An installation that others administer', () => {
  it('has its administrator invited, not made again', async () => {
    await addAdministrator(server);
    expect((await new MemberClient(server.url).get('/fr/start')).location).toBe('/fr/sign-in');
  });
});
