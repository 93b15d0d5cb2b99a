import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from './testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sterna-import-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

const empty = join(folder, 'empty.csv');
writeFileSync(empty, '');

async function imported(...options: readonly string[]): Promise<string> {
  const { out } = await runProgram('import', empty, '--database', 'memory:', ...options);
  return out;
}

describe('sterna import --lang', () => {
  it('says findings in English unless told', async () => {
    expect(await imported()).toContain('The file is empty.');
    expect(JSON.parse(await imported('--json'))[0].findings[0]).not.toHaveProperty('language');
  });

  it.each([
    ['fr', 'Le fichier est vide.'],
    ['es', 'El archivo está vacío.'],
    ['ar', 'الملف فارغ.'],
  ])('says them in %s', async (language, text) => {
    expect(await imported('--lang', language)).toContain(text);
    expect(JSON.parse(await imported('--lang', language, '--json'))[0].findings[0]).toMatchObject({
      rule: 'empty-file',
      language,
    });
  });
});
