import { describe, expect, it } from 'vitest';
import { waysOfTerm } from './alternatives.ts';

describe('the ways of a term', () => {
  it('keep single words together and part phrases', () => {
    expect(waysOfTerm('travailler (dehors|là|hors du pays)')).toEqual([
      'travailler hors du pays',
      'travailler (dehors|là)',
    ]);
  });

  it('leave a phrase out or in where it is optional', () => {
    expect(waysOfTerm('visa [de long séjour] refusé')).toEqual(['visa de long séjour refusé', 'visa  refusé']);
  });

  it('open brackets within brackets', () => {
    expect(waysOfTerm('(partir ..2 (loin|ailleurs)|fuir)')).toEqual(['partir ..2 (loin|ailleurs)', '(fuir)']);
  });

  it('refuse a bracket that stays open', () => {
    expect(() => waysOfTerm('partir (loin')).toThrow('not closed');
  });
});
