import type { Language } from '@sterna/vocabulary';
import type { TextSignals } from './read-signals.ts';
import { isRecital } from './rules-of-law.ts';

/**
 * How the words begin by which a sentence of prose binds somebody, in its main clause. Words that only give a purpose
 * (`in order to`, `afin de`, `para`), a possibility (`could be`, `pourra`) or an effect (`permitirá`) do not.
 */
const BINDS: Readonly<Record<Language, RegExp>> = {
  en: /^(?:will|shall|should|must|(?:is|are|has|have) to|needs? to|intends?|plans? to|commit|undertakes? to|seeks? to|aims?|focus on|endeavou?rs? to|strives? to|propos\p{L}+ to|priority|it is necessary|emphasis|(?:is|are) required)\b/iu,
  fr: /^(?!permettr|pourr|ainsi|en vue|afin|consiste à|porte sur|portent sur)(?:s(?:[’']|\s)engage|il s[’'\s]agi|s[’'\s]agira|s[’'\s]attellera|vis(?:era|eront|e|ent)(?!\p{L})|compte(?:nt)?(?!\p{L})|entend|envisage|pr[ée]voi(?!t qu)|il est pr[ée]vu|dev|doi|il (?:convient|faut|faudra)|recommand|pr[ée]conis|ambitionne|se (?:propose|donne)|cherche|sont invit|a pour|ont pour|(?:objectif|ambition|but|finalit[ée]|vision|priorit[ée])|(?:seront|sera)\s+(?:\p{L}+ment\s+)?\p{L}+(?:[ée]e?s?|ie?s?|ue?s?|mise?s?|faite?s?|dit|inte?s?|truite?s?)(?!\p{L})|\p{L}+(?:er|ir|r|u|tt)(?:a|ont)(?!\p{L}))/iu,
  es: /^(?!permitir|podr|consist|para|a fin|con (?:el )?fin|con miras|encargad|se espera)(?:se compromet|busca|pretende|prev[ée]|previsto|deb|ser[áa]n?\s+(?:\p{L}+mente\s+)?\p{L}+[aid]d[oa]s?(?!\p{L})|se (?:requiere|propone|recomienda|priorizar)|tienen? (?:por|como)|es necesario(?! (?:reconocer|recordar|señalar|mencionar|aclarar))|hay que|velar|procurar|\p{L}+(?:ar|er|ir|dr)[áa]n?(?!\p{L}))/iu,
  ar: /^(?!بهدف|من أجل|بغية|من المتوقع)/u,
};

/** What makes a clause one that only describes what it is said of: `programmes that will …`, `whether … should …`. */
const SUBORDINATE: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|[\s(])(?:which|that|who|where|if|whether|how|what|when|as|because|since|while|although|why)\s+(?!(?:[\p{L}’'-]+\s+){0,3}(?:is|are|was|were|has|have|been)\s)(?:[\p{L}’'-]+\s+){0,4}$/iu,
  fr: /(?:^|[\s(])(?:qui|que|qu[’']\p{L}+|dont|où|si|lorsque|quand|comment|car|puisque|lesquel\p{L}+|laquelle|duquel)\s+(?!(?:[\p{L}’'-]+\s+){0,3}(?:est|sont|ont|a)\s)(?:[\p{L}’'-]+\s+){0,4}$/iu,
  es: /(?:^|[\s(])(?:que|quien(?:es)?|cual(?:es)?|cuyos?|cuyas?|donde|si|cuando|cómo|como|porque|ya que)\s+(?!(?:\p{L}+\s+){0,3}(?:es|está|son|están|ha|han)\s)(?:\p{L}+\s+){0,4}$/iu,
  ar: /(?:الذي|التي|الذين|إذا|حيث)\s+(?:\p{L}+\s+){0,3}$/u,
};

/** Sentences about the document, not about what will be done: `This chapter …`, `Le tableau 3 …`, `En esta sección …`. */
const OF_THE_DOCUMENT =
  /^(?:(?:in|dans|en)\s+)?(?:the (?:following|present|next|first|second|third)|this|these|le(?: présent)?|la(?: présente)?|ce(?:tte|s)?|les|el(?: presente| siguiente| primer| segundo| tercer)?|la(?: presente| siguiente| primera| segunda| tercera)?|est[aeo]s?|los|las)\s+(?:chapters?|chapitres?|cap[íi]tulos?|sections?|secci[óo]n|documents?|documento|tables?|tableaux?|tablas?|cuadros?|figuras?|figures?|graphiques?|gr[áa]ficos?|encadr[ée]|gu[íi]as?|guides?|reports?|rapports?|informes?|annex(?:es?)?|anexos?|parts?|partie|paragraphs?)(?!\p{L})|^(?:table|tableau|tabla|cuadro|figure?|figura|graphique|gr[áa]fico|box|encadr[ée])\s+\d/iu;

/** Actions that are done to something: `will be reviewed`, `seront renforcées`, `serán fortalecidas`. */
const DONE: Readonly<Record<Language, RegExp>> = {
  en: /(?:will|shall|should|must|is to|are to|needs? to) (?:also |then |further )?be (?:\p{L}+ly )?(?!affected|expected|needed|required|exposed|faced|impacted|lost|limited|based|located|characteri|displaced|flooded|damaged|estimated|dominated|followed|noted|mentioned|recalled|understood|regarded|considered|seen|interpreted|viewed|treated with|denominated|concerned|called|known|felt)\p{L}{2,}(?:ed|pt|nt|ut|ne|wn)(?!\p{L})/iu,
  fr: /(?:sera|seront|devr(?:a|ont) être|doi(?:t|vent) être)\s+(?:\p{L}+ment\s+|aussi\s+|également\s+)?(?!affect|touch|expos|confront|condition|marqu|caract|limit|bas|fond|d[ûu]|concern|détermin|appel|tribut|gouvern|suivi)\p{L}{2,}(?:[ée]e?s?|[iu]e?s?|mise?s?|prise?s?|faite?s?|inte?s?|uite?s?)(?!\p{L})/iu,
  es: /(?:ser[áa]n?|deber[áa]n? ser|deben? ser)\s+(?:\p{L}+mente\s+|también\s+)?(?!afectad|basad|limitad|determinad|causad|sometid|perdid|considerad|entendid|debid|llamad)\p{L}{2,}[ai]d[oa]s?(?!\p{L})|(?<!\p{L})se (?!ver|podr|tendr|mantendr|reducir|incrementar|aumentar|agravar|encontrar|tratar|esperar|entender|deber|presentar|mostrar|describir|necesitar|requerir|har)\p{L}{2,}(?:ar|er|ir|dr)[áa]n?(?!\p{L})/iu,
  ar: /(?:سيتم|سوف يتم|ستتم|سيجري)\s/u,
};

/** An authority that will do something, whatever the verb: `the Ministry will roll out`, `le Gouvernement dotera`. */
const AUTHORITY: Readonly<Record<Language, RegExp>> = {
  en: /(?:[Gg]overnment|[Mm]inistr(?:y|ies)|[Dd]epartment|[Aa]gency|[Aa]gencies|[Aa]uthorit(?:y|ies)|[Cc]ommission|[Cc]ouncil|[Bb]ureau|[Mm]unicipality|[Cc]ounty|[Cc]ensus(?: of \d{4})?|[Ss]tate|[Ww]e|(?<=\s)Mo\p{Lu}\p{L}*|GoL|\p{Lu}{3,7})\s(?:[\p{L}’'&-]+\s){0,4}?(?:will|shall)\s+(?!be\s|have\s|need|depend|remain|face|benefit|require|not\s)\p{L}+/u,
  fr: /(?:[Gg]ouvernement|[ÉEé]tat|[Mm]inist[èe]re|[Aa]utorit[ée]s|[Aa]dministration|[Aa]gence|[Cc]onseil|[Cc]ommission|[Cc]ollectivit[ée]s|[Cc]ommunes?)\s(?:[\p{L}’'-]+\s){0,4}?(?!aura|sera|seront|permettr|pourr|devr|n[’'])\p{L}{3,}(?:er|ir|endr|ttr|ra)(?:a|ont)(?!\p{L})/u,
  es: /(?:[Gg]obierno|[Ee]stado|[Mm]inisterio|[Aa]utoridad(?:es)?|[Aa]gencia|[Ss]ecretar[íi]a|[Cc]onsejo|[Cc]omisi[óo]n|[Mm]unicipios?|[Aa]lcald[íi]a)\s(?:\p{L}+\s){0,4}?(?!tendr|ser[áa]|podr|deber|estar|habr)\p{L}{3,}(?:ar|er|ir|dr)[áa]n?(?!\p{L})/u,
  ar: /(?:الحكومة|الوزارة|الدولة)\s(?:[\u0620-\u06ff]+\s){0,2}?(?:ست|سي)[\u0620-\u06ff]+/u,
};

/** What a binding word goes on to that is only an effect, a need or a course of things. */
const EFFECT: Readonly<Record<Language, RegExp>> = {
  en: /^(?:will|shall|should|must|(?:is|are) to)\s+(?:also |then |thus |therefore |in turn |further )?(?:require|translate|result|lead|help|enable|allow|benefit|mean|depend|remain|need|be (?:needed|required|expected|able)|have (?:a|an|the|to bear)|see|rise|fall|become|(?:increase|decrease|decline|improve|grow) (?:in|from|by|to|as)|continue to (?:be|grow|rise|face|suffer))(?!\p{L})/iu,
  fr: /^(?:devrai(?:t|ent)|(?:sera|seront))\s+(?:\p{L}+ment\s+|aussi\s+|également\s+|à\s+\p{L}+\s+)?(?:permettre|faciliter|s[’']|se |contribuer|conduire|atteindre|aider|connaître|augmenter|rester|favoris|en mesure|capable|nécessaire|affect|touch|expos|confront|limit|marqu)/iu,
  es: /^(?:deber[ií]an?|ser[áa]n?)\s+(?:también\s+)?(?:permitir|facilitar|contribuir|aumentar|mantener|capa[cz]|necesari|afectad|basad|limitad|determinad|causad|perdid)/iu,
  ar: /^$/u,
};
/** What is said to be hard is no measure, whatever binds. */
const TROUBLE =
  /(?:challenges?|problems?|risks?|défis?|enjeux?|risques?|problèmes?|retos?|desaf[íi]os?|problemas?|riesgos?)\s*$/iu;

/**
 * A subject of which `will` tells what it brings about: a deed (`Achieving this goal will …`), a course of things. What is
 * set up to act — a plan, a programme, a committee — binds whoever set it up.
 */
const BRINGS_ABOUT =
  /^(?:also |then |thus |therefore |in turn |further |likely |probably |not only )?(?:increase|decrease|decline|grow|rise|slow|worsen|accelerate|contribute|entail|cause|affect|impact|limit|exacerbate|face|intensify|threaten|undermine|enhance|reduce|improve|boost|drive|generate|attract|facilitate|bring|create|make|save|continue|lose|exceed|reach)(?!\p{L})/iu;
const INSTRUMENT =
  /(?<!\p{L})(?:plans?|programmes?|programs?|strateg(?:y|ies)|polic(?:y|ies)|projects?|initiatives?|funds?|framework|efforts?|interventions?|measures?|activit(?:y|ies)|reforms?|systems?|laws?|act|bill|committees?|boards?|units?|legislature|parliament|secretariat|offices?|teams?|sectors?|counties|districts|cent(?:re|er)s?|they|partners|institutions?|organi[sz]ations|companies|focus|attention|emphasis|priority|it)(?!\p{L})|\p{Lu}[\p{Lu}&\d-]+(?!\p{L})|\p{Lu}\p{L}+(?:ia|an|al|ya|ana|esh|ines|go|roon|ico|ador)(?!\p{L})/u;
const DEED = /^\p{L}+ing\s/u;
/** What begins so gives a reason or a condition of what follows. */
const REASON = /^(?:if|because|unless|si|puisque|parce que|porque|dado que|puesto que|en caso de que)\s/iu;

/** Whether `will` with what stands before it tells an effect or a course of things. */
function isOutcome(clause: string, rest: string): boolean {
  const verb = /^(?:will|shall)\s+(.*)$/isu.exec(rest)?.[1];
  if (verb === undefined) return false;
  return (
    DEED.test(clause.trim()) ||
    (BRINGS_ABOUT.test(verb) && !INSTRUMENT.test(clause.replace(/^\s*(?:It|They)\s/u, (word) => word.toLowerCase())))
  );
}

/** An imperative, as lists write measures whose bullets a text lost: `Ensure that …`, `Renforcer …`, `Fortalecer …`. */
const IMPERATIVE: Readonly<Record<Language, RegExp>> = {
  en: /^(?!(?:The|An?)\s)(?:\p{Lu}\p{L}+ly\s+)?(?!\p{L}+(?:ing|ed|tion|sion|ment|ance|ence|s|ty|er)(?!\p{L}))\p{L}{3,}\s/u,
  fr: /^\p{L}{2,}(?:er|ir|re|oir)\s/u,
  es: /^\p{L}{2,}(?:ar|er|ir)(?:se)?\s/u,
  ar: /^$/u,
};

const NEGATED =
  /(?<!\p{L})(?:not|never|no longer|ne\s+\p{L}+\s+(?:pas|plus|jamais)|n[’']\p{L}+\s+(?:pas|plus)|no|nunca|لن|لا|لم)(?!\p{L})/iu;
/**
 * Finds where a sentence of prose says, in its main clause, what somebody will do, shall do or means to reach.
 *
 * @returns characters from its start; undefined where it only describes
 */
export function findBinding(
  sentence: string,
  { commitments, startsWithAction }: Pick<TextSignals, 'commitments' | 'startsWithAction'>,
  language: Language,
): number | undefined {
  if (isRecital(sentence) || OF_THE_DOCUMENT.test(sentence) || sentence.includes('?') || sentence.includes('؟'))
    return undefined;
  if (startsWithAction && IMPERATIVE[language].test(sentence)) return 0;
  const isMain = (start: number, end: number): boolean => {
    const before = sentence.slice(0, start);
    if (EFFECT[language].test(sentence.slice(start))) return false;
    // `ne seront pas`: the word that denies stands before the one that binds.
    if (NEGATED.test(`${before.slice(-4)}${sentence.slice(start, end)}`)) return false;
    const clause = before.slice(
      Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf(':')) + 1,
    );
    if (language === 'en' && isOutcome(clause.trim() === '' ? before : clause, sentence.slice(start))) return false;
    return !SUBORDINATE[language].test(clause) && !TROUBLE.test(clause);
  };
  const isConditional = REASON.test(sentence);
  for (const patterns of isConditional ? [AUTHORITY] : [DONE, AUTHORITY]) {
    const found = patterns[language].exec(sentence);
    if (found !== null && isMain(found.index, found.index + found[0].length)) return found.index;
  }
  if (isConditional) return undefined;
  return commitments.find(
    ({ start, end, isSideEffect }) =>
      !isSideEffect && BINDS[language].test(sentence.slice(start)) && isMain(start, end),
  )?.start;
}

/** Whether a sentence of prose binds somebody. */
export const bindsSomebody = (
  sentence: string,
  signals: Pick<TextSignals, 'commitments' | 'startsWithAction'>,
  language: Language,
): boolean => findBinding(sentence, signals, language) !== undefined;
