import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('asks once for each text, whatever the answer', () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['ab', '', 'ab', '', 'c'].map(lengthOf)).toEqual([2, undefined, 2, undefined, 1]);
  expect(asked).toEqual(['ab', '', 'c']);
});

it('answers rightly when there are more texts than it remembers', () => {
  const same = remembered((text) => text);
  const texts = Array.from({ length: 25_000 }, (_, index) => String(index));
  expect([...texts, ...texts].every((text) => same(text) === text)).toBe(true);
});
