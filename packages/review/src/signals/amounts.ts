/** An amount of money as a document writes it. */
export interface Amount {
  /** As written. */
  readonly words: string;
  /** Characters from the start of the text. */
  readonly start: number;
}

const NUMBER = String.raw`\d{1,3}(?:[\s.,\u00a0\u202f’']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const SCALE = String.raw`(?:billions?|millions?|milliards?|millones|mil\s+millones|miles|thousand|bn|mn|m|مليون|مليار|بليون|ألف)`;
const CURRENCY = String.raw`(?:US\s?\$|USD|EUR|euros?|dollars?|d[oó]lares|FCFA|F\s?CFA|CFA|XOF|XAF|GNF|FG|MGA|DH|MAD|dirhams?|TND|HTG|gourdes?|COP|pesos|quetzales|lempiras|colones|soles|bol[ií]vares|L?R?\$|N\$|GH¢|GHS|KES|KSh|NGN|₦|₹|Rs\.?|NPR|BDT|Taka|crores?|lakhs?|MDL|lei|PHP|JMD|J\$|£|€|\$|¥|francs?|دولار(?:ا|ات)?|يورو|دينار(?:ا|ات)?|درهم(?:ا|ات)?|ريال(?:ا|ات)?|جنيه(?:ا|ات)?|ليرة)`;

const AMOUNT = new RegExp(
  String.raw`(?:${CURRENCY}\s?(?:${NUMBER})(?:\s?${SCALE})?(?![\p{L}])|(?:${NUMBER})\s?(?:${SCALE}\s+)?(?:de\s+|d[’'])?${CURRENCY}(?![\p{L}]))`,
  'giu',
);

/** Finds the amounts of money in a text. */
export function findAmounts(text: string): readonly Amount[] {
  return [...text.matchAll(AMOUNT)].map((match) => ({ words: match[0].trim(), start: match.index }));
}

const YEAR = /(?<![\d.,/])(?:19[5-9]\d|20\d\d|2100)(?![\d]|[.,]\d)/g;

/** The years a text names, each once, in order. */
export function findYears(text: string): readonly number[] {
  return [...new Set([...text.matchAll(YEAR)].map(([year]) => Number(year)))].sort((a, b) => a - b);
}

const PERIOD =
  /(?<!\d)((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)?\d\d)(?!\d)|(?:d[’'’]ici(?:\s+à)?(?:\s+(?:la\s+fin|fin))?(?:\s+(?:de\s+)?\p{L}+)?|à l[’']horizon|by(?:\s+the)?(?:\s+end(?:\s+of)?)?(?:\s+year)?|until|al|para(?:\s+el)?(?:\s+año)?|hasta(?:\s+el)?|بحلول(?:\s+(?:نهاية\s+)?(?:عام|سنة))?|حتى)\s+(20\d\d)/giu;

/** The first period or date to be reached that a text states, as written. */
export function findPeriod(text: string): string | undefined {
  return [...text.matchAll(PERIOD)][0]?.[0].trim();
}

/** Figures that say how much or how many: shares, counts with a unit; not years, numbers of paragraphs or of tables. */
const FIGURE =
  /\d[\d\s.,\u00a0\u202f]*\s?(?:%|٪|pour\s?cent|per\s?cent|percent|por\s?ciento|في المائة|بالمائة|millions?|millones|milliards?|billions?|thousand|mille|miles|مليون|ألف|personnes|people|persons|personas|شخص|migrants?|m[eé]nages|households|hogares|familles|families|familias|réfugiés|refugees|refugiados)|(?<![\d.])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?![\d])/giu;

/** Whether a text gives figures. */
export const hasFigures = (text: string): boolean => text.match(FIGURE) !== null;

/** A value to be reached: from one figure to another, or a figure by a year. */
const AIMED =
  /(?:de|from|من)\s+[\d.,]+\s?%?[^.;]{0,40}?\s(?:à|to|a|إلى)\s+[\d.,]+\s?%|(?:\d[\d\s.,\u00a0]*\s?%?)[^.;]{0,60}(?:d[’'’]ici|à l[’']horizon|by|para|hasta|en|بحلول)\s+(?:l[’']an\s+|el\s+año\s+|عام\s+)?20\d\d/iu;

/** Numbers that count nothing: of addresses, tables, chapters, laws, goals. */
const NAMED_NUMBER =
  /https?:\/\/\S+|www\.\S+|\(?(?<!\p{L})(?:n[°º]|no\.|loi|law|ley|decree|d[ée]cret[o]?|art(?:icle|[íi]culo)?\.?|chap\w*|cap[íi]tulo|phase|fase|axe|eje|r[ée]soluti?on|resoluci[óo]n|objecti[fv]o?|objective|outcome|output|tables?|tableaux?|tablas?|cuadro|figur[ae]s?|graphique|gr[áa]fico|box|encadr[ée]|section|secci[óo]n|annexe?|anexo|page|p[áa]gina|p\.|vision|visi[óo]n|agenda|ODD|SDG|ODS|NDP|DO|SO|قانون)\s*\d[\d./-]*\)?/giu;

/** A text with the numbers that count nothing blotted out; places stay as they are. */
export const withoutNamedNumbers = (text: string): string =>
  text.replace(NAMED_NUMBER, (name) => ' '.repeat(name.length));

/** The first value to be reached that a text states, as written. */
export function findAimedValue(text: string): string | undefined {
  const found = AIMED.exec(withoutNamedNumbers(text));
  return found === null ? undefined : text.slice(found.index, found.index + found[0].length).trim();
}
