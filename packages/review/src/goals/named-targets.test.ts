import { describe, expect, it } from 'vitest';
import { findNamedTargets } from './named-targets.ts';

const codes = (text: string): readonly string[] => findNamedTargets(text).map(({ code }) => code);

describe('targets named by their codes', () => {
  it.each([
    ['Progress towards SDG 8.5 is slow.', '8.5'],
    ['conforme à la cible 10.c des ODD', '10.c'],
    ['la meta 3.4 de los ODS', '3.4'],
    ['SDG target 10.7 on migration', '10.7'],
    ['الغاية 10.7 من أهداف التنمية المستدامة', '10.7'],
  ])('are found in: %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it('are not the numbers of sections, nor targets that do not exist', () => {
    expect(codes('8.5 Employment and labour. See section 3.4.')).toEqual([]);
    expect(codes('SDG 8.77 and ODD 3.1.2')).toEqual([]);
  });
});
