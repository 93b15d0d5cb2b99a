import { readActs, readMySpaces } from '@sterna/store/spaces';
import { describeOnBothEngines } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import { contentHash } from './canonical-json.ts';
import type { EditionAt, TextAt } from './editions.ts';
import { openEditions } from './open-editions.ts';
import { type Country, foundCountry, POPULATION } from './testing/country.ts';

/** Most sections of these editions are not written. */
const LETTER = { text: 'Lettre n° 12', date: '2026-11-20' };

const WHY = 'Le reste suivra.';

describeOnBothEngines('publishing an edition', (given) => {
  async function validated(): Promise<Country & { readonly at: EditionAt; readonly stocks: TextAt }> {
    const country = await foundCountry(given());
    const { editions, focalPoint, space } = country;
    const edition = await editions.begin(focalPoint, space, {
      languages: ['fr', 'ar'],
      title: { fr: 'Profil du pays' },
    });
    const at = { space, edition };
    const stocks: TextAt = { ...at, section: 'stocks', language: 'fr' };
    await editions.saveText(focalPoint, stocks, { body: `Il y a {figure ${POPULATION}} habitants.`, upon: null });
    return { ...country, at, stocks };
  }

  async function bringToValidation({ editions, focalPoint, ministry }: Country, at: EditionAt): Promise<void> {
    await editions.changeState(focalPoint, at, 'under review');
    await editions.validate(focalPoint, at, ministry, 'Décision 12', LETTER);
    await editions.changeState(focalPoint, at, 'validated');
  }

  it('freezes documents and figures, whatever becomes of the figures', async () => {
    const country = await validated();
    const { editions, focalPoint, at, code, evidence } = country;
    await bringToValidation(country, at);
    const { number, sha256 } = await editions.publish(focalPoint, at, WHY);
    expect(number).toBe(1);
    const before = await editions.readPublished(code, 1, 'fr');
    evidence.observations = evidence.observations.map((one) => ({ ...one, value: 1 }));
    const after = await editions.readPublished(code, 1, 'fr');
    expect(after).toEqual(before);
    expect(after?.edition).toMatchObject({
      number: 1,
      newest: 1,
      state: 'published',
      sha256,
      place: 'MDA',
      spaceCode: code,
    });
    expect(after?.edition.validations).toEqual([
      expect.objectContaining({ institution: { fr: 'Ministère', en: 'Ministry' }, note: 'Décision 12' }),
    ]);
    expect(after?.document.title).toBe('Profil du pays');
    expect(after?.document.kicker).toContain('Édition 1');
    expect(JSON.stringify(after?.document)).toContain('2\u202f640\u202f000');
    expect(after?.figures.find(({ key }) => key === POPULATION)).toEqual({
      key: POPULATION,
      value: 2_640_000,
      unit: 'PS',
      status: 'A',
      origin: {
        kind: 'observed',
        release: { source: 'WB_WDI', version: '2026-01-01', dated: '2026-01-01' },
        file: 'sample.csv',
        sha256: 'ab'.repeat(32),
        row: 2_640_000,
      },
    });
    expect(after?.sha256).toBe(contentHash({ document: after?.document, figures: after?.figures }));
  });

  it('shows nothing of a demonstration space where demonstrations are not open', async () => {
    const country = await validated();
    await bringToValidation(country, country.at);
    await country.editions.publish(country.focalPoint, country.at, WHY);
    const { store } = given();
    const { code, evidence } = country;
    const closed = openEditions({ store, evidenceOf: () => evidence, isDemonstrationOpen: false });
    // A country has one open space: this one, for a moment.
    await store.keep((session) =>
      session.run(`update space set demonstration = true where place = 'MDA';
        update space set demonstration = false where code = '${code}'`),
    );
    expect(await closed.published(code)).toHaveLength(1);
    await store.keep((session) => session.run(`update space set demonstration = true where code = '${code}'`));
    expect(await closed.published(code)).toEqual([]);
    expect((await closed.published()).map(({ spaceCode }) => spaceCode)).not.toContain(code);
    expect(await closed.readPublished(code, 1, 'fr')).toBeUndefined();
    expect(await closed.checkEdition(code, 1)).toBeUndefined();
    expect(await country.editions.published(code)).toMatchObject([{ isDemonstration: true }]);
  });

  it('shows a text in Arabic’s edition in the language it is in, and marks it', async () => {
    const country = await validated();
    await bringToValidation(country, country.at);
    await country.editions.publish(country.focalPoint, country.at, WHY);
    const arabic = await country.editions.readPublished(country.code, 1, 'ar');
    const blocks = arabic?.document.sections[0]?.sections[0]?.blocks ?? [];
    const contribution = blocks.find(({ kind }) => kind === 'contribution');
    expect(contribution).toMatchObject({ language: 'fr', by: expect.stringContaining('بالفرنسية') });
    expect(await country.editions.readPublished(country.code, 1, 'es')).toBeUndefined();
    expect(await country.editions.readPublished(country.code, 2, 'fr')).toBeUndefined();
    expect(await country.editions.readPublished('no-such', 1, 'fr')).toBeUndefined();
  });

  it('is refused while texts refer to figures that are not there', async () => {
    const country = await validated();
    const { editions, focalPoint, at, stocks } = country;
    const { head } = await editions.section(focalPoint, stocks);
    await editions.saveText(focalPoint, stocks, { body: '{figure NO~SUCH}', upon: head?.id ?? null });
    await bringToValidation(country, at);
    const findings = [
      expect.objectContaining({ rule: 'unknown-figure' }),
      expect.objectContaining({ rule: 'unknown-figure' }),
    ];
    await expect(editions.publish(focalPoint, at, WHY)).rejects.toMatchObject({ code: 'not-ready', findings });
    expect((await editions.find(focalPoint, at)).state).toBe('validated');
  });

  it('wants a reason where sections are unwritten or something is open, and keeps it in the trace of acts', async () => {
    const country = await validated();
    const { editions, focalPoint, at, stocks, space } = country;
    await editions.comment(focalPoint, stocks, { body: 'Depuis quand ?' });
    await bringToValidation(country, at);
    for (const despite of [undefined, ' ']) {
      await expect(editions.publish(focalPoint, at, despite)).rejects.toMatchObject({
        code: 'unfinished',
        findings: expect.arrayContaining([
          expect.objectContaining({ rule: 'section-unwritten', subject: 'health' }),
          expect.objectContaining({ rule: 'comment-open', subject: 'stocks' }),
        ]),
      });
    }
    expect((await editions.find(focalPoint, at)).state).toBe('validated');
    await editions.publish(focalPoint, at, WHY);
    const acts = await given().store.act(focalPoint, (session) =>
      readActs(session, space, { act: 'published-unfinished' }, { limit: 9 }),
    );
    expect(acts).toMatchObject([
      { account: focalPoint.account, objectId: String(at.edition), detail: { reason: WHY, 'comment-open': 1 } },
    ]);
  });

  it('wants no reason once every section is said to be written', async () => {
    const country = await validated();
    const { editions, focalPoint, at } = country;
    const { sections } = await editions.find(focalPoint, at);
    for (const { section } of sections) await editions.report(focalPoint, { ...at, section }, 'written');
    await bringToValidation(country, at);
    expect(await editions.publish(focalPoint, at)).toMatchObject({ number: 1 });
  });

  it('corrects the newest edition alone, by one correction at a time', async () => {
    const country = await validated();
    const { editions, focalPoint, at, space } = country;
    await bringToValidation(country, at);
    await editions.publish(focalPoint, at, WHY);
    const both = await Promise.allSettled([1, 2].map(() => editions.correct(focalPoint, at, 'Une erreur.')));
    const begun = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(begun).toHaveLength(1);
    await expect(editions.correct(focalPoint, at, 'Une autre.')).rejects.toMatchObject({ code: 'correction-open' });
    const first = { space, edition: begun[0] ?? 0 };
    await editions.remove(focalPoint, first);
    const second = { space, edition: await editions.correct(focalPoint, at, 'Une autre.') };
    await expect(editions.restore(focalPoint, first)).rejects.toMatchObject({ code: 'correction-open' });

    const next = { space, edition: await editions.begin(focalPoint, space, { languages: ['fr'] }) };
    await bringToValidation(country, next);
    await editions.publish(focalPoint, next, WHY);
    await expect(editions.correct(focalPoint, at, 'Trop tard.')).rejects.toMatchObject({ code: 'not-newest' });
    await bringToValidation(country, second);
    await expect(editions.publish(focalPoint, second, WHY)).rejects.toMatchObject({ code: 'not-newest' });
  });

  it('supersedes the edition before, which stays readable, and carries texts into a correction', async () => {
    const country = await validated();
    const { editions, focalPoint, at, code, space } = country;
    await bringToValidation(country, at);
    await editions.publish(focalPoint, at, WHY);
    await expect(editions.correct(focalPoint, at, ' ')).rejects.toMatchObject({ code: 'invalid' });
    const draft = { space, edition: await editions.correct(focalPoint, at, 'Une année était fausse.') };
    const carried = await editions.section(focalPoint, { ...draft, section: 'stocks', language: 'fr' });
    expect(carried.head).toMatchObject({ kind: 'carried', body: `Il y a {figure ${POPULATION}} habitants.` });
    expect(carried.edition).toMatchObject({
      corrects: { id: at.edition, number: 1 },
      reason: 'Une année était fausse.',
    });
    await bringToValidation(country, draft);
    expect(await editions.publish(focalPoint, draft, WHY)).toMatchObject({ number: 2 });
    expect(
      (await editions.published(code)).map(({ number, state, corrects, newest }) => [number, state, corrects, newest]),
    ).toEqual([
      [2, 'published', 1, 2],
      [1, 'superseded', null, 2],
    ]);
    const first = await editions.readPublished(code, 1, 'fr');
    expect(first?.edition.state).toBe('superseded');
    expect((await editions.checkEdition(code, 1))?.isWhole).toBe(true);
    const second = await editions.readPublished(code, 2, 'fr');
    expect(second?.document.meta.at(-1)).toBe('Corrige l’édition 1\u00a0: Une année était fausse.');
    const third = await editions.begin(focalPoint, space, { languages: ['en'], carryFrom: draft.edition });
    expect(
      await editions.history(focalPoint, { space, edition: third, section: 'stocks', language: 'fr' }),
    ).toHaveLength(1);
  });

  it('stays as it is, for the focal point and for the owner of the database too', async () => {
    const country = await validated();
    const { editions, focalPoint, at, code, stocks } = country;
    await bringToValidation(country, at);
    await editions.publish(focalPoint, at, WHY);
    for (const call of [
      () => editions.describe(focalPoint, at, { title: { fr: 'Autre' } }),
      () => editions.changeState(focalPoint, at, 'draft'),
      () => editions.remove(focalPoint, at),
      () => editions.publish(focalPoint, at, WHY),
      () => editions.saveText(focalPoint, stocks, { body: 'x', upon: null }),
      () => editions.comment(focalPoint, stocks, { body: 'x' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'wrong-state' });
    }
    const { store } = given();
    await expect(
      store.keep((session) => session.run(`update edition set title = '{}' where id = ${at.edition}`)),
    ).rejects.toThrow();
    expect(await editions.checkEdition(code, 1)).toMatchObject({ isWhole: true });
  });

  it('is found out when somebody changes what was published', async () => {
    const country = await validated();
    const { editions, focalPoint, at, code } = country;
    await bringToValidation(country, at);
    await editions.publish(focalPoint, at, WHY);
    await given().store.keep((session) =>
      session.run(
        `update edition_document set document = jsonb_set(document, '{title}', '"Autre"') where edition_id = ${at.edition} and language = 'ar'`,
      ),
    );
    const check = await editions.checkEdition(code, 1);
    expect(check?.isWhole).toBe(false);
    expect(
      check?.languages.filter(({ stated, computed }) => stated !== computed).map(({ language }) => language),
    ).toEqual(['ar']);
    expect(check?.computed).not.toBe(check?.stated);
  });

  it('happens once where two publish at the same moment', async () => {
    const country = await validated();
    const { editions, focalPoint, at, code } = country;
    await bringToValidation(country, at);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => editions.publish(focalPoint, at, WHY)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await editions.published(code)).toHaveLength(1);
  });

  it('is about the country around it in a region, under the region’s name', async () => {
    const { editions, focalPoint, space, code } = await foundCountry(given());
    const region = `${code}-r`;
    const { store } = given();
    await store.keep((session) =>
      session.run(`
        insert into space (code, parent_id, languages, level, name)
          values ('${region}', ${space}, '{fr}', 'region', '{"fr": "Région du Nord"}');
        insert into member (space_id, account_id, role)
          select id, '${focalPoint.account}', 'focal point' from space where code = '${region}'`),
    );
    const [own] = await store.act(focalPoint, (session) => readMySpaces(session, region));
    const id = own?.id ?? 0;
    const at = { space: id, edition: await editions.begin(focalPoint, id, { languages: ['fr'] }) };
    const document = await editions.preview(focalPoint, at, 'fr');
    expect(document).toMatchObject({ place: 'MDA', title: 'Région du Nord' });
    expect(await editions.published(region)).toEqual([]);
  });

  it('is nobody’s to read before it is published', async () => {
    const country = await validated();
    await bringToValidation(country, country.at);
    expect(await country.editions.published(country.code)).toEqual([]);
    expect(await country.editions.readPublished(country.code, 1, 'fr')).toBeUndefined();
  });
});
