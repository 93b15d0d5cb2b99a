import { type Choice, selectDifferences } from '@sterna/spaces';
import { error, fail, redirect } from '@sveltejs/kit';
import { differencesPath, spaceTracePath } from '#lib/data-paths.ts';
import { CHOICES_TO_MAKE } from '#lib/own-data-text.ts';
import { formText } from '#lib/server/form-text.ts';
import { differenceFilter, differenceQuery } from '#lib/server/own-data/difference-filter.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const ON_A_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { searchParams } = event.url;
  const filter = differenceFilter(searchParams);
  const { ownData } = workbench().spaces;
  const every = await answered(ownData.differences(signedIn, space));
  const all = isRefused(every) ? [] : every;
  const rows = selectDifferences(all, filter);
  const page = Math.max(1, Number(/^\d{1,4}$/.exec(searchParams.get('page') ?? '')?.[0] ?? 1));
  const indicators = [...new Set(all.map(({ figure }) => figure.indicator))].sort();
  return {
    rows: rows.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE),
    total: rows.length,
    page,
    hasMore: rows.length > page * ON_A_PAGE,
    filter,
    query: differenceQuery(filter),
    indicators,
    years: [...new Set(all.map(({ figure }) => figure.period.slice(0, 4)))].sort().reverse(),
    uneven: await ownData.unevenTotals(signedIn, space),
    titles: await ownTitles(indicators, workbench().evidence),
    said: searchParams.get('said'),
  };
};

export const actions: Actions = {
  choose: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    const form = await event.request.formData();
    const choice: Choice | undefined = CHOICES_TO_MAKE.find((each) => each === formText(form, 'choice'));
    if (!choice) error(400, 'no such choice');
    const at = { key: formText(form, 'key').slice(0, 400), unit: formText(form, 'unit').slice(0, 40) };
    const reason = formText(form, 'reason');
    const { language } = event.locals;
    const done = await answered(workbench().spaces.ownData.choose(signedIn, space, at, choice, reason), ['invalid']);
    if (isRefused(done)) return fail(400, { ...at, choice });
    const back = formText(form, 'back') === 'trace' && choice !== 'hidden';
    const page = back ? spaceTracePath(language, space.code, at.key) : differencesPath(language, space.code);
    redirect(303, `${page}?said=chosen`);
  },
};
