import { type Figure, type FigureSource, TOTAL, yearOf } from '@sterna/statistics';
import type { FigureChoice, Statement } from './statement.ts';

/** Figures of a statement by their names; a missing one is absent. */
export type ChosenFigures = ReadonlyMap<string, Figure>;

/** Finds the figures that a statement speaks of, for one place. */
export async function chooseFigures(
  statement: Statement,
  place: string,
  figures: FigureSource,
): Promise<ChosenFigures> {
  const chosen = new Map<string, Figure>();
  for (const [name, choice] of Object.entries(statement.figures)) {
    const figure = await chooseFigure(choice, place, figures, chosen);
    if (figure) chosen.set(name, figure);
  }
  return chosen;
}

async function chooseFigure(
  choice: FigureChoice,
  place: string,
  figures: FigureSource,
  chosen: ChosenFigures,
): Promise<Figure | undefined> {
  const corridor = choice.counterpartOf ? chosen.get(choice.counterpartOf)?.counterpart : undefined;
  if (choice.counterpartOf && !corridor) return undefined;
  const found = await figures({
    indicators: [choice.indicator],
    places: [choice.place ?? place],
    ...(choice.rank === undefined && { counterparts: [corridor ?? TOTAL] }),
    sexes: [choice.sex ?? TOTAL],
    ages: [TOTAL],
  });
  const candidates = found.filter((figure) => hasDimensions(figure, choice.dimensions ?? {}));
  const corridors =
    choice.rank === undefined
      ? candidates
      : candidates.filter((f) => f.counterpart !== TOTAL && f.counterpart !== 'XXX');
  const period = periodOf(choice.at ?? 'newest', corridors, chosen);
  const atPeriod = corridors.filter((figure) => figure.period === period);
  if (choice.rank === undefined) return atPeriod[0];
  return atPeriod.sort((a, b) => b.value - a.value || (a.counterpart < b.counterpart ? -1 : 1))[choice.rank - 1];
}

function hasDimensions(figure: Figure, wanted: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(figure.dimensions);
  return names.length === Object.keys(wanted).length && names.every((name) => figure.dimensions[name] === wanted[name]);
}

function periodOf(at: string, candidates: readonly Figure[], chosen: ChosenFigures): string | undefined {
  if (at !== 'newest' && at !== 'first' && at !== 'highest') return chosen.get(at)?.period;
  const better = (a: Figure, b: Figure): boolean => {
    if (at === 'highest') return a.value > b.value;
    return at === 'newest' ? yearOf(a.period) > yearOf(b.period) : yearOf(a.period) < yearOf(b.period);
  };
  let best: Figure | undefined;
  for (const candidate of candidates) if (!best || better(candidate, best)) best = candidate;
  return best?.period;
}
