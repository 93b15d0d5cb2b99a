import { describe, expect, inject, test } from 'vitest';
import { fetchText } from './fetch-page.ts';

const url = inject('url');

/** The text of the elements that a pattern finds, without tags. */
function texts(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, inner = '']) => inner.replace(/<[^>]+>/g, '').trim());
}

function section(html: string, id: string): string {
  return new RegExp(`aria-labelledby="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
}

const KNOWN = /<th scope="row">[\s\S]*?<a[^>]*>([\s\S]*?)<\/a>/g;
const MISSING = /<li>([\s\S]*?)<\/li>/g;

describe.each(['mda', 'sen', 'fra'])('the country page of %s', (place) => {
  test('lists as missing and as known what the profile does', async () => {
    const [page, csv] = await Promise.all([
      fetchText(`${url}/fr/${place}`),
      fetchText(`${url}/fr/${place}/profile/charts/data-gaps.csv`),
    ]);
    const rows = csv.trim().split('\r\n').slice(1);
    const named = rows.map((row) => {
      const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(row) ?? [];
      return { name: (quoted ?? plain ?? '').replaceAll('""', '"'), missing: /,manque\b/.test(row) };
    });
    const missing = named.filter((row) => row.missing).map(({ name }) => name);
    const known = named.filter((row) => !row.missing).map(({ name }) => name);
    expect(texts(section(page, 'gaps'), MISSING).sort()).toEqual(missing.sort());
    expect(texts(section(page, 'coverage'), KNOWN).sort()).toEqual(known.sort());
    expect(known.length).toBeGreaterThan(10);
  });
});

describe('the country page of mda', () => {
  test('knows figures that exist by occupation, by policy domain or from an age on only', async () => {
    const known = section(await fetchText(`${url}/fr/mda`), 'coverage');
    expect(known).toContain('ODD 3.c.1');
    expect(known).toContain('Âge\u00a0: 15 ans et plus');
    expect(known).toContain('Domaine de politique\u00a0: Ensemble des domaines');
  });

  test('gives the total of an indicator that is known by corridor and sex too, and says what is old', async () => {
    const known = section(await fetchText(`${url}/fr/mda`), 'coverage');
    expect(known).toContain('/fr/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020');
    expect(known).toMatch(/1997–2002[\s\S]{0,80}ancien/);
  });
});

describe('the home page', () => {
  test('says where its profiles come from and that borders are the map file’s', async () => {
    const html = await fetchText(`${url}/fr`);
    expect(html).not.toContain('profil complet');
    expect(html).toContain('données de départ');
    expect(html).toContain('Sahara occidental');
  });
});
