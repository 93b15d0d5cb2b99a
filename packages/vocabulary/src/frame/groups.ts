import type { FrameTerm } from './term.ts';

/** The groups of people whom migration concerns. */
// biome-ignore format: one group per line
export const GROUPS: readonly FrameTerm[] = [
  { code: 'emigrants', name: { fr: 'Émigrés', en: 'Emigrants', es: 'Emigrantes', ar: 'المهاجرون إلى الخارج' } },
  { code: 'immigrants', name: { fr: 'Immigrés', en: 'Immigrants', es: 'Inmigrantes', ar: 'المهاجرون الوافدون' } },
  { code: 'returnees', name: { fr: 'Migrants de retour', en: 'Returnees', es: 'Migrantes retornados', ar: 'العائدون' } },
  { code: 'diaspora', name: { fr: 'Diaspora', en: 'Diaspora', es: 'Diáspora', ar: 'المغتربون' } },
  { code: 'refugees', name: { fr: 'Réfugiés et demandeurs d’asile', en: 'Refugees and asylum seekers', es: 'Refugiados y solicitantes de asilo', ar: 'اللاجئون وطالبو اللجوء' } },
  { code: 'internally-displaced', name: { fr: 'Personnes déplacées internes', en: 'Internally displaced people', es: 'Personas desplazadas internas', ar: 'النازحون داخليا' } },
  { code: 'families-left-behind', name: { fr: 'Familles restées au pays', en: 'Families left behind', es: 'Familias que se quedan', ar: 'الأسر الباقية في الوطن' } },
  { code: 'host-communities', name: { fr: 'Communautés d’accueil', en: 'Host communities', es: 'Comunidades de acogida', ar: 'المجتمعات المستقبلة' } },
  { code: 'communities-of-origin', name: { fr: 'Communautés d’origine', en: 'Communities of origin', es: 'Comunidades de origen', ar: 'مجتمعات المنشأ' } },
  { code: 'women', name: { fr: 'Femmes', en: 'Women', es: 'Mujeres', ar: 'النساء' } },
  { code: 'children-and-youth', name: { fr: 'Enfants et jeunes', en: 'Children and youth', es: 'Niñez y juventud', ar: 'الأطفال والشباب' } },
  { code: 'irregular', name: { fr: 'Personnes en situation irrégulière', en: 'People in an irregular situation', es: 'Personas en situación irregular', ar: 'الأشخاص في وضع غير نظامي' } },
];

/** The group with this code, or nothing. */
export function groupByCode(code: string): FrameTerm | undefined {
  return GROUPS.find((group) => group.code === code);
}
