import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async () => ({ sources: await workbench().evidence.sources() });
