import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';

export interface TooOftenProblem {
  readonly problem: 'too-often';
  /** Minutes to wait, rounded up. */
  readonly minutes: number;
}

/** Answers that something was tried too often, and when to try again. */
export function tooOften<Kept extends object>(
  event: RequestEvent,
  seconds: number,
  kept: Kept,
): ActionFailure<Kept & TooOftenProblem> {
  event.setHeaders({ 'retry-after': String(seconds) });
  return fail(429, { ...kept, problem: 'too-often' as const, minutes: Math.ceil(seconds / 60) });
}
