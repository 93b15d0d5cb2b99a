import { PROVIDER_PATH } from '@sterna/identity';
import { isLanguage } from '@sterna/vocabulary';

/** First parts of the addresses that belong to those who sign in. */
const ROOMS = new Set([
  'sign-in',
  'sign-out',
  'start',
  'invitation',
  'recovery',
  'account',
  'spaces',
  'administration',
]);

/**
 * Whether an address belongs to people who sign in: their pages are kept for nobody, and their forms write.
 * Published editions lie elsewhere, see `editionPath`.
 */
export function isMemberPath(url: string | undefined): boolean {
  const [path = ''] = (url ?? '').split(/[?#]/);
  // The one address that a provider knows has no language.
  if (path === PROVIDER_PATH) return true;
  const [, language, room = ''] = path.split('/');
  return isLanguage(language) && ROOMS.has(room);
}

/** Rooms where nobody can do anything without being signed in. */
const PERSONAL = new Set(['account', 'spaces', 'administration']);

/** Whether an address of a member page is of no use to who is not signed in. */
export function needsPerson(path: string): boolean {
  const [, , room = ''] = path.split('/');
  return isMemberPath(path) && PERSONAL.has(room);
}
