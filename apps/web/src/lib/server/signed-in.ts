import type { SignedIn } from '@sterna/identity';
import type { Role, StoredSpace } from '@sterna/spaces';
import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { accountPath, signInPath } from '#lib/paths.ts';
import { forgetPlaces, learnPlaces } from './place-scope.ts';
import { workbench } from './workbench.ts';

/**
 * Who is signed in.
 *
 * @throws a redirect to the page for signing in, which leads back here; for a form, 401 with what was typed
 */
export function requireSignedIn({ locals, url, request }: RequestEvent): SignedIn {
  if (locals.signedIn) return locals.signedIn;
  if (locals.unsent) error(401, 'signed out', { unsent: locals.unsent });
  const back = request.method === 'GET' ? url.pathname + url.search : undefined;
  redirect(303, signInPath(locals.language, back));
}

/** Layout and page of one request ask for the same space. */
const asked = new WeakMap<App.Locals, Map<string, Promise<StoredSpace | undefined>>>();

/** A form may change the space, and its page is then to show it changed: only what is read is asked for once. */
function findSpace(
  { locals, request }: RequestEvent,
  signedIn: SignedIn,
  code: string,
): Promise<StoredSpace | undefined> {
  const { spaces } = workbench();
  if (request.method !== 'GET') return spaces.find(signedIn, code);
  const known = asked.get(locals) ?? new Map<string, Promise<StoredSpace | undefined>>();
  asked.set(locals, known);
  const found = known.get(code) ?? spaces.find(signedIn, code);
  known.set(code, found);
  return found;
}

export interface InSpace {
  readonly signedIn: SignedIn;
  readonly space: StoredSpace & { readonly role: Role };
}

/** Roles that need to have shown more than a password. */
const STRONG_ROLES: ReadonlySet<string> = new Set(['focal point', 'administrator']);

/** Whether a person has a role that demands more than has been shown. */
async function isShort(signedIn: SignedIn): Promise<boolean> {
  if (signedIn.isStrong || signedIn.isDemonstration) return false;
  return workbench().identity.secondFactor.isNeeded(signedIn);
}

/**
 * The space that an address names, for a member of it.
 *
 * @param roles only for these; all members unless told
 * @throws a redirect to sign in; 404 for a space that is not there or not the person's, so that nobody learns which; 403
 *   where the role is not enough; a redirect to set up a second factor where the role demands one
 */
export async function requireSpace(event: RequestEvent, roles?: readonly Role[]): Promise<InSpace> {
  const signedIn = requireSignedIn(event);
  const space = await findSpace(event, signedIn, event.params['space'] ?? '');
  if (!space?.role) {
    // The database hides a space from those whose role in it demands more than the password that they have shown.
    if (await isShort(signedIn)) redirect(303, `${accountPath(event.locals.language)}?why=second-factor`);
    error(404, 'no such space');
  }
  if (space.isDemonstration) event.locals.inDemonstration = true;
  const { role } = space;
  if (STRONG_ROLES.has(role) && !signedIn.isStrong && !signedIn.isDemonstration) {
    redirect(303, `${accountPath(event.locals.language)}?why=second-factor`);
  }
  if (roles && !roles.includes(role)) error(403, 'not for this role');
  await learnPlaces(signedIn, space);
  // A form may change names, which the page that follows is to show.
  if (event.request.method !== 'GET' && event.request.method !== 'HEAD') forgetPlaces();
  return { signedIn, space: { ...space, role } };
}
