import type { Engine, Session } from '../packages/store/src/engine.ts';
import { migrate } from '../packages/store/src/migrate.ts';
import { readDocuments, readOpenDocuments } from '../packages/store/src/plans/documents.ts';
import { type PassageFilter, searchDocuments } from '../packages/store/src/plans/index.ts';
import { readDocumentThemes, readMeasures, readPassages } from '../packages/store/src/plans/readings.ts';
import { openEngine } from '../packages/store/src/store.ts';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';
import { type Aim, type Benchmark, type Measurement, summarise, timed } from './measurement.ts';
import { fillLibrary, LIBRARY } from './plans-library.ts';

/** Smaller numbers for trying the benchmark itself. */
const DOCUMENTS = Number(process.env['PLANS_DOCUMENTS'] ?? 200);
const WORDS = Number(process.env['PLANS_WORDS'] ?? 80_000);
const ROUNDS = 7;

type Asked = (session: Session) => Promise<unknown>;

const search =
  (words: string, filter: PassageFilter = {}): Asked =>
  (session) =>
    searchDocuments(session, words, filter, { from: 0, most: 20 });

/** What pages ask, with the milliseconds that people do not notice as waiting. */
const QUESTIONS: readonly (readonly [string, Asked, Aim?])[] = [
  ['search, a word on migration in four languages', search('diaspora or migrants'), { atMost: 500 }],
  ['search, two words of French', search('envois fonds', { language: 'fr' }), { atMost: 500 }],
  ['search, of a theme', search('remittances', { theme: 'remittances' }), { atMost: 500 }],
  ['search, a word that is nowhere', search('zzzyx'), { atMost: 500 }],
  ['search, a word that stands in every paragraph', search('plan')],
  ['list of documents', (session) => readDocuments(session, LIBRARY.space), { atMost: 500 }],
  [
    'overview of a document',
    async (session) => {
      await readPassages(session, LIBRARY.space, 2);
      await readDocumentThemes(session, LIBRARY.space, 2);
      await readMeasures(session, LIBRARY.space, 2);
    },
    { atMost: 500 },
  ],
];

async function measureOn(engine: Engine): Promise<readonly Measurement[]> {
  const member = { account: LIBRARY.member, isStrong: false };
  const measured: Measurement[] = [];
  const take = async (what: string, work: () => Promise<unknown>, aim?: Aim): Promise<void> => {
    const walls: number[] = [];
    for (let round = 0; round < ROUNDS; round++) walls.push((await timed(work)).wall);
    measured.push({ ...summarise(what, 'ms', walls.slice(1)), ...(aim && { aim }) });
  };
  for (const [what, asked, aim] of QUESTIONS) {
    await take(`${what}, for a member`, () => engine.act(member, asked), aim);
    const open: Asked = what.startsWith('list') ? (session) => readOpenDocuments(session) : asked;
    await take(`${what}, for everybody`, () => engine.read([], open), aim);
  }
  return measured;
}

/** Policy documents looked for, listed and opened in a large library. */
export const plans: Benchmark = {
  name: 'plans',
  title: `${DOCUMENTS} policy documents of ${WORDS.toLocaleString('en')} words on PostgreSQL`,
  async measure() {
    const server = await startPostgres();
    if (!server) return [];
    try {
      const engine = await openEngine(await server.createDatabase(), () => {});
      await migrate(engine);
      await engine.write((session) => fillLibrary(session, DOCUMENTS, WORDS));
      await engine.maintain('vacuum analyze');
      const measurements = await measureOn(engine);
      await engine.close();
      return measurements;
    } finally {
      await server.stop();
    }
  },
};
