/** What a policy document can be. */
export type DocumentKind =
  | 'development plan'
  | 'poverty strategy'
  | 'sector plan'
  | 'law'
  | 'local plan'
  | 'cooperation framework'
  | 'adaptation plan'
  | 'migration policy'
  | 'other';

/** A law names itself by its kind, mostly with a number or a year; `Act` is a verb too. */
const LAW =
  /^(?:the\s+)?(?:(?:loi|ley|décret|decreto|ordonnance|arrêté|resolución|dahir|proclamation|statute|regulations?|constitution|constitución|law)(?:[\s-]|$)|code\s+(?:du|de|des|pénal)|código\s+(?:de|del|penal|civil)|(?:avant-)?projet de loi|proyecto de ley|anteproyecto de ley)|\b(?:[Aa]ct|ACT|[Bb]ill|BILL|[Oo]rdinance|[Ll]aw)\b(?=[,\s]*(?:\(?(?:19|20)\d\d|no\b|n[°º]|of\s+(?:19|20)\d\d|$))|\b(?:act|law|decree|proclamation)\s+(?:no|number)\b|^(?:مشروع\s+)?(?:قانون|القانون|مرسوم|ظهير|الدستور|لائحة|قرار)(?:\s|$)|^نظام\s/iu;
const COOPERATION =
  /\bundaf\b|\bunsdcf\b|\bpnuad\b|\bmanud\b|\bunpaf\b|(?:development|partnership|assistance|sustainable development)?\s*cooperation framework|(?:united nations|un)\b[^.]{0,40}\b(?:framework|partnership)|partnership framework|country (?:programme|partnership|strategy) (?:document|framework|paper)|plan[- ]cadre des nations unies|cadre de (?:coop[ée]ration|partenariat)|programme de pays|marco de (?:cooperaci[óo]n|asistencia|asociaci[óo]n)|programa (?:para el|de) pa[íi]s|إطار (?:عمل )?(?:الأمم المتحدة|التعاون|الشراكة)|إطار الأمم المتحدة/iu;
const ADAPTATION =
  /\badaptation\b|\badaptaci[óo]n\b|\bnapa\b|\bpnacc?\b|nationally determined contribution|contributions? d[ée]termin[ée]e|contribuci[óo]n(?:es)? (?:prevista y )?determinada|climate resilien|r[ée]silience (?:au|aux) (?:changements? )?climat|تكيف|المساهمة المحددة/iu;
const MIGRATION =
  /migrat|migrac|\bmigrants?\b|migrante|immigr|inmigr|[ée]migr|diaspora|refugee|r[ée]fugi|refugiad|displaced|d[ée]plac[ée]s|desplazad|remittance|remesas|trafficking|traite des|trata de|nationals abroad|overseas (?:workers|employment)|foreign employment|ressortissants? [àa] l.[ée]tranger|tunisiens [àa] l|marocains (?:du|r[ée]sidant)|هجرة|مهاجر|مغترب|لجوء|لاجئ|جالي|نازحي|اتجار بالبشر|اتجار بالأشخاص|العاملين في الخارج/iu;
const POVERTY = /povert|pauvret|pobreza|\bdsrp\b|\bprsp?\b|\bdscrp\b|\bcslp\b|\bscrp\b|فقر/iu;
const LOCAL =
  /\bmunicipal|\bcommunal|\bcommune\b|\bcount(?:y|ies)\b(?! integrated national)|\bdistricts?\b|\bprovinc|\bd[ée]partement(?:al|o)?\b|\bdepartamental|\bcanton|\bayuntamiento|\balcald[íi]a|\bcity of\b|\bville de\b|\bciudad de\b|\bregional development plan\b|\bplan (?:r[ée]gional|territorial|distrital|local)|\bplan de desarrollo (?:regional|local|territorial)|\blocal (?:development|economic|government)? ?(?:plan|strategy)|\bsch[ée]ma (?:r[ée]gional|d.am[ée]nagement)|\bpdc\b|\bpdm\b|\bcidp\b|\bprd\b|ordenamiento territorial|البلدي|الجماعي|المحلية|المحافظة|محافظة|ولاية|ولائي|إقليم|الجهوي|مدينة|(?:^|\s)ال?جماع(?:ة|ات)(?:\s|$)|عمالة|قضاء/iu;
const NATIONAL = /\bnational|\bnacional|الوطني|القومي/iu;
const PLAN =
  /\bplan(?:es)?\b|strat[ée]g|estrat[ée]g|polic(?:y|ies)|politique|pol[íi]tica|programme?\b|programa|agenda|vision\b|visi[óo]n|framework|cadre|marco|lineamientos|roadmap|feuille de route|hoja de ruta|blueprint|compact|charte|مخطط|خطة|خطه|ستراتيجي|سياسة|برنامج|رؤية|أجندة|ميثاق/iu;
const DEVELOPMENT =
  /d[ée]veloppement (?:[ée]conomique|durable|humain|et|socio)|plan (?:national )?(?:de|du) d[ée]veloppement(?: [ée]conomique| social|\s*(?:\d|$|[,:(–—-]))|(?:economic|social|national|sustainable|inclusive|human|medium[- ]term|long[- ]term|five[- ]year|republic.{0,20}) (?:and (?:social|economic) )?development|development (?:plan|strategy|agenda|policy|programme|vision)|five[- ]year plan|quinquennal|quinquenal|plan nacional(?: de desarrollo|\s*(?:\d|$|[,:(]))|desarrollo (?:econ[óo]mico|nacional|sostenible|humano|e?\s*y? ?social)|plan (?:de|general de) desarrollo|estrategia nacional de desarrollo|[ée]mergen[ct]|vision \d{4}|visi[óo]n \d{4}|agenda \d{4}|agenda for|transformation|growth|croissance|crecimiento|recovery|prosperity|prospérité|تنمي[ةه]|تنموي|رؤية|النمو|الخمسية|الخماسي|النهوض/iu;

/**
 * What a document is, by its title.
 *
 * @param sectors that the title names
 * @returns nothing where the title says nothing of it
 */
export function kindOfTitle(title: string, sectors: readonly string[]): DocumentKind | undefined {
  if (LAW.test(title.trim())) return 'law';
  if (COOPERATION.test(title)) return 'cooperation framework';
  if (ADAPTATION.test(title)) return 'adaptation plan';
  if (MIGRATION.test(title)) return 'migration policy';
  if (POVERTY.test(title)) return 'poverty strategy';
  if (LOCAL.test(title) && !NATIONAL.test(title)) return 'local plan';
  if (!PLAN.test(title)) return undefined;
  const isOfSector = sectors.length > 0 && !/econom|[ée]conomique|social|اقتصاد|اجتماع/iu.test(title);
  if (DEVELOPMENT.test(title) && !isOfSector) return 'development plan';
  if (sectors.length > 0) return 'sector plan';
  return DEVELOPMENT.test(title) ? 'development plan' : undefined;
}

export const namesPlan = (text: string): boolean => PLAN.test(text) || LAW.test(text.trim());
