import type { MappedIndicator } from '../reading/indicator-map.ts';

/** What a table of UN DESA measures, and how its figures are written. */
export interface Measure extends MappedIndicator {
  readonly title: string;
  /** 1,000 where the table is in thousands. */
  readonly multiplier: number;
  /** Whether the measure is itself about one sex, so that a sex in its title is no dimension. */
  readonly ownSex: boolean;
}

interface Rule {
  readonly when: RegExp;
  readonly unless?: RegExp;
  readonly code: string;
  readonly unit: string;
  readonly title: string;
  readonly ownSex?: boolean;
}

/** From the particular to the general: the first rule that fits decides. */
const RULES: readonly Rule[] = [
  {
    when: /refugee.*annual rate of change|annual rate of change.*refugee/,
    code: 'REFUGEES_AND_ASYLUM_SEEKERS_GROWTH',
    unit: 'PC',
    title: 'Annual rate of change of refugees and asylum seekers',
  },
  {
    when: /refugee.*(percentage|per cent|proportion|share) of the (total )?international migrant/,
    code: 'REFUGEES_SHARE_OF_MIGRANTS',
    unit: 'PC',
    title: 'Refugees and asylum seekers as a percentage of the international migrant stock',
  },
  {
    when: /refugee/,
    code: 'REFUGEES_AND_ASYLUM_SEEKERS',
    unit: 'PS',
    title: 'Refugees and asylum seekers, as counted in the migrant stock',
  },
  {
    when: /(female|women).*(percentage|per cent|proportion|share) of (the |all )?(total )?(international )?migrant/,
    code: 'IMMIGRANT_WOMEN_SHARE',
    unit: 'PC',
    title: 'Women among international migrants',
    ownSex: true,
  },
  {
    when: /annual rate of change|annual growth/,
    code: 'IMMIGRANT_STOCK_GROWTH',
    unit: 'PC',
    title: 'Annual rate of change of the migrant stock',
  },
  {
    when: /migrant.*(percentage|per cent|proportion|share) of (the )?total population/,
    code: 'IMMIGRANT_SHARE',
    unit: 'PC',
    title: 'International migrants as a percentage of the population',
  },
  { when: /(percentage|per cent|proportion) distribution|median age/, code: '', unit: '', title: '' },
  { when: /total population/, code: 'POPULATION', unit: 'PS', title: 'Population' },
  {
    when: /migrant stock|international migrants/,
    unless: /percentage|per cent|proportion/,
    code: 'MIGRANT_STOCK',
    unit: 'PS',
    title: 'International migrant stock',
  },
];

/** The matter of all these tables, for one whose title is gone. */
export const MIGRANT_STOCK: Measure = {
  code: 'MIGRANT_STOCK',
  unit: 'PS',
  title: 'International migrant stock',
  multiplier: 1,
  ownSex: false,
};

/**
 * Tells what a table measures from its title or the heading over its columns, reduced to words.
 *
 * @returns `undefined` for what we have no indicator for
 */
export function measureOf(words: string): Measure | undefined {
  const rule = RULES.find(({ when, unless }) => when.test(words) && unless?.test(words) !== true);
  if (rule === undefined || rule.code === '') return undefined;
  const multiplier = rule.unit === 'PS' && /thousand/.test(words) ? 1000 : 1;
  return { code: rule.code, unit: rule.unit, title: rule.title, multiplier, ownSex: rule.ownSex === true };
}
