import { computedFrom, type DraftBasis, Refusal } from '@sterna/spaces';
import type { Finding } from '@sterna/statistics';
import { type FindingInLanguage, findingIn } from '@sterna/statistics/finding-texts';
import { fail, redirect } from '@sveltejs/kit';
import { contributionPath, dataPath, draftPath } from '#lib/data-paths.ts';
import { adviceText } from '#lib/mapping-advice.ts';
import { formText } from '#lib/server/form-text.ts';
import { indicatorChoices } from '#lib/server/import-view.ts';
import { detailsIn, fieldsIn } from '#lib/server/own-data/contribution-form.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Figures shown of a file; all of them are sent. */
const SAMPLE = 20;
const TABLES = new Set(['csv', 'xlsx', 'zip']);

/** Of what is not understood, a person can say on the page of the columns what it means. */
const WORD_RULES = new Set(['unknown-indicator', 'no-such-indicator', 'unknown-sex', 'unknown-place', 'not-a-period']);

/** Says how something is mended on the page of the columns, where the file is read by what stands there. */
function inForm(shown: FindingInLanguage, finding: Finding, basis: DraftBasis): FindingInLanguage {
  const advice = basis === 'known' ? undefined : adviceText(finding);
  return advice === undefined ? shown : { ...shown, message: advice };
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { language } = event.locals;
  const { ownData } = workbench().spaces;
  const view = await answered(ownData.view(signedIn, space, event.params.draft));
  if (isRefused(view)) redirect(303, dataPath(language, space.code));
  const { draft, read, figures, changes, findings } = view;
  const shown = [...figures.slice(0, SAMPLE), ...changes.largest.map(({ figure }) => figure)];
  const { bringable } = await ownData.standing(signedIn, space);
  return {
    draft: { id: draft.id, name: draft.name, size: draft.size, basis: draft.basis, indicator: draft.options.indicator },
    file: { reader: read.reader, format: read.format, sha256: read.sha256 },
    needs: read.needs,
    isTable: read.format !== undefined && TABLES.has(read.format),
    count: figures.length,
    sample: figures.slice(0, SAMPLE),
    changes,
    findings: findings.map((each) => inForm(findingIn(each, language), each, draft.basis)),
    hasUnknownWords: findings.some(({ rule }) => WORD_RULES.has(rule)),
    place: space.place,
    titles: await ownTitles(
      shown.map(({ indicator }) => indicator),
      workbench().evidence,
    ),
    indicators: indicatorChoices(language).filter(
      ({ code }) => bringable.includes(code) && computedFrom(code).length === 0,
    ),
  };
};

export const actions: Actions = {
  send: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    const details = detailsIn(await event.request.formData());
    let sent = 0;
    try {
      sent = await workbench().spaces.ownData.bringFile(signedIn, space, event.params.draft, details);
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'invalid') await answered(Promise.reject(thrown));
      else return fail(400, { details, wrong: fieldsIn(thrown) });
    }
    redirect(303, `${contributionPath(event.locals.language, space.code, sent)}?said=sent`);
  },
  reread: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    const indicator = formText(await event.request.formData(), 'indicator').slice(0, 80);
    const { draft: id } = event.params;
    const { ownData } = workbench().spaces;
    await answered(
      ownData.draft(signedIn, space, id).then(({ options }) => {
        const { indicator: _before, ...rest } = options;
        return ownData.readOtherwise(signedIn, space, id, indicator === '' ? rest : { ...rest, indicator });
      }),
    );
    redirect(303, draftPath(event.locals.language, space.code, id));
  },
  discard: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    await answered(workbench().spaces.ownData.discard(signedIn, space, event.params.draft));
    redirect(303, `${dataPath(event.locals.language, space.code)}?said=discarded`);
  },
};
