import { computedFrom, type GridShape, gridRows, Refusal } from '@sterna/spaces';
import { findingIn } from '@sterna/statistics/finding-texts';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { contributionPath } from '#lib/data-paths.ts';
import { indicatorChoices } from '#lib/server/import-view.ts';
import { detailsIn, fieldsIn } from '#lib/server/own-data/contribution-form.ts';
import { cellsIn, gridChoice, gridShape, isProblem } from '#lib/server/own-data/grid-form.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** The grid that the address asks for, for those who may bring something. */
async function gridAt(
  event: RequestEvent,
  { signedIn, space }: InSpace,
): Promise<{
  bringable: readonly string[];
  computed: readonly string[];
  place: string;
  grid: ReturnType<typeof gridShape>;
}> {
  const { bringable: all, place } = await workbench().spaces.ownData.standing(signedIn, space);
  if (all.length === 0 || place === null) error(403, 'nothing to bring');
  const bringable = all.filter((code) => computedFrom(code).length === 0);
  return {
    bringable,
    computed: all.filter((code) => !bringable.includes(code)),
    place,
    grid: gridShape(gridChoice(event.url.searchParams), bringable, place),
  };
}

export const load: PageServerLoad = async (event) => {
  const inSpace = await requireSpace(event);
  const { bringable, computed, place, grid } = await gridAt(event, inSpace);
  const { url, locals } = event;
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  return {
    choice: gridChoice(query),
    query: query.toString(),
    place,
    indicators: indicatorChoices(locals.language).filter(({ code }) => bringable.includes(code)),
    computed: indicatorChoices(locals.language)
      .filter(({ code }) => computed.includes(code))
      .map(({ code, name }) => ({ code, name, from: computedFrom(code).filter((each) => bringable.includes(each)) })),
    ...(isProblem(grid) || query.has('change')
      ? { problem: isProblem(grid) && query.has('years') ? grid : undefined }
      : { grid: { rows: gridRows(grid), years: grid.years, isBySex: grid.sexes.length > 1 } }),
  };
};

/** What a form holds, with the grid that its address asks for. */
async function filledIn(
  event: RequestEvent,
): Promise<
  InSpace & { readonly shape: GridShape; readonly form: FormData; readonly cells: ReturnType<typeof cellsIn> }
> {
  const inSpace = await requireSpace(event);
  const { grid } = await gridAt(event, inSpace);
  if (isProblem(grid)) error(400, 'no grid');
  const form = await event.request.formData();
  return { ...inSpace, shape: grid, form, cells: cellsIn(form, grid) };
}

export const actions: Actions = {
  check: async (event) => {
    const { signedIn, space, shape, form, cells } = await filledIn(event);
    const { language } = event.locals;
    const checked = await answered(workbench().spaces.ownData.checkGrid(signedIn, space, shape, cells, language));
    if (isRefused(checked)) error(400, 'no grid');
    const isClean = checked.findings.every(({ severity }) => severity !== 'error');
    return {
      cells,
      details: detailsIn(form),
      wrong: checked.figures.length === 0 && checked.findings.length === 0 ? ['figures'] : [],
      findings: checked.findings.map((each) => findingIn(each, language)),
      changes: isClean && checked.figures.length > 0 ? checked.changes : undefined,
    };
  },
  send: async (event) => {
    const { signedIn, space, shape, form, cells } = await filledIn(event);
    const { language } = event.locals;
    const details = detailsIn(form);
    let sent = 0;
    try {
      sent = await workbench().spaces.ownData.bringGrid(signedIn, space, shape, cells, language, details);
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'invalid') await answered(Promise.reject(thrown));
      else {
        const findings = thrown.findings.filter(({ at }) => at).map((each) => findingIn(each, language));
        const wrong = findings.length > 0 ? [] : fieldsIn(thrown);
        return fail(400, { cells, details, wrong, findings, changes: undefined });
      }
    }
    redirect(303, `${contributionPath(language, space.code, sent)}?said=sent`);
  },
};
