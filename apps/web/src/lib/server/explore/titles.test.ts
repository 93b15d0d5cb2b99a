import { expect, test } from 'vitest';
import { inSentence } from './titles.ts';

test('a name inside a sentence loses its capital, an acronym and the name of a people do not', () => {
  expect(inSentence('Envois de fonds reçus')).toBe('envois de fonds reçus');
  expect(inSentence('Émigrés')).toBe('émigrés');
  expect(inSentence('PIB par habitant')).toBe('PIB par habitant');
  expect(inSentence('Vénézuéliens')).toBe('Vénézuéliens');
});
