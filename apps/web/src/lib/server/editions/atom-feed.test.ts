import type { PublishedEdition } from '@sterna/spaces';
import { expect, it } from 'vitest';
import { atomFeed } from './atom-feed.ts';

const EDITION: PublishedEdition = {
  spaceCode: 'sen',
  spaceName: { fr: 'Sénégal' },
  place: 'SEN',
  number: 2,
  title: { fr: 'Profil' },
  state: 'published',
  languages: ['fr'],
  publishedAt: new Date('2026-03-01T10:00:00Z'),
  supersededAt: null,
  corrects: 1,
  reason: '<script>"&\u0001',
  newest: 2,
  sha256: 'abc',
  validations: [],
  isDemonstration: false,
  successor: null,
};

it('names every edition by its lasting address, the newest first', () => {
  const older = { ...EDITION, number: 1, corrects: null, reason: '', supersededAt: new Date('2026-03-01T10:00:00Z') };
  const feed = atomFeed([EDITION, older], 'fr', 'https://sterna.example');
  expect([...feed.matchAll(/<entry>\n<id>(.*)<\/id>/g)].map(([, id]) => id)).toEqual([
    'https://sterna.example/fr/editions/sen/2',
    'https://sterna.example/fr/editions/sen/1',
  ]);
  expect(feed).toContain('<updated>2026-03-01T10:00:00.000Z</updated>');
});

it('leads to a language that the edition is in', () => {
  expect(atomFeed([EDITION], 'ar', 'https://sterna.example')).toContain(
    'hreflang="fr" href="https://sterna.example/fr/editions/sen/2"',
  );
});

it('stays whole whatever a reason says', () => {
  const feed = atomFeed([EDITION], 'fr', 'https://sterna.example');
  expect(feed).toContain('&lt;script&gt;&quot;&amp; ');
  expect(feed).not.toContain('\u0001');
});
