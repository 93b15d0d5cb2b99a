import { PROFILE_TEMPLATE } from '@sterna/profile';
import { readActs } from '@sterna/store/spaces';
import { describeOnBothEngines } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import type { RefusalCode } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { SavedText } from './edition-views.ts';
import type { EditionAt, TextAt } from './editions.ts';
import { type Country, foundCountry, POPULATION } from './testing/country.ts';

/** What a call is refused with; `done` when it is not. */
async function refusal(call: Promise<unknown>): Promise<RefusalCode | 'done'> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function textOf(saved: SavedText): number {
  if (saved.kind === 'aside') throw new Error('the text was kept aside');
  return saved.text.id;
}

describeOnBothEngines('making an edition together', (given) => {
  async function begun(): Promise<Country & { readonly at: EditionAt; readonly stocks: TextAt }> {
    const country = await foundCountry(given());
    const { editions, focalPoint, space, ministry } = country;
    const edition = await editions.begin(focalPoint, space, { languages: ['fr', 'en'], due: '2027-03-31' });
    const at = { space, edition };
    await editions.assign(
      focalPoint,
      { ...at, section: 'stocks' },
      { institution: ministry, due: '2020-01-31', note: 'Deux pages' },
    );
    return { ...country, at, stocks: { ...at, section: 'stocks', language: 'fr' } };
  }

  it('begins an edition with the standard template and a task for each section', async () => {
    const { editions, focalPoint, at } = await begun();
    const edition = await editions.find(focalPoint, at);
    expect(edition).toMatchObject({ state: 'draft', number: null, due: '2027-03-31', next: ['under review'] });
    expect(edition.sections.length).toBeGreaterThan(25);
    const stocks = edition.sections.find(({ section }) => section === 'stocks');
    expect(stocks).toMatchObject({
      number: '1.1',
      depth: 2,
      institution: { name: { fr: 'Ministère', en: 'Ministry' } },
      due: '2020-01-31',
      isOverdue: true,
      note: 'Deux pages',
      state: 'to write',
    });
    expect(edition.progress['to write']).toBe(edition.sections.length);
  });

  it('lets those write a section whose it is, and nobody else', async () => {
    const { editions, focalPoint, contributor, statistician, reviewer, reader, at, stocks } = await begun();
    const text = { body: 'Un texte.', upon: null };
    expect(await refusal(editions.saveText(statistician, stocks, text))).toBe('not-allowed');
    expect(await refusal(editions.saveText(reviewer, stocks, text))).toBe('not-allowed');
    expect(await refusal(editions.saveText(reader, stocks, text))).toBe('not-allowed');
    expect(await refusal(editions.saveText({ account: 'nobody', isStrong: true }, stocks, text))).toBe('not-found');
    expect(await refusal(editions.saveText({ ...focalPoint, isStrong: false }, stocks, text))).toBe('not-found');
    expect(await refusal(editions.saveText(contributor, { ...at, section: 'labour', language: 'fr' }, text))).toBe(
      'not-allowed',
    );
    expect(await refusal(editions.saveText(statistician, { ...at, section: 'labour', language: 'fr' }, text))).toBe(
      'done',
    );
    expect(await refusal(editions.saveText(contributor, stocks, text))).toBe('done');
  });

  it('leaves what focal points do to them', async () => {
    const { editions, contributor, reviewer, reader, at, space, ministry } = await begun();
    for (const actor of [contributor, reviewer, reader]) {
      expect(await refusal(editions.begin(actor, space, { languages: ['fr'] }))).toBe('not-allowed');
      expect(await refusal(editions.adapt(actor, at, { change: 'drop', section: 'health' }))).toBe('not-allowed');
      expect(
        await refusal(editions.assign(actor, { ...at, section: 'stocks' }, { institution: ministry, due: null })),
      ).toBe('not-allowed');
      expect(await refusal(editions.changeState(actor, at, 'under review'))).toBe('not-allowed');
      expect(await refusal(editions.remove(actor, at))).toBe('not-allowed');
      expect(await refusal(editions.publish(actor, at))).toBe('not-allowed');
      expect(await refusal(editions.describe(actor, at, { title: { fr: 'Autre' } }))).toBe('not-allowed');
    }
  });

  it('says of everything in another space that it is not there', async () => {
    const mine = await begun();
    const other = await begun();
    const saved = await other.editions.saveText(other.focalPoint, other.stocks, { body: 'Secret.', upon: null });
    const secret = textOf(saved);
    const comment = await other.editions.comment(other.focalPoint, other.stocks, { body: 'Secret.' });
    const { editions, focalPoint } = mine;
    const forged = { ...mine.stocks, edition: other.at.edition };
    const calls = [
      () => editions.list(focalPoint, other.space),
      () => editions.find(focalPoint, other.at),
      () => editions.section(focalPoint, other.stocks),
      () => editions.preview(focalPoint, other.at, 'fr'),
      () => editions.history(focalPoint, other.stocks),
      () => editions.saveText(focalPoint, other.stocks, { body: 'x', upon: null }),
      () => editions.saveText(focalPoint, mine.stocks, { body: 'x', upon: secret }),
      () => editions.compare(focalPoint, mine.stocks, null, secret),
      () => editions.restoreText(focalPoint, mine.stocks, secret, null),
      () => editions.mergeText(focalPoint, mine.stocks, { body: 'x', upon: null }, secret),
      () => editions.comment(focalPoint, mine.stocks, { body: 'x', replyTo: comment + 10_000 }),
      () => editions.resolveComment(focalPoint, other.at, comment),
      () => editions.removeComment(focalPoint, other.at, comment),
      () => editions.adapt(focalPoint, other.at, { change: 'drop', section: 'health' }),
      () =>
        editions.assign(
          focalPoint,
          { ...mine.at, section: 'stocks' },
          { institution: other.ministry + 10_000, due: null },
        ),
      () => editions.assign(focalPoint, { ...mine.at, section: 'no-such' }, { institution: null, due: null }),
      () => editions.validate(focalPoint, other.at, other.ministry, '', { text: 'x', date: '2026-11-20' }),
      () => editions.publish(focalPoint, other.at),
      () => editions.find(focalPoint, { space: mine.space, edition: 2 ** 40 }),
      () => editions.find(focalPoint, { space: mine.space, edition: Number.NaN }),
    ];
    for (const call of calls) expect(await refusal(call()), call.toString()).toBe('not-found');
    // Numbers of editions are given in all of the installation: the other's edition is not in this space.
    expect(await refusal(editions.history(focalPoint, forged))).toBe('not-found');
  });

  it('merges what two write in different places, and shows both where they wrote in the same', async () => {
    const { editions, focalPoint, contributor, stocks } = await begun();
    const base = textOf(await editions.saveText(focalPoint, stocks, { body: 'Un.\n\nDeux.\n\nTrois.', upon: null }));
    await editions.saveText(focalPoint, stocks, { body: 'Un bis.\n\nDeux.\n\nTrois.', upon: base });
    const merged = await editions.saveText(contributor, stocks, { body: 'Un.\n\nDeux.\n\nTrois bis.', upon: base });
    expect(merged).toMatchObject({ kind: 'merged', text: { body: 'Un bis.\n\nDeux.\n\nTrois bis.', kind: 'merged' } });

    const aside = await editions.saveText(contributor, stocks, { body: 'Un ter.\n\nDeux.\n\nTrois.', upon: base });
    expect(aside).toMatchObject({ kind: 'aside', head: { body: 'Un bis.\n\nDeux.\n\nTrois bis.' } });
    if (aside.kind !== 'aside') return;
    expect(aside.aside.base?.body).toBe('Un.\n\nDeux.\n\nTrois.');
    expect(aside.aside.proposal).toContain('Un bis.');
    expect(aside.aside.proposal).toContain('Un ter.');
    const view = await editions.section(contributor, stocks);
    expect(view.aside.map(({ text }) => text.id)).toEqual([aside.aside.text.id]);
    expect(await editions.dueFor(contributor)).toContainEqual(
      expect.objectContaining({ kind: 'merge', section: 'stocks', count: 1 }),
    );

    const done = await editions.mergeText(
      contributor,
      stocks,
      { body: 'Un bis et ter.\n\nDeux.\n\nTrois bis.', upon: aside.head.id },
      aside.aside.text.id,
    );
    expect(done).toMatchObject({ kind: 'saved', text: { kind: 'merged', merged: aside.aside.text.id } });
    const after = await editions.section(contributor, stocks);
    expect(after.aside).toEqual([]);
    expect(after.head?.body).toBe('Un bis et ter.\n\nDeux.\n\nTrois bis.');
    const history = await editions.history(contributor, stocks);
    expect(history.find(({ id }) => id === aside.aside.text.id)?.standing).toBe('taken');
    expect(history.map(({ author }) => author?.id)).toContain(contributor.account);
  });

  it('compares and restores what stands in the history', async () => {
    const { editions, focalPoint, stocks } = await begun();
    const first = textOf(await editions.saveText(focalPoint, stocks, { body: 'Un deux trois.', upon: null }));
    const second = textOf(await editions.saveText(focalPoint, stocks, { body: 'Un 2 trois.', upon: first }));
    expect((await editions.compare(focalPoint, stocks, first, second)).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
    const restored = await editions.restoreText(focalPoint, stocks, first, second);
    expect(restored).toMatchObject({ kind: 'saved', text: { body: 'Un deux trois.', kind: 'restored' } });
    expect(await editions.history(focalPoint, stocks)).toHaveLength(3);
    const same = await editions.saveText(focalPoint, stocks, { body: 'Un deux trois. ', upon: textOf(restored) });
    expect(same.kind).toBe('unchanged');
  });

  it('takes suggestions of those who do not write the section, or declines them', async () => {
    const { editions, focalPoint, contributor, statistician, reader, stocks } = await begun();
    const base = textOf(await editions.saveText(contributor, stocks, { body: 'Un.\n\nDeux.', upon: null }));
    expect(await refusal(editions.suggest(reader, stocks, { body: 'Non.', upon: base }))).toBe('not-allowed');
    const first = await editions.suggest(statistician, stocks, {
      body: 'Un.\n\nDeux, mieux.',
      upon: base,
      remark: 'Plus clair',
    });
    const second = await editions.suggest(statistician, stocks, { body: 'Rien.', upon: base });
    const view = await editions.section(contributor, stocks);
    expect(view.suggestions).toHaveLength(2);
    expect(view.progress.texts[0]).toMatchObject({ openSuggestions: 2, words: 2 });
    expect(await editions.dueFor(contributor)).toContainEqual(
      expect.objectContaining({ kind: 'suggestion', count: 2 }),
    );
    expect(await refusal(editions.takeSuggestion(statistician, stocks, first))).toBe('not-allowed');
    await editions.saveText(contributor, stocks, { body: 'Un bis.\n\nDeux.', upon: base });
    expect(await editions.takeSuggestion(contributor, stocks, first)).toMatchObject({
      kind: 'merged',
      text: { body: 'Un bis.\n\nDeux, mieux.' },
    });
    expect(await refusal(editions.takeSuggestion(contributor, stocks, first))).toBe('moved-on');
    await editions.declineSuggestion(focalPoint, stocks, second);
    expect((await editions.section(contributor, stocks)).suggestions).toEqual([]);
  });

  it('keeps comments on passages, with answers, until they are settled', async () => {
    const { editions, focalPoint, contributor, statistician, reader, at, stocks } = await begun();
    const text = textOf(
      await editions.saveText(contributor, stocks, { body: 'La **population** a baissé.', upon: null }),
    );
    expect(await refusal(editions.comment(reader, stocks, { body: 'Non.' }))).toBe('not-allowed');
    expect(await refusal(editions.comment(statistician, stocks, { body: '  ' }))).toBe('invalid');
    const comment = await editions.comment(statistician, stocks, {
      body: 'Depuis quand ?',
      quote: 'population a baissé',
      text,
    });
    const reply = await editions.comment(contributor, stocks, { body: 'Depuis 2019.', replyTo: comment });
    await editions.comment(statistician, stocks, { body: 'Merci.', replyTo: reply });
    const [thread] = (await editions.section(contributor, stocks)).comments;
    expect(thread).toMatchObject({
      id: comment,
      isPassageThere: true,
      resolvedAt: null,
      maySettle: true,
      mayDelete: false,
    });
    expect(thread?.replies.map(({ body }) => body)).toEqual(['Depuis 2019.', 'Merci.']);
    expect(await refusal(editions.removeComment(contributor, at, comment))).toBe('not-allowed');
    await editions.resolveComment(contributor, at, comment);
    expect((await editions.section(contributor, stocks)).comments[0]?.resolvedBy?.id).toBe(contributor.account);
    await editions.removeComment(statistician, at, comment);
    expect((await editions.section(reader, stocks)).comments).toEqual([]);
    await editions.restoreComment(focalPoint, at, comment);
    expect((await editions.section(reader, stocks)).comments).toHaveLength(1);
  });

  it('has sections written, reviewed, and reviewed again when they change', async () => {
    const { editions, contributor, statistician, reviewer, at, stocks } = await begun();
    const text = textOf(await editions.saveText(contributor, stocks, { body: 'Un.', upon: null }));
    expect(await refusal(editions.report(statistician, stocks, 'written'))).toBe('not-allowed');
    expect(await refusal(editions.report(contributor, stocks, 'reviewed'))).toBe('not-allowed');
    await editions.report(contributor, stocks, 'written');
    expect(await editions.dueFor(reviewer)).toContainEqual(
      expect.objectContaining({ kind: 'review', section: 'stocks' }),
    );
    await editions.report(reviewer, stocks, 'reviewed');
    await editions.saveText(contributor, stocks, { body: 'Deux.', upon: text });
    const { sections } = await editions.find(reviewer, at);
    expect(sections.find(({ section }) => section === 'stocks')?.state).toBe('written');
  });

  it('finds figures and sources that are not there, and shows them as such', async () => {
    const { editions, contributor, focalPoint, at, stocks } = await begun();
    const body = `Il y a {figure ${POPULATION} amount} habitants, {figure NO~SUCH} et {source NONE}, [ici](http://a.example).`;
    await editions.saveText(contributor, stocks, { body, upon: null });
    const { findings, preview } = await editions.section(contributor, stocks);
    expect(findings.map(({ rule, subject }) => [rule, subject])).toEqual([
      ['unknown-figure', 'NO~SUCH'],
      ['unknown-source', 'NONE'],
      ['link-refused', 'http://a.example'],
    ]);
    expect(JSON.stringify(preview)).toContain('2,64 millions');
    expect(JSON.stringify(preview)).toContain('NO~SUCH');
    const readiness = await editions.readiness(focalPoint, at);
    expect(readiness[0]).toMatchObject({ rule: 'unknown-figure', severity: 'error' });
    expect(readiness.map(({ rule }) => rule)).toContain('language-missing');
  });

  it('adapts the template, and brings sections back with their texts', async () => {
    const { editions, focalPoint, contributor, at, stocks } = await begun();
    await editions.saveText(contributor, stocks, { body: 'Gardé.', upon: null });
    await editions.adapt(focalPoint, at, { change: 'drop', section: 'stocks' });
    expect(await refusal(editions.section(contributor, stocks))).toBe('not-found');
    const without = await editions.find(focalPoint, at);
    expect(without.dropped.map(({ section }) => section)).toEqual(['stocks']);
    await editions.adapt(focalPoint, at, { change: 'restore', section: 'stocks' });
    expect((await editions.section(contributor, stocks)).head?.body).toBe('Gardé.');
    await editions.adapt(focalPoint, at, { change: 'add-section', part: 'glance', title: { fr: 'Diaspora' } });
    await editions.adapt(focalPoint, at, {
      change: 'add-figures',
      section: 'own-1',
      display: 'line',
      indicators: ['POPULATION'],
    });
    const computed = await editions.computed(focalPoint, { ...at, section: 'own-1', language: 'fr' });
    expect(computed.section.title).toBe('Diaspora');
    expect(computed.quotable.map(({ key }) => key)).toContain(POPULATION);
    const wrong = editions.adapt(focalPoint, at, {
      change: 'add-figures',
      section: 'own-1',
      display: 'line',
      indicators: ['NONE'],
    });
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid',
      findings: [expect.objectContaining({ rule: 'unknown-indicator' })],
    });
  });

  it('applies two changes of the template at the same moment one after the other', async () => {
    const { editions, focalPoint, at } = await begun();
    const dropped = ['health', 'rights', 'poverty', 'women', 'irregular'];
    await Promise.all(dropped.map((section) => editions.adapt(focalPoint, at, { change: 'drop', section })));
    const edition = await editions.find(focalPoint, at);
    expect(edition.dropped.map(({ section }) => section).sort()).toEqual([...dropped].sort());
    expect(PROFILE_TEMPLATE.parts.length).toBe(edition.template.parts.length);
  });

  it('goes from state to state in order, and says why not', async () => {
    const { editions, focalPoint, contributor, reviewer, at, stocks, ministry, office } = await begun();
    const text = { body: 'Un.', upon: null };
    expect(await refusal(editions.changeState(focalPoint, at, 'validated'))).toBe('wrong-state');
    expect(await refusal(editions.validate(focalPoint, at, ministry, ''))).toBe('wrong-state');
    expect(await refusal(editions.publish(focalPoint, at))).toBe('wrong-state');
    await editions.changeState(focalPoint, at, 'under review');
    expect(await refusal(editions.changeState(focalPoint, at, 'validated'))).toBe('not-validated');
    expect(await refusal(editions.validate(reviewer, at, office, ''))).toBe('not-allowed');
    expect(await refusal(editions.validate(contributor, at, ministry, ''))).toBe('not-allowed');
    expect(await editions.dueFor(reviewer)).toContainEqual(expect.objectContaining({ kind: 'validate' }));
    await editions.validate(reviewer, at, ministry, 'Décision 12');
    await editions.changeState(focalPoint, at, 'validated');
    expect(await editions.dueFor(focalPoint)).toContainEqual(expect.objectContaining({ kind: 'publish' }));
    expect(await refusal(editions.saveText(contributor, stocks, text))).toBe('wrong-state');
    expect(await refusal(editions.adapt(focalPoint, at, { change: 'drop', section: 'health' }))).toBe('wrong-state');
    await editions.changeState(focalPoint, at, 'draft');
    expect((await editions.find(focalPoint, at)).validations).toEqual([]);
    expect(await refusal(editions.saveText(contributor, stocks, text))).toBe('done');
  });

  it('voids validations when a text, the template, the languages or the title change after them', async () => {
    const { editions, focalPoint, reviewer, at, stocks, ministry, space } = await begun();
    const text = textOf(await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null }));
    await editions.changeState(focalPoint, at, 'under review');
    const standing = async (): Promise<number> => (await editions.find(focalPoint, at)).validations.length;
    const changes = [
      () => editions.saveText(focalPoint, stocks, { body: 'Deux.', upon: text }),
      () => editions.saveText(focalPoint, { ...stocks, language: 'en' }, { body: 'One.', upon: null }),
      () => editions.adapt(focalPoint, at, { change: 'drop', section: 'health' }),
      () => editions.describe(focalPoint, at, { languages: ['fr'] }),
      () => editions.describe(focalPoint, at, { title: { fr: 'Autre' } }),
    ];
    for (const change of changes) {
      await editions.validate(reviewer, at, ministry, '');
      expect(await standing()).toBe(1);
      await change();
      expect(await standing(), change.toString()).toBe(0);
      expect(await refusal(editions.changeState(focalPoint, at, 'validated'))).toBe('not-validated');
    }
    const removed = await given().store.act(focalPoint, (session) =>
      readActs(session, space, { act: 'removed', object: 'validation' }, { limit: 99 }),
    );
    expect(removed).toHaveLength(changes.length);
    expect(removed[0]?.account).toBe(focalPoint.account);
  });

  it('keeps validations where a comment, a suggestion or the day is all that changes', async () => {
    const { editions, focalPoint, reviewer, at, stocks, ministry } = await begun();
    await editions.changeState(focalPoint, at, 'under review');
    await editions.validate(reviewer, at, ministry, '');
    await editions.comment(reviewer, stocks, { body: 'Bien.' });
    await editions.suggest(reviewer, stocks, { body: 'Mieux.', upon: null });
    await editions.describe(focalPoint, at, { title: {}, languages: ['fr', 'en'], due: '2027-04-30' });
    expect((await editions.find(focalPoint, at)).validations).toHaveLength(1);
  });

  it('lets nobody write in a validated edition, past the service either', async () => {
    const { editions, focalPoint, reviewer, at, stocks, ministry } = await begun();
    await editions.saveText(focalPoint, stocks, { body: 'Un.', upon: null });
    await editions.changeState(focalPoint, at, 'under review');
    await editions.validate(reviewer, at, ministry, '');
    await editions.changeState(focalPoint, at, 'validated');
    for (const change of [
      `update section_head set text_id = text_id where edition_id = ${at.edition}`,
      `update edition set title = '{"fr": "Autre"}' where id = ${at.edition}`,
    ]) {
      const made = given().store.keep((session) => session.run(change));
      await expect(made, change).rejects.toMatchObject({ code: 'STE02' });
    }
    expect((await editions.find(focalPoint, at)).validations).toHaveLength(1);
  });

  it('deletes drafts and restores them', async () => {
    const { editions, focalPoint, reader, at, space, stocks } = await begun();
    await editions.remove(focalPoint, at);
    expect(await refusal(editions.find(focalPoint, at))).toBe('not-found');
    expect(await refusal(editions.saveText(focalPoint, stocks, { body: 'x', upon: null }))).toBe('not-found');
    expect(await editions.list(reader, space)).toEqual([]);
    expect(await editions.list(focalPoint, space)).toHaveLength(1);
    await editions.restore(focalPoint, at);
    expect(await refusal(editions.find(focalPoint, at))).toBe('done');
    await editions.remove(focalPoint, at);
    await given().store.keep((session) =>
      session.run(`update edition set deleted_at = now() - interval '31 days' where id = ${at.edition}`),
    );
    expect(await refusal(editions.restore(focalPoint, at))).toBe('too-late');
  });

  it('refuses what is no date, no language, too long', async () => {
    const { editions, focalPoint, contributor, at, space, stocks } = await begun();
    expect(await refusal(editions.describe(focalPoint, at, { due: '2027-02-30' }))).toBe('invalid');
    expect(await refusal(editions.describe(focalPoint, at, { due: '9999-99-99' }))).toBe('invalid');
    expect(await refusal(editions.begin(focalPoint, space, { languages: [] }))).toBe('invalid');
    expect(await refusal(editions.describe(focalPoint, at, { title: { fr: 'x'.repeat(201) } }))).toBe('invalid');
    expect(await refusal(editions.saveText(contributor, stocks, { body: 'x'.repeat(60_001), upon: null }))).toBe(
      'invalid',
    );
    await editions.saveText(contributor, stocks, { body: 'a\u0000b\ud800 \u202e<script>', upon: null });
    expect((await editions.section(contributor, stocks)).head?.body).toBe('ab <script>');
  });
});
