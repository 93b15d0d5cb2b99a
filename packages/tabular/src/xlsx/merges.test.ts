import { describe, expect, it } from 'vitest';
import { readMerges } from './merges.ts';

const memberOf = (xml: string): Parameters<typeof readMerges>[0] => ({
  name: 'sheet1.xml',
  size: xml.length,
  open: async () =>
    (async function* () {
      yield Buffer.from(xml);
    })(),
});

describe('joined cells', () => {
  it('are told with their corners, counted from 1', async () => {
    const xml =
      '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="AA3:AB10"/></mergeCells></worksheet>';
    expect(await readMerges(memberOf(xml), 'one')).toEqual([
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 3, left: 27, bottom: 10, right: 28 },
    ]);
  });

  it('that are written wrongly are passed over', async () => {
    const xml =
      '<worksheet><mergeCells><mergeCell ref="C3:A1"/><mergeCell ref=""/><mergeCell/></mergeCells></worksheet>';
    expect(await readMerges(memberOf(xml), 'one')).toEqual([]);
  });
});
