import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { lines, type Placed, pdf } from '../testing/sample-files.ts';

const COLUMN = [
  'the roads of the north are long and',
  'the people who live along them wait',
  'for the trucks that bring the grain',
  'in the months when the rain is over',
  'and the rivers can be crossed again',
  'by those who have something to sell',
];
const column = (first: string, x: number, y = 700): readonly Placed[] => lines([first, ...COLUMN], x, y);

/** The rows of two columns as some programs write them: across the page. */
const rowByRow = (left: readonly Placed[], right: readonly Placed[]): readonly Placed[] =>
  left.flatMap((item, i) => [item, right[i] ?? item]);

const paragraph = (start: string): readonly string[] => [
  `${start} begins a paragraph of the plan that is long enough to`,
  'run over several lines, as paragraphs of plans mostly do, and then',
  'ends with a point as it should.',
];

describe('a PDF', () => {
  it('is read column after column, even where it was written row by row', async () => {
    const page = rowByRow(column('Left of the page,', 60), column('Right of the page,', 320));
    const text = (await readDocument(pdf([page]))).blocks.map((block) => block.text).join(' ');
    expect(text.indexOf('Left of the page')).toBeLessThan(text.indexOf('Right of the page'));
    expect(text.slice(0, text.indexOf('Right of the page')).match(/something to sell/g)).toHaveLength(1);
  });

  it('loses the running heads of odd and even pages, and page numbers', async () => {
    const names = ['Roads', 'Schools', 'Rivers', 'Clinics', 'Markets', 'Forests', 'Harbours', 'Bridges'];
    const pages = names.map((name, i) => [
      { text: i % 2 === 0 ? 'National plan' : 'Chapter one', x: 60, y: 800 },
      ...lines(paragraph(name), 60, 700),
      ...lines(paragraph(`${name} again`), 60, 600),
      { text: `${i + 1}`, x: 290, y: 30 },
    ]);
    const { blocks } = await readDocument(pdf(pages));
    expect(blocks).toHaveLength(16);
    expect(blocks.some(({ text }) => /National plan|Chapter one|^\d+$/.test(text))).toBe(false);
  });

  it('makes a paragraph whole that goes on over the page, and knows where it turns', async () => {
    const first = lines(
      [
        'The Government will protect workers abroad and will open offices in',
        'the countries to which most of them go, so that they',
      ],
      60,
      700,
    );
    const second = lines(['find help near the place where they live and work.'], 60, 780);
    const [block, ...rest] = (await readDocument(pdf([first, second]))).blocks;
    expect(rest).toEqual([]);
    expect([block?.page, block?.toPage]).toEqual([1, 2]);
    expect(block?.text.slice(block.turns?.[0])).toBe('find help near the place where they live and work.');
  });

  it('makes words whole that end a line with a hyphen', async () => {
    const page = lines(
      ['The plan speaks at length of the reinte-', 'gration of workers who come back home.', 'It is long.'],
      60,
      700,
    );
    expect((await readDocument(pdf([page]))).blocks[0]?.text).toContain('the reintegration of workers');
  });

  it('finds headings by their size, with levels', async () => {
    const page = [
      { text: 'Labour migration', x: 60, y: 760, size: 18, isBold: true },
      { text: '1.1 Workers abroad', x: 60, y: 730, size: 13, isBold: true },
      ...lines(paragraph('This'), 60, 700),
    ];
    const { blocks } = await readDocument(pdf([page]));
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', undefined],
    ]);
  });

  it('finds the cells of a table, figures that stand close too', async () => {
    const row = (texts: readonly string[], y: number): readonly Placed[] =>
      texts.map((text, i) => ({ text, x: [60, 220, 250, 280][i] ?? 60, y }));
    const page = [
      ...row(['Indicator', '2007', '2012', '2015'], 700),
      ...row(['Workers abroad', '5.0', '5.5', '6.0'], 680),
      ...row(['Students abroad', '7.0', '7.5', '8.0'], 660),
    ];
    expect((await readDocument(pdf([page]))).blocks[0]?.rows).toEqual([
      ['Indicator', '2007', '2012', '2015'],
      ['Workers abroad', '5.0', '5.5', '6.0'],
      ['Students abroad', '7.0', '7.5', '8.0'],
    ]);
  });

  it('keeps an enumeration in one paragraph', async () => {
    const page = lines(
      [
        'The Government will do the following: (i) open offices abroad;',
        '(ii) train the staff of the offices; and',
        '(iii) publish what they did each year.',
      ],
      60,
      700,
    );
    expect((await readDocument(pdf([page]))).blocks).toHaveLength(1);
  });

  it('leaves out the lines of a list of contents', async () => {
    const page = [
      ...lines(['1 Migration ..................... 12', '2 Remittances ................... 18'], 60, 760),
      ...lines(paragraph('The text'), 60, 600),
    ];
    const { blocks } = await readDocument(pdf([page]));
    expect(blocks.map(({ text }) => text.slice(0, 8))).toEqual(['The text']);
  });

  it('loses running heads whose words change from chapter to chapter', async () => {
    const names = ['Roads', 'Schools', 'Rivers', 'Clinics', 'Markets', 'Forests'];
    const pages = names.map((name) => [
      { text: `Chapter on ${name}`, x: 60, y: 800 },
      ...lines(paragraph(name), 60, 740),
    ]);
    const { blocks } = await readDocument(pdf(pages));
    expect(blocks.map(({ text }) => text.split(' ')[0])).toEqual(names);
  });

  it('keeps the head of a table that comes again on each page, once, and joins a row torn by the page', async () => {
    const cells = (texts: readonly string[], y: number): readonly Placed[] =>
      texts.flatMap((text, i) => (text === '' ? [] : [{ text, x: [40, 160, 300, 440][i] ?? 40, y }]));
    const head = ['Code', 'Action', 'Body', 'Years'];
    const pages = ['1', '2', '3', '4', '5'].map((number) => [
      ...cells(head, 800),
      ...(number === '2' ? cells(['', 'of the office', 'of Labour', ''], 780) : []),
      ...cells([`A${number}`, `Train staff ${number}`, 'Ministry', '2025'], 760),
    ]);
    const { blocks } = await readDocument(pdf(pages));
    expect(blocks[0]?.rows?.slice(0, 3)).toEqual([
      head,
      ['A1', 'Train staff 1 of the office', 'Ministry of Labour', '2025'],
      ['A2', 'Train staff 2', 'Ministry', '2025'],
    ]);
  });

  it('makes items of paragraphs set in below a line that announces them, though their signs are drawn', async () => {
    const page = [
      ...lines(['The Government will do the following in all the regions of the country:'], 60, 700),
      ...lines(['Open offices abroad;', 'Train the staff of the offices.'], 84, 684, 16),
    ];
    const { blocks } = await readDocument(pdf([page]));
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'item']);
  });

  it('parts a section’s number and title from the paragraph set like it', async () => {
    const page = lines(['1.1.1 Human capital', ...paragraph('This')], 60, 700);
    expect((await readDocument(pdf([page]))).blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
  });
});
