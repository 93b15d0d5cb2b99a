import { describe, expect, it } from 'vitest';
import { isReferenceLine } from './reference-line.ts';

const line = (text: string): boolean =>
  isReferenceLine({ kind: 'paragraph', text, page: 1, toPage: 1, language: 'fr' }, []);

describe('a line that only names a publication', () => {
  it('is known by an institution, a title, a place and a year', () => {
    expect(line('BIT, Guide du recrutement de la main-d’œuvre, Genève, 2019.')).toBe(true);
    expect(line('CEDEFOP, La validation des acquis en Europe, inventaire 2018, Luxembourg.')).toBe(true);
  });

  it('is not a sentence that ends with a year', () => {
    expect(line('Le nombre de migrants de retour a doublé entre 2015 et 2019.')).toBe(false);
    expect(line('Dakar, Thiès et Louga ont reçu 4 000 rapatriés en 2019.')).toBe(false);
  });

  it('is not a sentence with a year in which something must be done', () => {
    expect(line('Les accords sur le retour, signés en 2009 avec deux pays voisins, doivent être relus.')).toBe(false);
    expect(line('OIT, Recrutement, 2016, doi 10.1000/182.')).toBe(true);
  });

  it('is known in Arabic by its year and page', () => {
    expect(line('وزارة التخطيط، دليل إدماج الهجرة في الخطط، الرباط، 2018، ص 12.')).toBe(true);
    expect(line('عاد نصف المهاجرين، ومنهم صغار المزارعين، بين 2015 و2019.')).toBe(false);
  });
});
