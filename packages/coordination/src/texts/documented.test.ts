import { readFileSync } from 'node:fs';
import { LANGUAGES } from '@sterna/vocabulary';
import { expect, it } from 'vitest';
import directory from './directory.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };
import { DIRECTORY_RULES, FIELD_RULES } from './finding.ts';

const PAGE = new URL('../../../../docs/for-focal-points.md', import.meta.url);

it('explains every rule to focal points', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect([...DIRECTORY_RULES, ...FIELD_RULES].filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
});

it('has the same slots in every language of a message', () => {
  const slots = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
  for (const [rule, { texts }] of Object.entries({ ...directory, ...fields })) {
    for (const [variant, text] of Object.entries(texts as Record<string, Record<string, string>>)) {
      for (const language of LANGUAGES) {
        expect(slots(text[language] ?? ''), `${rule} ${variant} ${language}`).toEqual(slots(text['en'] ?? ''));
      }
    }
  }
});
