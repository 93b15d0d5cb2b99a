import { workbench } from '#lib/server/workbench.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  origin: workbench().origin,
  mayImport: workbench().access.isPossible,
  // Known on the pages of those who sign in alone: the others are kept, and the same for everybody.
  signedInAs: locals.signedIn?.name,
});
