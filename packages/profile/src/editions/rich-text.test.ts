import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText, plainTextOf, type RichBlock, type Span, tidyText, wordsOf } from './rich-text.ts';

const text = (value: string, bold = false, italic = false): Span => ({ kind: 'text', text: value, bold, italic });
const paragraph = (...content: readonly Span[]): RichBlock => ({ kind: 'paragraph', content });

/** Letters and digits of a text, in order: what must never be lost. */
const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');

/** Everything a parsed text still says, marks and addresses included, in order. */
function saidBy(blocks: readonly RichBlock[]): string {
  const ofSpan = (span: Span): string => {
    if (span.kind === 'figure') return `figure ${span.key} ${span.form}`;
    if (span.kind === 'source') return `source ${span.id}`;
    return span.kind === 'link' ? `${span.text} ${span.href}` : span.text;
  };
  return blocks
    .flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((item, index) => `${block.ordered ? index + 1 : ''} ${item.map(ofSpan).join('')}`)
        : [block.content.map(ofSpan).join('')],
    )
    .join('\n');
}

describe('reading a text in our marks', () => {
  it('reads paragraphs, which an empty line parts, and joins lines within them', () => {
    expect(parseRichText('One line\nand its end.\n\nAnother.')).toEqual([
      paragraph(text('One line and its end.')),
      paragraph(text('Another.')),
    ]);
  });

  it('reads a heading of one level, however many signs it has', () => {
    expect(parseRichText('## Laws\nThe law.')).toEqual([
      { kind: 'heading', content: [text('Laws')] },
      paragraph(text('The law.')),
    ]);
  });

  it('reads lists with and without numbers, and lines that go on', () => {
    expect(parseRichText('- one\n  goes on\n- two\n\n1. first\n2. second')).toEqual([
      { kind: 'list', ordered: false, items: [[text('one goes on')], [text('two')]] },
      { kind: 'list', ordered: true, items: [[text('first')], [text('second')]] },
    ]);
  });

  it('takes a year at the beginning of a line for a year', () => {
    expect(parseRichText('It changed in\n1990. Then it stayed.')).toEqual([
      paragraph(text('It changed in 1990. Then it stayed.')),
    ]);
    expect(parseRichText('3. third')).toEqual([paragraph(text('3. third'))]);
  });

  it('reads bold and italic, one in the other', () => {
    expect(parseRichText('a **b *c* d** e')).toEqual([
      paragraph(text('a '), text('b ', true), text('c', true, true), text(' d', true), text(' e')),
    ]);
  });

  it('leaves marks without a partner, and those that stand alone, as they are', () => {
    expect(parseRichText('2 * 3 * 4 and **open')).toEqual([paragraph(text('2 * 3 * 4 and **open'))]);
  });

  it('reads links, figures and sources', () => {
    expect(
      parseRichText('See [the law](https://gov.example/a_(b)) {figure A~MDA~_T~_T~_T~2020 amount} {source X Y}.'),
    ).toEqual([
      paragraph(
        text('See '),
        { kind: 'link', text: 'the law', href: 'https://gov.example/a_(b)' },
        text(' '),
        { kind: 'figure', key: 'A~MDA~_T~_T~_T~2020', form: 'amount' },
        text(' '),
        { kind: 'source', id: 'X Y' },
        text('.'),
      ),
    ]);
  });

  it('takes marks behind a backslash for letters', () => {
    expect(parseRichText('\\*not\\* \\{figure x}')).toEqual([paragraph(text('*not* {figure x}'))]);
  });

  it('has no HTML: angle brackets are letters', () => {
    expect(parseRichText('<script>alert(1)</script>')).toEqual([paragraph(text('<script>alert(1)</script>'))]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '*',
          '**',
          '[',
          '](',
          ')',
          '{figure ',
          '{source ',
          '}',
          '# ',
          '- ',
          '1. ',
          '2. ',
          '\n',
          '\n\n',
          '\\',
          ' ',
          'mot',
          'كلمة',
          '1990',
          'https://a.example',
          '\u0000',
          '\u202e',
          '\ud800',
        ),
        { maxLength: 60 },
      )
      .map((pieces) => pieces.join('')),
  );

  it('never loses a letter or digit of any text', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(letters(saidBy(parseRichText(value)))).toBe(letters(tidyText(value)));
      }),
      { numRuns: 3000 },
    );
  });

  it('tidies a text that is tidy to itself', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(tidyText(tidyText(value))).toBe(tidyText(value));
      }),
    );
  });

  it('keeps what no database and no file can hold out', () => {
    expect(tidyText('a\u0000b\ud800c\u202ed\r\ne\r')).toBe('abcd\ne');
  });

  it.each([
    ['marks', '**a '.repeat(20_000)],
    ['brackets', '['.repeat(60_000)],
    ['links', '[a]('.repeat(15_000)],
    ['figures', '{figure '.repeat(8_000)],
    ['blanks', `{source${' '.repeat(50_000)}`],
    ['empty lines', `a${'\n'.repeat(60_000)}b`],
    ['numbers', '1. a\n'.repeat(15_000)],
  ])('reads 60 000 letters of %s at once', (_, value) => {
    const began = performance.now();
    parseRichText(value);
    wordsOf(value);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('counts words, figures as one each', () => {
    expect(wordsOf('**L’emploi** : {figure A~B} de la *population*, 3,4 %.')).toHaveLength(6);
    expect(plainTextOf('# A\n- *b*\n- c')).toBe('A\nb\nc');
  });
});
