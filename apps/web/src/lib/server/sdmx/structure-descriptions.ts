import type { ArtefactKind, LocalisedText, Structure } from '@sterna/sdmx';

/** What structures of a kind are for, where they do not say it themselves. */
const DESCRIPTIONS: Readonly<Partial<Record<ArtefactKind, LocalisedText>>> = {
  agencyscheme: {
    en: 'Agencies that keep structures.',
    fr: 'Agences qui tiennent des structures.',
    es: 'Organismos que mantienen estructuras.',
    ar: 'الجهات التي تدير البنى.',
  },
  conceptscheme: {
    en: 'Concepts that dimensions, attributes and measures stand for.',
    fr: 'Concepts représentés par les dimensions, attributs et mesures.',
    es: 'Conceptos que representan las dimensiones, los atributos y las medidas.',
    ar: 'المفاهيم التي تمثلها الأبعاد والسمات والمقاييس.',
  },
  codelist: {
    en: 'Codes that occur in the figures.',
    fr: 'Codes présents dans les données.',
    es: 'Códigos que aparecen en los datos.',
    ar: 'الرموز الواردة في البيانات.',
  },
  datastructure: {
    en: 'Dimensions, attributes and measure of the figures.',
    fr: 'Dimensions, attributs et mesure des données.',
    es: 'Dimensiones, atributos y medida de los datos.',
    ar: 'أبعاد البيانات وسماتها ومقياسها.',
  },
  dataflow: {
    en: 'Figures as their sources state them, newest releases first.',
    fr: 'Chiffres tels que leurs sources les donnent, les publications les plus récentes d’abord.',
    es: 'Cifras tal como las dan sus fuentes, primero las publicaciones más recientes.',
    ar: 'الأرقام كما تنشرها مصادرها، والإصدارات الأحدث أولًا.',
  },
  dataproviderscheme: {
    en: 'Sources of the figures.',
    fr: 'Sources des données.',
    es: 'Fuentes de los datos.',
    ar: 'مصادر البيانات.',
  },
  provisionagreement: {
    en: 'That a source provides a dataflow.',
    fr: 'Indique qu’une source alimente un flux de données.',
    es: 'Indica que una fuente alimenta un flujo de datos.',
    ar: 'يبيّن أن مصدرًا يزوّد تدفق بيانات.',
  },
  categoryscheme: {
    en: 'Topics of migration and development.',
    fr: 'Thèmes de la migration et du développement.',
    es: 'Temas de migración y desarrollo.',
    ar: 'مواضيع الهجرة والتنمية.',
  },
  categorisation: {
    en: 'Files a dataflow under a topic.',
    fr: 'Classe un flux de données sous un thème.',
    es: 'Clasifica un flujo de datos en un tema.',
    ar: 'يصنّف تدفق بيانات تحت موضوع.',
  },
  contentconstraint: {
    en: 'Codes that a dataflow has or may have.',
    fr: 'Codes présents ou admis dans un flux de données.',
    es: 'Códigos que un flujo de datos tiene o puede tener.',
    ar: 'الرموز الموجودة في تدفق بيانات أو المسموح بها فيه.',
  },
};

/** A structure with a description: its own, or else that of its kind. */
export function describedStructure(structure: Structure): Structure {
  const description = structure.description ?? DESCRIPTIONS[structure.kind];
  return description ? { ...structure, description } : structure;
}
