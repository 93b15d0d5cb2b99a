import type { GapView } from '@sterna/spaces';
import type { RequestEvent } from '@sveltejs/kit';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import { documentsIn, newestOf, requirePlaceOfSpace } from './result-request.ts';

/** The gap that an address asks for: of the documents chosen, else of all plans of the place that are in force. */
export async function gapOf(event: RequestEvent) {
  const found = await requirePlaceOfSpace(event);
  const { planResults } = workbench().spaces;
  const all = await planResults.documents(found.of);
  const asked = documentsIn(event.url.searchParams, all);
  const chosen = asked.length > 0 ? asked : newestOf(all, found.place.code);
  const view: GapView | undefined =
    chosen.length === 0 ? undefined : await planResults.gap(found.of, found.place, chosen, event.locals.language);
  return { ...found, all, chosen, view: view && view.documents.length > 0 ? view : undefined };
}

/** Waits for what may be refused. */
export async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  const answer = await answered(work, ['wrong-state']);
  return isRefused(answer) ? undefined : answer;
}
