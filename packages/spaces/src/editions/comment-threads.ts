import { plainTextOf } from '@sterna/profile';
import type { StoredComment } from '@sterna/store/editions';
import type { Language } from '@sterna/vocabulary';
import type { Comment } from './edition-views.ts';

/** What the acting account may do in the section. */
interface Rights {
  readonly writes: boolean;
  readonly keeps: boolean;
}

/**
 * Comments with their replies, the oldest first. Deleted ones are left out for those who may not restore them.
 *
 * @param body of the text that the section has now
 */
export function commentThreads(stored: readonly StoredComment[], body: string, rights: Rights): readonly Comment[] {
  const text = oneLine(plainTextOf(body));
  const shown = stored.filter((comment) => !comment.deletedAt || comment.isMine || rights.keeps);
  const repliesOf = Map.groupBy(shown, ({ replyTo }) => replyTo);
  const asComment = ({ isMine, replyTo: _replyTo, ...comment }: StoredComment): Comment => ({
    ...comment,
    language: comment.language as Language,
    isPassageThere: text.includes(oneLine(comment.quote)),
    maySettle: isMine || rights.writes,
    mayDelete: isMine || rights.keeps,
    replies: (repliesOf.get(comment.id) ?? []).map(asComment),
  });
  return (repliesOf.get(null) ?? []).map(asComment);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
