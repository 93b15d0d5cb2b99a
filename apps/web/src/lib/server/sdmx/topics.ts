import type { Item } from '@sterna/sdmx';

/** Topics that dataflows are filed under; after the parts of the migration profile. */
export const TOPICS: readonly Item[] = [
  {
    id: 'STOCK',
    name: {
      en: 'Migrants and diaspora',
      fr: 'Migrants et diaspora',
      es: 'Migrantes y diáspora',
      ar: 'المهاجرون والشتات',
    },
  },
  {
    id: 'FLOW',
    name: { en: 'Migration flows', fr: 'Flux migratoires', es: 'Flujos migratorios', ar: 'تدفقات الهجرة' },
  },
  {
    id: 'DISPLACEMENT',
    name: {
      en: 'Refuge and displacement',
      fr: 'Refuge et déplacement',
      es: 'Refugio y desplazamiento',
      ar: 'اللجوء والنزوح',
    },
  },
  { id: 'MONEY', name: { en: 'Remittances', fr: 'Transferts de fonds', es: 'Remesas', ar: 'التحويلات المالية' } },
  {
    id: 'WORK',
    name: {
      en: 'Work and recruitment',
      fr: 'Travail et recrutement',
      es: 'Trabajo y contratación',
      ar: 'العمل والتوظيف',
    },
  },
  {
    id: 'GOVERNANCE',
    name: { en: 'Policies and rights', fr: 'Politiques et droits', es: 'Políticas y derechos', ar: 'السياسات والحقوق' },
  },
  {
    id: 'CONTEXT',
    name: {
      en: 'Population and economy',
      fr: 'Population et économie',
      es: 'Población y economía',
      ar: 'السكان والاقتصاد',
    },
  },
  {
    id: 'OTHER',
    name: {
      en: 'Publishers’ own indicators',
      fr: 'Indicateurs propres aux éditeurs',
      es: 'Indicadores propios de los editores',
      ar: 'مؤشرات الناشرين الخاصة',
    },
  },
];

/** Beginnings of indicator codes with their topics; the first that fits counts. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:REFUGEES|ASYLUM|IDPS|STATELESS|VENEZUELANS)/, 'DISPLACEMENT'],
  [/REMITTANCE/, 'MONEY'],
  [/^(?:NET_MIGRATION|RETURNS|MIGRANT_DEATHS)/, 'FLOW'],
  [/^(?:UNEMPLOYMENT|LABOUR|WAGES|RECRUITMENT|FATAL)/, 'WORK'],
  [/^(?:MIGRATION_POLICIES|RIGHTS|POLICY|TRAFFICKING)/, 'GOVERNANCE'],
  [/MIGRANT|CHILDREN_LEFT/, 'STOCK'],
];

/** The topic of an indicator of the catalogue. */
export function topicOf(indicator: string): string {
  return BEGINNINGS.find(([beginning]) => beginning.test(indicator))?.[1] ?? 'CONTEXT';
}
