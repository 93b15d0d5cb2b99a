import type { Language, LocalText } from '@sterna/vocabulary';

const text = (fr: string, en: string, es: string, ar: string): LocalText => ({ fr, en, es, ar });

/** Names of the categories that indicators are broken down by. */
const CATEGORIES: Readonly<Record<string, Readonly<Record<string, LocalText>>>> = {
  OCCUPATION: {
    PHYS: text('Médecins', 'Physicians', 'Médicos', 'الأطباء'),
    NURSMID: text(
      'Infirmiers et sages-femmes',
      'Nurses and midwives',
      'Personal de enfermería y matronas',
      'الممرضون والقابلات',
    ),
    DENT: text('Dentistes', 'Dentists', 'Dentistas', 'أطباء الأسنان'),
    PHAR: text('Pharmaciens', 'Pharmacists', 'Farmacéuticos', 'الصيادلة'),
  },
  POLICY_DOMAIN: {
    ALLDOMAINS: text('Ensemble des domaines', 'All domains', 'Todos los ámbitos', 'جميع المجالات'),
    DOMAIN1: text('1 Droits des migrants', '1 Migrants’ rights', '1 Derechos de los migrantes', '1 حقوق المهاجرين'),
    DOMAIN2: text(
      '2 Approche de tout le gouvernement et données probantes',
      '2 Whole of government and evidence',
      '2 Enfoque de todo el gobierno y datos',
      '2 نهج الحكومة بأكملها والأدلة',
    ),
    DOMAIN3: text(
      '3 Coopération et partenariats',
      '3 Cooperation and partnerships',
      '3 Cooperación y alianzas',
      '3 التعاون والشراكات',
    ),
    DOMAIN4: text(
      '4 Bien-être socioéconomique',
      '4 Socioeconomic well-being',
      '4 Bienestar socioeconómico',
      '4 الرفاه الاجتماعي والاقتصادي',
    ),
    DOMAIN5: text(
      '5 Mobilité lors des crises',
      '5 Mobility in crises',
      '5 Movilidad en las crisis',
      '5 التنقل في الأزمات',
    ),
    DOMAIN6: text(
      '6 Migrations sûres, ordonnées et régulières',
      '6 Safe, orderly and regular migration',
      '6 Migración segura, ordenada y regular',
      '6 الهجرة الآمنة والمنظمة والنظامية',
    ),
  },
};

/** The name of a category in a language; the publisher's code where it has none. */
export function categoryName(dimension: string, code: string, language: Language): string {
  return CATEGORIES[dimension]?.[code]?.[language] ?? code;
}
