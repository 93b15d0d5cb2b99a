import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';
import type { Run } from './run.ts';

const run = (text: string, left: number, right: number, more: Partial<Run> = {}): Run => ({
  text,
  left,
  right,
  base: 100,
  size: 10,
  font: 'f',
  isRightToLeft: /[\u0600-\u06ff]/u.test(text),
  ...more,
});
const textsOf = (...runs: readonly Run[]): readonly string[] =>
  linesOf({ page: 1, width: 595, height: 842, runs }).map(({ text }) => text);

describe('lines of a page', () => {
  it('are read from right to left in Arabic, names and numbers among it from left to right', () => {
    const runs = [
      run('مع', 470, 482),
      run('بالتعاون', 485, 520),
      run('IOM', 443, 455),
      run('ILO', 458, 467),
      run('2030', 300, 320),
      run('عام', 323, 340),
      run('خلال', 343, 440),
    ];
    expect(textsOf(...runs)).toEqual(['بالتعاون مع IOM ILO خلال عام 2030']);
  });

  it('part figures that stand close, and keep a number with what it numbers', () => {
    expect(textsOf(run('2007', 60, 82), run('2012', 90, 112))).toEqual(['2007', '2012']);
    expect(textsOf(run('1.2', 60, 74), run('Workers abroad', 100, 170))).toEqual(['1.2 Workers abroad']);
  });

  it('leave out the sign of a note', () => {
    expect(textsOf(run('workers', 60, 100), run('3', 100, 103, { size: 6, base: 95 }))).toEqual(['workers']);
  });

  it('are read from right to left where Arabic is drawn letter by letter, letters without width too', () => {
    const runs = [run('ﺳ', 131, 138.2), run('ا', 138.3, 138.3), run('ال', 138.3, 146.6)];
    expect(textsOf(...runs)).toEqual(['الاﺳ']);
  });

  it('read signs beside figures as they are meant, and a figure apart from the word after it', () => {
    expect(textsOf(run('.(17', 60, 80), run('البند', 84, 110))).toEqual(['البند 17(.']);
    expect(textsOf(run('بلدية', 70, 100), run('1250', 100, 125))).toEqual(['1250 بلدية']);
    expect(textsOf(run('2021', 60, 80), run('-', 80, 83), run('2025', 83, 103), run('خطة', 110, 130))).toEqual([
      'خطة 2021-2025',
    ]);
  });

  it('keep the words of a line together that was stretched to its column', () => {
    const words = [run('Civil', 60, 80), run('society', 96, 130), run('will', 146, 160), run('train', 176, 200)];
    expect(textsOf(...words)).toEqual(['Civil society will train']);
  });

  it('part a number from the text beside it where cells of a table stand there', () => {
    const row = (base: number, number: string): readonly Run[] =>
      [
        [number, 60, 74],
        ['Train staff', 90, 140],
        ['Ministry', 200, 240],
        ['2025', 300, 320],
      ].map(([text, left, right]) => run(`${text}`, Number(left), Number(right), { base }));
    const texts = textsOf(...row(100, '1.1'), ...row(120, '1.2'), ...row(140, '1.3'));
    expect(texts.slice(0, 4)).toEqual(['1.1', 'Train staff', 'Ministry', '2025']);
  });

  it('set a sign into the gap that another font left for it', () => {
    expect(textsOf(run('2021 2025', 60, 150), run('-', 100, 108))).toEqual(['2021-2025']);
  });
});
