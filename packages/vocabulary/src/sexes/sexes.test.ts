import { expect, it } from 'vitest';
import { findSex } from './sexes.ts';

it('reads the sex as publishers write it', () => {
  for (const text of ['Female', 'FEMALE', 'F', 'Femmes', 'mujeres', 'إناث']) expect(findSex(text), text).toBe('F');
  for (const text of ['male', 'Hombres', ' M ']) expect(findSex(text), text).toBe('M');
  for (const text of ['Both sexes', 'BOTHSEX', '_T', 'Both sexes combined']) expect(findSex(text), text).toBe('_T');
});

it('takes no other word for a sex', () => {
  for (const text of ['', 'fm', 'unknown', 'households']) expect(findSex(text), text).toBeUndefined();
});
