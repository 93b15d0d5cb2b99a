import { checkMapping } from '@sterna/statistics/mapping';
import { describe, expect, test } from 'vitest';
import { adviceText } from './mapping-advice.ts';

const base = { severity: 'error', where: '' } as const;

describe('advice on the page of columns', () => {
  test.each([
    ['unknown-place', 'Row 3 says “RCI”, which is no place: write {"words": {"REF_AREA": …}}.', 'RCI'],
    ['not-a-number', 'D4 says “n.d.”, which is no number, "numbers": {"missing": ["n.d."]}.', 'n.d.'],
    ['unclear-number', 'D4 says “1.234”, which could be more than one number, "numbers": {}.', '1.234'],
  ])('for %s names the words of the table and no JSON', (rule, message, subject) => {
    const text = adviceText({ ...base, rule, message });
    expect(text).toContain(subject);
    expect(text).not.toMatch(/[{}]|"\w+":/);
  });

  test('says what no column gives in the words of the form', () => {
    const { findings } = checkMapping({ mapping: 1, columns: [{ heading: 'X', is: 'OBS_VALUE' }] });
    const texts = findings.map((finding) => adviceText(finding) ?? finding.message);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toMatch(/OBS_VALUE|REF_AREA|TIME_PERIOD|[{}]/);
  });

  test('is left to the message of a finding that speaks plainly', () => {
    expect(adviceText({ ...base, rule: 'repeated-row', message: 'Said twice.' })).toBeUndefined();
  });
});
