import { findAmounts, findPeriod, withoutNamedNumbers } from '../signals/amounts.ts';
import type { TextSignals } from '../signals/read-signals.ts';
import type { FoundMeasure } from './measure.ts';

/** The parts of a measure beside its text and place. */
export type MeasureParts = Pick<FoundMeasure, 'body' | 'indicator' | 'budget' | 'period'>;

/** A year to be reached, where no word before it says so: `65 000 tonnes en 2015`. */
const IN_YEAR =
  /(?<!(?:loi|ley|décret|decreto|convention|convenio|code|c[óo]digo|act|law|protocole|protocolo|recensement|censo)\s+)(?:en|in|fin|end of|à|d[’']ici(?:\s+à)?(?:\s+\p{L}+)?|de|عام|سنة)\s+(20\d\d)(?!\d)/giu;
const QUANTITY =
  /(?:au moins|at least|al menos|por lo menos|au minimum|على الأقل|half|la moitié|de moitié|la mitad|double|doubler|نصف)|(?<![\p{L}\d/.,(])\d[\d\s.,\u00a0\u202f]*(?:\([^)]{1,12}\)\s*)?(?:%|٪|\p{L}{2,}|‰)/iu;
/** Characters that an indicator shows around its figure. */
const SHOWN = 90;

/** The first quantity that a measure is to reach or make, with what it counts; as written. */
export function statedQuantity(text: string): string | undefined {
  let plain = withoutNamedNumbers(text);
  for (const { words, start } of findAmounts(text)) {
    plain = plain.slice(0, start) + ' '.repeat(words.length) + plain.slice(start + words.length);
  }
  plain = plain.replace(/(?<!\d)(?:19|20)\d\d(?!\d|[\s\u00a0]\d{3})/gu, '    ');
  const at = QUANTITY.exec(plain)?.index;
  if (at === undefined) return undefined;
  const rest = text.slice(at, at + SHOWN + 40);
  return /^.{0,90}?(?=\s*(?:[;:]|,\s|\.\s|$))|^.{0,90}(?=\s)/su.exec(rest)?.[0].trim() ?? rest.slice(0, SHOWN);
}

/** The parts that the own words of a measure state. */
export function statedParts(text: string, signals: TextSignals): MeasureParts {
  const body = signals.bodies.find((name) => /\s\S/u.test(name) || /^[\p{Lu}]{3,}$/u.test(name));
  const [budget] = signals.budgets;
  const period = findPeriod(text) ?? [...text.matchAll(IN_YEAR)].at(-1)?.[0];
  const indicator = signals.aimedValue ?? statedQuantity(text);
  return {
    ...(body !== undefined && { body }),
    ...(indicator !== undefined && { indicator }),
    ...(budget !== undefined && { budget }),
    ...(period !== undefined && { period }),
  };
}

/** What the sentence that introduces a list says of all its points: the money and the time they have. */
export function sharedParts(lead: string): MeasureParts {
  const [budget] = findAmounts(lead);
  const period = findPeriod(lead) ?? /\(((?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d)\)/u.exec(lead)?.[1];
  return { ...(budget !== undefined && { budget: budget.words }), ...(period !== undefined && { period }) };
}
