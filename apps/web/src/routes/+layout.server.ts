import { workbench } from '#lib/server/workbench.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  origin: workbench().origin,
  mayImport: workbench().access.isPossible,
});
