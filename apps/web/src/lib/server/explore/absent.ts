import { joinPieces } from '@sterna/vocabulary';
import type { Choice } from '#lib/explore/choice.ts';
import { indicatorText, placeText } from '#lib/figure-text.ts';
import type { ExploredSeries } from './selection.ts';
import type { Naming } from './series-label.ts';

/**
 * What a choice names one by one and has no figure: countries, of several indicators or partners each of them. Nothing
 * where the choice is of all countries of a region.
 */
export function absentOf(
  choice: Choice,
  series: readonly ExploredSeries[],
  { language, titles }: Naming,
): readonly string[] {
  const { indicators, places, partners } = choice;
  if (places.kind !== 'listed') return [];
  const partnerCodes = partners.kind === 'listed' ? partners.codes : [undefined];
  const labels = indicators.flatMap((indicator) =>
    places.codes.flatMap((place) =>
      partnerCodes.flatMap((partner) => {
        const isShown = series.some(({ newest }) => {
          const isHere = newest.indicator === indicator && newest.refArea === place;
          return isHere && (partner === undefined || newest.counterpart === partner);
        });
        if (isShown) return [];
        const pieces = [
          indicators.length > 1 ? indicatorText(indicator, language, titles) : '',
          places.codes.length > 1 || partner === undefined ? placeText(place, language) : '',
          partner === undefined ? '' : placeText(partner, language),
        ];
        return [joinPieces(pieces.filter(Boolean), language)];
      }),
    ),
  );
  return labels;
}
