import { describe, expect, test } from 'vitest';
import { choiceQuery, EMPTY_CHOICE, explorePath, viewOf } from '#lib/explore/choice.ts';
import { parseChoice } from './parse-choice.ts';

const parse = (query: string, own: readonly string[] = []) => parseChoice(new URLSearchParams(query), 'en', own);

describe('reading a choice from an address', () => {
  test.each([
    [
      'indicator=MIGRANT_STOCK&place=SEN,MAR&view=line&from=1990',
      '?indicator=MIGRANT_STOCK&place=SEN,MAR&from=1990&view=line',
    ],
    ['indicator=migrant_stock&place=senegal&place=mar', '?indicator=MIGRANT_STOCK&place=SEN,MAR'],
    ['place=in:011&indicator=EMIGRANT_STOCK&partner=top', '?indicator=EMIGRANT_STOCK&place=in:011&partner=top'],
    ['place=in:WLD&indicator=EMIGRANT_STOCK', '?indicator=EMIGRANT_STOCK&place=all'],
    ['indicator=EMIGRANT_STOCK&place=PHL&sex=F,M&sort=name', '?indicator=EMIGRANT_STOCK&place=PHL&sex=F,M&sort=name'],
    [
      'indicator=HEALTH_WORKERS&OCCUPATION=ISCO08_22&age=_T&unit=PER_10000',
      '?indicator=HEALTH_WORKERS&age=_T&OCCUPATION=ISCO08_22&unit=PER_10000',
    ],
    ['indicator=MIGRANT_STOCK&place=Côte%20d’Ivoire&from=&to=', '?indicator=MIGRANT_STOCK&place=CIV'],
    ['', ''],
  ])('%s says %s, and that again says the same', (given, written) => {
    const { choice, problems } = parse(given);
    expect(problems).toEqual([]);
    expect(choiceQuery(choice)).toBe(written);
    expect(parse(written.slice(1)).choice).toEqual(choice);
  });

  test.each([
    ['indicator=NO_SUCH', 'NO_SUCH'],
    ['place=Senegall', 'SEN'],
    ['place=Atlantis', 'Atlantis'],
    ['place=in:HIC', 'HIC'],
    ['sex=X', 'X'],
    ['from=MCMXC', 'MCMXC'],
    ['from=2015&to=2000', '2015'],
    ['view=pie', 'line'],
    ['sort=size', 'name'],
    ['age=a b', 'age'],
    ['place=SEN,MAR,TUN,MDA,NPL,FRA', '5'],
  ])('%s is not passed over in silence', (given, named) => {
    expect(parse(given).problems.join()).toContain(named);
  });

  test('years the wrong way round are turned', () => {
    const { choice } = parse('from=2015&to=2000');
    expect([choice.from, choice.to]).toEqual([2000, 2015]);
  });

  test('a publisher’s own indicator is known by its code in any case', () => {
    expect(parse('indicator=se.prm.enrr', ['SE.PRM.ENRR']).choice.indicators).toEqual(['SE.PRM.ENRR']);
  });

  test('at most five places and four indicators are kept, each once', () => {
    const { choice } = parse('place=SEN,SEN,MAR,TUN,MDA,NPL,FRA&indicator=POPULATION,GDP,IDPS,STATELESS,WAGES');
    expect(choice.places).toEqual({ kind: 'listed', codes: ['SEN', 'MAR', 'TUN', 'MDA', 'NPL'] });
    expect(choice.indicators).toHaveLength(4);
  });
});

describe('the view that suits a choice', () => {
  const places = (codes: readonly string[]) => ({ kind: 'listed', codes }) as const;
  test.each([
    ['one country over time', { ...EMPTY_CHOICE, places: places(['SEN']) }, 'line'],
    ['all countries on a map', { ...EMPTY_CHOICE, places: { kind: 'within', code: 'all' } }, 'map'],
    ['partners of one country ranked', { ...EMPTY_CHOICE, places: places(['SEN']), partners: { kind: 'top' } }, 'bar'],
    [
      'partners of several in a matrix',
      { ...EMPTY_CHOICE, places: places(['SEN', 'MLI']), partners: { kind: 'top' } },
      'matrix',
    ],
    ['what is asked for', { ...EMPTY_CHOICE, places: places(['SEN']), view: 'table' }, 'table'],
  ] as const)('%s', (_, choice, view) => {
    expect(viewOf(choice)).toBe(view);
  });
});

test('a file of a choice has the same parameters as its page', () => {
  const { choice } = parse('indicator=MIGRANT_STOCK&place=SEN');
  expect(explorePath('fr', choice, 'sdmx-ml')).toBe('/fr/explore/data.sdmx-ml?indicator=MIGRANT_STOCK&place=SEN');
});
