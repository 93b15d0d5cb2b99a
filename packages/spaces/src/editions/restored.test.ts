import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '@sterna/store';
import { makeBackupFile, openEngine, packBackup, restoreBackup, writeBackup } from '@sterna/store/backup';
import { describeOnBothEngines } from '@sterna/store/testing';
import { bareDatabase } from '@sterna/store/testing/prepared';
import { expect, it } from 'vitest';
import { contentHash } from './canonical-json.ts';
import { openEditions } from './open-editions.ts';
import { foundCountry } from './testing/country.ts';

describeOnBothEngines('a published edition, backed up', (given) => {
  it('is the same after restoring into another database, and its hash verifies', async () => {
    const country = await foundCountry(given());
    const { editions, focalPoint, space, ministry, code, evidence } = country;
    const edition = await editions.begin(focalPoint, space, { languages: ['fr', 'ar'] });
    const at = { space, edition };
    await editions.saveText(
      focalPoint,
      { ...at, section: 'stocks', language: 'fr' },
      { body: 'Un texte.', upon: null },
    );
    await editions.changeState(focalPoint, at, 'under review');
    await editions.validate(focalPoint, at, ministry, '', { text: 'Letter 12', date: '2026-11-20' });
    await editions.changeState(focalPoint, at, 'validated');
    await editions.publish(focalPoint, at, 'Le reste suivra.');
    const before = await editions.readPublished(code, 1, 'ar');

    const folder = mkdtempSync(join(tmpdir(), 'restored-'));
    const file = join(folder, 'backup');
    const options = { now: new Date(), accounts: true };
    await makeBackupFile(file, (path) => packBackup(path, (sink) => writeBackup(given().store, sink, options)));
    const engine = await openEngine((await bareDatabase()).inMemory, () => {});
    await restoreBackup(engine, file, { replace: false });
    const restored = openEditions({ store: new Store(engine), evidenceOf: () => evidence, today: () => '2026-11-22' });
    const after = await restored.readPublished(code, 1, 'ar');
    expect(after).toEqual(before);
    expect(after?.sha256).toBe(contentHash({ document: after?.document, figures: after?.figures }));
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
