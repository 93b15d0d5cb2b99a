import { PLACES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { findPlacePoint } from './place-points.ts';

describe('the points that mark places on maps', () => {
  it('exist for every country and area of the vocabulary, the smallest too', () => {
    const missing = PLACES.filter(({ kind, code }) => kind === 'country' && !findPlacePoint(code));
    expect(missing.map(({ code }) => code)).toEqual([]);
  });

  it('do not exist for regions and unknown origins', () => {
    expect(findPlacePoint('XXX')).toBeUndefined();
    expect(findPlacePoint('002')).toBeUndefined();
  });
});
