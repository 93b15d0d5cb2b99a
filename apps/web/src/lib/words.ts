import type { ObservationStatus, Sex } from '@sterna/statistics';
import { m } from '#lib/paraglide/messages.js';

const UNITS: Readonly<Record<string, () => string>> = {
  PS: m.unit_PS,
  PC: m.unit_PC,
  USD: m.unit_USD,
  USD_PER_PS: m.unit_USD_PER_PS,
  PER_1000: m.unit_PER_1000,
  PER_10000: m.unit_PER_10000,
  PER_100000: m.unit_PER_100000,
  NUMBER: m.unit_NUMBER,
  LEVEL: m.unit_LEVEL,
  RATIO: m.unit_RATIO,
  SCORE: m.unit_SCORE,
};

/** A unit of measure in words; its code where a publisher uses one that we have no word for. */
export function unitText(unit: string): string {
  return UNITS[unit]?.() ?? unit;
}

const SEXES: Readonly<Record<Sex, () => string>> = { _T: m.sex_T, F: m.sex_F, M: m.sex_M };

export function sexText(sex: Sex): string {
  return SEXES[sex]();
}

const STATUSES: Readonly<Record<ObservationStatus, () => string>> = {
  A: m.status_A,
  E: m.status_E,
  P: m.status_P,
  B: m.status_B,
  M: m.status_M,
  I: m.status_I,
  F: m.status_F,
  N: m.status_N,
  U: m.status_U,
};

/** What the status of an observation means (SDMX CL_OBS_STATUS). */
export function statusText(status: ObservationStatus): string {
  return STATUSES[status]();
}
