import { type ObservationStatus, type Sex, unitName } from '@sterna/statistics';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A unit of measure in words of the page's language. */
export function unitText(unit: string): string {
  return unitName(unit, getLocale());
}

const SHORT_UNITS: Readonly<Record<string, () => string>> = {
  USD: m.unit_short_USD,
  USD_PER_PS: m.unit_short_USD_PER_PS,
  PER_1000: m.unit_short_PER_1000,
  PER_10000: m.unit_short_PER_10000,
  PER_100000: m.unit_short_PER_100000,
  LEVEL: m.unit_short_LEVEL,
  SCORE: m.unit_short_SCORE,
};

/** A unit of measure in as few letters as can be understood; in words where they are short already. */
export function shortUnitText(unit: string): string {
  return SHORT_UNITS[unit]?.() ?? unitText(unit);
}

const SEXES: Readonly<Record<Sex, () => string>> = { _T: m.sex_T, F: m.sex_F, M: m.sex_M };

export function sexText(sex: Sex): string {
  return SEXES[sex]();
}

const STATUSES: Readonly<Partial<Record<ObservationStatus, () => string>>> = {
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

/** What the status of an observation means (SDMX CL_OBS_STATUS); its code where there are no words for it. */
export function statusText(status: ObservationStatus): string {
  return STATUSES[status]?.() ?? status;
}
