import { statistics } from './0001-statistics.ts';
import { exchange } from './0002-exchange.ts';

/** One step of the schema. Never edited once it has landed: a change is a further migration. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  { name: '0001-statistics', sql: statistics },
  { name: '0002-exchange', sql: exchange },
];
