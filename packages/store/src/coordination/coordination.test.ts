import { expect, it } from 'vitest';
import type { Actor, Engine } from '../engine.ts';
import { describeOnBothEngines } from '../testing/both-engines.ts';
import {
  addHolding,
  addInstitution,
  addPost,
  addResponsibilities,
  changeInstitution,
  dropHolding,
  dropInstitution,
  dropResponsibilities,
  endHolding,
  type InstitutionValues,
  readHoldings,
  readInstitutions,
  readPeople,
  readResponsibilities,
  restoreHolding,
  restoreInstitution,
} from './index.ts';

const MINISTRY: InstitutionValues = {
  name: { fr: 'Ministère', ar: 'وزارة' },
  shortName: 'M',
  kind: 'ministry',
  sectors: ['health', 'education'],
  level: 'national',
  place: '',
  email: '',
  phone: '',
  website: '',
  note: 'Deux\nlignes',
  partOf: null,
};

interface Given {
  readonly space: number;
  readonly keeper: Actor;
  readonly reader: Actor;
}

/** A space with its keeper and a reader; each call makes another. */
async function space(engine: Engine, id: number): Promise<Given> {
  await engine.write((session) =>
    session.run(`
      insert into space (id, code, parent_id, place) overriding system value values (${id}, 's${id}', 1, 'X${id}');
      insert into account (id, name, email) values ('k${id}', 'Keeper', 'k${id}@x.example'), ('r${id}', 'Reader', 'r${id}@x.example');
      insert into member (space_id, account_id, role) values (${id}, 'k${id}', 'focal point'), (${id}, 'r${id}', 'reader')`),
  );
  return { space: id, keeper: { account: `k${id}`, isStrong: true }, reader: { account: `r${id}`, isStrong: false } };
}

describeOnBothEngines('institutions, posts and responsibilities', (given) => {
  it('come back as they were written, and change only in the state that was read', async () => {
    const { engine } = given();
    const { space: at, keeper } = await space(engine, 901);
    await engine.act(keeper, async (session) => {
      const id = await addInstitution(session, at, MINISTRY);
      const [before] = await readInstitutions(session, at);
      expect(before).toMatchObject({ id, ...MINISTRY, deletedAt: null, isRestorable: false });
      const version = before?.version ?? '';
      expect(await changeInstitution(session, at, id, { ...MINISTRY, place: 'Ziguinchor' }, version)).toBe(true);
      expect(await changeInstitution(session, at, id, MINISTRY, version)).toBe(false);
      expect((await readInstitutions(session, at))[0]?.place).toBe('Ziguinchor');
    });
  });

  it('keep days as days, and what is deleted until it is restored', async () => {
    const { engine } = given();
    const { space: at, keeper } = await space(engine, 902);
    await engine.act(keeper, async (session) => {
      const institution = await addInstitution(session, at, MINISTRY);
      const post = await addPost(session, at, { kind: 'deputy', title: '', sector: 'health' });
      const values = {
        institution,
        account: null,
        holder: 'Chef',
        contact: '',
        began: '2024-02-29',
        ended: null,
        note: '',
      };
      const id = await addHolding(session, at, post, values);
      expect(await endHolding(session, at, id, '2020-01-01', '2024-03-01')).toBe(false);
      expect(await endHolding(session, at, id, null, '2024-03-01')).toBe(true);
      expect(await readHoldings(session, at)).toMatchObject([{ ...values, id, post, ended: '2024-03-01' }]);
      expect(await dropHolding(session, at, id)).toBe(true);
      expect(await readHoldings(session, at)).toMatchObject([{ id, isRestorable: true }]);
      expect(await restoreHolding(session, at, id)).toBe(true);
      expect(await dropInstitution(session, at, institution)).toBe(true);
      expect(await restoreInstitution(session, at, institution)).toBe(true);
      expect(await restoreInstitution(session, at, institution)).toBe(false);
    });
  });

  it('assign what is new, change the date of what is not, and take away', async () => {
    const { engine } = given();
    const { space: at, keeper } = await space(engine, 903);
    await engine.act(keeper, async (session) => {
      const institution = await addInstitution(session, at, MINISTRY);
      const row = { subject: 'theme' as const, code: 'remittances', institution, since: '2024-01-01' };
      expect(await addResponsibilities(session, at, [row, { ...row, code: 'borders' }])).toBe(2);
      expect(await addResponsibilities(session, at, [row, { ...row, code: 'borders', since: '2025-01-01' }])).toBe(1);
      expect(await dropResponsibilities(session, at, institution, 'theme', ['remittances', 'recruitment'])).toBe(1);
      expect(await readResponsibilities(session, at)).toEqual([{ ...row, code: 'borders', since: '2025-01-01' }]);
    });
  });

  it('are seen by members alone, and changed by focal points alone', async () => {
    const { engine } = given();
    const home = await space(engine, 904);
    const abroad = await space(engine, 905);
    const id = await engine.act(home.keeper, (session) => addInstitution(session, home.space, MINISTRY));
    expect((await engine.act(home.reader, (session) => readInstitutions(session, home.space))).length).toBe(1);
    expect((await engine.act(home.reader, (session) => readPeople(session, home.space))).length).toBe(2);
    expect(await engine.act(abroad.keeper, (session) => readInstitutions(session, home.space))).toEqual([]);
    for (const actor of [home.reader, abroad.keeper]) {
      await expect(engine.act(actor, (session) => addInstitution(session, home.space, MINISTRY))).rejects.toMatchObject(
        {
          code: '42501',
        },
      );
      expect(await engine.act(actor, (session) => dropInstitution(session, home.space, id))).toBe(false);
    }
    // A post of the own space cannot sit in an institution of another.
    const post = await engine.act(abroad.keeper, (session) =>
      addPost(session, abroad.space, { kind: 'deputy', title: '', sector: null }),
    );
    const values = {
      institution: id,
      account: null,
      holder: 'x',
      contact: '',
      began: '2024-01-01',
      ended: null,
      note: '',
    };
    const forged = engine.act(abroad.keeper, (session) => addHolding(session, abroad.space, post, values));
    await expect(forged).rejects.toMatchObject({ code: '23503' });
  });
});
