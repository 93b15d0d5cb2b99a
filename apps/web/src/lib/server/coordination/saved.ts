import type { Saved } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { type ActionFailure, fail } from '@sveltejs/kit';
import { answered, isRefused } from '../refusals.ts';
import { type ShownFinding, shownFindings } from './findings.ts';

/** What a form that was not taken is answered with. */
export interface NotSaved<Draft> {
  /** As it was handed in. */
  readonly draft: Draft;
  readonly findings: readonly ShownFinding[];
  /** Somebody else has changed it meanwhile. */
  readonly movedOn: boolean;
}

/** Waits until a draft is stored. @returns its id, or the failure that shows the form again */
export async function saving<Draft>(
  work: Promise<Saved>,
  draft: Draft,
  language: Language,
  space: string,
): Promise<{ readonly id: number } | ActionFailure<NotSaved<Draft>>> {
  const saved = await answered(work, ['moved-on']);
  if (isRefused(saved)) return fail(409, { draft, findings: [], movedOn: true });
  if ('id' in saved) return saved;
  return fail(400, { draft, findings: shownFindings(saved.findings, language, space), movedOn: false });
}
