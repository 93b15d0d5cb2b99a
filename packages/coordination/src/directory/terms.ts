import type { LocalText } from '@sterna/vocabulary';

/** A value that people choose from a list, with other words by which files name it. */
export interface Term<Code extends string> {
  readonly code: Code;
  readonly name: LocalText;
  readonly aliases: readonly string[];
}

export type InstitutionKind =
  | 'ministry'
  | 'agency'
  | 'statistics office'
  | 'local authority'
  | 'parliament'
  | 'UN'
  | 'NGO'
  | 'diaspora association'
  | 'employer'
  | 'union'
  | 'university';

/** Levels of the vocabulary. */
export type InstitutionLevel = 'household' | 'local' | 'national' | 'international';

/** What institutions are. */
// biome-ignore format: one kind per line
export const INSTITUTION_KINDS: readonly Term<InstitutionKind>[] = [
  { code: 'ministry', name: { fr: 'Ministère', en: 'Ministry', es: 'Ministerio', ar: 'وزارة' }, aliases: ['department', 'ministries', 'ministères', 'secretaría'] },
  { code: 'agency', name: { fr: 'Agence publique', en: 'Public agency', es: 'Organismo público', ar: 'هيئة عامة' }, aliases: ['agence', 'agencia', 'office', 'établissement public', 'هيئة', 'وكالة'] },
  { code: 'statistics office', name: { fr: 'Office de statistique', en: 'Statistics office', es: 'Oficina de estadística', ar: 'جهاز إحصاء' }, aliases: ['institut national de statistique', 'national statistical office', 'nso', 'ins', 'instituto de estadística', 'statistical office'] },
  { code: 'local authority', name: { fr: 'Collectivité locale', en: 'Local authority', es: 'Autoridad local', ar: 'سلطة محلية' }, aliases: ['collectivité territoriale', 'commune', 'mairie', 'municipality', 'municipio', 'région', 'region', 'بلدية', 'جهة'] },
  { code: 'parliament', name: { fr: 'Parlement', en: 'Parliament', es: 'Parlamento', ar: 'برلمان' }, aliases: ['assemblée nationale', 'congreso', 'مجلس النواب'] },
  { code: 'UN', name: { fr: 'Nations Unies', en: 'United Nations', es: 'Naciones Unidas', ar: 'الأمم المتحدة' }, aliases: ['onu', 'un agency', 'agence des nations unies', 'système des nations unies'] },
  { code: 'NGO', name: { fr: 'Organisation non gouvernementale', en: 'Non-governmental organisation', es: 'Organización no gubernamental', ar: 'منظمة غير حكومية' }, aliases: ['ong', 'association', 'société civile', 'civil society', 'sociedad civil'] },
  { code: 'diaspora association', name: { fr: 'Association de la diaspora', en: 'Diaspora association', es: 'Asociación de la diáspora', ar: 'جمعية مغتربين' }, aliases: ['diaspora', 'association de migrants', 'migrants association'] },
  { code: 'employer', name: { fr: 'Employeurs', en: 'Employers', es: 'Empleadores', ar: 'أرباب عمل' }, aliases: ['employeur', 'patronat', 'organisation patronale', 'empleador', 'employers organisation'] },
  { code: 'union', name: { fr: 'Syndicat', en: 'Trade union', es: 'Sindicato', ar: 'نقابة' }, aliases: ['labour union'] },
  { code: 'university', name: { fr: 'Université et recherche', en: 'University and research', es: 'Universidad e investigación', ar: 'جامعة وبحث' }, aliases: ['université', 'universidad', 'research institute', 'centre de recherche', 'جامعة'] },
];

export type PostKind = 'focal point' | 'deputy';

/** What posts are. */
// biome-ignore format: one kind per line
export const POST_KINDS: readonly Term<PostKind>[] = [
  { code: 'focal point', name: { fr: 'Point focal', en: 'Focal point', es: 'Punto focal', ar: 'جهة التنسيق' }, aliases: ['pf', 'fp', 'نقطة اتصال', 'نقطة الاتصال', 'جهة الاتصال', 'منسق'] },
  { code: 'deputy', name: { fr: 'Point focal suppléant', en: 'Deputy focal point', es: 'Punto focal suplente', ar: 'نائب جهة التنسيق' }, aliases: ['suppléant', 'suppléante', 'adjoint', 'suplente', 'نائب', 'alternate'] },
];

export type Subject = 'section' | 'indicator' | 'theme' | 'sector';

/** What institutions are responsible for. */
// biome-ignore format: one subject per line
export const SUBJECTS: readonly Term<Subject>[] = [
  { code: 'section', name: { fr: 'Section du profil', en: 'Section of the profile', es: 'Sección del perfil', ar: 'قسم من ملف الهجرة' }, aliases: ['section', 'sección', 'قسم'] },
  { code: 'indicator', name: { fr: 'Indicateur', en: 'Indicator', es: 'Indicador', ar: 'مؤشر' }, aliases: [] },
  { code: 'theme', name: { fr: 'Thème', en: 'Theme', es: 'Tema', ar: 'موضوع' }, aliases: [] },
  { code: 'sector', name: { fr: 'Secteur', en: 'Sector', es: 'Sector', ar: 'قطاع' }, aliases: [] },
];
