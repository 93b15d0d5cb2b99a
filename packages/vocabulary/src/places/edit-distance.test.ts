import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

it('counts the letters to put in, take out or change', () => {
  expect(editDistance('moldova', 'moldova', 3)).toBe(0);
  expect(editDistance('moldva', 'moldova', 3)).toBe(1);
  expect(editDistance('kitten', 'sitting', 3)).toBe(3);
  expect(editDistance('', 'abc', 3)).toBe(3);
});

it('stops working a distance out above the limit', () => {
  expect(editDistance('moldova', 'philippines', 2)).toBe(3);
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
});
