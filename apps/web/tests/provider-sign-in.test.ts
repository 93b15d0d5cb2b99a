import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MemberAnswer, MemberClient } from './member-client.ts';
import { CLIENT, startProvider, type TestProvider } from './oidc-provider.ts';
import { addAdministrator, addMember, invite, rowsOf, type SignInServer, startSignInServer } from './sign-in-server.ts';

let provider: TestProvider;
let server: SignInServer;

beforeAll(async () => {
  provider = await startProvider();
  server = await startSignInServer({
    environment: {
      STERNA_OIDC_ISSUER: provider.issuer,
      STERNA_OIDC_CLIENT_ID: CLIENT.id,
      STERNA_OIDC_CLIENT_SECRET: CLIENT.secret,
      STERNA_OIDC_NAME: 'Identité publique',
    },
  });
  await addAdministrator(server);
});
afterAll(async () => {
  await server.close();
  await provider.close();
});
beforeEach(() => {
  provider.spoil = (token) => token;
});

/** Goes to the provider and comes back. @returns the answer to coming back */
async function goThrough(client: MemberClient, path = '/fr/sign-in/provider'): Promise<MemberAnswer> {
  const there = await client.get(path);
  const back = await fetch(there.location, { redirect: 'manual' });
  const { pathname, search } = new URL(back.headers.get('location') ?? '', server.url);
  return client.get(pathname + search);
}

function person(email: string, sub = email, verified: boolean | string = true): TestProvider['person'] {
  return { sub, email, email_verified: verified, name: 'Agente de liaison' };
}

describe('Signing in through a provider', () => {
  it('is offered by its name', async () => {
    const page = await new MemberClient(server.url).get('/fr/sign-in?to=/fr/account');
    expect(page.text).toContain('Se connecter avec Identité publique');
    expect(page.text).toContain('/fr/sign-in/provider?to=%2Ffr%2Faccount');
  });

  it('lets in who has an account for the verified address, and keeps no token', async () => {
    await addMember(server, 'liaison@plan.example', 'focal point');
    provider.person = person('liaison@plan.example');
    const client = new MemberClient(server.url);
    const answer = await goThrough(client, '/fr/sign-in/provider?to=%2Ffr%2Faccount');
    expect([answer.status, answer.location]).toEqual([303, '/fr/account']);
    expect((await client.get('/fr/spaces/sen')).status).toBe(200);
    const [asked] = provider.asked.slice(-1);
    expect(asked?.get('redirect_uri')).toBe(`${server.url}/sign-in/provider`);
    expect(asked?.get('code_verifier')?.length).toBeGreaterThan(40);
    const kept = await rowsOf<object>(
      server,
      "select access_token, refresh_token, id_token from credential where provider = 'oidc'",
    );
    expect(kept).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
    await goThrough(new MemberClient(server.url));
    expect(JSON.stringify(await rowsOf(server, 'select * from credential'))).not.toContain('token-of-the-provider');
  });

  it('makes the account of somebody who is invited, and accepts the invitation', async () => {
    await invite(server, 'invited@plan.example', 'reviewer');
    provider.person = person('Invited@plan.example');
    const client = new MemberClient(server.url);
    expect((await goThrough(client)).location).toBe('/fr/spaces');
    expect((await client.get('/fr/spaces/sen')).status).toBe(200);
    const [row] = await rowsOf<object>(
      server,
      "select m.role, a.name from member m join account a on a.id = m.account_id where a.email = 'invited@plan.example'",
    );
    expect(row).toEqual({ role: 'reviewer', name: 'Agente de liaison' });
  });

  it('keeps out who is not invited, and who has not shown the address to be the own', async () => {
    await invite(server, 'waiting@plan.example');
    await addMember(server, 'victim@plan.example');
    for (const claims of [
      person('stranger@plan.example'),
      person('waiting@plan.example', 'other', false),
      person('victim@plan.example', 'attacker', false),
      person('victim@plan.example', 'attacker', 'false'),
    ]) {
      provider.person = claims;
      const client = new MemberClient(server.url);
      const answer = await goThrough(client);
      expect([claims.email, answer.location]).toEqual([claims.email, '/fr/sign-in?provider=refused']);
      expect((await client.get('/fr/account')).status).toBe(303);
    }
    const accounts = await rowsOf<{ email: string }>(server, "select email from account where email like '%stranger%'");
    expect(accounts).toEqual([]);
  });

  it('keeps out a closed account', async () => {
    await addMember(server, 'closed@plan.example');
    await rowsOf(server, "update account set disabled_at = now() where email = 'closed@plan.example'");
    provider.person = person('closed@plan.example');
    expect((await goThrough(new MemberClient(server.url))).location).toBe('/fr/sign-in?provider=refused');
  });

  it('takes no token that is for another, from another, too old, or the answer to another question', async () => {
    provider.person = person('liaison@plan.example');
    const now = Math.floor(Date.now() / 1000);
    for (const wrong of [
      { aud: 'another' },
      { iss: 'https://elsewhere.example' },
      { exp: now - 3600 },
      { nonce: 'x' },
    ]) {
      provider.spoil = (token) => ({ ...token, ...wrong });
      const answer = await goThrough(new MemberClient(server.url));
      expect([wrong, answer.location]).toEqual([wrong, '/fr/sign-in?provider=refused']);
    }
  });

  it('takes an answer from the browser alone that asked', async () => {
    provider.person = person('liaison@plan.example');
    const there = await new MemberClient(server.url).get('/fr/sign-in/provider');
    const back = await fetch(there.location, { redirect: 'manual' });
    const { pathname, search } = new URL(back.headers.get('location') ?? '');
    const other = new MemberClient(server.url);
    const answer = await other.get(pathname + search, { 'accept-language': 'en' });
    expect(answer.location).toMatch(/^\/\w\w\/sign-in\?provider=refused/);
    expect((await other.get('/fr/account')).status).toBe(303);
    expect((await other.get('/sign-in/provider?state=x&code=y', { 'accept-language': 'en' })).location).toBe(
      '/en/sign-in?provider=refused',
    );
  });

  it('leads back within this site alone', async () => {
    provider.person = person('liaison@plan.example');
    const to = encodeURIComponent('https://elsewhere.example/');
    expect((await goThrough(new MemberClient(server.url), `/fr/sign-in/provider?to=${to}`)).location).toBe(
      '/fr/spaces',
    );
  });
});

describe('A provider that cannot be reached', () => {
  it('is said so, and signing in with a password goes on', async () => {
    await provider.close();
    await server.close();
    server = await startSignInServer({
      environment: {
        STERNA_OIDC_ISSUER: provider.issuer,
        STERNA_OIDC_CLIENT_ID: CLIENT.id,
        STERNA_OIDC_CLIENT_SECRET: CLIENT.secret,
      },
    });
    await addAdministrator(server);
    const client = new MemberClient(server.url);
    const answer = await client.get('/es/sign-in/provider');
    expect(answer.location).toBe('/es/sign-in?provider=away');
    expect((await client.get(answer.location)).text).toContain('no responde');
    provider = await startProvider();
  });
});
