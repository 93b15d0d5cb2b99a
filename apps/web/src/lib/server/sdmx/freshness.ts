import { createHash } from 'node:crypto';

/** The state of the data that an answer is made from. */
export interface DataState {
  /** Changes whenever the data do. */
  readonly version: string;
  /** When they last changed, at the latest; milliseconds since 1970. */
  readonly changed: number;
}

/** What makes an answer another one: its address and what was negotiated. */
export interface AnswerIdentity {
  readonly path: string;
  readonly search: string;
  readonly format: string;
  readonly languages: readonly string[];
}

/** Headers that name the state of an answer. Its tag is weak: it stands for every compression of it. */
export function freshnessHeaders(state: DataState, identity: AnswerIdentity): Record<string, string> {
  const { path, search, format, languages } = identity;
  const text = JSON.stringify([state.version, path, search, format, languages]);
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  return {
    etag,
    'last-modified': new Date(state.changed).toUTCString(),
    'cache-control': 'public, max-age=0, must-revalidate',
  };
}

/** Whether the client has the answer already (RFC 9110, 13.1): by tag, or else by date. */
export function isKnown(asked: Headers, headers: Readonly<Record<string, string>>): boolean {
  const tags = asked.get('if-none-match');
  const plain = (tag: string): string => tag.trim().replace(/^W\//, '');
  if (tags !== null) {
    return tags.trim() === '*' || tags.split(',').some((tag) => plain(tag) === plain(headers['etag'] ?? ''));
  }
  // Clients write the date in other ways than the standard's too; what can be read as a moment is taken.
  const since = Date.parse(asked.get('if-modified-since') ?? '');
  const changed = Date.parse(headers['last-modified'] ?? '');
  return !Number.isNaN(since) && !Number.isNaN(changed) && changed <= since;
}
