import { type Evidence, openEvidence } from '@sterna/evidence';
import { migratedDatabase } from '@sterna/evidence/testing';
import { type Identity, inviteLetter, makeToken, openIdentity } from '@sterna/identity';
import { type RunningServer, startServer } from '../server.ts';

/** A server with an empty database in memory, to sign in to. */
export interface SignInServer extends RunningServer {
  readonly evidence: Evidence;
  /** The same accounts, from beside the server. */
  readonly identity: Identity;
}

/** Password of the accounts of tests. */
export const PASSWORD = 'quatre girafes au bord du fleuve';

export interface SignInServerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly host?: string;
}

export async function startSignInServer({
  environment = {},
  host = '127.0.0.1',
}: SignInServerOptions = {}): Promise<SignInServer> {
  const evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
  const server = await startServer({ evidence, port: 0, host, warmUp: false, environment });
  const identity = openIdentity({ store: evidence.store, origin: () => server.url });
  const close = async (): Promise<void> => {
    await identity.close();
    await server.close();
    await evidence.close();
  };
  return { ...server, evidence, identity, close };
}

/** Makes an account with a role in a space of its own. @returns its id */
export async function addMember(
  { evidence, identity }: SignInServer,
  email: string,
  role: 'contributor' | 'focal point' = 'contributor',
): Promise<string> {
  const account = await identity.createAccount({ email, name: 'Agente de saisie', language: 'fr', password: PASSWORD });
  await evidence.store.keep((session) =>
    session.run(`
      insert into space (code, parent_id, place, languages, level) values ('sen', 1, 'SEN', '{fr}', 'country')
        on conflict (code) do nothing;
      insert into member (space_id, account_id, role) select id, '${account}', '${role}' from space where code = 'sen'`),
  );
  return account;
}

/** Makes an administrator, so that the first start is over. */
export async function addAdministrator({ evidence, identity }: SignInServer): Promise<string> {
  const person = { email: 'administration@plan.example', name: 'Administration', language: 'fr', password: PASSWORD };
  const account = await identity.createAccount(person);
  await evidence.store.keep((session) =>
    session.run(`insert into member (space_id, account_id, role) values (1, '${account}', 'administrator')`),
  );
  return account;
}

/** Invites an address to the space of tests. @returns the secret of the letter */
export async function invite(
  { evidence, identity, url }: SignInServer,
  email: string,
  role = 'contributor',
): Promise<string> {
  const { token, tokenHash } = makeToken();
  await evidence.store.keep((session) =>
    session.run(`
      insert into space (code, parent_id, place, languages, level) values ('sen', 1, 'SEN', '{fr}', 'country')
        on conflict (code) do nothing;
      insert into invitation (space_id, token_sha256, email, role)
        select id, '${tokenHash}', '${email}', '${role}' from space where code = 'sen'`),
  );
  const letter = {
    email,
    language: 'fr',
    space: 'Sénégal',
    role,
    inviter: 'Point focal',
    token,
    expiresAt: new Date(),
  };
  await identity.letters.write(inviteLetter(letter, url));
  return token;
}

/** Letters to an address, the newest last. */
export function lettersTo(
  server: SignInServer,
  address: string,
): Promise<{ readonly kind: string; readonly body: string }[]> {
  return rowsOf(server, `select kind, body from letter where address = '${address}' order by id`);
}

/** Rows of a statement as the installation itself sees them. */
export function rowsOf<Row>({ evidence }: SignInServer, sql: string): Promise<Row[]> {
  return evidence.store.keep((session) => session.rows<Row>({ compile: () => ({ sql, parameters: [] }) as never }));
}
