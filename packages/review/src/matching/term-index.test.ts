import { describe, expect, it } from 'vitest';
import { TermIndex } from './term-index.ts';
import { parseTerm } from './term-pattern.ts';
import { tokensOf } from './tokens.ts';

describe('terms looked for together', () => {
  it('give back every entry of a term that was added more than once', () => {
    const index = new TermIndex<string>();
    index.add(parseTerm('trabajador* migrante*', 'es'), 'work');
    index.add(parseTerm('trabajador* migrante*', 'es'), 'people');
    const found = index.find(tokensOf('Los trabajadores migrantes cotizan.', 'es'));
    expect(found.map(({ entry }) => entry)).toEqual(['work', 'people']);
    expect(found.map(({ first, last }) => [first, last])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});
