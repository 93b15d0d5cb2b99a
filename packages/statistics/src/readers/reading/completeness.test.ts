import { describe, expect, it } from 'vitest';
import { completenessOf } from './completeness.ts';

describe('a table of corridors', () => {
  it('of the whole world is complete over both of its ends', () => {
    expect(completenessOf({ places: 232, partners: 233 }, 200)).toEqual(['COUNTERPART_AREA', 'REF_AREA']);
  });

  it('cut to one country has all its immigrants, and not all emigrants of any', () => {
    expect(completenessOf({ places: 1, partners: 27 }, 200)).toEqual(['COUNTERPART_AREA']);
  });

  it('cut to one origin has not all immigrants of any country', () => {
    expect(completenessOf({ places: 106, partners: 1 }, 200)).toEqual([]);
    expect(completenessOf({ places: 210, partners: 3 }, 200)).toEqual(['REF_AREA']);
  });

  it('of totals has no partners to be cut by', () => {
    expect(completenessOf({ places: 120, partners: 0 }, 100)).toEqual(['COUNTERPART_AREA', 'REF_AREA']);
  });
});
