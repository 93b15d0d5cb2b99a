import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who the provider says that a person is. */
export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean | string;
  readonly name: string;
}

/** A small OpenID Connect provider: code flow with PKCE, tokens signed with RS256. */
export interface TestProvider {
  readonly issuer: string;
  /** Who signs in next. */
  person: Claims;
  /** Changes the next token before it is signed, to see it refused. */
  spoil: (token: Record<string, unknown>) => Record<string, unknown>;
  /** What clients have asked the token endpoint with. */
  readonly asked: URLSearchParams[];
  close(): Promise<void>;
}

export const CLIENT = { id: 'sterna', secret: 'secret-of-the-client' };

function base64url(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function sendJson(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
}

export async function startProvider(): Promise<TestProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<
    string,
    { readonly challenge: string; readonly nonce: string | null; readonly person: Claims }
  >();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => sendJson(response, 500, {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    person: { sub: '1', email: '', email_verified: true, name: '' },
    spoil: (token) => token,
    asked: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  function sign(content: Record<string, unknown>): string {
    const text = `${base64url({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64url(content)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(8).toString('hex');
    const challenge = query.get('code_challenge_method') === 'S256' ? (query.get('code_challenge') ?? '') : '';
    codes.set(code, { challenge, nonce: query.get('nonce'), person: provider.person });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { location: back.href });
    response.end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await bodyOf(request);
    provider.asked.push(form);
    const found = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!found || challenge !== found.challenge) return sendJson(response, 400, { error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const idToken = provider.spoil({
      iss: issuer,
      aud: CLIENT.id,
      iat: now,
      exp: now + 300,
      ...(found.nonce === null ? {} : { nonce: found.nonce }),
      ...found.person,
    });
    sendJson(response, 200, {
      access_token: 'access-token-of-the-provider',
      refresh_token: 'refresh-token-of-the-provider',
      id_token: sign(idToken),
      token_type: 'Bearer',
      expires_in: 300,
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', issuer);
    if (url.pathname === '/authorize') return authorize(url.searchParams, response);
    if (url.pathname === '/token') return token(request, response);
    if (url.pathname === '/keys') return sendJson(response, 200, { keys: [key] });
    if (url.pathname !== '/.well-known/openid-configuration') return sendJson(response, 404, {});
    sendJson(response, 200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    });
  }

  return provider;
}
