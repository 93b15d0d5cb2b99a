import type { Language } from '@sterna/vocabulary';

/** The beginning of a recital: what a law is founded on, not what it says. */
const RECITAL =
  /^(?:que,|considérant|considerando|whereas|vu\s|visto|attendu|having regard|recalling|noting)(?!\p{L})/iu;

/** Whether a text is a recital of a law: `Que, el artículo 40 reconoce …;`. */
export const isRecital = (text: string): boolean => RECITAL.test(text);

/** An article of a law, by its number before its text. */
const ARTICLE = /^(?:art[íi]culo|article|art\.?|section|المادة)\s*(?:n[°º]\s*)?[\d\u0660-\u0669]+/iu;

/** Words of the title of an article, with its number. */
const LONGEST_TITLE = 12;

/** How articles give rights, set rules and forbid, whatever the verb. */
const RULES: Readonly<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:shall|(?:is|are) entitled to|(?:has|have) the right to|(?:is|are) (?:hereby )?(?:prohibited|established|liable)|commits an offence)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:(?:a|ont) (?:le )?droit (?:à|au|aux|de)|jouit|jouissent|bénéficie(?:nt)?|(?:est|sont) (?:interdite?s?|punie?s?|tenue?s? de|soumise?s? à|chargée?s? de|passibles?|créée?s?|instituée?s?)|il est (?:créé|institué|interdit)|garantit|peut être (?:expulsé|refoulé))(?!\p{L})/iu,
  es: /(?<!\p{L})(?:tienen? (?:el )?derecho a|gozan? de|se (?:proh[íi]be|garantiza|reconoce|crea|establece)|queda prohibid[oa]|está prohibid[oa]|garantiza|corresponde a|es (?:la condición|obligación|deber)|se (?!ver|podr|tendr|mantendr|reducir|incrementar|agravar|encontrar|tratar)\p{L}+(?:ar|er|ir|dr)[áa]n?|\p{L}+(?:ar|er|ir)á)(?!\p{L})/iu,
  ar: /(?:يحظر|يحق ل|يتمتع|تلتزم|يلتزم|يجب)/u,
};

/** Whether a sentence is the title of an article: `Artículo 63.- Residencia temporal.` */
export const isTitleOfArticle = (sentence: string): boolean =>
  ARTICLE.test(sentence) && sentence.split(/\s+/u).length <= LONGEST_TITLE;

/**
 * Whether a sentence of an article of a law gives a right, sets a rule or forbids; the title of an article names what its
 * rules are about.
 *
 * @param paragraph it stands in
 */
export function isRule(sentence: string, paragraph: string, language: Language): boolean {
  if (!ARTICLE.test(paragraph) || RECITAL.test(sentence)) return false;
  return RULES[language].test(isTitleOfArticle(sentence) ? paragraph : sentence);
}
