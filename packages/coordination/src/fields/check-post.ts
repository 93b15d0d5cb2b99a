import { SECTORS } from '@sterna/vocabulary';
import type { Post, PostFields } from '../directory/directory.ts';
import { POST_KINDS, type PostKind } from '../directory/terms.ts';
import { likeness, tidyLine } from '../directory/tidy.ts';
import { type DirectoryFinding, type FindingParts, findingOf } from '../texts/finding.ts';
import { type FieldRead, readText } from './draft.ts';
import { choicesOf, findPostKind, findSectorCode } from './terms.ts';

/** A post as a form hands it in. */
export interface PostDraft {
  readonly kind: string;
  readonly title: string;
  /** Code of a sector; empty for the whole of the space. */
  readonly sector: string;
}

export interface CheckedPost {
  readonly fields: PostFields;
  readonly findings: readonly DirectoryFinding[];
}

/** What tells a post from all others of a space. */
export function postKey({ kind, title, sector }: PostFields): string {
  return JSON.stringify([kind, sector, likeness(title)]);
}

export function readPostKind(text: string): FieldRead<PostKind> {
  const found = findPostKind(text);
  if (found) return { value: found, problems: [] };
  const values = { value: tidyLine(text).slice(0, 80), choices: choicesOf(POST_KINDS) };
  return { value: 'focal point', problems: [{ rule: 'post-kind-unknown', values }] };
}

/** The sector of a post; an empty text stands for the whole of the space. */
export function readPostSector(text: string): FieldRead<string | null> {
  const tidy = tidyLine(text);
  const found = tidy === '' ? null : findSectorCode(tidy);
  if (found !== undefined) return { value: found, problems: [] };
  const values = { value: tidy.slice(0, 80), choices: choicesOf(SECTORS) };
  return { value: null, problems: [{ rule: 'sector-unknown', values }] };
}

/** Checks a post that is entered or changed. @param id of the one that is changed */
export function checkPost(draft: PostDraft, posts: readonly Post[], id?: number): CheckedPost {
  const parts: FindingParts[] = [];
  const take = <Value>(where: string, { value, problems }: FieldRead<Value>): Value => {
    for (const problem of problems) parts.push({ where, ...problem });
    return value;
  };
  const fields: PostFields = {
    kind: take('kind', readPostKind(draft.kind)),
    title: take('title', readText(draft.title, 'title')),
    sector: take('sector', readPostSector(draft.sector)),
  };
  const isTaken = posts.some((post) => post.id !== id && !post.isDeleted && postKey(post) === postKey(fields));
  if (isTaken && parts.length === 0) parts.push({ rule: 'post-taken', where: 'title' });
  return { fields, findings: parts.map(findingOf) };
}
