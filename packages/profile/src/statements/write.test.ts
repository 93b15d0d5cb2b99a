import { type Figure, figureKey } from '@sterna/statistics';
import { LANGUAGES, type Language, placeByCode } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { FINDING_RULES, STATEMENTS } from '../template/template.ts';
import { parseTemplate } from './parse.ts';
import type { Statement } from './statement.ts';
import { textOf, writeStatement } from './write.ts';

function figure(changes: Partial<Figure>): Figure {
  return {
    indicator: 'EMIGRANT_STOCK',
    refArea: 'MDA',
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period: '2020',
    value: 1_159_443,
    status: 'A',
    origin: { kind: 'observed', release: 1, part: 1, row: 2 },
    ...changes,
  };
}

const MOLDOVA = new Map<string, Figure>([
  ['n', figure({})],
  ['women', figure({ indicator: 'EMIGRANT_WOMEN_SHARE', unit: 'PC', value: 51.7 })],
  ['top', figure({ indicator: 'EMIGRANT_CORRIDOR_SHARE', unit: 'PC', counterpart: 'RUS', value: 25.4 })],
]);

function write(id: string, language: Language, figures: ReadonlyMap<string, Figure>): string | undefined {
  const [statement, place] = [STATEMENTS.get(id), placeByCode('MDA')];
  if (!statement || !place) throw new Error('fixture');
  const runs = writeStatement(statement, { place, language, figures });
  return (
    runs &&
    textOf(runs)
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/[\u2066-\u2069\u200e]/g, '')
  );
}

describe('a statement', () => {
  it('is written by the rules of each language', () => {
    expect(write('emigrants-now', 'fr', MOLDOVA)).toBe(
      'En 2020, 1,16 million de personnes nées en Moldavie vivaient dans un autre pays, dont 52 % de femmes ; la Fédération de Russie en accueillait 25 %.',
    );
    expect(write('emigrants-now', 'en', MOLDOVA)).toBe(
      'In 2020, 1.16 million people born in Moldova lived in another country, 52% of them women; the Russian Federation hosted 25% of them.',
    );
    expect(write('emigrants-now', 'es', MOLDOVA)).toContain('1,16 millones de personas nacidas en Moldova vivían');
    expect(write('emigrants-now', 'ar', MOLDOVA)).toContain('1.16 مليون شخص');
  });

  it('agrees with a country whose name is plural', () => {
    const figures = new Map(MOLDOVA).set(
      'top',
      figure({ indicator: 'EMIGRANT_CORRIDOR_SHARE', counterpart: 'USA', value: 60 }),
    );
    expect(write('emigrants-now', 'fr', figures)).toContain('les États-Unis en accueillaient 60 %');
  });

  it('leaves out the clause whose figure is missing, and only that', () => {
    const figures = new Map([...MOLDOVA].filter(([name]) => name !== 'women'));
    expect(write('emigrants-now', 'fr', figures)).toBe(
      'En 2020, 1,16 million de personnes nées en Moldavie vivaient dans un autre pays ; la Fédération de Russie en accueillait 25 %.',
    );
  });

  it('is not written without the figure it is about', () => {
    expect(write('emigrants-now', 'fr', new Map())).toBeUndefined();
  });

  it('takes the variant that fits its figures', () => {
    const change = (value: number): Map<string, Figure> =>
      new Map([['out', figure({ indicator: 'EMIGRANT_STOCK_CHANGE', unit: 'PC', period: '1990/2020', value })]]);
    expect(write('stock-trend-title', 'fr', change(85))).toBe('85 % d’émigrés de plus qu’en 1990');
    expect(write('stock-trend-title', 'fr', change(-12))).toBe('12 % d’émigrés de moins qu’en 1990');
    expect(write('stock-trend-title', 'fr', change(0))).toBe('Autant d’émigrés qu’en 1990');
  });

  it('says “as in” when two years are written alike', () => {
    const women = (value: number, period: string): Figure =>
      figure({ indicator: 'EMIGRANT_WOMEN_SHARE', value, period });
    const figures = new Map([
      ['n', women(38.2, '2020')],
      ['first', women(37.9, '1990')],
    ]);
    expect(write('women-now', 'en', figures)).toBe('The share of women among emigrants was 38% in 2020, as in 1990.');
  });

  it('links each figure to its trace', () => {
    const [statement, place] = [STATEMENTS.get('emigrants-now'), placeByCode('MDA')];
    const runs = statement && place && writeStatement(statement, { place, language: 'fr', figures: MOLDOVA });
    const traces = (runs ?? []).flatMap((run) => (run.kind === 'figure' ? run.trace : []));
    expect(traces).toEqual([...MOLDOVA.values()].map(figureKey));
  });
});

describe('the statements of the template', () => {
  const all: readonly Statement[] = [...STATEMENTS.values(), ...FINDING_RULES.map((rule) => rule.statement)];

  it.each(all.map((statement) => [statement.id, statement] as const))(
    '%s names only figures it has, in four languages',
    (_, statement) => {
      for (const { text } of statement.variants) {
        for (const language of LANGUAGES) {
          for (const name of slotsOf(text[language]))
            expect([...Object.keys(statement.figures), 'place']).toContain(name);
        }
      }
    },
  );
});

function slotsOf(template: string): readonly string[] {
  const names: string[] = [];
  const visit = (parts: ReturnType<typeof parseTemplate>): void => {
    for (const part of parts) {
      if (part.kind === 'slot') names.push(part.name);
      else if (part.kind === 'optional') visit(part.parts);
    }
  };
  visit(parseTemplate(template));
  return names;
}
