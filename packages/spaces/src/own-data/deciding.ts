import type { Actor } from '@sterna/store';
import {
  type ContributionState,
  decideContribution,
  readContributionFigures,
  readContributions,
  readToDecide,
  type StoredContribution,
} from '@sterna/store/own-data';
import { Refusal } from '../refusal.ts';
import { changesOf } from './bringing.ts';
import { takeContributionFile } from './contribution-file.ts';
import type { OwnData, OwnDataPlace } from './own-data.ts';
import { checkedId, type OwnDataRoom } from './own-data-room.ts';

/** Figures of a contribution on one page. */
export const FIGURES_ON_A_PAGE = 200;

type Deciding = Pick<OwnData, 'list' | 'find' | 'file' | 'accept' | 'decline' | 'withdraw' | 'waiting'>;

/** Deciding on contributions: their owner accepts or declines, whoever brought them may take them back. */
export function decidingOf(room: OwnDataRoom): Deciding {
  const known = async (actor: Actor, space: OwnDataPlace, id: number): Promise<StoredContribution> => {
    const [found] = await room.act(actor, (session) => readContributions(session, space.id, { id: checkedId(id) }));
    if (!found) throw new Refusal('not-found', 'There is no such contribution.');
    return found;
  };
  const decide = async (
    actor: Actor,
    space: OwnDataPlace,
    id: number,
    to: Exclude<ContributionState, 'proposed'>,
    reason: string,
  ): Promise<void> => {
    const from: readonly ContributionState[] = to === 'withdrawn' ? ['proposed', 'accepted'] : ['proposed'];
    const found = await known(actor, space, id);
    const may = to === 'withdrawn' ? mayWithdraw(found) : found.mayDecide;
    if (!may && from.includes(found.state)) throw new Refusal('not-allowed', 'That is for the owner to decide.');
    if (!from.includes(found.state)) throw new Refusal('moved-on', `The contribution is ${found.state}.`);
    const at = { space: space.id, contribution: id };
    const text = reason.trim().slice(0, 4000);
    const done = await room.act(actor, (session) => decideContribution(session, at, to, { from, reason: text }));
    if (!done) throw new Refusal('moved-on', 'Somebody has decided on it meanwhile.');
  };
  return {
    list: (actor, space, filter) => room.act(actor, (session) => readContributions(session, space.id, filter)),
    find: async (actor, space, id, from = 0) => {
      const contribution = await known(actor, space, id);
      const figures = await room.act(actor, (session) =>
        readContributionFigures(session, space.id, id, { from, count: FIGURES_ON_A_PAGE }),
      );
      const isOpen = contribution.state === 'proposed';
      const all = isOpen ? await room.act(actor, (session) => readContributionFigures(session, space.id, id)) : [];
      return {
        contribution,
        figures,
        ...(isOpen && { changes: await changesOf(room, actor, space, all) }),
        mayWithdraw: mayWithdraw(contribution),
      };
    },
    file: (actor, space, id) => takeContributionFile(room, actor, space, id),
    accept: (actor, space, id, reason) => decide(actor, space, id, 'accepted', reason),
    decline: async (actor, space, id, reason) => {
      if (reason.trim() === '') throw new Refusal('invalid', 'A reason is to be said.');
      await decide(actor, space, id, 'declined', reason);
    },
    withdraw: (actor, space, id, reason) => decide(actor, space, id, 'withdrawn', reason),
    waiting: (actor) => room.act(actor, readToDecide),
  };
}

/** What waits may be taken back by whoever brought it; what is in force, by those who decide on it too. */
function mayWithdraw({ state, isMine, mayDecide }: StoredContribution): boolean {
  return (state === 'proposed' && isMine) || (state === 'accepted' && (isMine || mayDecide));
}
