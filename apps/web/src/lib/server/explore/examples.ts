import { type Choice, EMPTY_CHOICE } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';

/** A question with the choice that answers it. */
export interface Example {
  readonly question: string;
  readonly choice: Choice;
}

const listed = (...codes: string[]): Choice['places'] => ({ kind: 'listed', codes });
const EVERYWHERE: Choice['places'] = { kind: 'within', code: 'all' };

/** Questions to begin with, one for each way of looking. */
export function examples(): readonly Example[] {
  return [
    {
      question: m.explore_example_destinations(),
      choice: { ...EMPTY_CHOICE, indicators: ['EMIGRANT_STOCK'], places: listed('SEN'), partners: { kind: 'top' } },
    },
    {
      question: m.explore_example_remittances(),
      choice: { ...EMPTY_CHOICE, indicators: ['REMITTANCES_RECEIVED_GDP'], places: listed('MDA', 'NPL', 'MAR') },
    },
    {
      question: m.explore_example_map(),
      choice: { ...EMPTY_CHOICE, indicators: ['IMMIGRANT_SHARE'], places: EVERYWHERE, view: 'map' },
    },
    {
      question: m.explore_example_matrix(),
      choice: {
        ...EMPTY_CHOICE,
        indicators: ['EMIGRANT_STOCK'],
        places: { kind: 'within', code: '011' },
        partners: { kind: 'top' },
        view: 'matrix',
      },
    },
    {
      question: m.explore_example_women(),
      choice: { ...EMPTY_CHOICE, indicators: ['EMIGRANT_STOCK'], places: listed('PHL'), sexes: ['F', 'M'] },
    },
    {
      question: m.explore_example_two(),
      choice: {
        ...EMPTY_CHOICE,
        indicators: ['REMITTANCES_RECEIVED', 'EMIGRANT_STOCK'],
        places: listed('BGD'),
      },
    },
    {
      question: m.explore_example_refugees(),
      choice: { ...EMPTY_CHOICE, indicators: ['REFUGEES_HOSTED'], places: EVERYWHERE, view: 'bar' },
    },
    {
      question: m.explore_example_years(),
      choice: {
        ...EMPTY_CHOICE,
        indicators: ['NET_MIGRATION_RATE'],
        places: { kind: 'within', code: '145' },
        view: 'matrix',
      },
    },
  ];
}
