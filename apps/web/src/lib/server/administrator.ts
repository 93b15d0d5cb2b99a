import type { SignedIn } from '@sterna/identity';
import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { accountPath } from '#lib/paths.ts';
import { requireSignedIn } from './signed-in.ts';
import { workbench } from './workbench.ts';

/**
 * Who administers the installation.
 *
 * @throws a redirect to sign in; 404 for everybody else, so that nobody learns what lies here; a redirect to set up a
 *   second factor
 */
export async function requireAdministrator(event: RequestEvent): Promise<SignedIn> {
  const signedIn = requireSignedIn(event);
  const mine = await workbench().spaces.mine(signedIn);
  if (!mine.some(({ role }) => role === 'administrator')) error(404, 'no such page');
  if (!signedIn.isStrong && !signedIn.isDemonstration) {
    redirect(303, `${accountPath(event.locals.language)}?why=second-factor`);
  }
  return signedIn;
}
