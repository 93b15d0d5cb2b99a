import { expect, test } from 'vitest';
import { attachmentNamed } from './attachment-name.ts';

test.each([
  ['a.xlsx', 'attachment; filename="a.xlsx"; filename*=UTF-8\'\'a.xlsx'],
  ['enquête 2021.xlsx', 'attachment; filename="enquete 2021.xlsx"; filename*=UTF-8\'\'enqu%C3%AAte%202021.xlsx'],
  ['a"b\r\nX: y.xlsx', 'attachment; filename="a b X y.xlsx"; filename*=UTF-8\'\'a%20b%20X%20y.xlsx'],
])('%s is saved under a name that no header is broken by', (name, expected) => {
  expect(attachmentNamed(name)).toBe(expected);
});

test('a name without any plain letter is still one', () => {
  expect(attachmentNamed('مسح')).toMatch(/^attachment; filename="file"; filename\*=UTF-8''%D9%85/);
});
