import { indicatorByCode } from '../../indicators/indicator.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';

/** Series of the SDG database that mean an indicator of our catalogue. */
const MAPPED: Readonly<Record<string, MappedIndicator>> = {
  BX_TRF_PWKR: { code: 'REMITTANCES_RECEIVED_GDP', unit: 'PC' },
  SI_RMT_COST: { code: 'REMITTANCE_COST_SDG', unit: 'PC' },
  SG_CPA_MIGRP: { code: 'MIGRATION_POLICIES', unit: 'PC' },
  SG_CPA_MIGRS: { code: 'MIGRATION_POLICIES_LEVEL', unit: 'LEVEL' },
  SL_EMP_FTLINJUR: { code: 'FATAL_INJURIES', unit: 'PER_100000' },
  SH_MED_HEAWOR: { code: 'HEALTH_WORKERS', unit: 'PER_10000' },
  SH_MED_DEN: { code: 'HEALTH_WORKERS', unit: 'PER_10000' },
  SL_TLF_UEM: { code: 'UNEMPLOYMENT_NATIONAL', unit: 'PC' },
  SM_DTH_MIGR: { code: 'MIGRANT_DEATHS', unit: 'PS' },
  SM_POP_REFG_OR: { code: 'REFUGEES_ORIGIN_RATE', unit: 'PER_100000' },
  VC_HTF_DETVFL: { code: 'TRAFFICKING_VICTIMS', unit: 'PS' },
  SI_POV_DAY1: { code: 'POVERTY_EXTREME', unit: 'PC' },
  SI_POV_NAHC: { code: 'POVERTY_NATIONAL', unit: 'PC' },
};

/** Series of the SDG database, each with the indicator of our catalogue that it means. */
export const SDG_SERIES: readonly (readonly [series: string, indicator: string])[] = Object.entries(MAPPED).map(
  ([series, { code }]) => [series, code],
);

/** The database's unit codes in our units; those not listed stay as they are. */
const UNITS: Readonly<Record<string, string>> = {
  PERCENT: 'PC',
  PERCENTAGE: 'PC',
  NUMBER: 'NUMBER',
  PER_1000_POP: 'PER_1000',
  PER_10000_POP: 'PER_10000',
  PER_100000_POP: 'PER_100000',
  PER_100000_EMP: 'PER_100000',
  CU_USD: 'USD',
  USD: 'USD',
};

/**
 * Our indicator for a series of the SDG database; a series outside the catalogue stands for itself, in its own unit.
 *
 * @param series in any case: `SI_RMT_COST`, `si_rmt_cost`
 */
export function indicatorOfSeries(series: string, units: string): MappedIndicator {
  const code = series.toUpperCase();
  const mapped = MAPPED[code];
  if (mapped !== undefined) return { ...mapped, unit: indicatorByCode(mapped.code)?.unit ?? mapped.unit };
  const unit = units.trim().toUpperCase().replace(/\W+/g, '_');
  return { code, unit: UNITS[unit] ?? (unit === '' ? 'NUMBER' : unit) };
}
