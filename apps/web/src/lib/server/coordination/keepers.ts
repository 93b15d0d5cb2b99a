import type { KeptDirectory } from '@sterna/spaces';
import type { RequestEvent } from '@sveltejs/kit';
import { answered, isRefused } from '../refusals.ts';
import { type InSpace, requireSpace } from '../signed-in.ts';
import { workbench } from '../workbench.ts';

/** The space of an address, for those who may change its directory. @throws 403, 404, or a redirect to sign in */
export function requireKeeper(event: RequestEvent): Promise<InSpace> {
  return requireSpace(event, ['focal point']);
}

export interface InDirectory extends InSpace {
  readonly directory: KeptDirectory;
  /** Whether the person may change it. */
  readonly mayKeep: boolean;
}

/** The directory of the space of an address, for any member of it. */
export async function requireDirectory(event: RequestEvent): Promise<InDirectory> {
  const inSpace = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  const { signedIn, space } = inSpace;
  const directory = await answered(workbench().spaces.coordination.directory(signedIn, space.id));
  if (isRefused(directory)) throw new TypeError('no refusal is told here');
  return { ...inSpace, directory, mayKeep: space.role === 'focal point' };
}

/** The day it is, an ISO date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
