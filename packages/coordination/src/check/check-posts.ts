import { SECTORS } from '@sterna/vocabulary';
import type { Directory, Holding, Post } from '../directory/directory.ts';
import { dayAfter, holdersOn, inOrderOfTime, yearsBefore } from '../directory/holdings.ts';
import type { Institution } from '../directory/institution.ts';
import { institutionSlot, postName } from '../directory/names.ts';
import { likeness } from '../directory/tidy.ts';
import { type DirectoryFinding, type FindingParts, findingOf, type SlotValue } from '../texts/finding.ts';

/** Changes of holder within `YEARS` from which on a post is spoken of. */
const OFTEN = 3;
const YEARS = 2;
/** Days ahead in which a post that falls vacant is spoken of. */
const SOON = 60;

interface Seen {
  readonly post: Post;
  readonly posts: readonly Post[];
  readonly today: string;
  readonly institutions: ReadonlyMap<number, Institution>;
}

type Rule = (seen: Seen) => readonly Omit<FindingParts, 'about'>[];

const RULES: readonly Rule[] = [changedOften, vacant, soonVacant, twoAtOnce, whereItSits, outOfReach];

/** What is to be mended about posts and those who hold them. */
export function checkPosts({ posts, institutions }: Directory, today: string): readonly DirectoryFinding[] {
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  return posts.flatMap((post) =>
    RULES.flatMap((rule) => rule({ post, posts, today, institutions: byId })).map((parts) =>
      findingOf({ ...parts, values: { post: { name: postName(post) }, ...parts.values }, about: { post: post.id } }),
    ),
  );
}

function isAnother(before: Holding, after: Holding): boolean {
  if (before.account !== null && before.account === after.account) return false;
  return likeness(before.holder) !== likeness(after.holder) || before.holder === '';
}

/** First days of those who followed another holder; whoever held a post first changed nothing. */
function changesOf(post: Post): readonly string[] {
  const order = inOrderOfTime(post.holdings);
  return order.flatMap((holding, index) => {
    const before = order[index - 1];
    return before && isAnother(before, holding) ? [holding.began] : [];
  });
}

function changedOften({ post, today }: Seen): ReturnType<Rule> {
  const since = yearsBefore(today, YEARS);
  const changes = changesOf(post).filter((day) => day > since && day <= today);
  const last = changes.at(-1);
  if (changes.length < OFTEN || last === undefined) return [];
  return [{ rule: 'post-changed-often', values: { count: changes.length, date: { date: last } } }];
}

/** Whether the vacancy of a post is the want of its sector, which is spoken of instead. */
function isSectorsWant({ post, posts, today }: Seen): boolean {
  if (post.kind !== 'focal point' || post.sector === null) return false;
  const own = posts.filter(({ kind, sector }) => kind === 'focal point' && sector === post.sector);
  return own[0]?.id === post.id && own.every(({ holdings }) => holdersOn(holdings, today).length === 0);
}

function vacant(seen: Seen): ReturnType<Rule> {
  const { post, today } = seen;
  if (isSectorsWant(seen) || holdersOn(post.holdings, today).length > 0) return [];
  const lasts = post.holdings.flatMap(({ ended }) => (ended !== null && ended < today ? [ended] : [])).toSorted();
  const last = lasts.at(-1);
  if (last === undefined) return [{ rule: 'post-vacant', variant: 'never' }];
  return [{ rule: 'post-vacant', variant: 'since', values: { date: { date: dayAfter(last) } } }];
}

function soonVacant({ post, today }: Seen): ReturnType<Rule> {
  const holders = holdersOn(post.holdings, today);
  const last = holders
    .map(({ ended }) => ended ?? '9999')
    .toSorted()
    .at(-1);
  if (last === undefined || last > dayAfter(today, SOON)) return [];
  const isFollowed = post.holdings.some(({ began }) => began > today && began <= dayAfter(last));
  return isFollowed ? [] : [{ rule: 'post-soon-vacant', values: { date: { date: last } } }];
}

function holderSlot({ holder }: Holding, seen: Seen, institution: number): SlotValue {
  const sits = seen.institutions.get(institution);
  return holder === '' && sits ? institutionSlot(sits) : holder;
}

/** The newest time in which two held a post. One day in common is the day of handing over. */
function twoAtOnce(seen: Seen): ReturnType<Rule> {
  const order = inOrderOfTime(seen.post.holdings);
  const overlaps = order.flatMap((second, index) =>
    order.slice(0, index).flatMap((first) => {
      const lasts = [first.ended, second.ended].filter((day) => day !== null).toSorted();
      const [until = null] = lasts;
      const isBoth = until === null || until > second.began || first.began === second.began;
      return isBoth && (first.ended === null || first.ended >= second.began) ? [{ first, second, until }] : [];
    }),
  );
  const newest = overlaps.at(-1);
  if (!newest) return [];
  const { first, second, until } = newest;
  const values = {
    date: { date: second.began },
    first: holderSlot(first, seen, first.institution),
    second: holderSlot(second, seen, second.institution),
  };
  if (until === null || until >= seen.today) return [{ rule: 'two-holders-at-once', variant: 'open', values }];
  return [{ rule: 'two-holders-at-once', variant: 'closed', values: { ...values, until: { date: until } } }];
}

function whereItSits({ post, today, institutions }: Seen): ReturnType<Rule> {
  return holdersOn(post.holdings, today).flatMap((holding) => {
    const institution = institutions.get(holding.institution);
    if (!institution) return [];
    const values = { institution: institutionSlot(institution) };
    if (institution.isDeleted) return [{ rule: 'post-in-deleted-institution', values }];
    const sector = SECTORS.find(({ code }) => code === post.sector);
    if (!sector || institution.sectors.length === 0 || institution.sectors.includes(sector.code)) return [];
    return [{ rule: 'post-outside-sector', values: { ...values, sector: { name: sector.name } } }];
  });
}

function outOfReach(seen: Seen): ReturnType<Rule> {
  return holdersOn(seen.post.holdings, seen.today).flatMap((holding) => {
    const institution = seen.institutions.get(holding.institution);
    if (!institution || holding.account !== null || holding.contact !== '') return [];
    if (institution.email !== '' || institution.phone !== '') return [];
    const values = {
      holder: holderSlot(holding, seen, holding.institution),
      institution: institutionSlot(institution),
    };
    return [{ rule: 'holder-without-contact', values }];
  });
}
