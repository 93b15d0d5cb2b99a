import type { FigureQuery } from '../figure.ts';
import { yearOf } from '../period.ts';
import type { ObservationInForce, ObservationLoader } from './loader.ts';

type ByIndicator = ReadonlyMap<string, readonly ObservationInForce[]>;

/**
 * A loader for many questions about one place: asks for all that is known of it twice, once as the reference area and
 * once as the counterpart, for releases and completeness once, and answers from memory. Questions about other places
 * go through.
 */
export function loaderForPlace(place: string, loader: ObservationLoader): ObservationLoader {
  let own: Promise<ByIndicator> | undefined;
  let mirrored: Promise<ByIndicator> | undefined;
  let releases: ReturnType<ObservationLoader['releases']> | undefined;
  let completeness: ReturnType<ObservationLoader['completeness']> | undefined;
  return {
    ...(loader.hides && { hides: loader.hides }),
    releases: () => {
      releases ??= loader.releases();
      return releases;
    },
    completeness: () => {
      completeness ??= loader.completeness();
      return completeness;
    },
    observations: async (query) => {
      if (query.sources) return loader.observations(query);
      if (isOnly(place, query.places)) {
        own ??= loader.observations({ places: [place] }).then(byIndicator);
        return answer(await own, query);
      }
      if (isOnly(place, query.counterparts)) {
        mirrored ??= loader.observations({ counterparts: [place] }).then(byIndicator);
        return answer(await mirrored, query);
      }
      return loader.observations(query);
    },
  };
}

function isOnly(place: string, places: readonly string[] | undefined): boolean {
  return places?.length === 1 && places[0] === place;
}

function byIndicator(observations: readonly ObservationInForce[]): ByIndicator {
  const groups = new Map<string, ObservationInForce[]>();
  for (const observation of observations) {
    const group = groups.get(observation.indicator);
    if (group) group.push(observation);
    else groups.set(observation.indicator, [observation]);
  }
  return groups;
}

function answer(known: ByIndicator, query: FigureQuery): readonly ObservationInForce[] {
  const candidates = query.indicators
    ? query.indicators.flatMap((code) => known.get(code) ?? [])
    : [...known.values()].flat();
  return candidates.filter(fits(query));
}

/** Whether an observation or figure is one that a query asks for, its indicator aside. */
export function fits(
  query: FigureQuery,
): (figure: { refArea: string; counterpart: string; sex: string; age: string; period: string }) => boolean {
  const within = (wanted: readonly string[] | undefined, code: string): boolean => !wanted || wanted.includes(code);
  return (figure) =>
    within(query.places, figure.refArea) &&
    within(query.counterparts, figure.counterpart) &&
    within(query.sexes, figure.sex) &&
    within(query.ages, figure.age) &&
    (query.from === undefined || yearOf(figure.period) >= query.from) &&
    (query.to === undefined || yearOf(figure.period) <= query.to);
}
