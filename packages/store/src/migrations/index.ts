import { statistics } from './0001-statistics.ts';
import { exchange } from './0002-exchange.ts';
import { spaces } from './0003-spaces.ts';
import { coordination } from './0004-coordination.ts';
import { editions } from './0005-editions.ts';
import { ownData } from './0006-own-data.ts';
import { placesBelow } from './0007-places-below.ts';
import { editionsMended } from './0008-editions-mended.ts';
import { ownDataMended } from './0009-own-data-mended.ts';
import { accountsMended } from './0010-accounts-mended.ts';
import { plans } from './0011-plans.ts';
import { plansAtScale } from './0012-plans-at-scale.ts';
import { blindCoding } from './0013-blind-coding.ts';
import { readingAgain } from './0014-reading-again.ts';

/** One step of the schema. Never edited once it has landed: a change is a further migration. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  { name: '0001-statistics', sql: statistics },
  { name: '0002-exchange', sql: exchange },
  { name: '0003-spaces', sql: spaces },
  { name: '0004-coordination', sql: coordination },
  { name: '0005-editions', sql: editions },
  { name: '0006-own-data', sql: ownData },
  { name: '0007-places-below', sql: placesBelow },
  { name: '0008-editions-mended', sql: editionsMended },
  { name: '0009-own-data-mended', sql: ownDataMended },
  { name: '0010-accounts-mended', sql: accountsMended },
  { name: '0011-plans', sql: plans },
  { name: '0012-plans-at-scale', sql: plansAtScale },
  { name: '0013-blind-coding', sql: blindCoding },
  { name: '0014-reading-again', sql: readingAgain },
];
