import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evidence, openEvidence } from '@sterna/evidence';
import { migratedDatabase } from '@sterna/evidence/testing';
import { type RunningServer, startServer } from '../server.ts';

/** A server with a database of its own that holds nothing, so that what tests bring in disturbs no others. */
export interface ImportServer extends RunningServer {
  readonly evidence: Evidence;
}

export async function startImportServer(
  environment: Readonly<Record<string, string>> = {},
  host = '127.0.0.1',
): Promise<ImportServer> {
  const uploads = await mkdtemp(join(tmpdir(), 'sterna-imports-'));
  const evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false, uploads });
  const server = await startServer({ evidence, port: 0, host, warmUp: false, environment });
  const close = async (): Promise<void> => {
    await server.close();
    await evidence.close();
    await rm(uploads, { recursive: true, force: true });
  };
  return { ...server, evidence, close };
}

/** A file as a browser sends it in a form. */
export interface SentFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Sends files as the page's form does. */
export function sendFiles(
  url: string,
  files: readonly SentFile[],
  headers: Readonly<Record<string, string>> = { origin: url },
): Promise<Response> {
  const form = new FormData();
  for (const { name, content } of files) form.append('files', new Blob([content]), name);
  return fetch(`${url}/en/import`, { method: 'POST', body: form, headers, redirect: 'manual' });
}
