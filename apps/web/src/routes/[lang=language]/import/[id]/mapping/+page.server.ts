import { findingText } from '@sterna/statistics/finding-texts';
import { checkMapping, type Mapping } from '@sterna/statistics/mapping';
import { error, fail, redirect } from '@sveltejs/kit';
import { importJobPath } from '#lib/paths.ts';
import { noteImport } from '#lib/server/import-access.ts';
import { jobOf } from '#lib/server/import-jobs.ts';
import { indicatorChoices, sourceChoices } from '#lib/server/import-view.ts';
import { mappingIn } from '#lib/server/mapping-form.ts';
import { mappingView } from '#lib/server/mapping-view.ts';
import { proposedIndicator } from '#lib/server/proposed-indicator.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const job = await jobOf(params.id);
  const { evidence } = workbench();
  const path = await evidence.imports.pathOf(job.id);
  if (path === undefined) error(404);
  const kept = await evidence.mappings();
  const wanted = url.searchParams.get('use');
  const chosen = wanted === null ? undefined : kept.find(({ name }) => name === wanted);
  const said = locals.mapping ?? chosen ?? job.options.mapping;
  const view = await mappingView(path, { said, kept });
  const isUntold =
    'mapping' in view && view.findings.some(({ rule, where }) => rule === 'mapping-untold' && where === 'INDICATOR');
  return {
    job: { id: job.id, file: job.file },
    view,
    texts: view.findings.map((finding) => findingText(finding, locals.language)),
    proposed: isUntold ? await proposedIndicator(job) : undefined,
    kept: kept.flatMap(({ name }) => (name === undefined ? [] : [name])),
    indicators: indicatorChoices(locals.language),
    sources: await sourceChoices(locals.language),
  };
};

const LARGEST_JSON = 256 * 1024;

/** The mapping in an uploaded JSON file. */
async function uploaded(form: FormData): Promise<Mapping | undefined> {
  const file = form.get('json');
  if (!(file instanceof File) || file.size > LARGEST_JSON) return undefined;
  try {
    return checkMapping(JSON.parse((await file.text()).replace(/^\uFEFF/, ''))).mapping;
  } catch {
    return undefined;
  }
}

export const actions: Actions = {
  show: async ({ request, locals }) => {
    locals.mapping = mappingIn(await request.formData());
    return { shown: true };
  },
  keep: async (event) => {
    const { request, locals } = event;
    const mapping = mappingIn(await request.formData());
    locals.mapping = mapping;
    const { name } = mapping;
    if (name === undefined) return fail(400, { problem: 'name' as const });
    if (!checkMapping(mapping).mapping) return fail(400, { problem: 'mapping' as const });
    await workbench().evidence.keepMapping({ ...mapping, name });
    await noteImport(event, 'kept-mapping', 'mapping', name, {});
    return { kept: name };
  },
  read: async ({ request, locals, params }) => {
    const mapping = mappingIn(await request.formData());
    locals.mapping = mapping;
    if (!checkMapping(mapping).mapping) return fail(400, { problem: 'mapping' as const });
    const job = await jobOf(params.id);
    await workbench().evidence.imports.reread(job.id, { ...job.options, mapping });
    redirect(303, importJobPath(locals.language, job.id));
  },
  upload: async ({ request, locals }) => {
    const mapping = await uploaded(await request.formData());
    if (!mapping) return fail(400, { problem: 'json' as const });
    locals.mapping = mapping;
    return { shown: true };
  },
  drop: async (event) => {
    const name = (await event.request.formData()).get('drop');
    if (typeof name === 'string') {
      await workbench().evidence.dropMapping(name);
      await noteImport(event, 'dropped-mapping', 'mapping', name.slice(0, 200), {});
    }
    return { dropped: true };
  },
};
