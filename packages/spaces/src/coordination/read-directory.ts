import type { Holding } from '@sterna/coordination';
import type { Session } from '@sterna/store';
import {
  type HoldingRow,
  type InstitutionRow,
  type PostRow,
  readHoldings,
  readInstitutions,
  readPeople,
  readPosts,
  readResponsibilities,
} from '@sterna/store/coordination';
import { LANGUAGES } from '@sterna/vocabulary';
import type { KeptDirectory, KeptInstitution, KeptPost } from './coordination.ts';

function institutionOf({ deletedAt, createdAt: _created, name, ...row }: InstitutionRow): KeptInstitution {
  const names = LANGUAGES.flatMap((language) => (name[language] ? [[language, name[language]]] : []));
  return { ...row, name: Object.fromEntries(names), isDeleted: deletedAt !== null };
}

function postOf(
  { deletedAt, createdAt: _created, ...row }: PostRow,
  holdings: readonly HoldingRow[],
  names: ReadonlyMap<string, string>,
): KeptPost {
  const holdingOf = ({
    deletedAt: _deleted,
    isRestorable: _restorable,
    post: _post,
    ...each
  }: HoldingRow): Holding => ({
    ...each,
    accountName: each.account === null ? null : (names.get(each.account) ?? null),
  });
  const own = holdings.filter(({ post }) => post === row.id);
  return {
    ...row,
    isDeleted: deletedAt !== null,
    holdings: own.filter((each) => each.deletedAt === null).map(holdingOf),
    deletedHoldings: own.filter(({ isRestorable }) => isRestorable).map(holdingOf),
  };
}

/** All of a space's directory, as the acting account sees it. */
export async function readDirectory(session: Session, space: number): Promise<KeptDirectory> {
  const institutions = await readInstitutions(session, space);
  const posts = await readPosts(session, space);
  const holdings = await readHoldings(session, space);
  const responsibilities = await readResponsibilities(session, space);
  const people = await readPeople(session, space);
  const names = new Map(people.map(({ account, name }) => [account, name]));
  const byPost = Map.groupBy(holdings, ({ post }) => post);
  return {
    institutions: institutions.map(institutionOf),
    posts: posts.map((post) => postOf(post, byPost.get(post.id) ?? [], names)),
    responsibilities,
    people,
  };
}
