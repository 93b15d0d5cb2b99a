import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
/** npm and tsc, with the Node that runs the tests. */
const ENVIRONMENT = {
  ...process.env,
  PATH: [dirname(process.execPath), join(MODULES, '.bin'), process.env['PATH']].join(delimiter),
};

const readme = readFileSync(join(ROOT, 'packages/sdmx/README.md'), 'utf8');
/** The examples of the README, each with what it prints. */
const EXAMPLES = [...readme.matchAll(/^```ts\n([\s\S]*?)^```\n+```text\n([\s\S]*?)^```/gm)].map(
  ([, code = '', printed = '']) => ({ code, printed }),
);

/** Libraries that are packed, with what their packages need beside them. */
const LIBRARIES = { sdmx: ['csv-parse', 'saxes'], vocabulary: [] } as const;

let folder: string;
let user: string;

/** Packs a copy of a library: the checkout stays as it is while others work with it. */
async function pack(name: keyof typeof LIBRARIES): Promise<void> {
  const library = join(folder, 'checkout/packages', name);
  for (const part of ['package.json', 'README.md', 'tsconfig.build.json', 'src']) {
    const from = join(ROOT, 'packages', name, part);
    if (existsSync(from)) cpSync(from, join(library, part), { recursive: true });
  }
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: library, env: ENVIRONMENT });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sterna-pack-'));
  const checkout = join(folder, 'checkout');
  for (const part of ['tsconfig.json', 'LICENSE', 'NOTICE', 'scripts/pack-library.ts']) {
    cpSync(join(ROOT, part), join(checkout, part));
  }
  symlinkSync(MODULES, join(checkout, 'node_modules'), 'junction');
  user = join(folder, 'user');
  await Promise.all([pack('sdmx'), pack('vocabulary')]);
  for (const [name, needed] of Object.entries(LIBRARIES)) {
    const place = join(user, 'node_modules/@sterna', name);
    mkdirSync(place, { recursive: true });
    const archive = `sterna-${name}-0.1.0.tgz`;
    await run('tar', ['-xzf', archive, '--strip-components=1', '-C', place], { cwd: folder });
    for (const other of needed) symlinkSync(join(MODULES, other), join(user, 'node_modules', other), 'junction');
  }
  symlinkSync(join(MODULES, '@types'), join(user, 'node_modules/@types'), 'junction');
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printedBy(file: string, code: string): Promise<string> {
  writeFileSync(join(user, file), code);
  return (await run(process.execPath, [file], { cwd: user })).stdout;
}

describe('the package that npm makes of sdmx', () => {
  it('runs the first example of its README as plain JavaScript', async () => {
    const [first] = EXAMPLES;
    expect(await printedBy('first.mjs', first?.code ?? '')).toBe(first?.printed);
  });

  it('runs all other examples', async () => {
    expect(EXAMPLES.length).toBeGreaterThan(2);
    for (const [i, { code, printed }] of EXAMPLES.slice(1).entries()) {
      expect(await printedBy(`example-${i}.mts`, code)).toBe(printed);
    }
  });

  it('tells TypeScript its types, whatever the compiler checks', async () => {
    const [{ code } = { code: '' }] = EXAMPLES;
    const wrong =
      "// @ts-expect-error\nconst kind: 'picture' = message.kind;\n// @ts-expect-error\nparseDataQuery(1);\n";
    const rest =
      "import { parseDataQuery } from '@sterna/sdmx/rest';\nimport { placeByCode } from '@sterna/vocabulary';\n";
    const place = "export const name: string | undefined = placeByCode('SEN')?.name.en;\n";
    writeFileSync(join(user, 'typed.mts'), `${rest}${code}${wrong}export { kind };\n${place}`);
    const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--types', 'node', '--target', 'es2024'];
    const found = await run('tsc', [...options, '--module', 'nodenext', 'typed.mts'], {
      cwd: user,
      env: ENVIRONMENT,
    }).catch(({ stdout }: { stdout: string }) => ({ stdout }));
    expect(found.stdout).toBe('');
  }, 60_000);

  it('holds its licence, and neither sources nor tests', () => {
    const place = join(user, 'node_modules/@sterna/sdmx');
    expect(readdirSync(place).sort()).toEqual(['LICENSE', 'NOTICE', 'README.md', 'dist', 'package.json']);
    const files = readdirSync(place, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /[.]test[.]|testing|(?<![.]d)[.]ts$/.test(name))).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('scripts');
    expect(Object.keys(manifest.dependencies)).toEqual([...LIBRARIES.sdmx]);
  });

  it('leaves the checkout as it was', () => {
    const packed = join(folder, 'checkout/packages/sdmx');
    const manifest = readFileSync(join(packed, 'package.json'), 'utf8');
    expect(manifest).toBe(readFileSync(join(ROOT, 'packages/sdmx/package.json'), 'utf8'));
    expect(readdirSync(packed).sort()).toEqual(['README.md', 'dist', 'package.json', 'src', 'tsconfig.build.json']);
  });
});

describe('the package that npm makes of vocabulary', () => {
  it('runs as plain JavaScript', async () => {
    const code = "import { placeByCode } from '@sterna/vocabulary';\nconsole.log(placeByCode('SEN').name.fr);\n";
    expect(await printedBy('vocabulary.mjs', code)).toBe('Sénégal\n');
  });
});
