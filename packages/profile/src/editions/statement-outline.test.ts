import { LANGUAGES } from '@sterna/vocabulary';
import { expect, it } from 'vitest';
import { STATEMENTS } from '../template/template.ts';
import { statementOutline } from './statement-outline.ts';

it('says every statement in words, without any sign of its template', () => {
  const left = [...STATEMENTS.keys()].flatMap((id) =>
    LANGUAGES.flatMap((language) => {
      const outline = statementOutline(id, language) ?? '';
      return outline.length > 10 && !/[{}[\]|]/.test(outline) ? [] : [`${id} ${language}: ${outline}`];
    }),
  );
  expect(left).toEqual([]);
});

it('puts an ellipsis where a figure will stand', () => {
  expect(statementOutline('emigrants-now', 'en')).toBe('In …, … people born … lived in another country.');
  expect(statementOutline('no-such', 'en')).toBeUndefined();
});
