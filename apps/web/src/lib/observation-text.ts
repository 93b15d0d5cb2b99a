import { figureKey, type SeriesKey, TOTAL } from '@sterna/statistics';
import { isolate, joinPieces, type Language } from '@sterna/vocabulary';
import { ageText } from '#lib/age-text.ts';
import { categoryText, dimensionText } from '#lib/category-text.ts';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { periodText } from '#lib/period-text.ts';
import { sexText } from '#lib/words.ts';

/** Names of further dimensions and their codes, where a file's structure gives them, in one language. */
export interface CodeTitles {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** SDMX's code for what does not apply. */
const NO_PLACE = '_Z';

type Located = SeriesKey & { readonly period: string };

/** Where the figure in force for the series and period of an observation is traced. */
export function traceOfObservation(observation: Located, language: Language): string {
  return tracePath(language, figureKey(observation));
}

/** The two ends of a corridor; where money goes, which end it is sent from. */
function corridorText(indicator: string, place: string, partner: string): string {
  const isMoney = /^(?:BILATERAL_)?REMITTANCE/.test(indicator);
  return isMoney ? m.import_sent_from({ place, partner }) : m.detail_corridor({ place, partner });
}

/** What an observation is about besides its indicator: places, sex, age, further dimensions, period. */
export function aboutText(observation: Located, language: Language, named?: CodeTitles): string {
  const { refArea, counterpart, sex, age, dimensions, period } = observation;
  const place = placeText(refArea, language);
  const partner = placeText(counterpart, language);
  const where = counterpart === TOTAL ? place : corridorText(observation.indicator, place, partner);
  // Exchange rates and the like are about no place.
  const pieces = refArea === NO_PLACE && counterpart === TOTAL ? [] : [where];
  if (sex !== TOTAL) pieces.push(sexText(sex));
  if (age !== TOTAL) pieces.push(ageText(age));
  for (const [name, code] of Object.entries(dimensions)) {
    const [dimension, category] = [named?.dimensions[name], named?.codes[name]?.[code]];
    pieces.push(
      m.detail({
        name: dimension === undefined ? dimensionText(name) : isolate(dimension, language),
        value: category === undefined ? categoryText(name, code) : isolate(category, language),
      }),
    );
  }
  pieces.push(periodText(period));
  return joinPieces(pieces, language);
}

export function titleText(observation: Located, titles: OwnTitles, language: Language): string {
  return indicatorText(observation.indicator, language, titles);
}
