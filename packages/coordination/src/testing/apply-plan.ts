import type { DirectoryPlan } from '../csv/plan.ts';
import type { Directory, Holding, Post } from '../directory/directory.ts';

/** The directory that a plan makes of an empty one. Ids below zero stay as they are. */
export function builtFrom(plan: DirectoryPlan): Directory {
  const holdingsOf = (post: number): readonly Holding[] =>
    plan.holdings
      .filter(({ fields }) => fields.post === post)
      .map(({ id, fields: { post: _post, ...fields } }) => ({ ...fields, id, accountName: null }));
  return {
    institutions: plan.institutions.map(({ id, fields }) => ({ ...fields, id, isDeleted: false })),
    posts: plan.posts.map(({ id, fields }): Post => ({ ...fields, id, isDeleted: false, holdings: holdingsOf(id) })),
    responsibilities: plan.responsibilities.map(({ fields }) => fields),
  };
}
