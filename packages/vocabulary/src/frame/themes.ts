import type { LocalText } from '../language/language.ts';
import type { FrameTerm } from './term.ts';

/** A subject under which policy documents treat migration. */
export interface Theme extends FrameTerm {
  /** What belongs under it, in one sentence. */
  readonly description: LocalText;
  /** Codes of the objectives of the Global Compact for Migration it serves. */
  readonly objectives: readonly string[];
  /** Codes of the Sustainable Development Goal targets it serves. */
  readonly targets: readonly string[];
}

/** The 30 themes. */
// biome-ignore format: name and description of each theme on one line per language
export const THEMES: readonly Theme[] = [
  {
    code: 'labour-migration', objectives: ['5', '6', '23'], targets: ['8.5', '8.8', '10.7'],
    name: { fr: 'Migration de travail', en: 'Labour migration', es: 'Migración laboral', ar: 'هجرة العمالة' },
    description: {
      fr: 'Partir travailler à l’étranger ou accueillir des travailleurs étrangers : besoins, conditions, droits au travail.',
      en: 'Going abroad to work, or receiving foreign workers: needs, conditions, rights at work.',
      es: 'Ir a trabajar al extranjero o recibir a trabajadores extranjeros: necesidades, condiciones, derechos laborales.',
      ar: 'السفر للعمل في الخارج أو استقبال العمال الأجانب: الاحتياجات والظروف والحقوق في العمل.',
    },
  },
  {
    code: 'circular-migration', objectives: ['5', '19', '21'], targets: ['8.5', '10.7'],
    name: { fr: 'Migration circulaire et saisonnière', en: 'Circular and seasonal migration', es: 'Migración circular y estacional', ar: 'الهجرة الدائرية والموسمية' },
    description: {
      fr: 'Allers et retours réguliers entre deux pays, pour une saison, une mission ou un contrat.',
      en: 'Regular movement back and forth between two countries, for a season, a mission or a contract.',
      es: 'Idas y vueltas regulares entre dos países, por una temporada, una misión o un contrato.',
      ar: 'التنقل النظامي ذهابا وإيابا بين بلدين لموسم أو مهمة أو عقد.',
    },
  },
  {
    code: 'recruitment', objectives: ['6', '10'], targets: ['8.7', '8.8', '10.7'],
    name: { fr: 'Recrutement', en: 'Recruitment', es: 'Contratación', ar: 'التوظيف والاستقدام' },
    description: {
      fr: 'Agences, contrats et frais de recrutement : qui paie, qui contrôle, comment les abus sont réparés.',
      en: 'Agencies, contracts and recruitment fees: who pays, who supervises, how abuse is put right.',
      es: 'Agencias, contratos y costos de contratación: quién paga, quién supervisa, cómo se reparan los abusos.',
      ar: 'وكالات التوظيف وعقوده ورسومه: من يدفع ومن يراقب وكيف تُعالج التجاوزات.',
    },
  },
  {
    code: 'regular-pathways', objectives: ['5', '12'], targets: ['10.7'],
    name: { fr: 'Voies régulières et visas', en: 'Regular pathways and visas', es: 'Vías regulares y visados', ar: 'المسارات النظامية والتأشيرات' },
    description: {
      fr: 'Visas, permis de séjour et de travail, quotas, regroupement familial, régularisation.',
      en: 'Visas, residence and work permits, quotas, family reunification, regularisation.',
      es: 'Visados, permisos de residencia y de trabajo, cupos, reagrupación familiar, regularización.',
      ar: 'التأشيرات وتصاريح الإقامة والعمل والحصص ولمّ شمل الأسر وتسوية الأوضاع.',
    },
  },
  {
    code: 'bilateral-agreements', objectives: ['5', '6', '22', '23'], targets: ['8.8', '10.7', '17.16'],
    name: { fr: 'Accords bilatéraux', en: 'Bilateral agreements', es: 'Acuerdos bilaterales', ar: 'الاتفاقات الثنائية' },
    description: {
      fr: 'Accords entre deux États sur le travail, la mobilité, la sécurité sociale ou le retour.',
      en: 'Agreements between two states on work, mobility, social security or return.',
      es: 'Acuerdos entre dos Estados sobre trabajo, movilidad, seguridad social o retorno.',
      ar: 'اتفاقات بين دولتين بشأن العمل أو التنقل أو الضمان الاجتماعي أو العودة.',
    },
  },
  {
    code: 'remittances', objectives: ['20'], targets: ['10.c', '17.3'],
    name: { fr: 'Transferts de fonds', en: 'Remittances', es: 'Remesas', ar: 'التحويلات المالية' },
    description: {
      fr: 'Argent envoyé par les migrants à leurs proches : volume, coût, canaux, emploi par les ménages.',
      en: 'Money that migrants send to their families: volume, cost, channels, use by households.',
      es: 'Dinero que los migrantes envían a sus familias: volumen, costo, canales, uso en los hogares.',
      ar: 'الأموال التي يرسلها المهاجرون إلى ذويهم: حجمها وكلفتها وقنواتها واستخدام الأسر لها.',
    },
  },
  {
    code: 'financial-inclusion', objectives: ['20'], targets: ['1.4', '8.10', '10.c'],
    name: { fr: 'Inclusion financière', en: 'Financial inclusion', es: 'Inclusión financiera', ar: 'الشمول المالي' },
    description: {
      fr: 'Comptes, épargne, crédit, assurance et éducation financière des migrants et de leurs familles.',
      en: 'Accounts, savings, credit, insurance and financial literacy for migrants and their families.',
      es: 'Cuentas, ahorro, crédito, seguros y educación financiera de los migrantes y sus familias.',
      ar: 'الحسابات والادخار والائتمان والتأمين والتثقيف المالي للمهاجرين وأسرهم.',
    },
  },
  {
    code: 'diaspora-engagement', objectives: ['19'], targets: ['10.2', '17.16', '17.17'],
    name: { fr: 'Mobilisation de la diaspora', en: 'Diaspora engagement', es: 'Vinculación con la diáspora', ar: 'إشراك المغتربين' },
    description: {
      fr: 'Liens entre le pays et ses ressortissants à l’étranger : droits civiques, associations, savoirs, culture.',
      en: 'Ties between a country and its people abroad: civic rights, associations, knowledge, culture.',
      es: 'Lazos entre el país y su población en el exterior: derechos cívicos, asociaciones, saberes, cultura.',
      ar: 'الروابط بين البلد وأبنائه في الخارج: الحقوق المدنية والجمعيات والمعارف والثقافة.',
    },
  },
  {
    code: 'diaspora-investment', objectives: ['19', '20'], targets: ['8.3', '10.b', '17.3'],
    name: { fr: 'Investissement de la diaspora', en: 'Diaspora investment', es: 'Inversión de la diáspora', ar: 'استثمار المغتربين' },
    description: {
      fr: 'Entreprises, obligations, projets locaux et commerce portés par les expatriés.',
      en: 'Businesses, bonds, local projects and trade that people abroad put their money into.',
      es: 'Empresas, bonos, proyectos locales y comercio impulsados por quienes viven fuera.',
      ar: 'المشاريع والسندات والمبادرات المحلية والتجارة التي يمولها المقيمون في الخارج.',
    },
  },
  {
    code: 'brain-drain-and-gain', objectives: ['2', '18', '19'], targets: ['3.c', '4.c', '9.5'],
    name: { fr: 'Fuite et gain de compétences', en: 'Brain drain and gain', es: 'Fuga y ganancia de talentos', ar: 'هجرة الكفاءات والاستفادة منها' },
    description: {
      fr: 'Départ des personnes qualifiées, pénuries qu’il crée, savoirs qui reviennent.',
      en: 'The leaving of skilled people, the shortages it makes, the knowledge that comes back.',
      es: 'La salida de personas cualificadas, la escasez que provoca y los saberes que vuelven.',
      ar: 'رحيل أصحاب المهارات وما يسببه من نقص وما يعود من معارف.',
    },
  },
  {
    code: 'student-mobility', objectives: ['5', '18'], targets: ['4.3', '4.b', '10.7'],
    name: { fr: 'Mobilité étudiante', en: 'Student mobility', es: 'Movilidad estudiantil', ar: 'تنقل الطلاب' },
    description: {
      fr: 'Études à l’étranger, bourses, échanges, accueil d’étudiants étrangers.',
      en: 'Study abroad, scholarships, exchanges, receiving foreign students.',
      es: 'Estudios en el extranjero, becas, intercambios, acogida de estudiantes extranjeros.',
      ar: 'الدراسة في الخارج والمنح والتبادل واستقبال الطلاب الأجانب.',
    },
  },
  {
    code: 'skills-recognition', objectives: ['18'], targets: ['4.3', '4.4', '8.5'],
    name: { fr: 'Reconnaissance des compétences', en: 'Skills recognition', es: 'Reconocimiento de competencias', ar: 'الاعتراف بالمهارات' },
    description: {
      fr: 'Équivalence des diplômes, validation de l’expérience, formation adaptée aux emplois d’ici et d’ailleurs.',
      en: 'Equivalence of diplomas, validation of experience, training that fits jobs at home and abroad.',
      es: 'Equivalencia de títulos, validación de la experiencia, formación para empleos dentro y fuera del país.',
      ar: 'معادلة الشهادات وإثبات الخبرات والتدريب الملائم للعمل في الداخل والخارج.',
    },
  },
  {
    code: 'return-and-reintegration', objectives: ['21'], targets: ['8.5', '10.2', '10.7'],
    name: { fr: 'Retour et réintégration', en: 'Return and reintegration', es: 'Retorno y reintegración', ar: 'العودة وإعادة الإدماج' },
    description: {
      fr: 'Retours volontaires ou contraints, réadmission, accompagnement vers l’emploi, le logement et les services.',
      en: 'Voluntary or forced return, readmission, support to find work, housing and services.',
      es: 'Retornos voluntarios o forzosos, readmisión, apoyo para el empleo, la vivienda y los servicios.',
      ar: 'العودة الطوعية أو القسرية وإعادة القبول والدعم للعمل والسكن والخدمات.',
    },
  },
  {
    code: 'irregular-migration', objectives: ['5', '7', '13'], targets: ['10.7', '16.3'],
    name: { fr: 'Migration irrégulière', en: 'Irregular migration', es: 'Migración irregular', ar: 'الهجرة غير النظامية' },
    description: {
      fr: 'Passage, séjour ou travail hors des règles : prévention, droits, détention, décès en route.',
      en: 'Crossing, staying or working outside the rules: prevention, rights, detention, deaths on the way.',
      es: 'Cruce, estancia o trabajo fuera de las normas: prevención, derechos, detención, muertes en ruta.',
      ar: 'العبور أو الإقامة أو العمل خارج القواعد: الوقاية والحقوق والاحتجاز والوفيات في الطريق.',
    },
  },
  {
    code: 'smuggling-and-trafficking', objectives: ['8', '9', '10'], targets: ['5.2', '8.7', '16.2', '16.4'],
    name: { fr: 'Trafic de migrants et traite', en: 'Smuggling and trafficking', es: 'Tráfico y trata', ar: 'تهريب المهاجرين والاتجار بالأشخاص' },
    description: {
      fr: 'Passeurs et exploitation des personnes : poursuites, protection et aide aux victimes.',
      en: 'Smugglers and the exploitation of people: prosecution, protection and help for victims.',
      es: 'Traficantes y explotación de personas: persecución, protección y ayuda a las víctimas.',
      ar: 'المهربون واستغلال البشر: الملاحقة وحماية الضحايا ومساعدتهم.',
    },
  },
  {
    code: 'borders', objectives: ['4', '11', '12'], targets: ['10.7', '16.6'],
    name: { fr: 'Frontières', en: 'Borders', es: 'Fronteras', ar: 'الحدود' },
    description: {
      fr: 'Contrôle des entrées et sorties, postes frontière, documents de voyage, coopération entre voisins.',
      en: 'Control of entry and exit, border posts, travel documents, cooperation between neighbours.',
      es: 'Control de entradas y salidas, puestos fronterizos, documentos de viaje, cooperación entre vecinos.',
      ar: 'مراقبة الدخول والخروج والمنافذ الحدودية ووثائق السفر والتعاون بين الجيران.',
    },
  },
  {
    code: 'asylum-and-refugees', objectives: ['7', '12', '15'], targets: ['1.5', '10.2', '16.3'],
    name: { fr: 'Asile et réfugiés', en: 'Asylum and refugees', es: 'Asilo y refugiados', ar: 'اللجوء واللاجئون' },
    description: {
      fr: 'Demande d’asile, statut et accueil des réfugiés, apatridie, solutions durables.',
      en: 'Asylum claims, status and reception of refugees, statelessness, lasting solutions.',
      es: 'Solicitud de asilo, estatuto y acogida de refugiados, apatridia, soluciones duraderas.',
      ar: 'طلب اللجوء ووضع اللاجئين واستقبالهم وانعدام الجنسية والحلول الدائمة.',
    },
  },
  {
    code: 'internal-migration', objectives: ['2'], targets: ['11.1', '11.3', '11.a'],
    name: { fr: 'Migration interne', en: 'Internal migration', es: 'Migración interna', ar: 'الهجرة الداخلية' },
    description: {
      fr: 'Mouvements à l’intérieur du pays, exode rural, croissance des villes.',
      en: 'Movement inside the country, leaving the countryside, growth of towns.',
      es: 'Movimientos dentro del país, éxodo rural, crecimiento de las ciudades.',
      ar: 'التنقل داخل البلد والنزوح من الريف ونمو المدن.',
    },
  },
  {
    code: 'displacement-and-climate', objectives: ['2', '5'], targets: ['1.5', '11.5', '13.1'],
    name: { fr: 'Déplacements et climat', en: 'Displacement and climate', es: 'Desplazamiento y clima', ar: 'النزوح والمناخ' },
    description: {
      fr: 'Personnes déplacées par les catastrophes, la dégradation de l’environnement ou les conflits.',
      en: 'People displaced by disasters, a worsening environment or conflict.',
      es: 'Personas desplazadas por desastres, deterioro ambiental o conflictos.',
      ar: 'النازحون بسبب الكوارث أو تدهور البيئة أو النزاعات.',
    },
  },
  {
    code: 'integration-and-cohesion', objectives: ['15', '16'], targets: ['10.2', '11.3', '16.7'],
    name: { fr: 'Intégration et cohésion', en: 'Integration and cohesion', es: 'Integración y cohesión', ar: 'الاندماج والتماسك' },
    description: {
      fr: 'Vie commune des migrants et des habitants : langue, logement, participation, citoyenneté.',
      en: 'Migrants and residents living together: language, housing, participation, citizenship.',
      es: 'Convivencia de migrantes y residentes: idioma, vivienda, participación, ciudadanía.',
      ar: 'عيش المهاجرين والسكان معا: اللغة والسكن والمشاركة والمواطنة.',
    },
  },
  {
    code: 'discrimination', objectives: ['17'], targets: ['10.2', '10.3', '16.b'],
    name: { fr: 'Discrimination', en: 'Discrimination', es: 'Discriminación', ar: 'التمييز' },
    description: {
      fr: 'Racisme, xénophobie et inégalité de traitement ; débat public fondé sur les faits.',
      en: 'Racism, xenophobia and unequal treatment; public debate that rests on facts.',
      es: 'Racismo, xenofobia y trato desigual; debate público basado en hechos.',
      ar: 'العنصرية وكراهية الأجانب وعدم المساواة في المعاملة، والنقاش العام القائم على الحقائق.',
    },
  },
  {
    code: 'social-protection', objectives: ['15', '22'], targets: ['1.3', '10.4'],
    name: { fr: 'Protection sociale et portabilité', en: 'Social protection and portability', es: 'Protección social y portabilidad', ar: 'الحماية الاجتماعية ونقل الحقوق' },
    description: {
      fr: 'Accès des migrants aux pensions, assurances et prestations, et maintien des droits d’un pays à l’autre.',
      en: 'Migrants’ access to pensions, insurance and benefits, and keeping rights from one country to the next.',
      es: 'Acceso de los migrantes a pensiones, seguros y prestaciones, y conservación de derechos entre países.',
      ar: 'حصول المهاجرين على المعاشات والتأمينات والمزايا والاحتفاظ بالحقوق من بلد إلى آخر.',
    },
  },
  {
    code: 'migrant-health', objectives: ['15'], targets: ['3.3', '3.8', '3.d'],
    name: { fr: 'Santé des migrants', en: 'Migrants’ health', es: 'Salud de los migrantes', ar: 'صحة المهاجرين' },
    description: {
      fr: 'Accès aux soins, santé mentale, maladies et risques propres aux parcours migratoires.',
      en: 'Access to care, mental health, illness and risks that come with migration.',
      es: 'Acceso a la atención, salud mental, enfermedades y riesgos propios de la migración.',
      ar: 'الحصول على الرعاية والصحة النفسية والأمراض والمخاطر المرتبطة بالهجرة.',
    },
  },
  {
    code: 'migrant-education', objectives: ['15', '16', '18'], targets: ['4.1', '4.5', '4.6'],
    name: { fr: 'Éducation des migrants', en: 'Migrants’ education', es: 'Educación de los migrantes', ar: 'تعليم المهاجرين' },
    description: {
      fr: 'Scolarité des enfants migrants, cours de langue, formation des adultes.',
      en: 'Schooling of migrant children, language courses, adult education.',
      es: 'Escolarización de niños migrantes, cursos de idioma, formación de adultos.',
      ar: 'تعليم أطفال المهاجرين ودورات اللغة وتعليم الكبار.',
    },
  },
  {
    code: 'families-left-behind', objectives: ['2', '20'], targets: ['1.3', '5.4', '16.2'],
    name: { fr: 'Familles restées au pays', en: 'Families left behind', es: 'Familias que se quedan', ar: 'الأسر الباقية في الوطن' },
    description: {
      fr: 'Enfants, conjoints et parents âgés dont un proche est parti : ressources, garde, soutien.',
      en: 'Children, spouses and elderly parents of those who left: means, care, support.',
      es: 'Hijos, cónyuges y padres mayores de quienes se fueron: recursos, cuidados, apoyo.',
      ar: 'الأطفال والأزواج والوالدان المسنون لمن رحلوا: الموارد والرعاية والدعم.',
    },
  },
  {
    code: 'unaccompanied-children', objectives: ['7', '12', '13'], targets: ['8.7', '16.2', '16.9'],
    name: { fr: 'Enfants non accompagnés', en: 'Unaccompanied children', es: 'Niños no acompañados', ar: 'الأطفال غير المصحوبين بذويهم' },
    description: {
      fr: 'Enfants qui migrent seuls ou séparés des leurs : tutelle, accueil, réunification.',
      en: 'Children who migrate alone or apart from their families: guardianship, reception, reunification.',
      es: 'Niños que migran solos o separados de los suyos: tutela, acogida, reunificación.',
      ar: 'أطفال يهاجرون وحدهم أو منفصلين عن أسرهم: الوصاية والاستقبال ولمّ الشمل.',
    },
  },
  {
    code: 'women-in-migration', objectives: ['6', '7', '10'], targets: ['5.1', '5.2', '5.4', '8.8'],
    name: { fr: 'Femmes dans la migration', en: 'Women in migration', es: 'Mujeres en la migración', ar: 'المرأة في الهجرة' },
    description: {
      fr: 'Femmes migrantes, travail domestique et de soins, violences, autonomie.',
      en: 'Migrant women, domestic and care work, violence, independence.',
      es: 'Mujeres migrantes, trabajo doméstico y de cuidados, violencia, autonomía.',
      ar: 'المهاجرات والعمل المنزلي وأعمال الرعاية والعنف والاستقلالية.',
    },
  },
  {
    code: 'consular-protection', objectives: ['3', '4', '14'], targets: ['10.7', '16.3', '16.9'],
    name: { fr: 'Protection consulaire', en: 'Consular protection', es: 'Protección consular', ar: 'الحماية القنصلية' },
    description: {
      fr: 'Aide de l’État à ses ressortissants à l’étranger : papiers, conseil, urgence, défense des droits.',
      en: 'A state’s help for its nationals abroad: documents, advice, emergencies, defence of rights.',
      es: 'Ayuda del Estado a sus nacionales en el exterior: documentos, consejo, emergencias, defensa de derechos.',
      ar: 'مساعدة الدولة لمواطنيها في الخارج: الوثائق والمشورة والطوارئ والدفاع عن الحقوق.',
    },
  },
  {
    code: 'migration-data', objectives: ['1'], targets: ['10.7', '17.18'],
    name: { fr: 'Données sur les migrations', en: 'Migration data', es: 'Datos sobre la migración', ar: 'بيانات الهجرة' },
    description: {
      fr: 'Recensements, enquêtes, registres et indicateurs : produire, partager et protéger les données.',
      en: 'Censuses, surveys, registers and indicators: making, sharing and protecting data.',
      es: 'Censos, encuestas, registros e indicadores: producir, compartir y proteger los datos.',
      ar: 'التعدادات والمسوح والسجلات والمؤشرات: إنتاج البيانات وتقاسمها وحمايتها.',
    },
  },
  {
    code: 'migration-governance', objectives: ['2', '23'], targets: ['10.7', '16.6', '17.14'],
    name: { fr: 'Gouvernance des migrations', en: 'Migration governance', es: 'Gobernanza de la migración', ar: 'حوكمة الهجرة' },
    description: {
      fr: 'Lois, stratégies, institutions et coordination : qui décide, qui agit, comment les politiques s’accordent.',
      en: 'Laws, strategies, institutions and coordination: who decides, who acts, how policies agree.',
      es: 'Leyes, estrategias, instituciones y coordinación: quién decide, quién actúa, cómo concuerdan las políticas.',
      ar: 'القوانين والاستراتيجيات والمؤسسات والتنسيق: من يقرر ومن ينفذ وكيف تتسق السياسات.',
    },
  },
];

const byCode: ReadonlyMap<string, Theme> = new Map(THEMES.map((theme) => [theme.code, theme]));

/** The theme with this code, or nothing. */
export function themeByCode(code: string): Theme | undefined {
  return byCode.get(code);
}
