import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkMapping } from './index.ts';
import { ADVICE, TARGETS } from './mapping-schema.ts';

const ROOT = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/for-statisticians.md', ROOT), 'utf8');
const examples = [...page.matchAll(/<!-- (conformance\/mapping\/\S+) -->\n```json\n([\s\S]*?)```/g)].map(
  ([, path = '', json = '']) => ({ path, json }),
);

describe('the page for statisticians', () => {
  it('shows mappings', () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  it.each(examples)('shows $path as it lies in the folder of samples', ({ path, json }) => {
    expect(readFileSync(new URL(path, ROOT), 'utf8').trim()).toBe(json.trim());
    expect(checkMapping(JSON.parse(json)).findings).toEqual([]);
  });

  it('names every field and every part that a column can give', () => {
    const names = [...Object.keys(ADVICE), ...TARGETS];
    expect(names.filter((name) => !new RegExp(`[\`"{ ]${name}[\`" }]`).test(page))).toEqual([]);
  });
});
