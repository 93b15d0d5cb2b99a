/**
 * The form in which place names are compared: without case, accents, punctuation and spaces, `&` as `and`, `St.` as
 * `Saint`, and the Arabic letters that are written in several ways as one.
 */
export function placeNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]+/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replace(/(?<![\p{L}\p{N}])st(?![\p{L}\p{N}])/gu, 'saint')
    .replace(/(?<![\p{L}\p{N}])ste(?![\p{L}\p{N}])/gu, 'sainte')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const FOOTNOTE_MARK =
  /\s*(?:[*†‡§#¹²³⁰⁴-⁹]+|\((?:[a-z]|\d{1,2})(?:\s*[,;]\s*(?:[a-z]|\d{1,2}))*\)|\[(?:[a-z]|\d{1,2})\]|\s[a-z]\/|\d{1,2}\/?)$/u;
const ARTICLE_AFTER = /\s*(?:,\s*(?:the|les?|la|los|las|el)|\((?:the|les?|la|l[’']|los|las|el)\))$/iu;
const ARTICLE_BEFORE = /^(?:(?:the|les?|la|los|las|el)\s+|l[’'])/iu;
const INVERTED = /^([^,]+),\s*([^,]+)$/u;

/**
 * Other readings of a name as printed in a table: without footnote marks (`Serbia (a)`, `Mauritius*`), without its
 * article (`Bahamas (the)`), turned round at its comma (`Guinea, Equatorial`). Words that change what is meant
 * (`of which`, `former`, `excluding`) are never taken away.
 */
export function readingsOf(name: string): readonly string[] {
  let bare = name.trim();
  for (let marks = 0; marks < 4 && FOOTNOTE_MARK.test(bare); marks++) bare = bare.replace(FOOTNOTE_MARK, '');
  const plain = bare.replace(ARTICLE_AFTER, '');
  const turned = plain.replace(INVERTED, '$2 $1');
  return [bare, plain, plain.replace(ARTICLE_BEFORE, ''), turned, turned.replace(ARTICLE_BEFORE, '')];
}
