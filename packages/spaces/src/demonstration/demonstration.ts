import { randomBytes } from 'node:crypto';
import type { Store } from '@sterna/store';
import {
  addDemonstrationInstitution,
  addDemonstrationMember,
  addDemonstrationPost,
  addDemonstrationResponsibility,
  addDemonstrationSpace,
  findDemonstrationAccount,
  hasOtherSpaces,
  inTheNameOf,
  type KeptDemonstration,
  keepDemonstration,
  readDemonstration,
} from '@sterna/store/spaces';
import type { Editions } from '../editions/editions.ts';
import { DEMONSTRATION_INSTITUTIONS, INDICATOR_OWNERS, SECTION_OWNERS } from './institutions.ts';
import { DEMONSTRATION_PEOPLE, type DemonstrationPerson } from './people.ts';

/** A ready account with its password. */
export interface DemonstrationAccount extends DemonstrationPerson {
  readonly password: string;
}

export interface DemonstrationMaker {
  readonly store: Store;
  readonly editions: Pick<Editions, 'begin' | 'assign' | 'saveText'>;
  /** Makes an account for signing in. @returns its id */
  createAccount(account: {
    readonly email: string;
    readonly name: string;
    readonly language: string;
    readonly password: string;
    readonly isDemonstration: true;
  }): Promise<string>;
  readonly today: Date;
}

/** Short name and country of the demonstration's space. */
const SPACE = { code: 'demo', place: 'SEN', languages: ['fr', 'en'] } as const;

const DAY = 24 * 3600_000;

function dayFrom(today: Date, days: number): string {
  return new Date(today.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** A password of 72 random bits in groups that can be copied by hand. */
function newPassword(): string {
  return (randomBytes(9).toString('hex').match(/.{6}/g) ?? []).join('-');
}

/** The ids of the ready accounts, made where they are not there yet. */
async function accountsOf(maker: DemonstrationMaker, kept: KeptDemonstration): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { email, password } of kept.accounts) {
    const name = DEMONSTRATION_PEOPLE.find((person) => person.email === email)?.name ?? email;
    const found = await maker.store.keep((session) => findDemonstrationAccount(session, email));
    const account = { email, name, language: 'fr', password, isDemonstration: true } as const;
    ids.set(email, found ?? (await maker.createAccount(account)));
  }
  return ids;
}

/** Makes the space with all that is in it but its edition, in one transaction. @returns its id, and its institutions */
function furnish(
  maker: DemonstrationMaker,
  kept: KeptDemonstration,
  accounts: ReadonlyMap<string, string>,
): Promise<{ readonly space: number; readonly institutions: ReadonlyMap<string, number> }> {
  return maker.store.keep(async (session) => {
    const space = await addDemonstrationSpace(session, SPACE);
    const [keeper] = accounts.values();
    if (keeper === undefined) throw new Error('the demonstration has no accounts');
    await addDemonstrationMember(session, space, {
      account: keeper,
      role: 'focal point',
      institution: null,
      indicators: [],
    });
    await inTheNameOf(session, keeper);
    const institutions = new Map<string, number>();
    for (const [id, institution] of Object.entries(DEMONSTRATION_INSTITUTIONS)) {
      institutions.set(id, await addDemonstrationInstitution(session, space, institution));
    }
    const numberOf = (id: string): number => institutions.get(id) ?? 0;
    for (const { email, role, institution, indicators } of DEMONSTRATION_PEOPLE) {
      const account = accounts.get(email) ?? '';
      await addDemonstrationMember(session, space, { account, role, institution: numberOf(institution), indicators });
    }
    await addDemonstrationPost(session, space, {
      kind: 'focal point',
      title: 'Point focal migration et développement',
      sector: null,
      held: [
        { institution: numberOf('interior'), holder: 'Directeur', began: dayFrom(maker.today, -700) },
        { institution: numberOf('employment'), holder: 'Directrice', began: dayFrom(maker.today, -420) },
        { institution: numberOf('plan'), holder: 'Chef de division', began: dayFrom(maker.today, -200) },
        { institution: numberOf('plan'), holder: 'Point focal, ministère du plan', began: dayFrom(maker.today, -60) },
      ],
    });
    await addDemonstrationPost(session, space, {
      kind: 'deputy',
      title: 'Point focal suppléant, emploi',
      sector: 'employment',
      held: [{ institution: numberOf('employment'), holder: 'Chargée d’étude', began: dayFrom(maker.today, -300) }],
    });
    for (const [code, owner] of Object.entries(SECTION_OWNERS)) {
      await addDemonstrationResponsibility(session, space, 'section', code, numberOf(owner));
    }
    for (const [code, owner] of Object.entries(INDICATOR_OWNERS)) {
      await addDemonstrationResponsibility(session, space, 'indicator', code, numberOf(owner));
    }
    await keepDemonstration(session, { ...kept, isComplete: true });
    return { space, institutions };
  });
}

/** Begins an edition, with its sections given to institutions. */
async function beginEdition(
  { editions, today }: DemonstrationMaker,
  keeper: string,
  space: number,
  institutions: ReadonlyMap<string, number>,
): Promise<void> {
  const actor = { account: keeper, isStrong: true };
  const edition = await editions.begin(actor, space, { languages: SPACE.languages, due: dayFrom(today, 90) });
  let days = -3;
  for (const [section, owner] of Object.entries(SECTION_OWNERS)) {
    const institution = institutions.get(owner) ?? null;
    await editions.assign(actor, { space, edition, section }, { institution, due: dayFrom(today, days) });
    days += 6;
  }
  await editions.saveText(
    actor,
    { space, edition, section: 'policies', language: 'fr' },
    {
      body: 'Texte d’exemple : le ministère du plan réunit deux fois par an les institutions qui suivent les migrations.',
      upon: null,
    },
  );
}

/**
 * The demonstration space with its ready accounts: made when the database has no space of a country yet, taken up again
 * where it was broken off. Whether one is wanted at all is for the caller to know.
 *
 * @returns the accounts with their passwords; none where the database has other spaces and no demonstration
 */
export async function openDemonstration(maker: DemonstrationMaker): Promise<readonly DemonstrationAccount[]> {
  const { store } = maker;
  const kept = await store.keep(async (session) => {
    const found = await readDemonstration(session);
    if (found) return found;
    if (await hasOtherSpaces(session)) return undefined;
    const accounts = DEMONSTRATION_PEOPLE.map(({ email }) => ({ email, password: newPassword() }));
    const begun: KeptDemonstration = { accounts, isComplete: false };
    await keepDemonstration(session, begun);
    return begun;
  });
  if (!kept) return [];
  if (!kept.isComplete) {
    const accounts = await accountsOf(maker, kept);
    const { space, institutions } = await furnish(maker, kept, accounts);
    const [keeper = ''] = accounts.values();
    await beginEdition(maker, keeper, space, institutions);
  }
  return DEMONSTRATION_PEOPLE.flatMap((person) => {
    const account = kept.accounts.find(({ email }) => email === person.email);
    return account ? [{ ...person, password: account.password }] : [];
  });
}
