import { describe, expect, it } from 'vitest';
import { isPart } from './totals.ts';

describe('the parts of a total', () => {
  it('are countries, people of unknown origin, and states that are no more', () => {
    expect(['SEN', 'XXX', 'ANT', 'SUN'].filter(isPart)).toEqual(['SEN', 'XXX', 'ANT', 'SUN']);
  });

  it('are never regions, groups or places that are not known', () => {
    expect(['WLD', '002', 'HIC', 'ATL'].filter(isPart)).toEqual([]);
  });
});
