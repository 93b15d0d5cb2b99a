import type { Evidence } from '@sterna/evidence';
import { error } from '@sveltejs/kit';
import { workbench } from './workbench.ts';

/** A release as the database has it, with its files. */
export type StoredRelease = Awaited<ReturnType<Evidence['sources']>>[number]['releases'][number];

async function releases(): Promise<readonly StoredRelease[]> {
  return (await workbench().evidence.sources()).flatMap((source) => source.releases);
}

const idIn = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** The release of an address. @throws the answer 404 when there is none */
export async function releaseOf(text: string): Promise<StoredRelease> {
  const id = idIn(text);
  const found = (await releases()).find((release) => release.id === id);
  if (!found) error(404);
  return found;
}

/** The release that the file of an address is part of. @throws the answer 404 when there is none */
export async function releaseOfFile(text: string): Promise<{ release: StoredRelease; file: number }> {
  const file = idIn(text);
  const release = (await releases()).find(({ files }) => files.some(({ id }) => id === file));
  if (!release || file === undefined) error(404);
  return { release, file };
}
