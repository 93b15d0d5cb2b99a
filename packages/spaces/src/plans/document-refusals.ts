import { Refusal } from '../refusal.ts';

export const gone = (): Refusal => new Refusal('not-found', 'there is no such document, or not for this account');

/** Refuses what changed nothing: somebody else's, or moved on meanwhile. */
export function demand(changed: boolean): void {
  if (!changed)
    throw new Refusal('not-allowed', 'the document is not this account’s to change, or is not in that state');
}
