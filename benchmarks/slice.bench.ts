import { deferIndexes } from '../packages/store/src/deferred-indexes.ts';
import type { Engine, Session } from '../packages/store/src/engine.ts';
import { migrate } from '../packages/store/src/migrate.ts';
import { plainStatement } from '../packages/store/src/schema.ts';
import { openEngine, Store } from '../packages/store/src/store.ts';
import { startPostgres } from '../packages/store/src/testing/postgres-server.ts';
import { type Benchmark, type Measurement, summarise, timed } from './measurement.ts';

/** A smaller number of figures for trying the benchmark itself. */
const FIGURES = Number(process.env['SLICE_FIGURES'] ?? 10_000_000);
const PERIODS = 25;
const [PLACES, INDICATORS] = [200, 20];
const COUNTERPARTS = Math.ceil(FIGURES / (PERIODS * PLACES * INDICATORS));
const ROUNDS = 40;
const AIM = { atMost: 5 };

/** Places, indicators and counterparts in all combinations, as SQL. */
async function fill(session: Session): Promise<void> {
  const indexes = await deferIndexes(session, ['series', 'observation']);
  await session.run(`
    insert into source (space_id, id) values (1, 'BENCHMARK');
    insert into release (space_id, id, source, version, dated, title) overriding system value
      values (1, 1, 'BENCHMARK', '1', '2024-12-31', 'Benchmark');
    insert into series (space_id, id, indicator, ref_area, counterpart, sex, age, unit, dimensions)
      select 1, n + 1, 'INDICATOR' || n / ${COUNTERPARTS} % ${INDICATORS}, 'P' || n / ${COUNTERPARTS * INDICATORS},
        case when n % ${COUNTERPARTS} = 0 then '_T' else 'C' || n % ${COUNTERPARTS} end, '_T', '_T', 'PS', '{}'
      from generate_series(0, ${PLACES * INDICATORS * COUNTERPARTS - 1}) n;
    insert into observation (space_id, series_id, release_id, part_id, row, value, in_force, period, status)
      select 1, n + 1, 1, 1, n + 2, n % 99991, true, (2000 + p)::text, 'A'
      from generate_series(0, ${PLACES * INDICATORS * COUNTERPARTS - 1}) n, generate_series(0, ${PERIODS - 1}) p`);
  await indexes.build();
}

/** A series of totals of some country, and all of one indicator of some country. */
function slices(round: number): { readonly series: string; readonly indicator: string } {
  const place = `P${(round * 37) % PLACES}`;
  const indicator = `INDICATOR${(round * 7) % INDICATORS}`;
  const from = `from series s join observation o on o.space_id = s.space_id and o.series_id = s.id and o.in_force
    where s.space_id = 1 and s.ref_area = '${place}' and s.indicator = '${indicator}'`;
  return {
    series: `select o.period, o.value ${from} and s.counterpart = '_T' and s.sex = '_T' and s.age = '_T'`,
    indicator: `select o.series_id, o.period, o.value ${from}`,
  };
}

/** Milliseconds that the server itself says a query took, planning included. */
async function serverTime(engine: Engine, query: string): Promise<number> {
  const [row] = await engine.read([], (session) =>
    session.rows(
      plainStatement<{ 'QUERY PLAN': readonly { 'Planning Time': number; 'Execution Time': number }[] }>(
        `explain (analyze, timing off, format json) ${query}`,
      ),
    ),
  );
  const [plan] = row?.['QUERY PLAN'] ?? [];
  return (plan?.['Planning Time'] ?? Number.NaN) + (plan?.['Execution Time'] ?? Number.NaN);
}

async function measureOn(engine: Engine): Promise<readonly Measurement[]> {
  const store = new Store(engine);
  const times: Record<string, number[]> = {};
  const note = (what: string, value: number): void => {
    times[what] = [...(times[what] ?? []), value];
  };
  for (let round = 0; round < ROUNDS; round++) {
    const { series, indicator } = slices(round);
    note('one series, on the server', await serverTime(engine, series));
    note('one indicator of a country, on the server', await serverTime(engine, indicator));
    const query = { places: [`P${(round * 37) % PLACES}`], indicators: [`INDICATOR${(round * 7) % INDICATORS}`] };
    const one = await timed(() => store.observations({ ...query, counterparts: ['_T'] }));
    note('one series, as the store gives it', one.wall);
    note('one indicator of a country, as the store gives it', (await timed(() => store.observations(query))).wall);
    const first = await timed(async () => {
      for await (const _batch of store.observationBatches(query)) break;
    });
    note('first figures of an export of it', first.wall);
    const whole = await timed(async () => {
      for await (const _batch of store.observationBatches({ indicators: query.indicators })) break;
    });
    note('first figures of an export of one indicator of all countries', whole.wall);
  }
  return Object.entries(times).map(([what, values]) => {
    const measured = summarise(what, 'ms', values);
    return what.endsWith('on the server') ? { ...measured, aim: AIM } : measured;
  });
}

/** Slices of a large database. */
export const slice: Benchmark = {
  name: 'slice',
  title: `Slices of ${FIGURES.toLocaleString('en')} figures on PostgreSQL`,
  async measure() {
    const server = await startPostgres({ durable: true });
    if (!server) return [];
    try {
      const engine = await openEngine(await server.createDatabase(), () => {});
      await migrate(engine);
      await engine.write(fill);
      await engine.maintain('vacuum analyze');
      const measurements = await measureOn(engine);
      await engine.close();
      return measurements;
    } finally {
      await server.stop();
    }
  },
};
