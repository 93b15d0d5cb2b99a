import { expect, it } from 'vitest';
import type { Actor, Engine, Session } from '../engine.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import { readContributionFile } from './contribution-files.ts';
import {
  addContribution,
  type ContributionToAdd,
  decideContribution,
  type FigureToAdd,
  readContributionFigures,
  readContributions,
  readToDecide,
} from './contributions.ts';
import { addChoice, readAcceptedFigures, readChoices, readOwnReleases, readOwnState } from './in-force.ts';
import { readBringable, readDecidable } from './rights.ts';

const OWN = 101;
const FOREIGN = 102;

const PEOPLE = `truncate account, space, verification, attempt, letter, installation cascade;
  insert into space (id, code, level) overriding system value values (1, 'global', 'global');
  insert into space (id, code, parent_id, place) overriding system value values (${OWN}, 'own', 1, 'SEN'), (${FOREIGN}, 'foreign', 1, 'MAR');
  insert into account (id, name, email) select x, x, replace(x, ' ', '-') || '@x.example'
    from unnest('{reader,contributor,owner,focal,stranger}'::text[]) x;
  insert into institution (space_id, id, name, kind, short_name) values (${OWN}, 7, '{"en": "Statistics office"}', 'statistics office', 'SO');
  insert into responsibility (space_id, subject, code, institution_id) values (${OWN}, 'indicator', 'POPULATION', 7);
  insert into member (space_id, account_id, role, indicators, institution_id) values (${OWN}, 'reader', 'reader', '{}', null),
    (${OWN}, 'contributor', 'contributor', '{POPULATION,GDP}', null), (${OWN}, 'owner', 'reviewer', '{}', 7),
    (${OWN}, 'focal', 'focal point', '{}', null), (${FOREIGN}, 'stranger', 'focal point', '{}', null);`;

const as = (account: string): Actor => ({ account, isStrong: true });
const SURVEY: ContributionToAdd = {
  space: OWN,
  title: 'Survey',
  publisher: '',
  dated: '2024',
  remark: '',
  file: null,
};
const figure = (value: number, more: Partial<FigureToAdd> = {}): FigureToAdd => ({
  ...{ indicator: 'POPULATION', refArea: 'SEN', counterpart: '_T', sex: '_T', age: '_T', unit: 'PS' },
  ...{ dimensions: {}, period: '2020', value, status: 'A', row: 2 },
  ...more,
});

async function bring(engine: Engine, who: string, one: Partial<ContributionToAdd>, figures: readonly FigureToAdd[]) {
  return engine.act(as(who), (session) => addContribution(session, { ...SURVEY, ...one }, figures));
}

const accept = (engine: Engine, who: string, contribution: number): Promise<boolean> =>
  engine.act(as(who), (session) =>
    decideContribution(session, { space: OWN, contribution }, 'accepted', { from: ['proposed'], reason: '' }),
  );

const seen = <T>(engine: Engine, who: string, read: (session: Session) => Promise<T>): Promise<T> =>
  engine.act(as(who), read);

describeOnBothEngines('own data', (given) => {
  it('keeps a contribution with its figures as they were brought', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const full = figure(5.25, {
      ...{ sex: 'F', age: 'Y15T24', dimensions: { B: '1', A: '2' }, note: '<script>', part: 'Table 1', column: 3 },
    });
    const id = await bring(engine, 'contributor', {}, [full, figure(6)]);
    const [one] = await seen(engine, 'reader', (session) => readContributions(session, OWN));
    expect(one).toMatchObject({ id, state: 'proposed', figures: 2, indicators: ['POPULATION'], mayDecide: false });
    const figures = await seen(engine, 'reader', (session) => readContributionFigures(session, OWN, id));
    expect(figures).toEqual([
      { ...full, dimensions: { A: '2', B: '1' }, contribution: id },
      { ...figure(6), contribution: id },
    ]);
  });

  it('takes nothing of a contribution when one of its figures is not the account’s to bring', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const both = [figure(5), figure(6, { indicator: 'MIGRANT_STOCK' })];
    await expect(bring(engine, 'contributor', {}, both)).rejects.toMatchObject({ code: '42501' });
    for (const who of ['reader', 'stranger']) {
      await expect(bring(engine, who, {}, [figure(5)]), who).rejects.toMatchObject({ code: '42501' });
    }
    expect(await seen(engine, 'focal', (session) => readContributions(session, OWN))).toEqual([]);
    expect(await seen(engine, 'contributor', (s) => readBringable(s, OWN, ['GDP', 'IDPS', 'POPULATION']))).toEqual([
      'GDP',
      'POPULATION',
    ]);
    expect(await seen(engine, 'owner', (s) => readDecidable(s, OWN, ['GDP', 'POPULATION']))).toEqual(['POPULATION']);
  });

  it('is decided by the institution that is responsible, or the focal point, and by nobody else', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const id = await bring(engine, 'contributor', {}, [figure(5)]);
    for (const who of ['reader', 'stranger']) expect(await accept(engine, who, id), who).toBe(false);
    await expect(accept(engine, 'contributor', id)).rejects.toMatchObject({ code: '42501' });
    expect((await seen(engine, 'owner', readToDecide)).map((one) => one.id)).toEqual([id]);
    expect(await seen(engine, 'contributor', readToDecide)).toEqual([]);
    expect(await accept(engine, 'owner', id)).toBe(true);
    expect(await accept(engine, 'focal', id)).toBe(false);
    const other = await bring(engine, 'contributor', {}, [figure(5), figure(7, { indicator: 'GDP', unit: 'USD' })]);
    await expect(
      accept(engine, 'owner', other).then((done) => done || Promise.reject({ code: '42501' })),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await accept(engine, 'focal', other)).toBe(true);
  });

  it('puts the newest accepted contribution in force, by its date', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const before = await seen(engine, 'reader', (session) => readOwnState(session, OWN));
    for (const [dated, value] of [
      ['2023-11', 1],
      ['2023', 3],
      ['2023-12-30', 2],
      ['2022-12-31', 4],
    ] as const) {
      await accept(engine, 'focal', await bring(engine, 'focal', { title: dated, dated }, [figure(value)]));
    }
    await bring(engine, 'focal', { title: 'not accepted', dated: '2030' }, [figure(9)]);
    const values = await seen(engine, 'reader', (session) => readAcceptedFigures(session, OWN));
    expect(values.map(({ value }) => value)).toEqual([3]);
    expect(await seen(engine, 'reader', (session) => readOwnReleases(session, OWN))).toHaveLength(4);
    expect(await seen(engine, 'reader', (session) => readOwnState(session, OWN))).not.toBe(before);
    expect(await seen(engine, 'stranger', (session) => readAcceptedFigures(session, OWN))).toEqual([]);
  });

  it('keeps the history of choices, one of them holding', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    await seen(engine, 'owner', (session) => addChoice(session, OWN, figure(1), 'public', 'older'));
    await seen(engine, 'focal', (session) => addChoice(session, OWN, figure(1), 'hidden', 'disputed'));
    await expect(
      seen(engine, 'contributor', (session) => addChoice(session, OWN, figure(1), 'own', 'x')),
    ).rejects.toMatchObject({ code: expect.stringMatching(/42501|23505/) });
    const holding = await seen(engine, 'reader', (session) => readChoices(session, OWN));
    expect(holding.map(({ choice, reason }) => [choice, reason])).toEqual([['hidden', 'disputed']]);
    const all = await seen(engine, 'reader', (session) => readChoices(session, OWN, { all: true, cell: figure(1) }));
    expect(all.map(({ choice }) => choice)).toEqual(['hidden', 'public']);
    expect(await seen(engine, 'stranger', (session) => readChoices(session, OWN, { all: true }))).toEqual([]);
  });

  it('keeps the file as it came, for whoever brought it and those who decide, and lets nobody change it', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    // More than one piece.
    const packed = Uint8Array.from({ length: 150_000 }, (_, i) => (i * 7919) % 251);
    const file = { name: 'survey.csv', sha256: 'ab', size: 400_000, reading: { indicator: 'POPULATION' }, packed };
    const id = await bring(engine, 'contributor', { file }, [figure(5)]);
    const fileFor = (who: string) => seen(engine, who, (session) => readContributionFile(session, OWN, id));
    for (const who of ['contributor', 'owner', 'focal']) {
      const kept = await fileFor(who);
      expect(kept, who).toMatchObject({ name: 'survey.csv', sha256: 'ab', size: 400_000, reading: file.reading });
      expect(Buffer.compare(kept?.packed ?? new Uint8Array(), packed), who).toBe(0);
    }
    for (const who of ['reader', 'stranger']) expect(await fileFor(who), who).toBeUndefined();
    const [seenByReader] = await seen(engine, 'reader', (session) => readContributions(session, OWN));
    expect(seenByReader).toMatchObject({ fileName: 'survey.csv', hasFile: false });
    const forged = `insert into contribution_file (space_id, contribution_id, piece, bytes) values (${OWN}, ${id}, 9, 'x')`;
    for (const act of [
      forged,
      `update contribution_file set bytes = 'x' where space_id = ${OWN}`,
      `delete from contribution_file where space_id = ${OWN}`,
    ]) {
      await expect(
        seen(engine, 'contributor', (session) => session.run(act)),
        act,
      ).rejects.toMatchObject({
        code: expect.stringMatching(/42501|STC01/),
      });
    }
  });

  it('takes twenty thousand figures in a few seconds', async () => {
    const { engine } = given();
    await engine.write((session) => session.run(PEOPLE));
    const many = Array.from({ length: 20_000 }, (_, i) =>
      figure(i, { period: String(1000 + (i % 1000)), age: `Y${Math.floor(i / 1000)}` }),
    );
    const began = performance.now();
    const id = await bring(engine, 'contributor', {}, many);
    const took = performance.now() - began;
    await accept(engine, 'owner', id);
    expect(await seen(engine, 'reader', (session) => readAcceptedFigures(session, OWN))).toHaveLength(20_000);
    expect(took).toBeLessThan(20_000);
  }, 60_000);
});
