export { type ArchivePlan, type MemberKind, type PlannedMember, planArchive } from './archive/archive-plan.ts';
export { strayFinding, withoutFigures } from './archive/member-findings.ts';
export { type ReadStatisticsResult, readStatistics } from './read-statistics.ts';
export { READERS } from './readers.ts';
export { SDG_SERIES } from './sdg/series-codes.ts';
export { holdsStructuresAlone } from './sdmx/structures-alone.ts';
export { whyRefused } from './why-refused.ts';
export { WORLD_BANK_CODES } from './world-bank/indicator-codes.ts';
