import { expect, it } from 'vitest';
import { plainLetters } from './letters.ts';

it('reads the shapes of letters as letters', () => {
  expect(plainLetters('ﬁnance, eﬃcient')).toBe('finance, efficient');
  expect(plainLetters('ﺍﻟﻬﺠﺮﺓ ﻭﻻ')).toBe('الهجرة ولا');
});

it('takes out strokes, marks of direction and signs that steer machines', () => {
  expect(plainLetters('التحـــويلات\u200f \u0000(2030)')).toBe('التحويلات (2030)');
});
