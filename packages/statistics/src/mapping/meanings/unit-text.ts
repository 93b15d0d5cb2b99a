import { plainText, wordKey } from './plain-text.ts';

/** Unit and multiplier as a text tells them, as far as it does. */
export interface UnitText {
  readonly unit?: string;
  readonly multiplier?: number;
}

const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[^\p{L}])(?:billions?|milliards?|mil(?:es de)? millones|bn|مليارات?|مليار)(?![\p{L}])/iu, 1e9],
  [/(?:^|[^\p{L}])(?:millions?|millones|millon|mn|mio|ملايين|مليون|بالملايين|بالمليون)(?![\p{L}])/iu, 1e6],
  [
    /(?:^|[^\p{L}])(?:thousands?|milliers?|miles|mille|الف|الاف|بالالاف|بالالف)(?![\p{L}])|['’]?000(?:\s*s)?$|\(['’]?000s?\)/iu,
    1e3,
  ],
  [/(?:^|[^\p{L}])(?:hundreds|centaines|centenas|cientos|ميات)(?![\p{L}])/iu, 100],
];

/** Rates have a thousand in them that is no multiplier: `per 1,000`, `pour mille`. */
const RATES: readonly (readonly [RegExp, string])[] = [
  [/(?:per|pour|por|لكل)\s*(?:100[\s.,]?000|cent mille|cien mil|hundred thousand|ميه الف)/i, 'PER_100000'],
  [/(?:per|pour|por|لكل)\s*(?:10[\s.,]?000|dix mille|diez mil|ten thousand)/i, 'PER_10000'],
  [/(?:per|pour|por|لكل)\s*(?:1[\s.,]?000|mille|mil|thousand|الف)(?![\d.,])|‰/i, 'PER_1000'],
];

// biome-ignore format: one unit per line
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/%|\bpercent|\bper cent|\bpourcent|\bporcent|بالميه|بالمايه|في الميه|نسبه ميويه/, 'PC'],
  [/\bus ?\$|\busd\b|\bus dollars?|\bdollars?\b|\bdolares?\b|دولار|^\$$/, 'USD'],
  [/\beuros?\b|€|يورو/, 'EUR'],
  [/\bfcfa\b|\bxof\b|francs? cfa/, 'XOF'],
  [/\bpersons?\b|\bpeople\b|\bindividuals?\b|\bpersonnes?\b|\bpersonas?\b|\bhabitants?\b|\binhabitants?\b|\bhabitantes?\b|\beffectifs?\b|شخص|اشخاص|نسمه/, 'PS'],
  [/\byears?\b|\bannees?\b|\banos?\b|سنوات/, 'YR'],
  [/^numbers?$|^nombres?$|^numeros?$|^units?$|^unites?$|^unidades?$|^عدد$|^العدد$/, 'NUMBER'],
];

/** A code as SDMX has them: capitals, figures, underscores. */
const CODE = /^[A-Z][A-Z0-9_]{0,30}$/;

/** What a text multiplies by: `in thousands`, `en millions de FCFA`, `بالآلاف`, `'000`; nothing for `per 1,000`. */
export function multiplierIn(text: string): number | undefined {
  const key = wordKey(text);
  if (RATES.some(([pattern]) => pattern.test(key) || pattern.test(text))) return undefined;
  return MULTIPLIERS.find(([pattern]) => pattern.test(key) || pattern.test(plainText(text)))?.[1];
}

/** The unit that a text tells, with its multiplier: `milliers de personnes` → persons, 1000; `%` → percent. */
export function readUnitText(text: string): UnitText | undefined {
  const plain = plainText(text);
  const key = wordKey(text);
  const rate = RATES.find(([pattern]) => pattern.test(key) || pattern.test(plain))?.[1];
  if (rate !== undefined) return { unit: rate };
  const unit = UNITS.find(([pattern]) => pattern.test(key))?.[1];
  const multiplier = multiplierIn(text);
  if (unit === undefined && multiplier === undefined) {
    const code = plain.includes('_') ? plain.toUpperCase() : plain;
    return CODE.test(code) ? { unit: code } : undefined;
  }
  return { ...(unit && { unit }), ...(multiplier && { multiplier }) };
}

/** The factor of a column of multipliers: a power of ten as SDMX has it (`3`), the factor itself (`1000`), or a word. */
export function readMultiplier(text: string): number | undefined {
  const plain = plainText(text).replace(/[\s,]/g, '');
  if (/^-?\d$|^1[0-5]$/.test(plain)) return 10 ** Number(plain);
  if (/^10+$/.test(plain)) return Number(plain);
  const word = wordKey(text);
  if (/^(units?|unites?|unidades?|ones|unit s)$/.test(word)) return 1;
  return multiplierIn(text);
}
