import { checkDirectory } from '@sterna/coordination';
import { SUBJECT_TERMS } from '@sterna/spaces';
import { shownFindings } from '#lib/server/coordination/findings.ts';
import { requireDirectory, today } from '#lib/server/coordination/keepers.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { directory, space } = await requireDirectory(event);
  const findings = checkDirectory(directory, today(), SUBJECT_TERMS);
  return {
    findings: shownFindings(findings, event.locals.language, space.code),
    isEmpty: directory.institutions.length === 0 && directory.posts.length === 0,
  };
};
