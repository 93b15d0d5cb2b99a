import { Refusal, type RefusalCode } from '../refusal.ts';

/** What the database says when it refuses, by SQLSTATE; STE… are the guards of editions, STC… those of own data. */
const REFUSALS: Readonly<Record<string, readonly [RefusalCode, string]>> = {
  '42501': ['not-allowed', 'The account may not do that.'],
  '23503': ['not-found', 'What is referred to is not there.'],
  STE01: ['wrong-state', 'A published edition stays as it is.'],
  STE02: ['wrong-state', 'The edition does not go to that state from where it is.'],
  STE03: ['not-validated', 'No body has validated the edition.'],
  STC01: ['wrong-state', 'What was brought in stays as it is.'],
  STC02: ['moved-on', 'Somebody has decided on it meanwhile.'],
  STE04: ['nothing-to-publish', 'There is nothing to publish.'],
};

/** Two that wait for each other, or wrote at the same moment: tried again, as nothing has been done. */
const PASSING: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);
const ATTEMPTS = 6;

/** Runs work, again when it only came into another's way; what the database refuses becomes a refusal. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlStateOf(error);
      const known = REFUSALS[state];
      if (known) throw new Refusal(...known);
      if (!PASSING.has(state)) throw error;
      if (attempt === ATTEMPTS) throw new Refusal('moved-on', 'Others are changing the same. Try again.');
    }
  }
}

function sqlStateOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
