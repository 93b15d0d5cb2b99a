import { gzipSync } from 'node:zlib';
import { STARTER_PLACES } from '@sterna/vocabulary';
import type { Document } from '../packages/document/src/index.ts';
import { assembleProfile } from '../packages/profile/src/index.ts';
import { renderHtml } from '../packages/publish/src/index.ts';
import { type Benchmark, compare, inTurn, timeInTurn } from './measurement.ts';
import { openProfileEvidence, TODAY } from './profile-evidence.ts';

const ROUNDS = 33;

/** A profile nobody has asked for yet: assembled from the database, then written as a page. */
export const assembly: Benchmark = {
  name: 'assembly',
  title: 'A profile nobody has asked for yet: eleven countries in turn, in French',
  async measure(grounds) {
    const { store, evidence, close } = await openProfileEvidence(grounds);
    const places = STARTER_PLACES.map((place) => place.code);
    const documents: Document[] = [];
    for (const place of places) documents.push(await assembleProfile(place, 'fr', evidence, TODAY));
    const pages = documents.map((document) => Buffer.from(renderHtml(document)));
    const [reading, assembling, compressing, writing] = await timeInTurn(ROUNDS, [
      {
        what: 'its observations read from the database',
        work: async (round) => {
          const place = inTurn(places, round);
          await store.observations({ places: [place] });
          await store.observations({ counterparts: [place] });
        },
      },
      {
        what: 'profile assembled, reading included',
        work: (round) => assembleProfile(inTurn(places, round), 'fr', evidence, TODAY),
      },
      {
        what: 'page compressed (gzip 9)',
        work: (round) => gzipSync(inTurn(pages, round), { level: 9 }),
      },
      { what: 'page written, charts drawn', work: (round) => renderHtml(inTurn(documents, round)) },
    ]);
    await close();
    return [reading, compare(assembling, reading), compressing, compare(writing, compressing)];
  },
};
