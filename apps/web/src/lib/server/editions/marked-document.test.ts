import type { Document } from '@sterna/document';
import type { PublishedDocument } from '@sterna/spaces';
import { expect, it } from 'vitest';
import { markedDocument } from './marked-document.ts';

const FROZEN = { kicker: 'Profil · édition 2', meta: ['Fait le 1 mars'], sections: [] } as unknown as Document;

function published(isDemonstration: boolean): PublishedDocument {
  const edition = { spaceCode: 'sen', number: 2, isDemonstration } as PublishedDocument['edition'];
  return { edition, language: 'fr', document: FROZEN, figures: [], sha256: 'ab12' };
}

it('gives a file of an edition its lasting address and hash, in its own language', () => {
  const { kicker, meta } = markedDocument(published(false), 'https://sterna.example');
  expect(kicker).toBe('Profil · édition 2');
  expect(meta).toEqual([
    'Fait le 1 mars',
    'Adresse\u00a0: https://sterna.example/fr/editions/sen/2',
    'SHA-256 de son fichier JSON\u00a0: ab12',
  ]);
});

it('marks a file of a demonstration space first of all, and leaves what was frozen alone', () => {
  const { kicker, meta } = markedDocument(published(true), '');
  expect(kicker).toMatch(/^Exemple.* · Profil · édition 2$/);
  expect(meta[0]).toMatch(/^Exemple/);
  expect(FROZEN.meta).toEqual(['Fait le 1 mars']);
});
