import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { fetchRaw, fetchText } from './fetch-page.ts';

const url = inject('url');

const page = (query: string, language = 'en'): Promise<string> => fetchText(`${url}/${language}/explore?${query}`);

/** What a page says, its markup taken away. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

async function rowsOf(query: string): Promise<readonly string[]> {
  const answer = await fetchRaw(`${url}/en/explore/data.csv?${query}`);
  expect(answer.status).toBe(200);
  const bytes = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body;
  return bytes.toString('utf8').trim().split('\n').slice(1);
}

describe('comparing', () => {
  const FIVE = 'indicator=POPULATION&place=SEN,MAR,TUN,MDA,NPL';

  test('a sixth country takes nobody’s place unasked: the page offers whose it may take', async () => {
    const answer = await fetchRaw(`${url}/en/explore?${FIVE}&name=Bangladesh`);
    expect(answer.status).toBe(200);
    const html = answer.body.toString('utf8');
    expect(wordsOf(html)).toContain('Bangladesh instead of Senegal');
    expect(html).toContain('indicator=POPULATION&amp;place=BGD,MAR,TUN,MDA,NPL');
  });

  test('of six countries in an address the one left out is named', async () => {
    expect(wordsOf(await page(`${FIVE},BGD`))).toContain('Left out: Bangladesh.');
  });

  test.each(['line', 'bar', 'table'])('a country without a figure is said, and has a dash (%s)', async (view) => {
    const html = await page(`indicator=REMITTANCES_RECEIVED_GDP&place=SEN,LIE&view=${view}`);
    if (view !== 'table') expect(html).toContain('<svg');
    expect(wordsOf(html)).toContain('No figure: Liechtenstein.');
    expect(html).toMatch(/<th scope="(?:row|col)"[^>]*><bdi>Liechtenstein<\/bdi>/);
  });

  test('names inside a title begin small', async () => {
    const html = await page('indicator=EMIGRANT_STOCK,REMITTANCES_RECEIVED&place=BGD', 'fr');
    expect(html).toContain('Émigrés et envois de fonds reçus');
  });
});

describe('revisions', () => {
  const QUERY = 'indicator=REMITTANCES_RECEIVED_GDP&place=SEN&view=revisions';

  test('figures of two publishers stand apart and are not called revisions of each other', async () => {
    const html = await page(QUERY);
    expect(html).toMatch(/<th scope="colgroup"[^>]*>World Bank<\/th>/);
    expect(wordsOf(html)).toContain('that is no revision');
    expect(wordsOf(html)).toContain('nothing has been revised');
    expect(html).not.toContain(' points</bdi>');
    expect(html.match(/<p class="source">[^<]*/)?.[0]).toMatch(/World Bank.* · .*Statistics Division/s);
  });

  test('the file has every release that the table shows', async () => {
    const rows = await rowsOf(QUERY);
    const of2016 = rows.filter((row) => row.includes(',2016,'));
    expect(of2016).toHaveLength(2);
    expect(new Set(of2016.map((row) => row.split(',')[9]))).toEqual(new Set(['WB_WDI', 'UNSD_SDG']));
    expect((await fetchRaw(`${url}/en/explore/data.sdmx-ml?${QUERY}`)).status).toBe(400);
  });
});

describe('files', () => {
  test('of a picture of one time hold its years, and the page says so', async () => {
    const query = 'indicator=MIGRANT_STOCK&place=in:011&partner=top&view=matrix';
    const html = await page(query);
    expect(wordsOf(html)).toContain('The files hold every country and partner chosen, 2020.');
    expect(wordsOf(html)).toContain('All years, 1990–2020 (CSV)');
    const rows = await rowsOf(query);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.every((row) => row.split(',')[5] === '2020')).toBe(true);
  });

  test('a map that travels alone says whose boundaries it has', async () => {
    const answer = await fetchRaw(`${url}/en/explore/data.svg?indicator=NET_MIGRATION&place=all`);
    expect(wordsOf(answer.body.toString('utf8'))).toContain('Natural Earth');
  });
});

describe('maps', () => {
  test('losses and gains have colours of their own', async () => {
    const html = await page('indicator=NET_MIGRATION&place=all');
    expect(html).toContain('c-map-loss-3');
    expect(html).toContain('c-map-5');
  });

  test('levels are named', async () => {
    const words = wordsOf(await page('indicator=MIGRATION_POLICIES_LEVEL&place=all'));
    expect(words).toContain('1: under 40% of the measures');
    expect(words).toContain('4: all of them');
  });
});

describe('where there is nothing', () => {
  test('a page leads to what would fill it', async () => {
    const html = await page('indicator=CHILDREN_LEFT_BEHIND&place=SEN');
    expect(html).toContain('href="/en/sen/gaps"');
    expect(html).toContain('href="/en/import"');
    expect(wordsOf(html)).toContain('No source received here publishes it');
  });

  test('emigrants of the world are seen from the other end', async () => {
    expect(await page('indicator=EMIGRANT_STOCK&place=WLD')).toContain('indicator=MIGRANT_STOCK&amp;place=WLD"');
  });

  test('a view that is not known is answered with the names of those there are', async () => {
    expect(wordsOf(await page('indicator=POPULATION&place=SEN&view=pie'))).toContain('Lines (“line”), Bars (“bar”)');
  });
});

describe('other pages', () => {
  test('a country page shows each category of what has no total', async () => {
    const words = wordsOf(await fetchText(`${url}/en/sen`));
    expect(words).toMatch(/Health workers[^|]*Dentists[^|]*Nurses and midwives[^|]*Physicians/);
    expect(words).not.toContain('Occupation: Dentists');
  });

  test('a country page and its gaps say of how many indicators they speak', async () => {
    const [country, gaps] = [await fetchText(`${url}/en/sen`), await fetchText(`${url}/en/sen/gaps`)];
    const total = /all (\d+) indicators of the catalogue/.exec(wordsOf(country))?.[1];
    expect(wordsOf(country)).toMatch(/Of the profile’s \d+ indicators, \d+ have no value/);
    expect(wordsOf(gaps)).toContain(`Of the catalogue’s ${total} indicators`);
  });

  test('sources say for how many figures an older release is still in force, and when each was received', async () => {
    const words = wordsOf(await fetchText(`${url}/en/sources`));
    expect(words).toMatch(/in force for [\d,]+ of its figures/);
    expect(words).toContain('Received');
    expect(words).not.toContain('the newest is in force.');
  });
});
