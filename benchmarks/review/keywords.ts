/**
 * The baseline: what a search for keywords finds, as reviews of plans are done by hand today. A keyword speaks for a theme
 * where the theme has one of its own.
 */
const ANY =
  /(?:migra|remit|remesa|diaspora|di[aá]spora|r[eé]fugi|refuge|asyl|asile|asilo|displaced|d[eé]plac[eé]|desplaz|transferts? de fonds|trafficking|traite|trata|exode|éxodo|exodus)|هجر|مهاجر|لاجئ|لجوء|نازح|نزوح|مغترب|تحويلات|الاتجار/iu;

const BY_THEME: Readonly<Record<string, RegExp>> = {
  'labour-migration':
    /migrant work|labou?r migra|travailleurs? migrant|migration de (?:travail|main)|trabajador\S* migrant|migraci[oó]n laboral|عمال\S* (?:ال)?مهاجر|هجرة العمال/iu,
  'circular-migration': /circular|seasonal|circulaire|saisonni|estacional|temporera?|موسمي|دائري/iu,
  recruitment: /recruit|recrut|contrataci|reclut|توظيف|استقدام/iu,
  'regular-pathways': /\bvisas?\b|permit|permis de s[eé]jour|permiso|تأشير|إقامة/iu,
  'bilateral-agreements': /bilateral|bilat[eé]r|ثنائي/iu,
  remittances: /remit|remesa|transferts? (?:de fonds|d’argent)|envois? de fonds|تحويلات/iu,
  'financial-inclusion': /financial inclusion|inclusion financi|inclusi[oó]n financi|الشمول المالي/iu,
  'diaspora-engagement': /diaspora|di[aá]spora|مغترب|الجاليات/iu,
  'diaspora-investment':
    /diaspora.*invest|invest.*diaspora|di[aá]spora.*inver|inver.*di[aá]spora|استثمار.*مغترب|مغترب.*استثمار/iu,
  'brain-drain-and-gain': /brain|cerveaux|cerebro|الأدمغة|العقول|الكفاءات/iu,
  'student-mobility': /scholarship|student|[eé]tudiant|bourse|beca|estudiante|طلاب|منح/iu,
  'skills-recognition': /recognition|reconnaissance|reconocimiento|homolog|equivalen|الاعتراف|معادلة/iu,
  'return-and-reintegration': /\breturn|retour|retorno|reintegra|r[eé]int[eé]gr|عودة|العائد|إعادة الإدماج/iu,
  'irregular-migration': /irregular|irr[eé]guli|undocumented|clandestin|illegal|ill[eé]gale|غير النظامي|غير الشرعي/iu,
  'smuggling-and-trafficking': /traffick|smuggl|traite|trafic|trata|tr[aá]fico|الاتجار|تهريب/iu,
  borders: /border|fronti[eè]re|fronter|حدود/iu,
  'asylum-and-refugees': /refugee|asylum|r[eé]fugi[eé]|asile|refugiad|asilo|لاجئ|لجوء/iu,
  'internal-migration':
    /rural exodus|exode rural|internal migra|migration interne|migraci[oó]n interna|rural-urban|الهجرة الداخلية|النزوح الريفي/iu,
  'displacement-and-climate': /displac|d[eé]plac[eé]|desplaz|resettl|r[eé]install|نازح|نزوح/iu,
  'integration-and-cohesion': /integration|int[eé]gration|integraci[oó]n|cohesion|coh[eé]sion|إدماج|اندماج/iu,
  discrimination: /discrimina|xenophob|x[eé]nophob|xenofob|racis|تمييز|كراهية الأجانب/iu,
  'social-protection':
    /social (?:protection|security)|(?:protection|s[eé]curit[eé]) sociale|(?:protecci[oó]n|seguridad) social|الضمان الاجتماعي|الحماية الاجتماعية/iu,
  'migrant-health':
    /migrant.*health|health.*migrant|sant[eé].*migrant|migrant.*sant[eé]|salud.*migrant|migrant.*salud|صح.*مهاجر|مهاجر.*صح/iu,
  'migrant-education':
    /migrant.*(?:school|educat)|(?:school|educat).*migrant|migrant.*[eé]col|[eé]col.*migrant|migrant.*escuel|escuel.*migrant|مدارس.*(?:مهاجر|لاجئ)/iu,
  'families-left-behind':
    /left behind|rest[eé]s? au pays|rest[eé]es? au village|quedan|dejad[oa]s? atr[aá]s|الأسر المتروكة/iu,
  'unaccompanied-children': /unaccompanied|non accompagn|no acompa[nñ]ad|غير المصحوبين/iu,
  'women-in-migration':
    /(?:women|female).*migra|migra.*(?:women|female)|femmes.*migra|migra.*femmes|mujeres.*migra|migra.*mujeres|المهاجرات/iu,
  'consular-protection': /consul|قنصل/iu,
  'migration-data':
    /migration (?:data|statistic)|donn[eé]es.*migra|statistiques.*migra|datos.*migra|estad[ií]stica.*migra|بيانات.*هجرة|إحصاء.*هجرة/iu,
  'migration-governance':
    /migration (?:policy|governance)|politique.*migra|gouvernance.*migra|pol[ií]tica.*migra|gobernanza.*migra|سياسة.*هجرة|حوكمة.*هجرة/iu,
};

/** Whether keywords find that a text concerns migration. */
export const hasKeyword = (text: string): boolean => ANY.test(text);

/** The themes whose keywords a text holds. */
export const keywordThemes = (text: string): readonly string[] =>
  Object.entries(BY_THEME).flatMap(([theme, pattern]) => (pattern.test(text) ? [theme] : []));
