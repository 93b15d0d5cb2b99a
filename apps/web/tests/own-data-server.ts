import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evidence, openEvidence } from '@sterna/evidence';
import { starterDatabase } from '@sterna/evidence/testing';
import { openIdentity } from '@sterna/identity';
import { type RunningServer, startServer } from '../server.ts';
import { MemberClient } from './member-client.ts';

/** Who acts: a contributor of some indicators, the institution responsible for them, the focal point, others. */
export type OwnDataActor = 'contributor' | 'owner' | 'reader' | 'focal' | 'stranger' | 'administrator';

export interface OwnDataServer extends RunningServer {
  readonly evidence: Evidence;
  client(actor: OwnDataActor): Promise<MemberClient>;
  /** Sends a file as the page's form does. @returns where it leads, and the status */
  upload(
    actor: OwnDataActor,
    file: { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> },
    space?: string,
  ): Promise<{ readonly status: number; readonly location: string }>;
}

const PASSWORD = 'quatre girafes au bord du fleuve';
const ACTORS: readonly OwnDataActor[] = ['contributor', 'owner', 'reader', 'focal', 'stranger', 'administrator'];

/** A server with the starter data, a space of Senegal and one of Moldova. */
export async function startOwnDataServer(): Promise<OwnDataServer> {
  const uploads = await mkdtemp(join(tmpdir(), 'sterna-own-data-'));
  const evidence = await openEvidence({ database: (await starterDatabase()).inMemory, starter: true, uploads });
  const server = await startServer({ evidence, port: 0, host: '127.0.0.1', warmUp: false });
  const identity = openIdentity({ store: evidence.store, origin: () => server.url });
  const ids: Record<string, string> = {};
  for (const name of ACTORS) {
    const person = { email: `${name}@own.example`, name, language: 'fr', password: PASSWORD } as const;
    ids[name] = await identity.createAccount({ ...person, isDemonstration: true });
  }
  await evidence.store.keep((session) =>
    session.run(`
      insert into space (id, code, parent_id, place, languages, level) overriding system value
        values (51, 'sen', 1, 'SEN', '{fr}', 'country'), (52, 'mda', 1, 'MDA', '{fr}', 'country');
      insert into institution (space_id, id, name, kind, short_name)
        values (51, 7, '{"fr": "Agence de la statistique"}', 'statistics office', 'AS');
      insert into responsibility (space_id, subject, code, institution_id) values (51, 'indicator', 'POPULATION', 7);
      insert into member (space_id, account_id, role) values (1, '${ids['administrator']}', 'administrator');
      insert into member (space_id, account_id, role, institution_id, indicators) values
        (51, '${ids['contributor']}', 'contributor', null, '{POPULATION,REMITTANCES_RECEIVED_GDP}'),
        (51, '${ids['owner']}', 'reviewer', 7, '{}'), (51, '${ids['reader']}', 'reader', null, '{}'),
        (51, '${ids['focal']}', 'focal point', null, '{}'), (52, '${ids['stranger']}', 'focal point', null, '{}')`),
  );
  const clients = new Map<OwnDataActor, Promise<MemberClient>>();
  const client = (actor: OwnDataActor): Promise<MemberClient> => {
    const known = clients.get(actor) ?? signIn(server.url, `${actor}@own.example`);
    clients.set(actor, known);
    return known;
  };
  return {
    ...server,
    evidence,
    client,
    upload: async (actor, { name, content }, space = 'sen') => {
      const cookie = [...(await client(actor)).cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      const form = new FormData();
      form.append('files', new Blob([content]), name);
      const headers = { origin: server.url, cookie };
      const path = `${server.url}/en/spaces/${space}/data/upload`;
      const answer = await fetch(path, { method: 'POST', body: form, headers, redirect: 'manual' });
      await answer.arrayBuffer();
      return { status: answer.status, location: answer.headers.get('location') ?? '' };
    },
    close: async () => {
      await identity.close();
      await server.close();
      await evidence.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, email: string): Promise<MemberClient> {
  const client = new MemberClient(url);
  const { status } = await client.post('/en/sign-in', { email, password: PASSWORD });
  if (status !== 303) throw new Error(`${email} was not let in: ${status}`);
  return client;
}
