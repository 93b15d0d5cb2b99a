import type { FrameTerm } from './term.ts';

/** A field of government. */
export interface Sector extends FrameTerm {
  /** True for the four sectors in which migration is taken up first; the others are wider fields beside them. */
  readonly priority: boolean;
}

/** The four priority sectors, then the wider policy fields. */
// biome-ignore format: one sector per line
export const SECTORS: readonly Sector[] = [
  { code: 'employment', priority: true, name: { fr: 'Inclusion économique et emploi', en: 'Economic inclusion and employment', es: 'Inclusión económica y empleo', ar: 'الإدماج الاقتصادي والعمالة' } },
  { code: 'education', priority: true, name: { fr: 'Éducation', en: 'Education', es: 'Educación', ar: 'التعليم' } },
  { code: 'health', priority: true, name: { fr: 'Santé', en: 'Health', es: 'Salud', ar: 'الصحة' } },
  { code: 'social-security-and-rights', priority: true, name: { fr: 'Sécurité sociale et droits humains', en: 'Social security and human rights', es: 'Seguridad social y derechos humanos', ar: 'الضمان الاجتماعي وحقوق الإنسان' } },
  { code: 'agriculture', priority: false, name: { fr: 'Agriculture et développement rural', en: 'Agriculture and rural development', es: 'Agricultura y desarrollo rural', ar: 'الزراعة والتنمية الريفية' } },
  { code: 'infrastructure', priority: false, name: { fr: 'Infrastructures et logement', en: 'Infrastructure and housing', es: 'Infraestructura y vivienda', ar: 'البنية التحتية والإسكان' } },
  { code: 'trade', priority: false, name: { fr: 'Commerce et investissement', en: 'Trade and investment', es: 'Comercio e inversión', ar: 'التجارة والاستثمار' } },
  { code: 'environment', priority: false, name: { fr: 'Environnement et climat', en: 'Environment and climate', es: 'Medio ambiente y clima', ar: 'البيئة والمناخ' } },
  { code: 'justice', priority: false, name: { fr: 'Justice et sécurité', en: 'Justice and security', es: 'Justicia y seguridad', ar: 'العدل والأمن' } },
  { code: 'local-development', priority: false, name: { fr: 'Développement local', en: 'Local development', es: 'Desarrollo local', ar: 'التنمية المحلية' } },
  { code: 'public-finance', priority: false, name: { fr: 'Finances publiques', en: 'Public finance', es: 'Finanzas públicas', ar: 'المالية العامة' } },
];

/** The sector with this code, or nothing. */
export function sectorByCode(code: string): Sector | undefined {
  return SECTORS.find((sector) => sector.code === code);
}
