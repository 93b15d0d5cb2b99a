import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTESTED_NAMES } from './contested-names.ts';
import { findPlace, findPlaceByDesaCode, findPlaceByM49 } from './find-place.ts';
import { placeNameKey } from './place-name-key.ts';
import { PLACES } from './places.ts';

/** `AAA`, `AAA or BBB`, `unknown`, `unknown: AAA, BBB`. */
function answer(text: string): string {
  const found = findPlace(text);
  if (found.status === 'found') return found.place.code;
  const places = found.status === 'ambiguous' ? found.candidates : found.suggestions;
  const codes = places.map((place) => place.code);
  if (found.status === 'ambiguous') return codes.toSorted().join(' or ');
  return codes.length > 0 ? `unknown: ${codes.join(', ')}` : 'unknown';
}

describe('findPlace', () => {
  it('finds every place by each of its codes', () => {
    for (const place of PLACES) {
      expect(answer(place.code)).toBe(place.code);
      if (place.iso2) expect(answer(place.iso2)).toBe(place.code);
      if (place.desa) expect(answer(place.desa)).toBe(place.code);
      if (place.kind === 'country' && place.m49) {
        expect(answer(place.m49)).toBe(place.code);
        expect(answer(String(Number(place.m49)))).toBe(place.code);
      }
    }
  });

  it('finds every place by each of its names, save the contested ones', () => {
    const contested = new Set(CONTESTED_NAMES.flatMap(({ names }) => names.map(placeNameKey)));
    for (const name of ['Micronesia', 'Micronésie', 'ميكرونيزيا']) contested.add(placeNameKey(name));
    for (const place of PLACES) {
      for (const name of [...Object.values(place.name), ...Object.values(place.shortName), ...place.aliases]) {
        const expected = contested.has(placeNameKey(name)) ? expect.stringContaining(' or ') : place.code;
        expect(answer(name), name).toEqual(expected);
      }
    }
  });

  // biome-ignore format: one country per line
  it.each([
    ['BHS', 'Bahamas, The', 'Bahamas (the)', 'The Bahamas', 'BAHAMAS'],
    ['CIV', 'Côte d’Ivoire', "Cote d'Ivoire", "Côte d'Ivoire", 'Ivory Coast', 'CÔTE D`IVOIRE'],
    ['VNM', 'Viet Nam', 'Vietnam', 'Việt Nam'],
    ['TUR', 'Türkiye', 'Turkiye', 'Turkey', 'Turquie', 'تركيا'],
    ['COD', 'Congo, Dem. Rep.', 'Congo, Dem. Rep', 'Congo, Democratic Republic of the', 'Dem. Rep. of the Congo', 'DR Congo'],
    ['COG', 'Congo', 'Congo, Rep.', 'Republic of the Congo'],
    ['KOR', 'Korea, Rep.', 'Republic of Korea', 'South Korea', 'Korea, Republic of'],
    ['PRK', "Dem. People's Rep. of Korea", "Dem. People's Republic of Korea", 'North Korea', "Korea, Dem. People's Rep."],
    ['FSM', 'Micronesia, Fed. Sts.', 'Micronesia (Fed. States of)', 'Micronesia (Federated States of)'],
    ['EGY', 'Egypt, Arab Rep.', 'Egipto', 'مصر'],
    ['HKG', 'Hong Kong SAR, China', 'China, Hong Kong SAR', 'China, Hong Kong Special Administrative Region', 'China, Hong Kong SAR*'],
    ['MAC', 'Macao SAR, China', 'China, Macao SAR'],
    ['MKD', 'TfYR Macedonia', 'The former Yugoslav Republic of Macedonia', 'North Macedonia', 'Macedonia', 'Macedonia, FYR'],
    ['CZE', 'Czechia', 'Czech Republic'],
    ['SWZ', 'Eswatini', 'Swaziland', 'Kingdom of Eswatini'],
    ['CPV', 'Cabo Verde', 'Cape Verde', 'Cap-Vert'],
    ['SRB', 'Serbia', 'Serbia and Kosovo: S/RES/1244 (1999)', 'Serbia and Kosovo (S/RES/1244 (1999))'],
    ['PSE', 'Palestinian', 'State of Palestine', 'West Bank and Gaza', 'West Bank/Gaza Strip', 'Palestinian Territories', 'State of Palestine*'],
    ['LAO', 'Lao PDR', 'Lao, PDR', "Lao People's Democratic Republic"],
    ['LCA', 'St. Lucia', 'Saint Lucia', 'St Lucia', 'Sainte-Lucie', 'Ste Lucie'],
    ['KNA', 'St. Kitts & Nevis', 'Saint Kitts and Nevis'],
    ['VCT', 'St. Vincent and the Grenadines', 'Saint Vincent and The Grenadines'],
    ['YEM', 'Yemen, Rep.'],
    ['IRN', 'Iran, Islamic Rep.', 'Iran (Islamic Republic of)', 'Iran, Islamic Republic of'],
    ['VEN', 'Venezuela, RB', 'Venezuela (Bolivarian Republic of)', 'Bolivarian Republic of Venezuela'],
    ['GMB', 'Gambia, The', 'Gambia (the)'],
    ['KGZ', 'Kyrgyz Republic', 'Kirghizistan', 'Kyrgyzstan'],
    ['SVK', 'Slovak Republic'],
    ['USA', 'United States of America', 'United States of America*', 'USA', 'U.S.A.', 'États-Unis', 'EE.UU.'],
    ['GBR', 'UK', 'U.K.', 'United Kingdom*', 'Royaume-Uni'],
    ['VAT', 'Holy See', 'Vatican'],
    ['SXM', 'Sint Maarten (Dutch part)', 'St. Maarten'],
    ['MAF', 'St. Martin (French part)', 'Saint Martin (French Part)'],
    ['REU', 'Reunion', 'La Réunion', 'Réunion*'],
    ['MDA', 'Moldova', 'Republic of Moldova*', 'Moldova, Republic of', 'République de Moldavie', 'mda'],
    ['TZA', 'United Republic of Tanzania*', 'Tanzania'],
    ['VIR', 'Virgin Islands (U.S.)', 'United States Virgin Islands'],
    ['GIN', 'Guinea'], ['WSM', 'Samoa'], ['GEO', 'Georgia'], ['CHN', 'China'], ['IRL', 'Ireland'], ['DMA', 'Dominica'], ['NER', 'Niger'],
    ['XKX', 'Kosovo', 'KSV'], ['CHI', 'Channel Islands*'],
    ['XXX', 'UKN', 'Unknown'], ['STA', 'Stateless'],
    ['WLD', 'World', 'WORLD', '1', '001', '900', 'Monde', 'العالم'],
    ['419', 'LATIN AMERICA AND THE CARIBBEAN', '904', '1830'],
    ['LDC', 'Least developed countries', '941', '199'],
    ['HIC', 'High-income countries', 'High income', '1503'],
  ])('knows %s under the names that publishers use', (code, ...names) => {
    for (const name of names) expect(answer(name), name).toBe(code);
  });

  it('reads over footnote marks', () => {
    for (const text of [
      'Serbia (a)',
      'Serbia*',
      'Serbia **',
      'Serbia²',
      'Serbia (1)',
      'Serbia [2]',
      'Serbia a/',
      'Serbia (a, b)',
      ' Serbia ',
    ])
      expect(answer(text), text).toBe('SRB');
  });

  it('takes no word away that changes what is meant', () => {
    for (const text of [
      'of which: Serbia',
      'Serbia (former)',
      'Other Serbia',
      'Iraq (Kurdistan Region)',
      'Europe and Serbia',
    ])
      expect(answer(text), text).toMatch(/^unknown/);
  });

  it('answers a contested name with its candidates', () => {
    expect(answer('Korea')).toBe('KOR or PRK');
    expect(answer('Saint-Martin')).toBe('MAF or SXM');
    expect(answer('St. Martin')).toBe('MAF or SXM');
    expect(answer('Virgin Islands')).toBe('VGB or VIR');
    expect(answer('Micronesia')).toBe('057 or FSM');
    expect(answer('Sub-Saharan Africa')).toBe('202 or SSF');
  });

  it('suggests but never takes the nearest name', () => {
    expect(answer('Moldva')).toMatch(/^unknown: MDA/);
    expect(answer('Phillipines')).toMatch(/^unknown: PHL/);
    expect(answer('Atlantis')).toMatch(/^unknown/);
    expect(answer('')).toBe('unknown');
    expect(answer('x'.repeat(10_000))).toBe('unknown');
  });

  it('finds states that are no more as themselves, never as a successor', () => {
    for (const text of [
      'Netherlands Antilles',
      'ANT',
      '530',
      'AN',
      'Netherlands Antilles (former)',
      'Antilles néerlandaises',
    ]) {
      expect(answer(text), text).toBe('ANT');
    }
    expect(answer('Serbia and Montenegro [former]')).toBe('SCG');
    expect(answer('Yugoslavia, FR (Serbia/Montenegro)')).toBe('SCG');
    expect(answer('Sudan [former]')).toBe('SDN_736');
    expect(answer('Sudan (before July 2011)')).toBe('SDN_736');
    expect(answer('Sudan')).toBe('SDN');
    expect(answer('Germany, Fed. Rep.')).toBe('DEU_280');
    expect(answer('Germany')).toBe('DEU');
    expect(answer('USSR')).toBe('SUN');
    expect(answer('Czechoslovakia')).toBe('CSK');
    expect(answer('890')).toBe('YUG');
    expect(findPlaceByDesaCode('736')?.code).toBe('SDN_736');
  });

  it('reads two letters as a code in capitals only', () => {
    expect(answer('NO')).toBe('NOR');
    expect(answer('no')).toMatch(/^unknown/);
  });

  it('never throws, and answers alike for any case and surrounding space', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 })),
        (text) => {
          expect(['found', 'ambiguous', 'unknown']).toContain(findPlace(text).status);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), (place) => {
        expect(answer(`  ${place.name.en.toUpperCase()} `)).toBe(answer(place.name.en));
      }),
    );
  });

  it('finds more than a million codes in a second', () => {
    const codes = PLACES.map((place) => place.code);
    const begin = performance.now();
    let found = 0;
    for (let index = 0; index < 1_000_000; index++) {
      if (findPlace(codes[index % codes.length] ?? '').status === 'found') found += 1;
    }
    expect(found).toBe(1_000_000);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

describe('numbers of publishers', () => {
  it('keeps UN DESA location codes and SDG area codes apart where they clash', () => {
    expect(findPlaceByDesaCode('910')?.code).toBe('014');
    expect(findPlaceByM49('910')?.code).toBe('HIC');
    expect(findPlaceByDesaCode(901)?.code).toBe('DESA_901');
    expect(findPlaceByM49(901)?.code).toBe('SDG_901');
  });

  it('reads M49 numbers with and without leading zeros', () => {
    for (const code of ['4', '004', 4]) expect(findPlaceByM49(code)?.code).toBe('AFG');
    expect(findPlaceByM49('62')?.code).toBe('062');
    expect(findPlaceByM49('747')?.desa).toBe('1833');
    expect(findPlaceByM49('530')?.code).toBe('ANT');
    expect(findPlaceByM49('531')?.code).toBe('CUW');
    expect(findPlaceByM49('532')).toBeUndefined();
  });
});
