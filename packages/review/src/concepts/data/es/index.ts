import type { ConceptWords, Deceptions, LanguageConcepts } from '../../concept.ts';
import asylumAndRefugees from './asylum-and-refugees.json' with { type: 'json' };
import bilateralAgreements from './bilateral-agreements.json' with { type: 'json' };
import borders from './borders.json' with { type: 'json' };
import brainDrainAndGain from './brain-drain-and-gain.json' with { type: 'json' };
import circularMigration from './circular-migration.json' with { type: 'json' };
import consularProtection from './consular-protection.json' with { type: 'json' };
import deceptions from './deceptions.json' with { type: 'json' };
import diasporaEngagement from './diaspora-engagement.json' with { type: 'json' };
import diasporaInvestment from './diaspora-investment.json' with { type: 'json' };
import discrimination from './discrimination.json' with { type: 'json' };
import displacementAndClimate from './displacement-and-climate.json' with { type: 'json' };
import familiesLeftBehind from './families-left-behind.json' with { type: 'json' };
import financialInclusion from './financial-inclusion.json' with { type: 'json' };
import integrationAndCohesion from './integration-and-cohesion.json' with { type: 'json' };
import internalMigration from './internal-migration.json' with { type: 'json' };
import irregularMigration from './irregular-migration.json' with { type: 'json' };
import labourMigration from './labour-migration.json' with { type: 'json' };
import migrantEducation from './migrant-education.json' with { type: 'json' };
import migrantHealth from './migrant-health.json' with { type: 'json' };
import migration from './migration.json' with { type: 'json' };
import migrationData from './migration-data.json' with { type: 'json' };
import migrationGovernance from './migration-governance.json' with { type: 'json' };
import recruitment from './recruitment.json' with { type: 'json' };
import regularPathways from './regular-pathways.json' with { type: 'json' };
import remittances from './remittances.json' with { type: 'json' };
import returnAndReintegration from './return-and-reintegration.json' with { type: 'json' };
import sets from './sets.json' with { type: 'json' };
import skillsRecognition from './skills-recognition.json' with { type: 'json' };
import smugglingAndTrafficking from './smuggling-and-trafficking.json' with { type: 'json' };
import socialProtection from './social-protection.json' with { type: 'json' };
import studentMobility from './student-mobility.json' with { type: 'json' };
import unaccompaniedChildren from './unaccompanied-children.json' with { type: 'json' };
import womenInMigration from './women-in-migration.json' with { type: 'json' };

const words: Readonly<Record<string, ConceptWords>> = {
  migration,
  'labour-migration': labourMigration,
  'circular-migration': circularMigration,
  recruitment,
  'regular-pathways': regularPathways,
  'bilateral-agreements': bilateralAgreements,
  remittances,
  'financial-inclusion': financialInclusion,
  'diaspora-engagement': diasporaEngagement,
  'diaspora-investment': diasporaInvestment,
  'brain-drain-and-gain': brainDrainAndGain,
  'student-mobility': studentMobility,
  'skills-recognition': skillsRecognition,
  'return-and-reintegration': returnAndReintegration,
  'irregular-migration': irregularMigration,
  'smuggling-and-trafficking': smugglingAndTrafficking,
  borders,
  'asylum-and-refugees': asylumAndRefugees,
  'internal-migration': internalMigration,
  'displacement-and-climate': displacementAndClimate,
  'integration-and-cohesion': integrationAndCohesion,
  discrimination,
  'social-protection': socialProtection,
  'migrant-health': migrantHealth,
  'migrant-education': migrantEducation,
  'families-left-behind': familiesLeftBehind,
  'unaccompanied-children': unaccompaniedChildren,
  'women-in-migration': womenInMigration,
  'consular-protection': consularProtection,
  'migration-data': migrationData,
  'migration-governance': migrationGovernance,
};

/** The concepts in Spanish. */
export const es: LanguageConcepts = { words, deceptions: deceptions as Deceptions, sets };
