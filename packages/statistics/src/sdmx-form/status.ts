import type { ObservationStatus } from '../observation.ts';

const STATUSES: ReadonlySet<string> = new Set('AEPBMIFNUDGHJKLOQSVW');

const isStatus = (code: string): code is ObservationStatus => STATUSES.has(code);

/** The status of an observation, with the code its source gave it where the status does not say all of that. */
export interface ReadStatus {
  readonly status: ObservationStatus;
  readonly code?: string;
}

/**
 * Reads a code of `OBS_STATUS`. A value that is not there is missing (`M`) whatever the code: `O`, `Q` and others, which
 * tell why, stay beside it; so do codes that `CL_OBS_STATUS` does not have.
 *
 * @param code empty for none
 */
export function readStatus(code: string, hasValue: boolean): ReadStatus {
  const known = code.length === 1 ? code.toUpperCase() : code;
  if (!hasValue) return known === 'M' || code === '' ? { status: 'M' } : { status: 'M', code };
  if (code === '') return { status: 'A' };
  return isStatus(known) ? { status: known } : { status: 'A', code };
}

/**
 * The code of `OBS_STATUS` that an observation is written with, so that `readStatus` gives it back.
 *
 * @param code the source's own code, if it was kept
 * @returns `rest` where both have to be written, the code as an attribute of another name
 */
export function writtenStatus(
  status: ObservationStatus,
  code: string | undefined,
  hasValue: boolean,
): { readonly status: string; readonly rest?: string } {
  if (code === undefined) return { status };
  const read = code === '' ? undefined : readStatus(code, hasValue);
  return read?.status === status && read.code === code ? { status: code } : { status, rest: code };
}
