import type { HoldingDraft, InstitutionDraft } from '@sterna/coordination';
import type { Actor, Store } from '@sterna/store';
import { describeOnBothEngines, type EmptyStore } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import { type Country, foundCountry } from '../editions/testing/country.ts';
import { Refusal } from '../refusal.ts';
import type { Coordination, KeptDirectory, Saved } from './coordination.ts';
import { openCoordination } from './open-coordination.ts';

const TODAY = '2026-06-30';
const HEALTH: InstitutionDraft = {
  name: { fr: 'Ministère de la santé' },
  shortName: 'MS',
  kind: 'ministry',
  sectors: ['health'],
  level: 'national',
  place: '',
  email: 'contact@health.example',
  phone: '',
  website: '',
  note: '',
  partOf: null,
};
const HOLDER: HoldingDraft = {
  institution: null,
  account: null,
  holder: 'Directrice de la planification',
  contact: '',
  began: '2024-01-01',
  ended: '',
  note: '',
};

function idOf(saved: Saved): number {
  if (!('id' in saved)) throw new Error(saved.findings.map(({ rule }) => rule).join(', '));
  return saved.id;
}

function rulesOf(saved: Saved): readonly string[] {
  return 'findings' in saved ? saved.findings.map(({ rule }) => rule) : [];
}

/** The code of the refusal that work ends in. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

interface Given extends Country {
  readonly coordination: Coordination;
  readonly store: Store;
  look(): Promise<KeptDirectory>;
}

async function given(empty: EmptyStore): Promise<Given> {
  const country = await foundCountry(empty);
  const coordination = openCoordination(empty.store);
  const look = (): Promise<KeptDirectory> => coordination.directory(country.focalPoint, country.space);
  return { ...country, coordination, store: empty.store, look };
}

function csv(text: string): { readonly name: string; readonly bytes: Uint8Array } {
  return { name: 'annuaire.csv', bytes: Buffer.from(text) };
}

describeOnBothEngines('the directory of a space', (empty) => {
  it('keeps an institution, its changes, and nobody’s change over another’s', async () => {
    const { coordination, focalPoint, space, look } = await given(empty());
    const id = idOf(await coordination.addInstitution(focalPoint, space, HEALTH));
    const before = (await look()).institutions.find((each) => each.id === id);
    expect(before).toMatchObject({ ...HEALTH, isDeleted: false });
    const version = before?.version ?? '';
    const change = { ...HEALTH, phone: '12 34' };
    idOf(await coordination.changeInstitution(focalPoint, space, id, change, version));
    expect(await refusal(coordination.changeInstitution(focalPoint, space, id, HEALTH, version))).toBe('moved-on');
    expect((await look()).institutions.find((each) => each.id === id)?.phone).toBe('12 34');
  });

  it('refuses two institutions of one name, and says so', async () => {
    const { coordination, focalPoint, space } = await given(empty());
    const [first, second] = await Promise.all([
      coordination.addInstitution(focalPoint, space, HEALTH),
      coordination.addInstitution(focalPoint, space, { ...HEALTH, shortName: 'ms' }),
    ]);
    expect([...rulesOf(first), ...rulesOf(second)]).toEqual(['name-taken']);
  });

  it('deletes and restores within 30 days', async () => {
    const { coordination, focalPoint, space, store, look } = await given(empty());
    const id = idOf(await coordination.addInstitution(focalPoint, space, HEALTH));
    await coordination.removeInstitution(focalPoint, space, id);
    expect((await look()).institutions.find((each) => each.id === id)).toMatchObject({
      isDeleted: true,
      isRestorable: true,
    });
    expect(await refusal(coordination.removeInstitution(focalPoint, space, id))).toBe('not-found');
    await coordination.restoreInstitution(focalPoint, space, id);
    expect(await refusal(coordination.restoreInstitution(focalPoint, space, id))).toBe('not-found');
    await coordination.removeInstitution(focalPoint, space, id);
    await store.keep((session) =>
      session.run(
        `update institution set deleted_at = now() - interval '31 days' where space_id = ${space} and id = ${id}`,
      ),
    );
    expect(await refusal(coordination.restoreInstitution(focalPoint, space, id))).toBe('too-late');
  });

  it('hands a post over in one go: the present ends the day before the next begins, wherever it sits', async () => {
    const { coordination, focalPoint, space, ministry, office, look } = await given(empty());
    const post = idOf(
      await coordination.addPost(focalPoint, space, { kind: 'focal point', title: '', sector: 'health' }),
    );
    const first = idOf(
      await coordination.handOver(focalPoint, space, post, { ...HOLDER, institution: ministry, ending: null }),
    );
    const next = { ...HOLDER, holder: 'Conseiller', institution: office, began: '2026-03-01', ending: first };
    expect(rulesOf(await coordination.handOver(focalPoint, space, post, { ...next, began: '2024-01-01' }))).toEqual([
      'begins-too-early',
    ]);
    idOf(await coordination.handOver(focalPoint, space, post, next));
    const history = (await look()).posts.find(({ id }) => id === post)?.holdings ?? [];
    expect(history.map(({ holder, institution, began, ended }) => [holder, institution, began, ended])).toEqual([
      ['Directrice de la planification', ministry, '2024-01-01', '2026-02-28'],
      ['Conseiller', office, '2026-03-01', null],
    ]);
    expect(await coordination.findings(focalPoint, space, TODAY)).not.toContainEqual(
      expect.objectContaining({ rule: 'two-holders-at-once' }),
    );
  });

  it('corrects, deletes and restores what stands in a history', async () => {
    const { coordination, focalPoint, space, ministry, look } = await given(empty());
    const post = idOf(
      await coordination.addPost(focalPoint, space, { kind: 'deputy', title: 'Suppléance', sector: '' }),
    );
    const held = { ...HOLDER, institution: ministry, ended: '2024-12-31' };
    const id = idOf(await coordination.addHolding(focalPoint, space, post, held));
    expect(
      rulesOf(await coordination.changeHolding(focalPoint, space, post, id, { ...held, ended: '2023-01-01' })),
    ).toEqual(['days-reversed']);
    idOf(await coordination.changeHolding(focalPoint, space, post, id, { ...held, contact: 'poste 12' }));
    await coordination.removeHolding(focalPoint, space, post, id);
    expect((await look()).posts.find((each) => each.id === post)).toMatchObject({
      holdings: [],
      deletedHoldings: [{ id }],
    });
    await coordination.restoreHolding(focalPoint, space, post, id);
    expect((await look()).posts.find((each) => each.id === post)?.holdings).toMatchObject([
      { id, contact: 'poste 12' },
    ]);
    await coordination.removePost(focalPoint, space, post);
    expect(await refusal(coordination.addHolding(focalPoint, space, post, held))).toBe('not-found');
    await coordination.restorePost(focalPoint, space, post);
    expect((await look()).posts.find((each) => each.id === post)?.holdings.length).toBe(1);
  });

  it('assigns many at once, keeps since when, and takes away', async () => {
    const { coordination, focalPoint, space, ministry, look } = await given(empty());
    const codes = ['MIGRANT_STOCK', 'POPULATION'];
    expect(await coordination.assign(focalPoint, space, ministry, 'indicator', codes, '2026-01-01')).toBe(2);
    expect(await coordination.assign(focalPoint, space, ministry, 'indicator', [...codes, 'GDP'], TODAY)).toBe(1);
    const { responsibilities } = await look();
    expect(responsibilities.map(({ code, since }) => [code, since])).toEqual([
      ['GDP', TODAY],
      ['MIGRANT_STOCK', '2026-01-01'],
      ['POPULATION', '2026-01-01'],
    ]);
    expect(await refusal(coordination.assign(focalPoint, space, ministry, 'indicator', ['NOTHING'], TODAY))).toBe(
      'not-found',
    );
    expect(await coordination.unassign(focalPoint, space, ministry, 'indicator', ['GDP'])).toBe(1);
    expect(await refusal(coordination.unassign(focalPoint, space, ministry, 'indicator', ['GDP']))).toBe('not-found');
  });

  it('lets members read and focal points write, and nobody reach another space', async () => {
    const home = await given(empty());
    const abroad = await given(empty());
    const { coordination, focalPoint, space, ministry } = home;
    const post = idOf(await coordination.addPost(focalPoint, space, { kind: 'focal point', title: '', sector: '' }));
    const held = { ...HOLDER, institution: ministry };
    const holding = idOf(await coordination.addHolding(focalPoint, space, post, held));
    await coordination.assign(focalPoint, space, ministry, 'theme', ['remittances'], TODAY);
    const version = (await home.look()).institutions.find(({ id }) => id === ministry)?.version ?? '';
    const acts = (actor: Actor, at: number): readonly (() => Promise<unknown>)[] => [
      () => coordination.addInstitution(actor, at, HEALTH),
      () => coordination.changeInstitution(actor, at, ministry, HEALTH, version),
      () => coordination.removeInstitution(actor, at, ministry),
      () => coordination.addPost(actor, at, { kind: 'deputy', title: '', sector: '' }),
      () => coordination.changePost(actor, at, post, { kind: 'deputy', title: '', sector: '' }),
      () => coordination.removePost(actor, at, post),
      () => coordination.handOver(actor, at, post, { ...held, began: '2026-01-01', ending: holding }),
      () => coordination.addHolding(actor, at, post, held),
      () => coordination.changeHolding(actor, at, post, holding, held),
      () => coordination.removeHolding(actor, at, post, holding),
      () => coordination.assign(actor, at, ministry, 'theme', ['recruitment'], TODAY),
      () => coordination.unassign(actor, at, ministry, 'theme', ['remittances']),
    ];
    for (const actor of [home.reader, home.contributor, home.reviewer, { ...focalPoint, isStrong: false }]) {
      for (const act of acts(actor, space)) expect(['not-allowed', 'not-found']).toContain(await refusal(act()));
    }
    // The keeper of another space sees nothing here, and finds none of these ids at home.
    for (const act of acts(abroad.focalPoint, space))
      expect(['not-allowed', 'not-found']).toContain(await refusal(act()));
    for (const act of acts(abroad.focalPoint, abroad.space).slice(1, 3)) expect(await refusal(act())).toBe('not-found');
    expect((await coordination.directory(abroad.focalPoint, space)).institutions).toEqual([]);
    const foreign = { ...HEALTH, partOf: abroad.ministry };
    expect(await refusal(coordination.addInstitution(focalPoint, space, foreign))).toBe('not-found');
    const foreignHolder = { ...held, account: abroad.reader.account };
    expect(await refusal(coordination.addHolding(focalPoint, space, post, foreignHolder))).toBe('not-found');
    const elsewhere = { ...held, institution: abroad.ministry };
    expect(await refusal(coordination.addHolding(focalPoint, space, post, elsewhere))).toBe('not-found');
    expect((await coordination.directory(home.reader, space)).posts.length).toBe(1);
  });

  it('brings in what it exported as unchanged, and a changed file as what it says, once', async () => {
    const { coordination, focalPoint, space, ministry, look } = await given(empty());
    await coordination.addInstitution(focalPoint, space, HEALTH);
    const post = idOf(
      await coordination.addPost(focalPoint, space, { kind: 'focal point', title: '', sector: 'health' }),
    );
    await coordination.addHolding(focalPoint, space, post, { ...HOLDER, institution: ministry });
    for (const table of ['institutions', 'posts', 'responsibilities'] as const) {
      const text = await coordination.exportTable(focalPoint, space, table, 'ar');
      const same = await coordination.previewImport(focalPoint, space, csv(text), 'ar', TODAY);
      if ('unreadable' in same) throw new Error(same.unreadable.message);
      expect(same.plan.findings).toEqual([]);
      expect(same.plan.institutions.every(({ change }) => change === 'unchanged')).toBe(true);
      expect(same.plan.holdings.every(({ change }) => change === 'unchanged')).toBe(true);
    }
    const file = csv(
      'Sigle;Nom en français;Type;Rattachée à\nMS;Ministère de la santé;ministère;\nDP;Direction de la prévention;agence;MS\n',
    );
    const preview = await coordination.previewImport(focalPoint, space, file, 'fr', TODAY);
    if ('unreadable' in preview) throw new Error(preview.unreadable.message);
    expect(preview.plan.institutions.map(({ change }) => change)).toEqual(['unchanged', 'added']);
    expect((await look()).institutions.length).toBe(3);
    const bring = (): Promise<unknown> =>
      coordination.bringIn(focalPoint, space, file, 'fr', TODAY, preview.fingerprint);
    await bring();
    const { institutions } = await look();
    const health = institutions.find(({ shortName }) => shortName === 'MS');
    expect(institutions.find(({ shortName }) => shortName === 'DP')).toMatchObject({
      partOf: health?.id,
      kind: 'agency',
    });
    // What was looked at is no longer what would be done.
    expect(await refusal(bring())).toBe('moved-on');
    expect((await look()).institutions.length).toBe(4);
  });

  it('brings in a whole directory of ten thousand rows at once', async () => {
    const { coordination, focalPoint, space, look } = await given(empty());
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `C${index};Commune ${index};commune;mairie${index}@commune.example`,
    );
    const file = csv(`Sigle;Nom en français;Type;Courriel\n${rows.join('\n')}\n`);
    const preview = await coordination.previewImport(focalPoint, space, file, 'fr', TODAY);
    if ('unreadable' in preview) throw new Error(preview.unreadable.message);
    await coordination.bringIn(focalPoint, space, file, 'fr', TODAY, preview.fingerprint);
    expect((await look()).institutions.length).toBe(10_002);
  });

  it('says of a file that is none why it cannot be read', async () => {
    const { coordination, focalPoint, space } = await given(empty());
    const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
    const preview = await coordination.previewImport(focalPoint, space, { name: 'x.xls', bytes }, 'fr', TODAY);
    expect(preview).toMatchObject({ unreadable: { message: expect.any(String) } });
    const page = await coordination.previewImport(focalPoint, space, csv('<html><body>no</body></html>'), 'fr', TODAY);
    expect(page).toHaveProperty('unreadable');
  });
});
