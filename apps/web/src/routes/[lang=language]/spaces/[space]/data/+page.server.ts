import type { ContributionState } from '@sterna/spaces';
import { CONTRIBUTION_STATES } from '#lib/own-data-text.ts';
import { listPage } from '#lib/server/list-page.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

function filterIn(query: URLSearchParams): { state?: ContributionState; indicator?: string; person?: string } {
  const state = CONTRIBUTION_STATES.find((each) => each === query.get('state'));
  const [indicator = '', person = ''] = [query.get('indicator')?.slice(0, 80), query.get('person')?.slice(0, 80)];
  return { ...(state && { state }), ...(indicator && { indicator }), ...(person && { person }) };
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { ownData } = workbench().spaces;
  const filter = filterIn(event.url.searchParams);
  const [all, standing, drafts] = await Promise.all([
    answered(ownData.list(signedIn, space)),
    ownData.standing(signedIn, space),
    ownData.drafts(signedIn, space),
  ]);
  const list = 'refused' in all ? [] : all;
  const fits = (one: (typeof list)[number]): boolean =>
    (filter.state === undefined || one.state === filter.state) &&
    (filter.indicator === undefined || one.indicators.includes(filter.indicator)) &&
    (filter.person === undefined || one.broughtBy.id === filter.person);
  const { shown, page } = listPage(list.filter(fits), event.url.searchParams);
  const indicators = [...new Set(list.flatMap((one) => one.indicators))].sort();
  return {
    contributions: shown,
    page,
    isEmpty: list.length === 0,
    waiting: list.filter(({ state, mayDecide }) => state === 'proposed' && mayDecide),
    indicators,
    titles: await ownTitles(indicators, workbench().evidence),
    people: [...new Map(list.map(({ broughtBy }) => [broughtBy.id, broughtBy])).values()],
    filter,
    drafts: drafts.map(({ id, name }) => ({ id, name })),
    mayBring: standing.bringable.length > 0,
    said: event.url.searchParams.get('said'),
  };
};
