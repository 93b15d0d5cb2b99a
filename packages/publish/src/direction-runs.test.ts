import { describe, expect, it } from 'vitest';
import { directionRuns } from './direction-runs.ts';

describe('directionRuns', () => {
  it('cuts Arabic text at isolates and gives numbers their own direction', () => {
    expect(directionRuns('بلغ \u20681,159,443\u2069 شخص', 'ar')).toEqual([
      { text: 'بلغ ' },
      { text: '1,159,443', direction: 'ltr' },
      { text: ' شخص' },
    ]);
  });

  it('keeps an isolate with Arabic words from right to left', () => {
    expect(directionRuns('\u20681,16 مليون\u2069', 'ar')).toEqual([{ text: '1,16 مليون', direction: 'rtl' }]);
  });

  it('takes a whole figure as one isolate', () => {
    expect(directionRuns('1,159,443', 'ar', true)).toEqual([{ text: '1,159,443', direction: 'ltr' }]);
  });

  it('leaves out isolates that are never closed', () => {
    expect(directionRuns('a\u2068b', 'ar')).toEqual([{ text: 'ab' }]);
  });

  it('leaves left-to-right languages in one piece', () => {
    expect(directionRuns('un \u2068deux\u2069', 'fr')).toEqual([{ text: 'un deux' }]);
  });
});
