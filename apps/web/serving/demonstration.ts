import type { Evidence } from '@sterna/evidence';
import type { Identity } from '@sterna/identity';
import { type DemonstrationAccount, openDemonstration, type Spaces } from '@sterna/spaces';
import type { ImportAccess } from './import-access.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether an operator has said that others rely on this installation: `NODE_ENV` or `STERNA_MODE` is `production`. */
export function isProduction(environment: Environment = {}): boolean {
  return environment['NODE_ENV'] === 'production' || environment['STERNA_MODE'] === 'production';
}

/** Ready accounts are for the person at the machine alone: not in production, nor where others reach the server. */
export function mayDemonstrate(access: ImportAccess, environment: Environment | undefined): boolean {
  return access.isPrivate && !isProduction(environment);
}

/** The demonstration of a server that is on trial. @returns its accounts; none where the database has other spaces */
export function demonstrate(
  evidence: Evidence,
  identity: Identity,
  spaces: Spaces,
): Promise<readonly DemonstrationAccount[]> {
  const createAccount = (account: Parameters<Identity['createAccount']>[0]): Promise<string> =>
    identity.createAccount(account);
  return openDemonstration({ store: evidence.store, editions: spaces.editions, createAccount, today: new Date() });
}
