import type { Directory, SubjectTerm } from '../directory/directory.ts';
import type { DirectoryFinding, Severity } from '../texts/finding.ts';
import { checkInstitutions } from './check-institutions.ts';
import { checkOwners } from './check-owners.ts';
import { checkPosts } from './check-posts.ts';
import { checkSectors } from './check-sectors.ts';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * What is to be mended in a directory: sectors, posts and holders first, then institutions, then what nobody owns.
 * Deleted institutions and posts count for nothing. Nothing is found in a directory where nothing has been entered yet.
 *
 * @param today ISO date
 * @param subjects all that somebody should answer for
 */
export function checkDirectory(
  directory: Directory,
  today: string,
  subjects: readonly SubjectTerm[],
): readonly DirectoryFinding[] {
  const live = {
    ...directory,
    posts: directory.posts.filter(({ isDeleted }) => !isDeleted),
  };
  if (live.posts.length === 0 && live.institutions.every(({ isDeleted }) => isDeleted)) return [];
  const findings = [
    ...checkSectors(live, today),
    ...checkPosts(live, today),
    ...checkInstitutions(live),
    ...checkOwners(live, subjects),
  ];
  return findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
