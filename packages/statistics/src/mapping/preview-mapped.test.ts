import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceObservation } from '../observation.ts';
import { readStatistics } from '../readers/index.ts';
import {
  checkMapping,
  type MappedPreview,
  type Mapping,
  type MappingProposal,
  mappingFits,
  previewMapped,
  proposeMapping,
  withTableFile,
} from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mapping-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

let count = 0;
async function fileOf(text: string | Buffer): Promise<string> {
  count += 1;
  const path = join(folder, `table-${count}.csv`);
  await writeFile(path, text);
  return path;
}

async function preview(text: string, mapping: Mapping, rows?: number): Promise<MappedPreview> {
  const shown = await withTableFile(await fileOf(text), (file) => previewMapped(file, mapping, rows));
  if (!('rows' in shown)) throw new Error(shown.findings[0]?.message);
  return shown;
}

async function propose(text: string | Buffer): Promise<MappingProposal> {
  const proposal = await withTableFile(await fileOf(text), proposeMapping);
  if (!('mapping' in proposal)) throw new Error(proposal.findings[0]?.message);
  return proposal;
}

async function read(text: string | Buffer, mapping: Mapping): Promise<readonly SourceObservation[]> {
  const opened = await readStatistics(await fileOf(text), { mapping });
  if (!('reading' in opened)) throw new Error(opened.findings.map(({ message }) => message).join('\n'));
  const observations: SourceObservation[] = [];
  for await (const batch of opened.reading.batches) observations.push(...batch);
  await opened.file.close();
  return observations;
}

const LONG: Mapping = {
  mapping: 1,
  columns: [
    { heading: 'Country', is: 'REF_AREA' },
    { heading: 'Year', is: 'TIME_PERIOD' },
    { heading: 'Value', is: 'OBS_VALUE' },
  ],
  constants: { INDICATOR: 'POPULATION' },
};

describe('a preview', () => {
  it('shows each cell with what it became, and why one was refused', async () => {
    const { rows, columns } = await preview('Country,Year,Value\nMali,2020,5\nMalli,2020,6\nNiger,2020,six\n', LONG);
    expect(columns.map(({ letter, is }) => `${letter} ${is}`)).toEqual(['A REF_AREA', 'B TIME_PERIOD', 'C OBS_VALUE']);
    expect(rows.map(({ row, part, figures }) => [row, part, figures])).toEqual([
      [1, 'head', 0],
      [2, 'figures', 1],
      [3, 'figures', 0],
      [4, 'figures', 0],
    ]);
    expect(rows[1]?.cells.map(({ became }) => became)).toEqual(['MLI', '2020', '5']);
    expect(rows[2]?.cells[0]).toMatchObject({
      text: 'Malli',
      finding: { rule: 'unknown-place', at: { row: 3, column: 1 } },
    });
    expect(rows[3]?.cells[2]).toMatchObject({ text: 'six', finding: { rule: 'not-a-number' } });
  });

  it('shows the rows as they stand when the mapping does not fit', async () => {
    const { rows, findings } = await preview('Pays,Year,Value\nMali,2020,5\n', LONG);
    expect(findings[0]).toMatchObject({ rule: 'mapping-heading-missing', severity: 'error' });
    expect(rows).toHaveLength(2);
  });
});

describe('filling down', () => {
  const BLOCKS: Mapping = {
    ...LONG,
    columns: [
      { heading: 'Country', is: 'REF_AREA', fillDown: true },
      { heading: 'Sex', is: 'SEX', fillDown: true },
      { heading: 'Year', is: 'TIME_PERIOD' },
      { heading: 'Value', is: 'OBS_VALUE' },
    ],
  };

  it('takes what stands above, and begins anew with something new to the left', async () => {
    const table = 'Country,Sex,Year,Value\nMali,F,2019,1\n,,2020,2\n,M,2020,3\nNiger,,2020,4\n';
    const { rows, findings } = await preview(table, BLOCKS);
    expect(rows.map(({ figures }) => figures)).toEqual([0, 1, 1, 1, 0]);
    expect(rows[2]?.cells.map(({ became }) => became)).toEqual(['MLI', 'F', '2020', '2']);
    expect(findings).toMatchObject([{ rule: 'empty-cell', at: { row: 5, column: 2 } }]);
  });
});

describe('a mapping', () => {
  it('is checked to the last field, each mistake with its place and how to mend it', () => {
    const { mapping, findings } = checkMapping({
      mapping: 2,
      columns: [
        { heading: 'A', is: 'PLACE' },
        { colum: 'B', is: 'OBS_VALUE' },
      ],
      numbers: { decimal: ';' },
    });
    expect(mapping).toBeUndefined();
    expect(findings.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['mapping', 'columns[0].is', 'columns[1].colum', 'numbers.decimal']),
    );
    expect(findings.find(({ where }) => where === 'columns[0].is')?.message).toContain('REF_AREA');
  });

  it.each([
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { mapping: 1 },
    { mapping: 1, columns: [] },
    { mapping: 1, columns: [null] },
  ])('is not made of %j', (json) => {
    const { mapping, findings } = checkMapping(json);
    expect(mapping).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });

  it('has to say which place, period and indicator the values are of', () => {
    const { findings } = checkMapping({ mapping: 1, columns: [{ column: 'C', is: 'OBS_VALUE' }] });
    expect(findings.map(({ where }) => where)).toEqual(['INDICATOR', 'REF_AREA', 'TIME_PERIOD']);
  });

  it('fits another edition of its table and not another table', async () => {
    const next = await fileOf('Figures of 2021\nCountry,Region,Year,Value\nMali,x,2021,5\n');
    const other = await fileOf('Pays,Annee,Valeur\nMali,2021,5\n');
    expect(await withTableFile(next, (file) => mappingFits(LONG, file))).toBe(1);
    expect(await withTableFile(other, (file) => mappingFits(LONG, file))).toBe(0);
  });

  it('leaves totals out when it says so', async () => {
    const table = 'Country,Sex,Year,Value\nMali,F,2020,1\nMali,Total,2020,2\nWorld,F,2020,9\n';
    const columns: Mapping['columns'] = [...LONG.columns, { heading: 'Sex', is: 'SEX' }];
    expect(await read(table, { ...LONG, columns })).toHaveLength(3);
    expect((await read(table, { ...LONG, columns, totals: 'leave' })).map(({ sex }) => sex)).toEqual(['F']);
  });

  it('keeps units, multipliers, status, further dimensions and attributes', async () => {
    const table = 'Country,Year,Job,Unit,Scale,Flag,Src,Value\nMali,2020,Nurse,persons,3,provisional,survey,1.1\n';
    const [observation] = await read(table, {
      ...LONG,
      columns: [
        ...LONG.columns,
        { heading: 'Job', is: 'DIMENSION:OCCUPATION' },
        { heading: 'Unit', is: 'UNIT_MEASURE' },
        { heading: 'Scale', is: 'UNIT_MULT' },
        { heading: 'Flag', is: 'OBS_STATUS' },
        { heading: 'Src', is: 'ATTRIBUTE:DATA_SOURCE' },
      ],
      constants: { INDICATOR: 'HEALTH_WORKERS' },
    });
    expect(observation).toMatchObject({
      unit: 'PS',
      value: 1100,
      status: 'P',
      dimensions: { OCCUPATION: 'Nurse' },
      attributes: { DATA_SOURCE: 'survey' },
    });
  });

  it('reads UTF-16 and heads that are printed again', async () => {
    const text = 'Country\tYear\tValue\nMali\t2020\t5\nCountry\tYear\tValue\nNiger\t2020\t6\n';
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await read(bytes, LONG)).map(({ refArea }) => refArea)).toEqual(['MLI', 'NER']);
  });

  it('reads a table without headings by letters', async () => {
    const mapping: Mapping = {
      ...LONG,
      head: [],
      columns: [
        { column: 'A', is: 'REF_AREA' },
        { column: 'b', is: 'TIME_PERIOD' },
        { column: 'C', is: 'OBS_VALUE' },
      ],
    };
    expect(await read('Mali,2020,5\nNiger,2020,6\n', mapping)).toHaveLength(2);
  });
});

describe('a proposal', () => {
  it('says what is missing, why each column is what it is, and how sure that is', async () => {
    const { columns, missing, confidence } = await propose(
      'Country of birth,Sexo,Año,Valor\nPerú,Hombres,2020,5\nPerú,Mujeres,2020,6\n',
    );
    expect(missing).toEqual(['INDICATOR', 'REF_AREA']);
    expect(columns.map(({ is }) => is)).toEqual(['COUNTERPART_AREA', 'SEX', 'TIME_PERIOD', 'OBS_VALUE']);
    expect(columns[1]).toMatchObject({ because: 'both', share: 1, examples: ['Hombres', 'Mujeres'] });
    expect(columns[1]?.reason).toContain('100 % of its cells read as sexes');
    expect(confidence).toBeGreaterThan(0.3);
  });

  it('takes headings apart that say sex and year at once', async () => {
    const { mapping } = await propose('Pays,Hommes 2019,Femmes 2019,Hommes 2020\nMali,1,2,3\nNiger,4,5,6\n');
    expect(mapping.columns).toContainEqual({
      heading: 'Femmes 2019',
      is: 'OBS_VALUE',
      of: { TIME_PERIOD: '2019', SEX: 'F' },
    });
  });

  it('makes a further dimension of a column without which rows would say the same', async () => {
    const { mapping } = await propose(
      'Country,Year,Kind of stay,Value\nMali,2020,study,1\nMali,2020,work,2\nNiger,2020,study,3\nNiger,2020,work,4\n',
    );
    expect(mapping.columns).toContainEqual({ heading: 'Kind of stay', is: 'DIMENSION:KIND_OF_STAY' });
  });

  it('tells sexes in long headings that differ in nothing else, and knows titles that stand to the right', async () => {
    const text =
      ',,International Migrant Stock,,\n,,"Stock at mid-year, males",,"Stock at mid-year, females",\n,,,,,\n' +
      'Country,Notes,1990,2020,1990,2020\nMali,1,152 986,..,8,9\nNiger*,2,3 112,4,5,6\n';
    const { mapping, missing } = await propose(text);
    expect(missing).toEqual([]);
    expect(mapping).toMatchObject({
      head: [2, 4],
      words: { SEX: { 'Stock at mid-year, males': 'M', 'Stock at mid-year, females': 'F' } },
      constants: { INDICATOR: 'MIGRANT_STOCK' },
    });
    expect(mapping.columns.at(-1)).toEqual({ columns: 'C:', is: 'OBS_VALUE', headGives: ['SEX', 'TIME_PERIOD'] });
    expect((await read(text, mapping)).map(({ sex, period, value }) => [sex, period, value])).toContainEqual([
      'F',
      '2020',
      9,
    ]);
  });

  it('is of no table for a text without figures', async () => {
    const { mapping, missing, confidence } = await propose('Dear colleague,\nplease find the figures attached.\n');
    expect(mapping.columns).toEqual([]);
    expect(missing).toContain('OBS_VALUE');
    expect(confidence).toBe(0);
  });
});
