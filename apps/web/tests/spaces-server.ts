import { type Evidence, openEvidence } from '@sterna/evidence';
import { migratedDatabase } from '@sterna/evidence/testing';
import { type Identity, openIdentity } from '@sterna/identity';
import { openSpaces, type Spaces } from '@sterna/spaces';
import { type RunningServer, startServer } from '../server.ts';
import { MemberClient } from './member-client.ts';

/** Who acts in tests of spaces: those of the demonstration, the keeper of another space, an administrator, nobody. */
export const SPACE_ROLES = ['reader', 'contributor', 'reviewer', 'focal point'] as const;
export type SpaceActor = (typeof SPACE_ROLES)[number] | 'stranger' | 'administrator' | 'signed out';

export interface SpacesServer extends RunningServer {
  readonly evidence: Evidence;
  readonly identity: Identity;
  readonly spaces: Spaces;
  /** Ids of the accounts. */
  readonly accounts: ReadonlyMap<SpaceActor, string>;
  /** Ids of what the other space has. */
  readonly foreign: { readonly institution: number; readonly edition: number; readonly document: number };
  /** A policy document of the demonstration space, read, that its contributor brought. */
  readonly document: number;
  /** A browser without scripts that is signed in. */
  client(actor: SpaceActor): Promise<MemberClient>;
}

const PASSWORD = 'quatre girafes au bord du fleuve';

interface Person {
  readonly email: string;
  readonly password: string;
}

/** Accounts beside those of the demonstration, with their spaces. They count as ready accounts: no second factor. */
async function addOthers(evidence: Evidence, identity: Identity): Promise<ReadonlyMap<SpaceActor, string>> {
  const create = (email: string): Promise<string> =>
    identity.createAccount({ email, name: email, language: 'fr', password: PASSWORD, isDemonstration: true });
  const stranger = await create('stranger@demo.example');
  const administrator = await create('administration@demo.example');
  await evidence.store.keep((session) =>
    session.run(`
      insert into space (code, parent_id, place, languages, level, demonstration)
        values ('other', 1, 'MDA', '{fr}', 'country', true);
      insert into member (space_id, account_id, role) select id, '${stranger}', 'focal point' from space where code = 'other';
      insert into institution (space_id, name, kind) select id, '{"fr": "Ailleurs"}', 'agency' from space where code = 'other';
      insert into member (space_id, account_id, role) values (1, '${administrator}', 'administrator')`),
  );
  return new Map<SpaceActor, string>([
    ['stranger', stranger],
    ['administrator', administrator],
  ]);
}

async function signIn(url: string, person: Person | undefined): Promise<MemberClient> {
  const client = new MemberClient(url);
  if (!person) return client;
  const { status } = await client.post('/en/sign-in', { email: person.email, password: person.password });
  if (status !== 303) throw new Error(`${person.email} was not let in: ${status}`);
  return client;
}

const PLAN = `1. MIGRATION AND DEVELOPMENT

The Ministry of Labour will protect migrant workers abroad and lower the cost of remittances to 3 per cent by 2030.

Birds migrate along the coast every spring.
`;

/** Brings a short policy document to a space. @returns its number, once it has been read */
async function bringPlan(
  spaces: Spaces,
  actor: { readonly account: string; readonly isStrong: boolean },
  space: number,
): Promise<number> {
  const given = { name: 'plan.txt', bytes: Buffer.from(PLAN) };
  const { id } = await spaces.plans.bring(actor, space, given, {
    ...{ title: 'Plan 2030', kind: 'development plan', language: 'en', fromYear: 2025, toYear: 2030, issuer: '' },
    ...{ level: 'national', place: null, sector: null, previous: null },
  });
  await spaces.plans.settled();
  return id;
}

/** A server with an empty database and the demonstration space in it. */
export async function startSpacesServer(): Promise<SpacesServer> {
  const evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
  const server = await startServer({ evidence, port: 0, host: '127.0.0.1', warmUp: false, demonstration: true });
  const identity = openIdentity({ store: evidence.store, origin: () => server.url });
  const others = await addOthers(evidence, identity);
  const people = new Map<SpaceActor, Person>([
    ['stranger', { email: 'stranger@demo.example', password: PASSWORD }],
    ['administrator', { email: 'administration@demo.example', password: PASSWORD }],
    ...server.demonstration.map(({ role, ...person }) => [role as SpaceActor, person] as const),
  ]);
  const spaces = openSpaces(evidence);
  const keeper = { account: others.get('administrator') ?? '', isStrong: true };
  const demo = await spaces.tree.find(keeper, 'demo');
  const members = await spaces.members.list(keeper, demo?.id ?? 0);
  const accounts = new Map([...others, ...members.map(({ role, account }) => [role as SpaceActor, account] as const)]);
  const stranger = { account: others.get('stranger') ?? '', isStrong: true };
  const other = await spaces.find(stranger, 'other');
  const [institution] = await spaces.members.institutions(stranger, other?.id ?? 0);
  const edition = await spaces.editions.begin(stranger, other?.id ?? 0, { languages: ['fr'] });
  // Of several contributors, the one who signs in.
  const signing = members.find(({ email }) => email === people.get('contributor')?.email);
  const contributor = { account: signing?.account ?? '', isStrong: false };
  const document = await bringPlan(spaces, contributor, demo?.id ?? 0);
  const foreignDocument = await bringPlan(spaces, stranger, other?.id ?? 0);
  const clients = new Map<SpaceActor, Promise<MemberClient>>();
  return {
    ...server,
    evidence,
    identity,
    spaces,
    accounts,
    foreign: { institution: institution?.id ?? 0, edition, document: foreignDocument },
    document,
    client(actor) {
      const known = clients.get(actor) ?? signIn(server.url, people.get(actor));
      clients.set(actor, known);
      return known;
    },
    close: async () => {
      await identity.close();
      await server.close();
      await evidence.close();
    },
  };
}
