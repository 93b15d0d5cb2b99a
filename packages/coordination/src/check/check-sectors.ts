import { SECTORS } from '@sterna/vocabulary';
import type { Directory, Post } from '../directory/directory.ts';
import { holdersOn } from '../directory/holdings.ts';
import { postName } from '../directory/names.ts';
import { type DirectoryFinding, findingOf } from '../texts/finding.ts';

function focalPointsOf(posts: readonly Post[], sector: string | null): readonly Post[] {
  return posts.filter((post) => post.kind === 'focal point' && post.sector === sector);
}

/** The four priority sectors, and those that an institution of the directory works in or a focal point is for. */
function sectorsToLookAt({ institutions, posts }: Directory): typeof SECTORS {
  const worked = new Set<string | null>(institutions.flatMap(({ isDeleted, sectors }) => (isDeleted ? [] : sectors)));
  for (const { kind, sector } of posts) if (kind === 'focal point') worked.add(sector);
  return SECTORS.filter(({ code, priority }) => priority || worked.has(code));
}

/** Sectors without a focal point, and deputies of none. */
export function checkSectors(directory: Directory, today: string): readonly DirectoryFinding[] {
  const { posts } = directory;
  const sectors = sectorsToLookAt(directory).flatMap(({ code, name }) => {
    const own = focalPointsOf(posts, code);
    if (own.some(({ holdings }) => holdersOn(holdings, today).length > 0)) return [];
    const [vacant] = own;
    return findingOf({
      rule: 'sector-without-focal-point',
      variant: vacant ? 'vacant' : 'none',
      values: { sector: { name } },
      about: vacant ? { post: vacant.id } : { subject: 'sector', code },
    });
  });
  const deputies = posts.flatMap((post) => {
    if (post.kind !== 'deputy' || focalPointsOf(posts, post.sector).length > 0) return [];
    const sector = SECTORS.find(({ code }) => code === post.sector);
    return findingOf({
      rule: 'deputy-without-focal-point',
      variant: sector ? 'sector' : 'whole',
      values: { post: { name: postName(post) }, ...(sector && { sector: { name: sector.name } }) },
      about: { post: post.id },
    });
  });
  return [...sectors, ...deputies];
}
