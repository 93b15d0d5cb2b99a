import { readFileSync } from 'node:fs';
import { READERS } from '@sterna/statistics/readers';
import { LANGUAGES } from '@sterna/vocabulary';
import { expect, test } from 'vitest';
import readers from './reader-titles.json' with { type: 'json' };
import rules from './rule-titles.json' with { type: 'json' };
import { ruleTitle } from './rule-titles.ts';

const PAGE = readFileSync(new URL('../../../../docs/for-statisticians.md', import.meta.url), 'utf8');

/** Rules in the tables of findings of the documentation, which is tested to be complete. */
function documentedRules(): readonly string[] {
  const [, findings = ''] = PAGE.split(/^## Findings$/m);
  const [section = ''] = findings.split(/^## /m);
  const rows = section.split('\n').filter((line) => /^\| `/.test(line));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id = '']) => id),
  );
}

test('every documented rule of findings has a title in every language', () => {
  const documented = documentedRules();
  expect(documented.length).toBeGreaterThan(60);
  for (const language of LANGUAGES) {
    expect(
      documented.filter((rule) => ruleTitle(rule, language) === rule),
      language,
    ).toEqual([]);
  }
});

test('every reader has a title in every language', () => {
  expect(READERS.map(({ id }) => id).filter((id) => !(id in readers))).toEqual([]);
});

test('no title is empty', () => {
  for (const [id, title] of [...Object.entries(rules), ...Object.entries(readers)]) {
    for (const language of LANGUAGES) expect(title[language], `${id} ${language}`).not.toBe('');
  }
});
