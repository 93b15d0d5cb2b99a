import { type GridShape, gridRows, MOST_CELLS, parseYears } from '@sterna/spaces';
import { findPlace } from '@sterna/vocabulary';
import { formText } from '#lib/server/form-text.ts';

/** What was chosen for a grid, as it was written. */
export interface GridChoice {
  readonly indicators: readonly string[];
  readonly counterparts: string;
  readonly years: string;
  readonly isBySex: boolean;
}

/** Why no grid can be made of a choice. */
export interface GridProblem {
  readonly field: 'indicator' | 'place' | 'years' | 'cells';
  /** The place that is not known, or the number of cells. */
  readonly said: string;
}

const SEXES: readonly ('_T' | 'F' | 'M')[] = ['_T', 'F', 'M'];

/** The choice in an address. */
export function gridChoice(query: URLSearchParams): GridChoice {
  return {
    indicators: query.getAll('indicator').slice(0, 60),
    counterparts: (query.get('with') ?? '').slice(0, 1000),
    years: (query.get('years') ?? '').slice(0, 300),
    isBySex: query.get('sex') === 'apart',
  };
}

/** The grid that a choice asks for. @param bringable indicators that the person may bring */
export function gridShape(choice: GridChoice, bringable: readonly string[], place: string): GridShape | GridProblem {
  const indicators = [...new Set(choice.indicators)].filter((code) => bringable.includes(code));
  if (indicators.length === 0) return { field: 'indicator', said: '' };
  const counterparts: string[] = [];
  for (const name of choice.counterparts
    .split(/[,;،\n]/)
    .map((text) => text.trim())
    .filter(Boolean)) {
    const found = findPlace(name);
    if (found.status !== 'found' || found.place.code === place) return { field: 'place', said: name };
    counterparts.push(found.place.code);
  }
  const years = parseYears(choice.years);
  if (!years) return { field: 'years', said: '' };
  const shape: GridShape = {
    indicators,
    counterparts: counterparts.length > 0 ? [...new Set(counterparts)] : ['_T'],
    sexes: choice.isBySex ? SEXES : ['_T'],
    years,
  };
  const cells = gridRows(shape).length * years.length;
  return cells > MOST_CELLS ? { field: 'cells', said: String(cells) } : shape;
}

export function isProblem(one: GridShape | GridProblem): one is GridProblem {
  return 'field' in one;
}

/** What was typed into the cells of a grid: by row, then by year. */
export function cellsIn(form: FormData, shape: GridShape): readonly (readonly string[])[] {
  return gridRows(shape).map((_, row) =>
    shape.years.map((_year, column) => formText(form, `c${row + 1}-${column + 1}`).slice(0, 60)),
  );
}
