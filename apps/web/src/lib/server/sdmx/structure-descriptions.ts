import { DERIVED } from '@sterna/exchange';
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
  organisationunitscheme: {
    en: 'Publishers of the sources that Sterna reads.',
    fr: 'Éditeurs des sources que Sterna lit.',
    es: 'Editores de las fuentes que lee Sterna.',
    ar: 'ناشرو المصادر التي تقرؤها ستيرنا.',
  },
  dataconsumerscheme: {
    en: 'Who uses the data.',
    fr: 'Qui utilise les données.',
    es: 'Quién usa los datos.',
    ar: 'من يستخدم البيانات.',
  },
  hierarchicalcodelist: {
    en: 'The world with its regions, after UN M49, and their countries.',
    fr: 'Le monde avec ses régions, selon la norme M49 de l’ONU, et leurs pays.',
    es: 'El mundo con sus regiones, según la norma M49 de la ONU, y sus países.',
    ar: 'العالم ومناطقه وفق معيار الأمم المتحدة M49 وبلدانها.',
  },
  structureset: {
    en: 'Which codes of publishers mean which indicators.',
    fr: 'Quels codes des éditeurs désignent quels indicateurs.',
    es: 'Qué códigos de los editores designan qué indicadores.',
    ar: 'أي رموز الناشرين تدل على أي مؤشرات.',
  },
  metadatastructure: {
    en: 'What is said of a source: its publisher, licence and address.',
    fr: 'Ce qui est dit d’une source : son éditeur, sa licence et son adresse.',
    es: 'Lo que se dice de una fuente: su editor, su licencia y su dirección.',
    ar: 'ما يقال عن مصدر: ناشره وترخيصه وعنوانه.',
  },
  metadataflow: {
    en: 'Publisher, licence and address of each source; the data providers bear them as annotations.',
    fr: 'Éditeur, licence et adresse de chaque source ; les fournisseurs de données les portent en annotations.',
    es: 'Editor, licencia y dirección de cada fuente; los proveedores de datos los llevan como anotaciones.',
    ar: 'ناشر كل مصدر وترخيصه وعنوانه، وترد كحواشٍ لدى مزوّدي البيانات.',
  },
  reportingtaxonomy: {
    en: 'Parts and sections of the migration profile.',
    fr: 'Parties et sections du profil migratoire.',
    es: 'Partes y secciones del perfil migratorio.',
    ar: 'أجزاء ملف الهجرة وأقسامه.',
  },
  process: {
    en: 'How a figure comes from a file.',
    fr: 'Comment un chiffre vient d’un fichier.',
    es: 'Cómo una cifra proviene de un archivo.',
    ar: 'كيف يأتي رقم من ملف.',
  },
};

const DERIVED_FIGURES: LocalisedText = {
  en: 'Figures computed by Sterna from those of the sources, each with its formula as DERIVATION. Name indicators or reference areas in the key.',
  fr: 'Chiffres calculés par Sterna à partir de ceux des sources, chacun avec sa formule (DERIVATION). Indiquez dans la clé des indicateurs ou des pays.',
  es: 'Cifras que Sterna calcula a partir de las de las fuentes, cada una con su fórmula (DERIVATION). Indique en la clave indicadores o países.',
  ar: 'أرقام تحسبها ستيرنا من أرقام المصادر، ومع كل منها صيغتها (DERIVATION). اذكر في المفتاح مؤشرات أو بلدانًا.',
};

/** A structure with a description: its own, or else that of its kind. */
export function describedStructure(structure: Structure): Structure {
  const isDerived = structure.kind === 'dataflow' && structure.id === DERIVED;
  const description = structure.description ?? (isDerived ? DERIVED_FIGURES : DESCRIPTIONS[structure.kind]);
  return description ? { ...structure, description } : structure;
}
