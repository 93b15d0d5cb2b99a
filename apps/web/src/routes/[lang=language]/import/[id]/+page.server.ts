import type { ImportJob } from '@sterna/evidence';
import type { ReadOptions } from '@sterna/statistics';
import { findingIn } from '@sterna/statistics/finding-texts';
import { error, fail, redirect } from '@sveltejs/kit';
import { isUnderWay } from '#lib/import-text.ts';
import { importJobPath, importPath } from '#lib/paths.ts';
import { codeTitles } from '#lib/server/code-titles.ts';
import { importRightOf, noteImport, noteImported, uploaderNames } from '#lib/server/import-access.ts';
import { jobOf } from '#lib/server/import-jobs.ts';
import { countriesOf, indicatorChoices, releasesOf, sourceChoices } from '#lib/server/import-view.ts';
import { mappingsFitting } from '#lib/server/mapping-view.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { proposedIndicator } from '#lib/server/proposed-indicator.ts';
import { structureCountsOf } from '#lib/server/structure-counts.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** What can be chosen when a file is to be read otherwise; nothing of it is needed while something is under way. */
async function choicesFor(job: ImportJob, language: App.Locals['language']) {
  const mappings = await workbench().evidence.mappings();
  return {
    indicators: indicatorChoices(language),
    sources: await sourceChoices(language),
    mappings: mappings.flatMap(({ name }) => (name === undefined ? [] : [name])),
    fitting: await mappingsFitting(job.id, mappings),
    proposed: job.preview?.needs === 'indicator' ? await proposedIndicator(job) : undefined,
  };
}

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const job = await jobOf(params.id);
  if (job.state === 'unpacked') redirect(303, `${importPath(locals.language)}?archive=${job.id}`);
  // From here a person goes on to pages that show what came in: those kept from before are forgotten now.
  if (job.state === 'imported') await workbench().pages.refresh();
  // While something is under way nothing of it is shown: the database may be busy with it.
  const preview = isUnderWay(job.state) ? undefined : job.preview;
  const sample = preview?.sample ?? [];
  const largest = (preview?.changes?.largest ?? []).map(({ observation }) => observation);
  const shown = [...largest, ...sample];
  return {
    job,
    by: (await uploaderNames(await importRightOf(event), [job])).get(job.by ?? ''),
    findings: (job.report?.findings ?? job.preview?.findings ?? []).map((each) => findingIn(each, locals.language)),
    titles: {
      ...(await ownTitles(
        shown.map(({ indicator }) => indicator),
        workbench().evidence,
      )),
      ...preview?.names?.indicators,
    },
    named: codeTitles(preview?.names, locals.language),
    structures: isUnderWay(job.state) ? undefined : await structureCountsOf(job),
    releases: job.state === 'imported' ? await releasesOf(job) : [],
    countries: countriesOf(sample),
    choices: isUnderWay(job.state) ? undefined : await choicesFor(job, locals.language),
  };
};

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What a person says of a file in the form, or which field of it cannot be taken. */
async function optionsIn(form: FormData): Promise<ReadOptions | { readonly invalid: 'dated' | 'source' }> {
  const [source, version, dated] = ['source', 'version', 'dated'].map((name) => textIn(form, name));
  // A code that somebody has written says more than what was proposed in the list.
  const indicator = textIn(form, 'indicator-code').slice(0, 80) || textIn(form, 'indicator');
  if (dated && Number.isNaN(Date.parse(`${dated}T00:00:00Z`))) return { invalid: 'dated' };
  if (dated && !/^\d{4}-\d{2}-\d{2}$/.test(dated)) return { invalid: 'dated' };
  if (source && !/^[A-Z][A-Z0-9_]{1,63}$/.test(source)) return { invalid: 'source' };
  const name = textIn(form, 'mapping');
  const mapping = (await workbench().evidence.mappings()).find((each) => each.name === name);
  return {
    ...(indicator && { indicator }),
    ...(source && { source }),
    ...(version && { version: version.slice(0, 200) }),
    ...(dated && { dated }),
    ...(name !== '' && mapping && { mapping }),
  };
}

/** Does something to a job; a job that has gone, or moved on in the meantime, is shown as it stands now. */
async function act(id: string, doIt: () => Promise<unknown>, goOn: string): Promise<never> {
  await jobOf(id);
  try {
    await doIt();
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && /^(?:job|import)-/.test(String(problem.code))))
      throw problem;
  }
  redirect(303, goOn);
}

export const actions: Actions = {
  confirm: async (event) => {
    const { params, locals } = event;
    const confirm = async (): Promise<void> =>
      noteImported(event, await workbench().evidence.imports.confirm(params.id));
    return act(params.id, confirm, importJobPath(locals.language, params.id));
  },
  discard: async (event) => {
    const { params, locals } = event;
    const { file } = await jobOf(params.id);
    const discard = async (): Promise<void> => {
      await workbench().evidence.imports.remove(params.id);
      await noteImport(event, 'discarded', 'import_job', params.id, { file });
    };
    return act(params.id, discard, importPath(locals.language));
  },
  reread: async ({ params, locals, request }) => {
    const options = await optionsIn(await request.formData());
    if ('invalid' in options) return fail(400, { invalid: options.invalid });
    const path = importJobPath(locals.language, params.id);
    return act(params.id, () => workbench().evidence.imports.reread(params.id, options), path);
  },
  again: async ({ params, locals }) => {
    const job = await workbench().evidence.imports.find(params.id);
    if (!job) error(404);
    const path = importJobPath(locals.language, params.id);
    return act(params.id, () => workbench().evidence.imports.reread(params.id, job.options), path);
  },
};
