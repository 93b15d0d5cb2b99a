import { expect, it } from 'vitest';
import { canonicalJson, contentHash } from './canonical-json.ts';

it('sorts keys, leaves out what has no value, and writes no white space', () => {
  expect(canonicalJson({ b: [1, { z: null, y: 'é"' }], a: undefined, A: -0, 10: true })).toBe(
    '{"10":true,"A":0,"b":[1,{"y":"é\\"","z":null}]}',
  );
});

it('gives equal contents equal hashes, whatever their order', () => {
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  expect(contentHash({ a: 1, b: 2 })).not.toBe(contentHash({ a: 1, b: 3 }));
  expect(contentHash({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
});
