import type { Evidence } from '@sterna/evidence';
import type { Identity } from '@sterna/identity';
import type { DemonstrationAccount, Spaces } from '@sterna/spaces';
import type { ImportAccess } from './import-access.ts';
import type { PageCache } from './page-cache.ts';
import type { Publishing } from './publishing.ts';

/**
 * What the server hands to the pages. The pages are bundled, the server is not: the two meet here, through a symbol
 * that every module graph of the process shares, so that there is one database, one pool and one cache.
 */
export interface Workbench {
  readonly evidence: Evidence;
  /** Who people are. */
  readonly identity: Identity;
  /** What they work on together. */
  readonly spaces: Spaces;
  readonly publishing: Publishing;
  readonly pages: PageCache;
  /** Kept pages that show what their address selects: explorer, data gaps. */
  readonly selections: PageCache;
  /** Public address without a trailing slash, for links that must be absolute; empty when it is not known. */
  readonly origin: string;
  /** Who may bring data in. */
  readonly access: ImportAccess;
  /** Ready accounts of a demonstration, while one is open; none otherwise. */
  readonly demonstration: readonly DemonstrationAccount[];
}

const KEY = Symbol.for('sterna.workbench');

interface Holder {
  [KEY]?: Workbench;
}

/** Lays the workbench out for the pages, or clears it away (`undefined`). */
export function layOutWorkbench(workbench: Workbench | undefined): void {
  const holder = globalThis as Holder;
  if (workbench) holder[KEY] = workbench;
  else delete holder[KEY];
}

/** The workbench of this process, if a server runs in it. */
export function findWorkbench(): Workbench | undefined {
  return (globalThis as Holder)[KEY];
}
