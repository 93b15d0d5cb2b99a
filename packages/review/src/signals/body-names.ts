/** Small words inside the name of a body. */
const PARTICLE =
  '(?:of|the|and|for|de|du|des|del|la|las|los|el|le|les|et|y|e|à|au|aux|en|pour|sur|chargée?|charge|contre|against|on|in)';
const CAPITAL = String.raw`(?:[dl][’'])?\p{Lu}[\p{L}\p{N}’'&-]*`;
/** The words written with capitals that follow the word for a body, over small words between them. */
const GOES_ON = new RegExp(
  String.raw`^(?:(?:,(?=\s+${CAPITAL}(?:,|\s+(?:and|et|y)\s)))?(?:\s+${PARTICLE})*\s+${CAPITAL})*`,
  'u',
);
/** `ministère de la santé`: names of ministries are written small too. */
const SMALL_MINISTRY = /^(?:\s+(?:of|de|du|des|del|la|las|los|the|chargée?)|\s+(?:de\s+)?[dl][’'])+\s*\p{L}{4,}/u;
/** Words with capitals before the word for a body: `National Planning Commission`. */
const BEFORE = /(?:(?:^|(?<=[\s(]))\p{Lu}[\p{L}&-]*\s+(?:(?:of|and|for|de|du)\s+)?){1,4}$/u;
const ARTICLES = /^(?:(?:The|Le|La|Les|El|Los|Las|L[’']|This|These|Each|All|In|By|And|Its|Une?|Un|An?|Cette?|Ce)\s+)+/u;
const ARABIC = /^[\u0620-\u06ff]+(?:\s+(?:و?ال|و?لل)[\u0620-\u06ff]+){0,5}/u;
/** Small words and marks left over at the end of a name: `Comité de`. */
const HANGING = new RegExp(String.raw`(?:\s+${PARTICLE}|[\s.,;:’'-])+$`, 'iu');
const MOST = 140;

/**
 * The name of a body in a text: from its word (`Ministry`, `Commission`) as far as it is written with capitals.
 *
 * @param start character at which the word for the body begins
 * @param end character after it
 */
export function bodyName(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  if (/^[\u0620-\u06ff]/u.test(word)) {
    const name = ARABIC.exec(text.slice(start, start + MOST))?.[0] ?? word;
    return name.length > word.length ? name : word;
  }
  const rest = text.slice(end, end + MOST);
  let after = GOES_ON.exec(rest)?.[0] ?? '';
  if (after === '' && /^minist/iu.test(word)) after = SMALL_MINISTRY.exec(rest)?.[0] ?? '';
  const before = /^\p{Lu}/u.test(word) ? (BEFORE.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? '') : '';
  return `${before.replace(ARTICLES, '')}${word}${after}`.replace(ARTICLES, '').replace(HANGING, '').trim();
}
