import { Refusal, type RefusalCode, type Role } from '@sterna/spaces';
import { type ActionFailure, error, fail } from '@sveltejs/kit';

/** Who may be asked to go through a document. */
export const CODERS: readonly Role[] = ['contributor', 'reviewer', 'focal point'];

/**
 * Runs what a form asks for.
 *
 * @returns a failure for the page to tell of; nothing where it was done
 * @throws 404 for what is not there, 403 for what the account may not do
 */
export async function tried(work: Promise<unknown>): Promise<ActionFailure<{ refused: RefusalCode }> | undefined> {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'not-found') error(404, 'not found');
    if (thrown.code === 'not-allowed') error(403, 'not allowed');
    return fail(thrown.code === 'invalid' ? 400 : 409, { refused: thrown.code });
  }
}
