import { describe, expect, inject, test } from 'vitest';
import { fetchRaw, fetchText } from './fetch-page.ts';

const url = inject('url');

/** A page's text as it is read: without tags, with single spaces. */
async function read(path: string): Promise<string> {
  const html = await fetchText(url + path);
  return html
    .replace(/<!--[\s\S]*?-->|<wbr\/?>/g, '')
    .replace(/<head>[\s\S]*<\/head>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same without the block of codes for machines. */
async function readByPeople(path: string): Promise<string> {
  const text = await read(path);
  return text.slice(0, text.lastIndexOf('INDICATOR'));
}

describe('the trace of a figure taken from a file', () => {
  test('keeps the publisher’s file and the table carried in Sterna apart', async () => {
    const text = await read('/fr/trace/MIGRANT_STOCK~FRA~_T~_T~_T~2020');
    const [, published = '', carried = ''] = text.split(/Dans le fichier de l’éditeur|Dans Sterna/);
    expect(published).toContain('undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx');
    expect(published).toMatch(/Feuille ou table Table 1 Ligne \d+ Colonne \w+ \(\d+\)/);
    expect(published).toContain('c2bae98812a1f68b1d7f57a8d3d11903b85522d664f319dfe87daa30f653fd5b');
    expect(carried).toContain('undesa-stock-2020/totals.csv');
    expect(carried.match(/[0-9a-f]{64}/g)).toHaveLength(1);
    expect(carried).not.toContain('Ligne');
  });
});

describe('the trace of a derived figure', () => {
  test('names the releases, licences and files of all that it was computed from', async () => {
    const text = await read('/fr/trace/REMITTANCES_PER_EMIGRANT~MDA~_T~_T~_T~2016');
    for (const each of ['CC BY 3.0 IGO', 'CC BY 4.0', 'révision 2020', 'undesa-2020-origin-destination-by-sex.csv']) {
      expect(text).toContain(each);
    }
    expect(text).toContain('fcf5108236ee8841f1f94a9e320384d12f1d008113dafcfd1f0e279a67186908');
  });

  test('says so when its inputs are of different years', async () => {
    const text = await readByPeople('/fr/trace/REMITTANCES_PER_EMIGRANT~MDA~_T~_T~_T~2016');
    expect(text).toMatch(/Années différentes\. .*2015 et 2016/);
    expect(await readByPeople('/fr/trace/EMIGRANT_SHARE~MDA~_T~_T~_T~2020')).not.toContain('Années différentes');
  });

  test('lists every input once', async () => {
    const html = await fetchText(`${url}/fr/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020`);
    const inputs = [...html.matchAll(/class="trace" href="([^"]+)"/g)].map((match) => match[1]);
    expect(inputs.length).toBeGreaterThan(40);
    expect(new Set(inputs).size).toBe(inputs.length);
    const csv = await fetchText(`${url}/fr/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020.csv`);
    expect(csv.trim().split('\r\n')).toHaveLength(inputs.length + 1);
  });

  test('offers its inputs as CSV, each with its release and file', async () => {
    const path = '/fr/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020';
    expect(await fetchText(url + path)).toContain(`href="${path}.csv"`);
    const answer = await fetchRaw(`${url}${path}.csv`);
    expect(answer.headers['content-type']).toMatch(/^text\/csv/);
    expect(answer.headers['content-disposition']).toContain('emigrant-stock-mda-t-t-t-2020.csv');
    const [head = '', ...rows] = answer.body.toString().slice(1).trim().split('\r\n');
    const columns = head.split(',');
    const russia = rows.find((row) => row.startsWith('EMIGRANT_STOCK,MDA,RUS,'))?.split(',') ?? [];
    const cell = (name: string): string | undefined => russia[columns.indexOf(name)];
    expect(cell('OBS_VALUE')).toBe('294152');
    expect([cell('SOURCE'), cell('RELEASE')]).toEqual(['UNDESA_STOCK', '2020 revision']);
    expect(cell('FILE')).toBe('undesa-2020-origin-destination-by-sex.csv');
    expect(cell('COUNTERPART_AREA_NAME')).toBe('Fédération de Russie');
  });
});

test('the CSV of a figure’s inputs leads to the row of those that stand in one cell', async () => {
  const csv = await fetchText(`${url}/fr/trace/MIGRANT_STOCK~RUS~MDA~_T~_T~2020.csv`);
  const [head = '', ...rows] = csv.slice(1).trim().split('\r\n');
  const numbers = rows.map((row) => row.split(',')[head.split(',').indexOf('ROW')]);
  expect(numbers).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
});

describe('words on traces', () => {
  test.each([
    ['/fr/trace/EMIGRANT_STOCK_CHANGE~MDA~_T~_T~_T~1990--2020', '1990–2020', '1990/2020'],
    ['/fr/trace/HEALTH_WORKERS~MDA~_T~_T~_T~2017~OCCUPATION=PHYS', 'Profession : Médecins', 'PHYS'],
    ['/fr/trace/UNEMPLOYMENT_NATIONAL~MDA~_T~_T~Y15T24~2018', 'Âge : de 15 à 24 ans', 'Y15T24'],
    ['/ar/trace/UNEMPLOYMENT_NATIONAL~MDA~_T~_T~Y_GE15~2018', '15 سنة فأكثر', 'Y_GE15'],
  ])('%s says "%s" and not "%s"', async (path, words, code) => {
    const text = await readByPeople(path);
    expect(text).toContain(words);
    expect(text).not.toContain(code);
  });

  test('values are rounded for reading and exact in the series', async () => {
    const path = '/fr/trace/EMIGRANT_SHARE~MDA~_T~_T~_T~2020';
    expect(await readByPeople(path)).not.toMatch(/\d[.,]\d{5}/);
    expect(await read(path)).toMatch(/OBS_VALUE \d+\.\d{10}/);
  });
});
