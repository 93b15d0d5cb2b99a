import type { LocalText } from '../language/language.ts';

/** One of the 17 Sustainable Development Goals. */
export interface Goal {
  /** `1` to `17`. */
  readonly code: string;
  /** Short title in our own words. */
  readonly title: LocalText;
}

/** The 17 goals in their order. */
// biome-ignore format: one goal per line
export const GOALS: readonly Goal[] = [
  { code: '1', title: { fr: 'En finir avec la pauvreté', en: 'An end to poverty', es: 'Acabar con la pobreza', ar: 'القضاء على الفقر' } },
  { code: '2', title: { fr: 'En finir avec la faim', en: 'An end to hunger', es: 'Acabar con el hambre', ar: 'القضاء على الجوع' } },
  { code: '3', title: { fr: 'Santé et bien-être', en: 'Health and well-being', es: 'Salud y bienestar', ar: 'الصحة والرفاه' } },
  { code: '4', title: { fr: 'Une bonne éducation pour tous', en: 'Good education for everyone', es: 'Buena educación para todas las personas', ar: 'تعليم جيد للجميع' } },
  { code: '5', title: { fr: 'Égalité entre les sexes', en: 'Equality of women and men', es: 'Igualdad entre mujeres y hombres', ar: 'المساواة بين النساء والرجال' } },
  { code: '6', title: { fr: 'Eau propre et assainissement', en: 'Clean water and sanitation', es: 'Agua limpia y saneamiento', ar: 'مياه نظيفة وصرف صحي' } },
  { code: '7', title: { fr: 'Une énergie propre et abordable', en: 'Clean and affordable energy', es: 'Energía limpia y asequible', ar: 'طاقة نظيفة وميسورة' } },
  { code: '8', title: { fr: 'Travail décent et croissance', en: 'Decent work and growth', es: 'Trabajo decente y crecimiento', ar: 'العمل اللائق والنمو' } },
  { code: '9', title: { fr: 'Industrie, innovation et infrastructures', en: 'Industry, innovation and infrastructure', es: 'Industria, innovación e infraestructura', ar: 'الصناعة والابتكار والبنية التحتية' } },
  { code: '10', title: { fr: 'Moins d’inégalités', en: 'Less inequality', es: 'Menos desigualdad', ar: 'الحد من أوجه عدم المساواة' } },
  { code: '11', title: { fr: 'Villes et communautés durables', en: 'Sustainable cities and communities', es: 'Ciudades y comunidades sostenibles', ar: 'مدن ومجتمعات مستدامة' } },
  { code: '12', title: { fr: 'Consommer et produire durablement', en: 'Sustainable consumption and production', es: 'Consumo y producción sostenibles', ar: 'استهلاك وإنتاج مستدامان' } },
  { code: '13', title: { fr: 'Agir pour le climat', en: 'Action on climate', es: 'Acción por el clima', ar: 'العمل من أجل المناخ' } },
  { code: '14', title: { fr: 'Protéger la vie des mers', en: 'Life in the sea', es: 'La vida del mar', ar: 'الحياة في البحار' } },
  { code: '15', title: { fr: 'Protéger la vie sur terre', en: 'Life on land', es: 'La vida en la tierra', ar: 'الحياة على اليابسة' } },
  { code: '16', title: { fr: 'Paix, justice et institutions solides', en: 'Peace, justice and sound institutions', es: 'Paz, justicia e instituciones sólidas', ar: 'السلام والعدل والمؤسسات القوية' } },
  { code: '17', title: { fr: 'Des partenariats pour réussir', en: 'Partnerships to reach the goals', es: 'Alianzas para lograr los objetivos', ar: 'شراكات لتحقيق الأهداف' } },
];

const byCode: ReadonlyMap<string, Goal> = new Map(GOALS.map((goal) => [goal.code, goal]));

/** The goal with a code `1` to `17`, or nothing. */
export function goalByCode(code: string): Goal | undefined {
  return byCode.get(code);
}
