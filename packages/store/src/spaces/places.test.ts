import { beforeEach, expect, it } from 'vitest';
import type { Engine, Session } from '../engine.ts';
import type { FigureToAdd } from '../own-data/index.ts';
import { addContribution, decideContribution, readAcceptedFigures, readContributions } from '../own-data/index.ts';
import { plainStatement } from '../schema.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { acting, COUNTRY, makeCountries, NEIGHBOUR } from '../testing/country-space.ts';
import {
  addPlaces,
  addSpace,
  changePlaces,
  closeSpace,
  givePlace,
  readFiguresOfPlaces,
  readPlaces,
  readSpaceLine,
  readSpacesOfPlaces,
  removePlace,
  type StoredPlace,
} from './index.ts';

const MATAM: StoredPlace = { code: 'SN-MT', parent: null, level: 'region', name: { fr: 'Matam' } };
const OGO: StoredPlace = { code: 'SEN-0901', parent: 'SN-MT', level: 'municipality', name: { fr: 'Ogo' } };
const REGION = { level: 'region', languages: ['fr'], name: { fr: 'Dakar' }, parent: COUNTRY } as const;

const as = <T>(engine: Engine, account: string, work: (session: Session) => Promise<T>): Promise<T> =>
  engine.act(acting(account), work);

function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'other'),
  );
}

describeOnBothEngines('places below a country', (given) => {
  beforeEach(() => makeCountries(given().engine));

  it('are a list that the focal point and the administrator keep, and the country’s members read', async () => {
    const { engine } = given();
    await as(engine, 'keeper', (session) => addPlaces(session, COUNTRY, [OGO, MATAM]));
    const codes = (account: string) =>
      as(engine, account, async (session) => (await readPlaces(session, COUNTRY)).map(({ code }) => code));
    expect(await codes('reader')).toEqual(['SEN-0101', 'SEN-0901', 'SN-DK', 'SN-KD', 'SN-MT']);
    expect(await codes('neighbour')).toEqual([]);
    const other: StoredPlace = { ...MATAM, code: 'SN-TH' };
    for (const account of ['reader', 'writer', 'reviewer', 'neighbour']) {
      expect(await codeOf(as(engine, account, (session) => addPlaces(session, COUNTRY, [other])))).toBe('42501');
      expect(
        await as(engine, account, (session) => changePlaces(session, COUNTRY, [{ ...MATAM, name: { en: 'x' } }])),
      ).toBe(0);
      expect(await as(engine, account, (session) => removePlace(session, COUNTRY, 'SN-MT'))).toBe(false);
    }
    await as(engine, 'administrator', (session) => addPlaces(session, COUNTRY, [other]));
    expect(
      await as(engine, 'keeper', (session) => changePlaces(session, COUNTRY, [{ ...other, name: { fr: 'Thiès' } }])),
    ).toBe(1);
    expect(await as(engine, 'reader', (session) => readPlaces(session, COUNTRY, 'SN-TH'))).toMatchObject([
      { name: { fr: 'Thiès' } },
    ]);
  });

  it('stand in order: each in a region, none in itself, none in the list of what is no country', async () => {
    const { engine } = given();
    const add = (...places: readonly StoredPlace[]) =>
      codeOf(as(engine, 'keeper', (session) => addPlaces(session, COUNTRY, places)));
    expect(await add({ ...MATAM, parent: 'SN-MT' })).toBe('STP01');
    expect(await add({ ...MATAM, parent: 'SEN-0101' })).toBe('STP01');
    expect(await add({ ...MATAM, parent: 'SN-XX' })).toMatch(/STP01|23503/);
    expect(await add({ ...MATAM, code: 'X' })).toBe('23514');
    expect(await add(MATAM, { ...MATAM, code: 'SN-M1', parent: 'SN-MT' })).toBe('done');
    expect(await add(MATAM)).toBe('23505');
    const move = (code: string, parent: string) =>
      codeOf(as(engine, 'keeper', (session) => changePlaces(session, COUNTRY, [{ code, parent, name: { fr: 'x' } }])));
    expect(await move('SN-MT', 'SN-M1')).toBe('STP01');
    expect(await move('SN-M1', 'SN-DK')).toBe('done');
  });

  it('have one open space each, of their own level, within the space above, for good', async () => {
    const { engine } = given();
    const make = (account: string, space: object) =>
      codeOf(
        as(engine, account, (session) => addSpace(session, { ...REGION, code: 'dakar', place: 'SN-DK', ...space })),
      );
    expect(await make('keeper', { place: null })).toBe('STP05');
    expect(await make('keeper', { place: 'SN-XX' })).toBe('STP05');
    expect(await make('keeper', { place: 'SEN-0101' })).toBe('STP05');
    expect(await make('neighbour', { place: 'SN-XX' })).toBe('42501');
    expect(await make('keeper', {})).toBe('done');
    expect(await make('keeper', { code: 'again' })).toBe('STP06');
    const spaces = await as(engine, 'keeper', (session) => readSpacesOfPlaces(session, COUNTRY));
    expect(spaces).toEqual([{ id: spaces[0]?.id, code: 'dakar', place: 'SN-DK', isClosed: false, isMine: true }]);
    const id = spaces[0]?.id ?? 0;
    const inside = { parent: id, level: 'municipality', code: 'ngor' };
    expect(await make('keeper', { ...inside, place: 'SN-KD' })).toBe('STP05');
    expect(await make('keeper', { ...inside, place: 'SEN-0101' })).toBe('done');
    const [ngor] = (await as(engine, 'keeper', (session) => readSpacesOfPlaces(session, COUNTRY))).filter(
      ({ code }) => code === 'ngor',
    );
    expect(
      (await as(engine, 'keeper', (session) => readSpaceLine(session, ngor?.id ?? 0))).map(({ place }) => place),
    ).toEqual(['SEN-0101', 'SN-DK', 'SEN']);
    expect(await as(engine, 'keeper', (session) => givePlace(session, id, 'SN-KD'))).toBe(false);
    const change = plainStatement(`update space set place = 'SN-KD' where id = ${id}`);
    expect(await codeOf(as(engine, 'keeper', (session) => session.change(change)))).toBe('STP04');
    // Once closed its place is free, and it does not come back beside another.
    await as(engine, 'keeper', (session) => closeSpace(session, id, true));
    expect(await make('keeper', { code: 'again' })).toBe('done');
    expect(await codeOf(as(engine, 'administrator', (session) => closeSpace(session, id, false)))).toBe('STP06');
    expect(await codeOf(as(engine, 'keeper', (session) => removePlace(session, COUNTRY, 'SN-DK')))).toBe('STP02');
    expect(await as(engine, 'keeper', (session) => removePlace(session, COUNTRY, 'SN-KD'))).toBe(true);
  });

  it('have their accepted figures read along the tree, and nothing that is still being worked on', async () => {
    const { engine } = given();
    const id = await as(engine, 'keeper', (session) => addSpace(session, { ...REGION, code: 'dakar', place: 'SN-DK' }));
    await engine.write((session) =>
      session.run(`insert into account (id, name, email) values ('regional', 'x', 'regional@plan.example'), ('second', 'y', 'second@plan.example');
        insert into member (space_id, account_id, role) values (${id}, 'regional', 'reader'), (${COUNTRY}, 'second', 'focal point')`),
    );
    const bring = async (account: string, space: number, refArea: string, value: number): Promise<number> => {
      const figure: FigureToAdd = {
        ...{ indicator: 'POPULATION', refArea, counterpart: '_T', sex: '_T', age: '_T', unit: 'PS', dimensions: {} },
        ...{ period: '2023', value, status: 'A', row: 2 },
      };
      const details = { space, title: 'Census', publisher: '', dated: '2023', remark: '', file: null };
      return as(engine, account, (session) => addContribution(session, details, [figure]));
    };
    const contribution = await bring('keeper', id, 'SN-DK', 4_000_000);
    const national = await bring('keeper', COUNTRY, 'SEN', 18_000_000);
    const seen = (account: string, space: number) =>
      as(engine, account, async (session) => (await readAcceptedFigures(session, space)).map(({ value }) => value));
    const listed = (account: string, space: number) =>
      as(engine, account, async (session) => (await readContributions(session, space)).length);
    expect([await listed('second', id), await listed('regional', COUNTRY)]).toEqual([0, 0]);
    for (const [space, one] of [
      [id, contribution],
      [COUNTRY, national],
    ] as const) {
      await as(engine, 'keeper', (session) =>
        decideContribution(session, { space, contribution: one }, 'accepted', { from: ['proposed'], reason: '' }),
      );
    }
    // Down to whoever works in the region, up to focal points alone.
    expect([await seen('regional', COUNTRY), await seen('regional', id)]).toEqual([[18_000_000], [4_000_000]]);
    expect([await seen('second', id), await listed('second', id)]).toEqual([[4_000_000], 1]);
    for (const account of ['reader', 'writer', 'reviewer', 'neighbour', 'administrator']) {
      expect([account, await seen(account, id)]).toEqual([account, []]);
    }
    expect(await as(engine, 'second', (session) => readFiguresOfPlaces(session, COUNTRY))).toEqual(
      new Map([['SN-DK', 1]]),
    );
    expect(await as(engine, 'reader', (session) => readFiguresOfPlaces(session, COUNTRY))).toEqual(new Map());
    // What one may read one may not decide on, and members of the other space stay unknown.
    const withdraw = as(engine, 'second', (session) =>
      decideContribution(session, { space: id, contribution }, 'withdrawn', { from: ['accepted'], reason: '' }),
    );
    expect(await withdraw).toBe(false);
    const known = plainStatement<{ n: number }>(`select count(*)::integer as n from member where space_id = ${id}`);
    expect(await as(engine, 'second', (session) => session.rows(known))).toEqual([{ n: 0 }]);
    expect(await as(engine, 'neighbour', (session) => readPlaces(session, NEIGHBOUR))).toEqual([]);
  });

  it('come in by hundreds in a moment', async () => {
    const { engine } = given();
    const regions = Array.from({ length: 8 }, (_, i): StoredPlace => ({ ...MATAM, code: `SN-R${i}` }));
    const towns = Array.from(
      { length: 340 },
      (_, i): StoredPlace => ({ ...OGO, code: `SEN-T${i}`, parent: `SN-R${i % 8}` }),
    );
    const began = performance.now();
    await as(engine, 'keeper', (session) => addPlaces(session, COUNTRY, [...towns, ...regions]));
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await as(engine, 'reader', (session) => readPlaces(session, COUNTRY))).toHaveLength(351);
  });
});
