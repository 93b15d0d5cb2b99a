import { oneLine } from '#lib/server/editions/edition-form.ts';
import { orRefused, requireText } from '#lib/server/editions/edition-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, text, space } = await requireText(event);
  const { editions } = workbench().spaces;
  const { searchParams } = event.url;
  const [words, counterpart, year] = ['words', 'counterpart', 'year'].map((name) =>
    oneLine(searchParams.get(name) ?? '', 120),
  );
  const search = {
    words: words ?? '',
    counterpart: counterpart ?? '',
    year: /^[12]\d{3}$/.test(year ?? '') ? Number(year) : undefined,
  };
  const view = await orRefused(editions.section(signedIn, text));
  return {
    view,
    search,
    mayWrite: view.progress.mayWrite || space.role !== 'reader',
    found: search.words === '' ? undefined : await orRefused(editions.searchFigures(signedIn, text, search)),
  };
};
