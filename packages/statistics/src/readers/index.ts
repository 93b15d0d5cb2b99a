export { type ReadStatisticsResult, readStatistics } from './read-statistics.ts';
export { READERS } from './readers.ts';
export { holdsStructuresAlone } from './sdmx/structures-alone.ts';
