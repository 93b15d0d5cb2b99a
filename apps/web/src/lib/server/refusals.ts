import { Refusal, type RefusalCode } from '@sterna/spaces';
import { error } from '@sveltejs/kit';

/** Refusals that pages tell people of instead of failing. */
type Told<Code extends RefusalCode> = { readonly refused: Code };

/**
 * Waits for work. What is not there is answered with 404, what the role does not let with 403; of the refusals named,
 * the code is given back for the page to tell.
 */
export async function answered<T, Code extends RefusalCode = never>(
  work: Promise<T>,
  told: readonly Code[] = [],
): Promise<T | Told<Code>> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const code = told.find((each) => each === thrown.code);
    if (code !== undefined) return { refused: code };
    error(thrown.code === 'not-allowed' ? 403 : thrown.code === 'not-found' ? 404 : 400, thrown.code);
  }
}

/** Whether an answer is a refusal that is to be told. */
export function isRefused<T, Code extends RefusalCode>(answer: T | Told<Code>): answer is Told<Code> {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
