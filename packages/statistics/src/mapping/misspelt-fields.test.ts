import { expect, it } from 'vitest';
import { findingText } from '../finding-texts/index.ts';
import { checkMapping } from './index.ts';

const COLUMN = { heading: 'Year', is: 'TIME_PERIOD' };

it.each([
  [{ mapping: 1, colums: [COLUMN] }, 'Did you mean “columns”?'],
  [{ mapping: 1, columns: [{ heading: 'Year', is: 'TIME_PERIODE' }] }, 'Did you mean “TIME_PERIOD”?'],
  [{ mapping: 1, columns: [COLUMN], constants: { INDICATR: 'X' } }, 'Did you mean “INDICATOR”?'],
])('asks whether the nearest known word was meant: %j', (mapping, question) => {
  const { findings } = checkMapping(mapping);
  const asked = findings.filter(({ rule, message }) => rule === 'mapping-field' && message.includes(question));
  expect(asked).toHaveLength(1);
  for (const each of asked) expect(findingText(each, 'fr')).toMatchObject({ language: 'fr' });
});

it('asks nothing where no known word is near', () => {
  const { findings } = checkMapping({ mapping: 1, columns: [COLUMN], favouriteColour: 'blue' });
  expect(findings.map(({ message }) => message).join()).not.toContain('Did you mean');
});
