import { describe, expect, it } from 'vitest';
import { isFragment, withoutFigures, withoutJoint } from './whole-text.ts';

describe('pieces of sentences', () => {
  it('end with a word after which more must follow', () => {
    expect(isFragment('Fortalecer la', 'es')).toBe(true);
    expect(isFragment('améliorées pour parer à la', 'fr')).toBe(true);
    expect(isFragment('Other funds should be accessed to', 'en')).toBe(true);
    expect(isFragment('Vaccinate health workers against hepatitis A', 'en')).toBe(false);
  });

  it('go on with what stood before, or ask', () => {
    expect(isFragment('and promoting research and technology transfers.', 'en')).toBe(true);
    expect(isFragment(') seront précisées de commun accord.', 'fr')).toBe(true);
    expect(isFragment('¿Qué organizaciones están trabajando?', 'es')).toBe(true);
    expect(isFragment('de veiller à la cohérence entre les réformes', 'fr')).toBe(false);
  });

  it('are not known by the brackets of the points of a list', () => {
    expect(isFragment('a) register workers; b) train agents (twice a year)', 'en')).toBe(false);
    expect(isFragment('Strengthen border posts (Busia', 'en')).toBe(true);
  });
});

describe('what stands around a measure', () => {
  it('is left out: figures of columns, and what leads to the next', () => {
    expect(withoutFigures('Train and deploy county staff 340,800 1,418,900 952,900')).toBe(
      'Train and deploy county staff',
    );
    expect(withoutFigures('Train 20 staff in 3 counties')).toBe('Train 20 staff in 3 counties');
    expect(withoutJoint('la création d’emplois ; et')).toBe('la création d’emplois');
  });
});
