import { describeOnBothEngines } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { SavedText } from './edition-views.ts';
import type { EditionAt, TextAt } from './editions.ts';
import { type Country, foundCountry } from './testing/country.ts';

const LETTER = { text: 'Lettre n° 12', date: '2026-11-20' };

interface Begun extends Country {
  readonly at: EditionAt;
  readonly stocks: TextAt;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return [error.code, ...error.findings.map(({ rule }) => rule)].join(' ');
    throw error;
  }
}

function idOf(saved: SavedText): number {
  return saved.kind === 'aside' ? saved.aside.text.id : saved.text.id;
}

describeOnBothEngines('an edition from draft to correction', (given) => {
  async function begun(): Promise<Begun> {
    const country = await foundCountry(given());
    const edition = await country.editions.begin(country.focalPoint, country.space, { languages: ['fr'] });
    const at = { space: country.space, edition };
    return { ...country, at, stocks: { ...at, section: 'stocks', language: 'fr' } };
  }

  async function publish({ editions, focalPoint, ministry }: Begun, at: EditionAt): Promise<number> {
    await editions.changeState(focalPoint, at, 'under review');
    await editions.validate(focalPoint, at, ministry, '', LETTER);
    await editions.changeState(focalPoint, at, 'validated');
    return (await editions.publish(focalPoint, at, 'Le reste suivra.')).number;
  }

  it('keeps what stood aside readable after publication, and leads from a correction back to it', async () => {
    const made = await begun();
    const { editions, focalPoint, reader, at, stocks } = made;
    const first = idOf(await editions.saveText(focalPoint, stocks, { body: 'Un texte de base.', upon: null }));
    await editions.saveText(focalPoint, stocks, { body: 'Un texte de tous.', upon: first });
    const aside = await editions.saveText(focalPoint, stocks, { body: 'Un texte de côté.', upon: first });
    expect(aside.kind).toBe('aside');
    await publish(made, at);
    const past = await editions.sectionHistory(reader, stocks);
    expect(past.texts.find(({ id }) => id === idOf(aside))).toMatchObject({
      standing: 'aside',
      body: 'Un texte de côté.',
    });
    expect(await editions.compare(reader, stocks, first, idOf(aside))).not.toEqual([]);
    const correction = await editions.correct(focalPoint, at, 'Un chiffre était faux.');
    const after = await editions.sectionHistory(reader, { ...stocks, edition: correction });
    expect(after.earlier).toEqual({ edition: at.edition, number: 1 });
    expect(past.earlier).toBeNull();
  });

  it('takes open comments with their answers into a correction, each with its author; settled ones stay behind', async () => {
    const made = await begun();
    const { editions, focalPoint, reviewer, contributor, at, stocks } = made;
    await editions.saveText(focalPoint, stocks, { body: 'Trois pays voisins.', upon: null });
    const open = await editions.comment(reviewer, stocks, { body: 'Lesquels ?', quote: 'pays voisins' });
    await editions.comment(contributor, stocks, { body: 'La Gambie.', replyTo: open });
    const settled = await editions.comment(reviewer, stocks, { body: 'Réglé.' });
    await editions.resolveComment(focalPoint, at, settled);
    await publish(made, at);
    const correction = await editions.correct(focalPoint, at, 'À préciser.');
    const { comments } = await editions.section(focalPoint, { ...stocks, edition: correction });
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({
      body: 'Lesquels ?',
      isCarried: true,
      isPassageThere: true,
      author: { id: reviewer.account },
      replies: [{ body: 'La Gambie.', author: { id: contributor.account }, isCarried: true }],
    });
    const carried = comments[0]?.id ?? 0;
    await editions.resolveComment(focalPoint, { space: at.space, edition: correction }, carried);
    // What stands in the published edition stays as it was.
    expect((await editions.section(focalPoint, stocks)).comments.filter(({ resolvedAt }) => !resolvedAt)).toHaveLength(
      1,
    );
  });

  it('lets a focal point speak for another body only with a letter and its date, which are published', async () => {
    const made = await begun();
    const { editions, focalPoint, reviewer, at, ministry, office, code, stocks } = made;
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    await editions.changeState(focalPoint, at, 'under review');
    const without = editions.validate(focalPoint, at, office, '');
    expect(await refusal(without)).toBe('invalid reference-needed');
    const undated = editions.validate(focalPoint, at, office, '', { text: 'Lettre', date: '' });
    expect(await refusal(undated)).toBe('invalid reference-needed');
    expect(await refusal(editions.validate(focalPoint, at, office, '', { text: 'x', date: '2026-02-30' }))).toBe(
      'invalid not-a-date',
    );
    const past = given().store.act(focalPoint, (session) =>
      session.run(`insert into validation (space_id, edition_id, institution_id, account_id)
        values (${at.space}, ${at.edition}, ${office}, '${focalPoint.account}')`),
    );
    await expect(past).rejects.toMatchObject({ code: '42501' });
    await editions.validate(focalPoint, at, office, '', LETTER);
    await editions.validate(reviewer, at, ministry, 'Pour nous-mêmes');
    await editions.changeState(focalPoint, at, 'validated');
    await editions.publish(focalPoint, at, 'Le reste suivra.');
    const published = await editions.readPublished(code, 1, 'fr');
    expect(published?.edition.validations).toMatchObject([
      { institution: { fr: 'Bureau' }, reference: LETTER.text, referenceDate: LETTER.date },
      { institution: { fr: 'Ministère' }, reference: '', referenceDate: null },
    ]);
    expect(published?.document.meta.join()).toContain('Bureau (Lettre n° 12, 20 novembre 2026) · Ministère');
  });

  it('says who took a suggestion, its own author among them, and lets an author withdraw one', async () => {
    const { editions, focalPoint, contributor, stocks } = await begun();
    const body = 'Un texte du pays.\n\nUne autre partie.\n\nUne fin.';
    const head = idOf(await editions.saveText(focalPoint, stocks, { body, upon: null }));
    const [own, foreign, regretted] = [
      await editions.suggest(focalPoint, stocks, { body: body.replace('pays', 'Sénégal'), upon: head }),
      await editions.suggest(contributor, stocks, { body: body.replace('fin', 'suite'), upon: head }),
      await editions.suggest(contributor, stocks, { body: 'Un regret.', upon: head }),
    ];
    await editions.takeSuggestion(focalPoint, stocks, own);
    await editions.takeSuggestion(focalPoint, stocks, foreign);
    expect(await refusal(editions.declineSuggestion(contributor, stocks, own))).not.toBe('done');
    await editions.declineSuggestion(contributor, stocks, regretted);
    const texts = new Map((await editions.history(contributor, stocks)).map((text) => [text.id, text]));
    expect(texts.get(own)).toMatchObject({ standing: 'taken', isTakenByAuthor: true });
    expect(texts.get(foreign)).toMatchObject({
      standing: 'taken',
      isTakenByAuthor: false,
      settledBy: { id: focalPoint.account },
    });
    expect(texts.get(regretted)).toMatchObject({ standing: 'declined', settledBy: { id: contributor.account } });
  });

  it('marks a section that its own author says is reviewed', async () => {
    const { editions, focalPoint, reviewer, at, stocks } = await begun();
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    const progress = async (): Promise<unknown> => (await editions.section(reviewer, stocks)).progress;
    await editions.report(focalPoint, { ...at, section: 'stocks' }, 'reviewed');
    expect(await progress()).toMatchObject({ isReviewedByAuthor: true, reviewedBy: { id: focalPoint.account } });
    await editions.report(focalPoint, { ...at, section: 'stocks' }, 'written');
    await editions.report(reviewer, { ...at, section: 'stocks' }, 'reviewed');
    expect(await progress()).toMatchObject({ isReviewedByAuthor: false, reviewedBy: { id: reviewer.account } });
  });

  it('gives a superseded edition the reason of its correction', async () => {
    const made = await begun();
    const { editions, focalPoint, at, code, stocks } = made;
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    await publish(made, at);
    const correction = await editions.correct(focalPoint, at, 'Un chiffre était faux.');
    await publish(made, { space: at.space, edition: correction });
    const [second, first] = await editions.published(code);
    expect(first?.successor).toEqual({ number: 2, isCorrection: true, reason: 'Un chiffre était faux.' });
    expect(second?.successor).toBeNull();
    expect((await editions.find(focalPoint, at)).supersededBy).toBe(2);
  });

  it('keeps a file of an edition as it was first made, whoever brings another', async () => {
    const made = await begun();
    const { editions, focalPoint, at, code, stocks } = made;
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    await publish(made, at);
    const file = { spaceCode: code, number: 1, language: 'fr', format: 'pdf', standing: 'published' } as const;
    expect(await editions.findFile(file)).toBeUndefined();
    const bytes = Uint8Array.from([0, 255, 10, 92]);
    expect([...(await editions.keepFile(file, bytes))]).toEqual([...bytes]);
    expect([...(await editions.keepFile(file, Uint8Array.from([1])))]).toEqual([...bytes]);
    const [kept] = (await editions.checkEdition(code, 1))?.files ?? [];
    expect(kept).toMatchObject({ language: 'fr', format: 'pdf', standing: 'published', size: 4 });
    const change = given().store.keep((session) => session.run(`update edition_file set bytes = 'x'`));
    await expect(change).rejects.toMatchObject({ code: 'STE01' });
  });

  it('shows a section with what is computed for it in one go, and computes it once', async () => {
    const { editions, evidence, focalPoint, stocks } = await begun();
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    const { view, computed } = await editions.atWork(focalPoint, stocks);
    expect(view).toEqual(await editions.section(focalPoint, stocks));
    expect((await editions.atWork(focalPoint, stocks)).computed).toBe(computed);
    evidence.observations = evidence.observations.map((one) => ({ ...one, value: (one.value ?? 0) + 1 }));
    expect((await editions.atWork(focalPoint, stocks)).computed).not.toBe(computed);
  });
});
