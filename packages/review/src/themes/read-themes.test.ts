import { describe, expect, it } from 'vitest';
import type { Block } from '../document/policy-text.ts';
import { findPassages } from '../passages/find-passages.ts';
import { readThemes } from './read-themes.ts';
import type { ThemeReading } from './theme-reading.ts';

type Language = Block['language'];

function treated(theme: string, language: Language, ...blocks: readonly Partial<Block>[]): ThemeReading | undefined {
  const whole = blocks.map((block): Block => ({ kind: 'paragraph', text: '', page: 1, toPage: 1, language, ...block }));
  const { themes } = readThemes(findPassages({ blocks: whole }).passages, { blocks: whole });
  return themes.find((one) => one.theme === theme);
}
const depthOf = (theme: string, language: Language, ...blocks: readonly Partial<Block>[]): number | undefined =>
  treated(theme, language, ...blocks)?.depth;

describe('depth', () => {
  it('is 0 where a theme is absent', () => {
    expect(depthOf('remittances', 'en', { text: 'The roads are long.' })).toBe(0);
  });

  it('is 1 where it is mentioned, 2 where it is explained', () => {
    expect(depthOf('remittances', 'en', { text: 'Other flows, remittances among them, are not treated.' })).toBe(1);
    const text =
      'Remittances rose to 12 per cent of the national product and account for most of the income of rural households.';
    expect(depthOf('remittances', 'en', { text })).toBe(2);
  });

  it('is 3 for what will be done, in four languages', () => {
    expect(depthOf('remittances', 'en', { text: 'The Government will reduce the cost of remittances.' })).toBe(3);
    expect(
      depthOf('remittances', 'fr', {
        text: 'Le Gouvernement s’engage à réduire le coût des transferts de fonds des migrants.',
      }),
    ).toBe(3);
    expect(depthOf('remittances', 'es', { text: 'El Gobierno se compromete a reducir el costo de las remesas.' })).toBe(
      3,
    );
    expect(depthOf('remittances', 'ar', { text: 'ستعمل الحكومة على خفض كلفة تحويلات المغتربين.' })).toBe(3);
  });

  it('is no commitment in a side clause, nor as an effect hoped for', () => {
    const aside =
      'While remittances are known to help some families, supplementary measures will be established to improve farming.';
    expect(depthOf('remittances', 'en', { text: aside })).toBeLessThan(3);
    const hoped = 'The new port will also contribute to rural growth and help to reduce rural-urban migration.';
    expect(depthOf('internal-migration', 'en', { text: hoped })).toBeLessThan(3);
  });

  it('is 4 with a value to be reached, 5 with money and a body', () => {
    const aim = 'The Government will reduce the cost of remittances from 9% to 3% by 2030.';
    expect(depthOf('remittances', 'en', { text: aim })).toBe(4);
    const paid = 'The Ministry of Finance will reduce the cost of remittances with a budget of US$ 2 million.';
    expect(depthOf('remittances', 'en', { text: paid })).toBe(5);
  });

  it('is 5 for a row that fills the columns of cost and body', () => {
    const rows = [
      ['Activity', 'Cost (billion)', 'Lead'],
      ['Reduce the cost of remittances', '124', 'DDM'],
    ];
    const text = rows.map((row) => row.join(' | ')).join(' ¶ ');
    expect(depthOf('remittances', 'en', { kind: 'table', rows, text })).toBe(5);
  });
});

describe('depth of a theme among others', () => {
  it('is that of the sentences that speak of it', () => {
    const text =
      'The Government will reduce the cost of remittances. Other subjects, such as trafficking in persons, are not dealt with.';
    expect(depthOf('remittances', 'en', { text })).toBe(3);
    expect(depthOf('smuggling-and-trafficking', 'en', { text })).toBeLessThan(3);
  });

  it('is 2 for a sentence about it, 1 for a word in passing', () => {
    const about =
      'Remittances reach the villages through shopkeepers, drivers and cousins rather than through branches of banks.';
    expect(depthOf('remittances', 'en', { text: about })).toBe(2);
    const passing =
      'The survey of the banking sector asked about branches, fees, opening hours, staff and customers, and in the last year also about remittances.';
    expect(depthOf('remittances', 'en', { text: passing })).toBe(1);
  });
});

describe('a measure in running text', () => {
  it('is one though it stands as an order', () => {
    expect(depthOf('remittances', 'en', { text: 'Reduce the cost of remittances.' })).toBe(3);
    expect(depthOf('remittances', 'fr', { text: 'Réduire le coût des transferts de fonds des migrants.' })).toBe(3);
    expect(depthOf('remittances', 'es', { text: 'Reducir el costo de las remesas.' })).toBe(3);
    expect(depthOf('remittances', 'en', { text: 'To reduce the cost of remittances in all corridors.' })).toBe(3);
    expect(depthOf('remittances', 'en', { text: 'Reducing the cost of remittances in all corridors.' })).toBe(3);
    const described = 'Reducing the cost of remittances has proved slow and hard in most of the corridors.';
    expect(depthOf('remittances', 'en', { text: described })).toBeLessThan(3);
  });

  it('is one though the sentence that binds comes after', () => {
    const text =
      'Remittances cost nine per cent on average in the corridors of the region. This cost will be reduced by new rules.';
    expect(depthOf('remittances', 'en', { text })).toBe(3);
  });

  it('is one that was taken, or is called needed', () => {
    const taken = 'The central bank has introduced a cheaper channel for remittances.';
    expect(depthOf('remittances', 'en', { text: taken })).toBeGreaterThanOrEqual(3);
    const needed = 'Simplifying the rules for sending remittances is of paramount importance.';
    expect(depthOf('remittances', 'en', { text: needed })).toBe(3);
  });

  it('is not what people do to live', () => {
    const text = 'Many households use remittances to support their children and to build a house in the village.';
    expect(depthOf('remittances', 'en', { text })).toBe(2);
  });
});

describe('what stands near a theme', () => {
  it('is framing, groups, sectors and years', () => {
    const reading = treated('remittances', 'fr', {
      text: 'Les transferts de fonds de la diaspora sont une opportunité pour la santé en 2030.',
    });
    expect(reading).toMatchObject({ framing: 'opportunity', groups: ['diaspora'], sectors: ['health'], years: [2030] });
  });
});

describe('rows, articles and lists of what is wrong', () => {
  it('reads each row of a table for itself', () => {
    const rows = [
      ['Actions', 'Responsable', 'Coût (millions FCFA)'],
      ['Créer un observatoire national de la migration', 'ANSD', '850'],
      ['Renforcer les capacités de la police des frontières', '', ''],
    ];
    const text = rows.map((row) => row.filter((cell) => cell !== '').join(' | ')).join(' ¶ ');
    const blocks = [{ kind: 'table' as const, rows, text }];
    expect(depthOf('migration-data', 'fr', ...blocks)).toBe(5);
    expect(depthOf('borders', 'fr', ...blocks)).toBe(3);
  });

  it('takes an article of a law that gives a right for a measure', () => {
    const text =
      'Artículo 36.- Seguridad social. Las personas ecuatorianas en el exterior tienen derecho a afiliarse voluntariamente al seguro social.';
    expect(depthOf('social-protection', 'es', { text })).toBe(3);
  });

  it('takes no lack for a measure', () => {
    const text = 'la faible prise en charge des mineurs migrants non accompagnés.';
    expect(depthOf('unaccompanied-children', 'fr', { kind: 'item', text })).toBeLessThan(3);
  });

  it('names refugees beside migrants, and the free movement of persons, in each language', () => {
    expect(depthOf('asylum-and-refugees', 'fr', { text: 'Les réfugiés et les migrants y vivent.' })).toBe(1);
    expect(depthOf('asylum-and-refugees', 'es', { text: 'Los refugiados y los migrantes viven allí.' })).toBe(1);
    const free = 'La libre movilidad de las personas en la Comunidad Andina será garantizada.';
    expect(depthOf('regular-pathways', 'es', { text: free })).toBe(3);
    expect(depthOf('borders', 'es', { text: free })).toBe(0);
  });
});
