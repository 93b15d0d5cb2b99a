/**
 * Themes whose passages are about an objective of the Global Compact by themselves. The vocabulary ties themes to more
 * objectives; there the objective must be met in its own words too, as a passage on labour migration need not speak of
 * cooperation between states.
 */
export const THEMES_OF_OBJECTIVES: Readonly<Record<string, string>> = {
  'migration-data': '1',
  'regular-pathways': '5',
  'circular-migration': '5',
  recruitment: '6',
  borders: '11',
  'consular-protection': '14',
  'migrant-health': '15',
  'migrant-education': '15',
  'integration-and-cohesion': '16',
  discrimination: '17',
  'skills-recognition': '18',
  'diaspora-engagement': '19',
  'diaspora-investment': '19',
  remittances: '20',
  'financial-inclusion': '20',
  'return-and-reintegration': '21',
  'social-protection': '22',
  'bilateral-agreements': '23',
};

/** Themes whose passages are about target 10.7: how migration across borders is ordered and managed. */
export const THEMES_OF_MIGRATION_TARGET: ReadonlySet<string> = new Set([
  'labour-migration',
  'circular-migration',
  'recruitment',
  'regular-pathways',
  'bilateral-agreements',
  'irregular-migration',
  'smuggling-and-trafficking',
  'borders',
  'asylum-and-refugees',
  'return-and-reintegration',
  'migration-governance',
]);
