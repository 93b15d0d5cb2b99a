import type { LocalText } from '../language/language.ts';

/** One of the 23 objectives of the Global Compact for Safe, Orderly and Regular Migration (A/RES/73/195). */
export interface CompactObjective {
  /** `1` to `23`. */
  readonly code: string;
  /** Short title in our own words. */
  readonly title: LocalText;
}

/** The 23 objectives in their order. */
// biome-ignore format: one objective per line
export const COMPACT_OBJECTIVES: readonly CompactObjective[] = [
  { code: '1', title: { fr: 'Données fiables sur les migrations', en: 'Sound data on migration', es: 'Datos fiables sobre la migración', ar: 'بيانات موثوقة عن الهجرة' } },
  { code: '2', title: { fr: 'Causes qui forcent au départ', en: 'Drivers that force people to leave', es: 'Causas que obligan a partir', ar: 'الدوافع التي تجبر الناس على الرحيل' } },
  { code: '3', title: { fr: 'Information à toutes les étapes', en: 'Information at every stage', es: 'Información en todas las etapas', ar: 'المعلومات في كل مرحلة' } },
  { code: '4', title: { fr: 'Identité juridique et papiers', en: 'Legal identity and documents', es: 'Identidad jurídica y documentos', ar: 'الهوية القانونية والوثائق' } },
  { code: '5', title: { fr: 'Voies de migration régulières', en: 'Regular pathways', es: 'Vías regulares de migración', ar: 'مسارات الهجرة النظامية' } },
  { code: '6', title: { fr: 'Recrutement équitable et travail décent', en: 'Fair recruitment and decent work', es: 'Contratación equitativa y trabajo decente', ar: 'التوظيف العادل والعمل اللائق' } },
  { code: '7', title: { fr: 'Vulnérabilités des migrants', en: 'Vulnerabilities in migration', es: 'Vulnerabilidades en la migración', ar: 'أوجه الضعف في الهجرة' } },
  { code: '8', title: { fr: 'Vies à sauver, migrants disparus', en: 'Saving lives and missing migrants', es: 'Vidas por salvar y migrantes desaparecidos', ar: 'إنقاذ الأرواح والمهاجرون المفقودون' } },
  { code: '9', title: { fr: 'Lutte contre le trafic de migrants', en: 'Action against smuggling', es: 'Lucha contra el tráfico de migrantes', ar: 'مكافحة تهريب المهاجرين' } },
  { code: '10', title: { fr: 'Lutte contre la traite des personnes', en: 'Action against trafficking in persons', es: 'Lucha contra la trata de personas', ar: 'مكافحة الاتجار بالأشخاص' } },
  { code: '11', title: { fr: 'Gestion des frontières', en: 'Border management', es: 'Gestión de las fronteras', ar: 'إدارة الحدود' } },
  { code: '12', title: { fr: 'Examen des situations et orientation', en: 'Screening, assessment and referral', es: 'Verificación, evaluación y remisión', ar: 'الفرز والتقييم والإحالة' } },
  { code: '13', title: { fr: 'La détention en dernier recours', en: 'Detention only as a last resort', es: 'Detención solo como último recurso', ar: 'الاحتجاز كملاذ أخير فقط' } },
  { code: '14', title: { fr: 'Protection consulaire', en: 'Consular protection', es: 'Protección consular', ar: 'الحماية القنصلية' } },
  { code: '15', title: { fr: 'Accès aux services de base', en: 'Access to basic services', es: 'Acceso a los servicios básicos', ar: 'الحصول على الخدمات الأساسية' } },
  { code: '16', title: { fr: 'Inclusion et cohésion sociale', en: 'Inclusion and social cohesion', es: 'Inclusión y cohesión social', ar: 'الإدماج والتماسك الاجتماعي' } },
  { code: '17', title: { fr: 'Fin des discriminations, débat fondé sur les faits', en: 'No discrimination, debate based on facts', es: 'Sin discriminación, debate basado en hechos', ar: 'القضاء على التمييز وحوار قائم على الحقائق' } },
  { code: '18', title: { fr: 'Compétences et leur reconnaissance', en: 'Skills and their recognition', es: 'Competencias y su reconocimiento', ar: 'المهارات والاعتراف بها' } },
  { code: '19', title: { fr: 'Contribution des migrants et des diasporas', en: 'Contributions of migrants and diasporas', es: 'Aportes de los migrantes y las diásporas', ar: 'إسهام المهاجرين والمغتربين' } },
  { code: '20', title: { fr: 'Transferts de fonds et inclusion financière', en: 'Remittances and financial inclusion', es: 'Remesas e inclusión financiera', ar: 'التحويلات والشمول المالي' } },
  { code: '21', title: { fr: 'Retour digne et réintégration durable', en: 'Dignified return and lasting reintegration', es: 'Retorno digno y reintegración duradera', ar: 'عودة كريمة وإعادة إدماج دائمة' } },
  { code: '22', title: { fr: 'Portabilité des droits sociaux', en: 'Portability of social security', es: 'Portabilidad de la seguridad social', ar: 'نقل مستحقات الضمان الاجتماعي' } },
  { code: '23', title: { fr: 'Coopération et partenariats', en: 'Cooperation and partnerships', es: 'Cooperación y alianzas', ar: 'التعاون والشراكات' } },
];

const byCode: ReadonlyMap<string, CompactObjective> = new Map(COMPACT_OBJECTIVES.map((one) => [one.code, one]));

/** The objective with a code `1` to `23`, or nothing. */
export function compactObjectiveByCode(code: string): CompactObjective | undefined {
  return byCode.get(code);
}
