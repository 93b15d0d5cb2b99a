import { CONCERNS_MIGRATION, type ComparedCodings } from '@sterna/spaces';
import type { RequestEvent } from '@sveltejs/kit';
import { BLOCKS_TOGETHER } from '#lib/plan-paths.ts';
import { reviewChoiceIn } from '#lib/review-choice.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import { assembleReview, reviewPlace } from './review-view.ts';
import { markedBlocks } from './text-sheet.ts';

/** Passages and themes of which any two who have signed say different things. */
function differingIn(people: readonly ComparedCodings[]): ReadonlySet<string> {
  return new Set(
    people.flatMap(({ agreement }) => agreement.differences.map(({ passage, theme }) => `${passage} ${theme}`)),
  );
}

/** What the reviewer's screen shows: a sheet of the document, the passages on it and what is said of them. */
export async function reviewPage(event: RequestEvent) {
  const { signedIn, space, document, base } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const at = [signedIn, space.id, document.id] as const;
  const reading = await plans.coding.read(...at);
  const signed = reading.codings.filter(({ signedAt }) => signedAt !== null).length;
  const { people } = signed > 1 ? await plans.coding.agreement(...at) : { people: [] };
  const view = assembleReview(reading, differingIn(people));
  const choice = reviewChoiceIn(event.url.searchParams);
  const isPaged = document.pages > 0;
  const lastBlock = isPaged ? 0 : ((await plans.blocks(...at)).at(-1)?.block ?? 0);
  const place = reviewPlace(view, choice, { pages: document.pages, lastBlock });
  const blocks = isPaged
    ? await plans.pageBlocks(...at, place.sheet)
    : await plans.blocks(...at, (place.sheet - 1) * BLOCKS_TOGETHER, BLOCKS_TOGETHER);
  const chosen = new Set(place.chosen);
  const shown = Map.groupBy(
    view.panels.filter(({ passage }) => chosen.has(passage)),
    ({ block }) => block,
  );
  const kept = new Set(view.panels.map(({ passage }) => passage));
  const marked = markedBlocks(
    blocks,
    reading.passages.filter(({ passage }) => kept.has(passage)),
  );
  return {
    ...{ document, base, choice, place },
    rows: marked.map((block) => ({ block, panels: shown.get(block.block) ?? [] })),
    toMark: blocks.find(({ block }) => block === choice.mark) ?? null,
    rights: reading.rights,
    mine: reading.codings.find(({ isMine }) => isMine) ?? null,
    progress: { passages: view.panels.length, decided: view.decided, themes: view.themes },
    differing: view.panels.filter(({ differs }) => differs).length,
    hasAgreement: people.length > 0,
    relevance: CONCERNS_MIGRATION,
  };
}
