import type { Evidence } from '@sterna/evidence';
import type { Actor } from '@sterna/store';
import { readMySpaces, type StoredSpace } from '@sterna/store/spaces';
import { type Acts, openActs } from './acts/acts.ts';
import { type Bin, openBin } from './bin/bin.ts';
import type { Coordination } from './coordination/index.ts';
import { openCoordination } from './coordination/open-coordination.ts';
import { type EditionChoices, editionChoices } from './editions/edition-choices.ts';
import type { EditionFiles } from './editions/edition-files.ts';
import type { Editions } from './editions/editions.ts';
import type { SpaceEvidence } from './editions/editions-room.ts';
import { openEditions } from './editions/open-editions.ts';
import type { InvitationMail } from './members/invite.ts';
import { type Members, openMembers } from './members/members.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { openOwnData } from './own-data/open-own-data.ts';
import type { OwnData } from './own-data/own-data.ts';
import { openPlaces } from './places/open-places.ts';
import type { Places } from './places/places.ts';
import { openPlans } from './plans/open-plans.ts';
import type { Plans } from './plans/plans.ts';
import { openPlanResults, type PlanResults } from './plans/results/plan-results.ts';
import { openToday, type Today } from './today/today.ts';
import { openSpaceTree, type SpaceTree } from './tree/space-tree.ts';

/** Country spaces: what members work on together. */
export interface Spaces {
  /** Spaces that an account has a role in. */
  mine(actor: Actor): Promise<readonly StoredSpace[]>;
  /** The space of a short name, when the account has a role in it. */
  find(actor: Actor, code: string): Promise<StoredSpace | undefined>;
  readonly tree: SpaceTree;
  readonly places: Places;
  readonly members: Members;
  readonly today: Today;
  readonly acts: Acts;
  readonly bin: Bin;
  readonly outbox: Outbox;
  readonly coordination: Coordination;
  readonly editions: Editions & EditionChoices & EditionFiles;
  readonly ownData: OwnData;
  readonly plans: Plans;
  readonly planResults: PlanResults;
}

export interface SpacesOptions {
  /** How invitations reach people; without it nobody can be invited. */
  readonly mail?: InvitationMail;
  /** Whether anybody may read what demonstration spaces have published; so unless told. */
  readonly isDemonstrationOpen?: boolean;
}

const NO_MAIL: InvitationMail = {
  makeToken: () => {
    throw new Error('the spaces were opened without a way to write letters');
  },
  send: () => Promise.reject(new Error('the spaces were opened without a way to write letters')),
};

export function openSpaces(
  evidence: Evidence,
  { mail = NO_MAIL, isDemonstrationOpen = true }: SpacesOptions = {},
): Spaces {
  const { store } = evidence;
  const ownData = openOwnData(evidence);
  const evidenceOf = (actor: Actor, space: number): ReturnType<OwnData['evidenceFor']> =>
    ownData.evidenceFor(actor, space);
  const planResults = openPlanResults({ evidence, evidenceOf });
  const withPolicies = (actor: Actor, space: number): SpaceEvidence => {
    const own = evidenceOf(actor, space);
    return {
      about: (place) => own.about(place),
      releases: () => own.releases(),
      files: (parts) => own.files(parts),
      version: () => own.version(),
      policies: (place) => planResults.policies({ reader: actor, space }, place),
    };
  };
  const foundation = { store, evidenceOf: withPolicies, isDemonstrationOpen };
  return {
    mine: (actor) => store.act(actor, (session) => readMySpaces(session)),
    find: async (actor, code) => {
      const [found] = await store.act(actor, (session) => readMySpaces(session, code));
      return found;
    },
    tree: openSpaceTree(store),
    places: openPlaces(store),
    members: openMembers(store, mail),
    today: openToday(store),
    acts: openActs(store),
    bin: openBin(store),
    outbox: openOutbox(store),
    coordination: openCoordination(store),
    editions: { ...openEditions(foundation), ...editionChoices(foundation) },
    ownData,
    plans: openPlans(store),
    planResults,
  };
}
