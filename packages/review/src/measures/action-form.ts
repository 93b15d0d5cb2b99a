import type { Language } from '@sterna/vocabulary';

/** Words that may stand before the word of an action: articles, `to`, `at least`. */
const BEFORE: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:(?:de\s+|d[’'])?(?:la|le|les|l[’']|une?|des)?\s*|de\s+|d[’']|à\s+)/iu,
  en: /^(?:to\s+|the\s+|an?\s+)?/iu,
  es: /^(?:(?:el|la|los|las|una?|de|a)\s+)?/iu,
  ar: /^(?:و|ال)?/u,
};

/**
 * How words of doing end: infinitives and the nouns made of verbs. English verbs have no form of their own; there the nouns
 * and the forms in -ing are taken.
 */
const ACTION: Readonly<Record<Language, RegExp>> = {
  fr: /^\p{L}{2,}(?:er|ir|re|oir|tion|sion|xion|ment|age|ise)(?!\p{L})|^(?:appui|mise|revue|lutte|suivi|accès|prise|remise|hausse|baisse|essor|relance|maîtrise|vente|achat|étude)s?(?!\p{L})/iu,
  en: /^\p{L}{3,}(?:ing|tion|ment|sion)(?!\p{L})|^(?:increased|improved|reduced|enhanced|strengthened|expanded|better|greater|more|establishment|review|support|access|reform|delivery)(?!\p{L})/iu,
  es: /^\p{L}{2,}(?:ar|er|ir|arse|erse|irse|ci[oó]n|si[oó]n|miento|aje)(?!\p{L})|^(?:apoyo|mejora|fomento|desarrollo|diseño|uso|aumento|impulso|puesta|cierre|rescate)s?(?!\p{L})/iu,
  ar: /^(?:ال)?(?:ت[\u0621-\u064a]{2}ي[\u0621-\u064a]ة?|إ[\u0621-\u064a]{2}ا[\u0621-\u064a]ة?|است[\u0621-\u064a]{2}ا[\u0621-\u064a])(?![\u0621-\u064a])/u,
};

/** Whether a text begins with a word that has the form of an action, after `of the`, `to`, an article. */
export function hasActionForm(text: string, language: Language): boolean {
  return ACTION[language].test(text.trim().replace(BEFORE[language], ''));
}
