import { AsyncLocalStorage } from 'node:async_hooks';
import { renderCsv } from '@sterna/publish';
import type { ActList } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { actFilter } from '#lib/server/act-filter.ts';
import { actTable } from '#lib/server/act-table.ts';
import { fileAnswer, fileOf } from '#lib/server/file-response.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

type Lot = Pick<ActList, 'acts' | 'names'>;

/** A trace of any length, written lot by lot as fast as it is read; the headings stand before the first one. */
function csvOf(first: Lot, others: AsyncGenerator<Lot>, language: Language): ReadableStream<Uint8Array> {
  // Lots are asked for after the page has been answered: the words are then still those of its language.
  const asHere = AsyncLocalStorage.snapshot();
  const bytesOf = ({ acts, names }: Lot): Buffer =>
    asHere(() => Buffer.from(renderCsv(actTable(acts, names, language))));
  return new ReadableStream<Uint8Array>({
    start: (file) => file.enqueue(bytesOf(first)),
    pull: async (file) => {
      const { value, done } = await others.next();
      if (done === true) return file.close();
      const bytes = bytesOf(value);
      file.enqueue(bytes.subarray(bytes.indexOf('\r\n') + 2));
    },
    cancel: async () => {
      await others.return(undefined);
    },
  });
}

/** The acts that the address asks for as a table to take away; that is entered in the trace itself. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { space, signedIn } = await requireSpace(event, ['focal point', 'administrator']);
  const filter = actFilter(event.url.searchParams);
  const { language } = event.locals;
  const lots = workbench().spaces.acts.takeAway(signedIn, space.id, filter);
  const first = await answered(lots.next());
  if (isRefused(first) || first.done === true) error(403, 'not allowed');
  return fileOf('acts', 'csv', csvOf(first.value, lots, language));
});
