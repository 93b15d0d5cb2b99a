import type { FrameTerm } from './term.ts';

/** The three outcomes that work on migration and development aims at. */
// biome-ignore format: one outcome per line
export const OUTCOMES: readonly FrameTerm[] = [
  { code: '1', name: { fr: 'Les institutions nationales et locales prennent bien en charge la migration dans leurs secteurs', en: 'National and local institutions handle migration well in their sectors', es: 'Las instituciones nacionales y locales gestionan bien la migración en sus sectores', ar: 'المؤسسات الوطنية والمحلية تحسن التعامل مع الهجرة في قطاعاتها' } },
  { code: '2', name: { fr: 'Les migrants et les communautés d’origine et d’accueil ont un accès équitable aux services et à l’emploi', en: 'Migrants and communities of origin and host communities have fair access to services and jobs', es: 'Los migrantes y las comunidades de origen y de acogida acceden de forma justa a servicios y empleo', ar: 'للمهاجرين ولمجتمعات المنشأ والاستقبال وصول منصف إلى الخدمات والعمل' } },
  { code: '3', name: { fr: 'Les enseignements sont partagés et repris ailleurs', en: 'What is learned is shared and taken up elsewhere', es: 'Lo aprendido se comparte y se aprovecha en otros lugares', ar: 'الدروس المستفادة تُتقاسم ويُستفاد منها في أماكن أخرى' } },
];

/** The outcome with this code, or nothing. */
export function outcomeByCode(code: string): FrameTerm | undefined {
  return OUTCOMES.find((outcome) => outcome.code === code);
}
