import type { DemonstrationInstitution } from '@sterna/store/spaces';

const PLAN = ['public-finance', 'local-development'];

/** Institutions of the kinds that work on migration in most countries; their names are those of kinds, not of bodies. */
export const DEMONSTRATION_INSTITUTIONS: Readonly<Record<string, DemonstrationInstitution>> = {
  plan: {
    name: {
      fr: 'Ministère du plan',
      en: 'Ministry of Planning',
      es: 'Ministerio de Planificación',
      ar: 'وزارة التخطيط',
    },
    shortName: 'MP',
    kind: 'ministry',
    level: 'national',
    sectors: PLAN,
  },
  statistics: {
    name: {
      fr: 'Institut de statistique',
      en: 'Institute of Statistics',
      es: 'Instituto de Estadística',
      ar: 'معهد الإحصاء',
    },
    shortName: 'INS',
    kind: 'statistics office',
    level: 'national',
    sectors: [],
  },
  employment: {
    name: {
      fr: 'Ministère de l’emploi',
      en: 'Ministry of Employment',
      es: 'Ministerio de Empleo',
      ar: 'وزارة التشغيل',
    },
    shortName: 'ME',
    kind: 'ministry',
    level: 'national',
    sectors: ['employment', 'social-security-and-rights'],
  },
  health: {
    name: { fr: 'Ministère de la santé', en: 'Ministry of Health', es: 'Ministerio de Salud', ar: 'وزارة الصحة' },
    shortName: 'MS',
    kind: 'ministry',
    level: 'national',
    sectors: ['health'],
  },
  interior: {
    name: {
      fr: 'Ministère de l’intérieur',
      en: 'Ministry of the Interior',
      es: 'Ministerio del Interior',
      ar: 'وزارة الداخلية',
    },
    shortName: 'MI',
    kind: 'ministry',
    level: 'national',
    sectors: ['justice'],
  },
  parliament: {
    name: {
      fr: 'Commission du travail du parlement',
      en: 'Parliament, committee on labour',
      es: 'Comisión de trabajo del parlamento',
      ar: 'لجنة العمل في البرلمان',
    },
    shortName: '',
    kind: 'parliament',
    level: 'national',
    sectors: [],
  },
  'country-team': {
    name: {
      fr: 'Équipe de pays des Nations Unies',
      en: 'United Nations country team',
      es: 'Equipo de las Naciones Unidas en el país',
      ar: 'فريق الأمم المتحدة القُطري',
    },
    shortName: 'SNU',
    kind: 'UN',
    level: 'national',
    sectors: [],
  },
  diaspora: {
    name: {
      fr: 'Fédération de la diaspora',
      en: 'Federation of the diaspora',
      es: 'Federación de la diáspora',
      ar: 'اتحاد الجالية',
    },
    shortName: '',
    kind: 'diaspora association',
    level: 'international',
    sectors: ['trade'],
  },
  employers: {
    name: {
      fr: 'Organisation des employeurs',
      en: 'Organisation of employers',
      es: 'Organización de empleadores',
      ar: 'منظمة أرباب العمل',
    },
    shortName: '',
    kind: 'employer',
    level: 'national',
    sectors: ['employment'],
  },
  university: {
    name: {
      fr: 'Université, laboratoire des migrations',
      en: 'University, migration research unit',
      es: 'Universidad, laboratorio de migraciones',
      ar: 'الجامعة، مختبر الهجرة',
    },
    shortName: '',
    kind: 'university',
    level: 'national',
    sectors: ['education'],
  },
};

/** Who is responsible for which sections of the profile. */
export const SECTION_OWNERS: Readonly<Record<string, string>> = {
  stocks: 'statistics',
  'net-migration': 'statistics',
  protection: 'interior',
  remittances: 'plan',
  irregular: 'interior',
  population: 'statistics',
  economy: 'plan',
  health: 'health',
  'human-capital': 'employment',
  rights: 'employment',
  labour: 'employment',
  policies: 'plan',
  data: 'statistics',
};

/** Who is responsible for which indicators. */
export const INDICATOR_OWNERS: Readonly<Record<string, string>> = {
  MIGRANT_STOCK: 'statistics',
  EMIGRANT_STOCK: 'statistics',
  NET_MIGRATION: 'statistics',
  POPULATION: 'statistics',
  REMITTANCES_RECEIVED: 'plan',
  UNEMPLOYMENT: 'employment',
  LABOUR_FORCE: 'employment',
  REFUGEES_HOSTED: 'interior',
  HEALTH_WORKERS: 'health',
};
