import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { INDICATORS } from '@sterna/statistics';
import { READERS } from '@sterna/statistics/readers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../apps/cli/src/program.ts';
import { starterDatabase } from '../packages/evidence/src/testing/prepared.ts';

const PAGES = globSync('**/*.md', {
  exclude: (name) => /(^|\/)(node_modules|build|output|\.[^/]+)$/.test(name),
}).sort();
const text = (page: string): string => readFileSync(page, 'utf8');
const README = text('README.md');

/** What stands in a page as code: blocks between fences, and words between backticks. */
function codeOf(page: string): readonly string[] {
  const fenced = [...text(page).matchAll(/^```[a-z]*\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  const inline = [
    ...text(page)
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/`([^`\n]+(?:\n[^`\n]+)?)`/g),
  ];
  return [...fenced, ...inline.map(([, code = '']) => code)];
}

/** A heading's address on its page, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

async function run(argv: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  let out = '';
  const program = buildProgram({
    out: (written) => {
      out += written;
    },
    report: () => {},
    isTerminal: false,
    environment,
  });
  await program(argv);
  return out;
}

/** Links that lead nowhere. */
function brokenLinks(page: string): readonly string[] {
  const targets = [...text(page).matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '');
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
  });
}

/** Paths of the tree that are not there. */
function missingFiles(page: string): readonly string[] {
  const paths = codeOf(page).filter((code) =>
    /^(apps|packages|scripts|docs|reference-data|conformance|benchmarks)\/[\w./[\]=-]+$/.test(code),
  );
  // What building and measuring leave behind is not there in a fresh clone.
  return paths.filter((path) => !/^(apps\/web\/build|benchmarks\/output)/.test(path) && !existsSync(path));
}

/** Scripts that npm would not find. */
function unknownScripts(page: string): readonly string[] {
  const uses = codeOf(page).flatMap((code) => [
    ...code.matchAll(/\bnpm (?:run ([\w-]+)|(start|test))\b(?:[^\n]*? -w (\S+))?/g),
  ]);
  return uses.flatMap(([use, run, short, workspace]) => {
    const { scripts } = JSON.parse(readFileSync(join(workspace ?? '.', 'package.json'), 'utf8'));
    return `${run ?? short}` in scripts ? [] : [use];
  });
}

/** Commands and options that `sterna` does not have. */
async function unknownOptions(page: string): Promise<readonly string[]> {
  const uses = codeOf(page).flatMap((code) => [...code.matchAll(/(?:^|\s)sterna ([a-z]+)\b([^\n]*)/g)]);
  const unknown: string[] = [];
  for (const [use, command = '', rest = ''] of uses) {
    const help = await run([command, '--help']);
    const options = rest.match(/--[a-z]+/g) ?? [];
    if (!help.startsWith(`Usage: sterna ${command} `) || options.some((option) => !help.includes(option)))
      unknown.push(use);
  }
  return unknown;
}

describe('the pages', () => {
  async function problems(find: (page: string) => readonly string[] | Promise<readonly string[]>): Promise<string[]> {
    const found = await Promise.all(PAGES.map(async (page) => (await find(page)).map((what) => `${page}: ${what}`)));
    return found.flat();
  }

  it('are found', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'docs/glossary.md', 'reference-data/README.md']));
  });

  it('lead only to files and headings that are there', async () => {
    expect(await problems(brokenLinks)).toEqual([]);
  });

  it('name only files of the tree that are there', async () => {
    expect(await problems(missingFiles)).toEqual([]);
  });

  it('name only scripts that npm knows', async () => {
    expect(await problems(unknownScripts)).toEqual([]);
  });

  it('name only commands and options that sterna has', async () => {
    expect(await problems(unknownOptions)).toEqual([]);
  });
});

describe('the README', () => {
  it('begins with the two commands', () => {
    const block = /^```sh\n([\s\S]*?)^```/m.exec(README)?.[1] ?? '';
    expect(block.split('\n').map((line) => line.split('#')[0]?.trim())).toEqual(['npm start', 'npm test', '']);
  });

  it('has every command and option of sterna, and no other', async () => {
    const commands = [...(await run(['--help'])).matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      const row = README.split('\n').find((line) => line.startsWith(`| \`sterna ${command}`));
      const named = [...(row ?? '').matchAll(/--[a-z]+/g)].map(([option]) => option);
      const known = [...(await run([command, '--help'])).matchAll(/^ {2}(?:-h, )?(--[a-z]+)/gm)].map(([, o = '']) => o);
      expect(named.sort(), command).toEqual(known.filter((o) => o !== '--help' && o !== '--database').sort());
    }
  });

  describe('shows what the command line prints', () => {
    const blocks = [...README.matchAll(/^```console\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
    const steps = blocks.flatMap((block) =>
      block.split(/^\$ npx sterna /m).flatMap((step) => {
        const [command = '', ...output] = step.split('\n');
        return command === '' ? [] : [{ command, output: output.join('\n').trim() }];
      }),
    );
    let folder = '';

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sterna-docs-'));
      (await starterDatabase()).copyTo(join(folder, 'database'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(steps)(
      'for sterna $command',
      async ({ command, output }) => {
        const argv = command
          .split(' ')
          .map((word, at, words) => (words[at - 1] === '--out' ? join(folder, word) : word));
        const printed = await run(argv, { STERNA_DATABASE_URL: join(folder, 'database') });
        expect(printed.trim()).toBe(output);
        for (const [at, word] of argv.entries()) if (argv[at - 1] === '--out') expect(existsSync(word)).toBe(true);
      },
      120_000,
    );
  });
});

describe('the page for statisticians', () => {
  const page = text('docs/for-statisticians.md');

  it('names every reader and every indicator', () => {
    const codes = [...READERS.map(({ id }) => id), ...INDICATORS.map(({ code }) => code)];
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('explains every finding that can be made', () => {
    const sources = globSync(['packages/{statistics,tabular,evidence}/src/**/*.ts', 'apps/cli/src/*.ts']).filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const made = /(?:rule: |UnreadableFileError\(|\.reject\(|\blog\.add\()\s*'([a-z]+(?:-[a-z]+)+)'/g;
    const rules = new Set(sources.flatMap((file) => [...text(file).matchAll(made)].map(([, rule = '']) => rule)));
    expect(rules.size).toBeGreaterThan(25);
    expect([...rules].filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
  });
});

describe('the page for focal points', () => {
  it('explains every finding in editions', () => {
    const page = text('docs/for-focal-points.md');
    const { messages } = JSON.parse(text('packages/statistics/src/finding-texts/texts/editions.json'));
    const rules: readonly string[] = messages.flatMap(
      (message: { readonly rules: readonly string[] }) => message.rules,
    );
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
  });
});

describe('the page for operators', () => {
  const page = text('docs/for-operators.md');

  it('names every variable of the environment that is read', () => {
    const sources = globSync('{apps/cli/src,apps/web/{serving,src}}/**/*.ts').filter((file) => !/test\.ts$/.test(file));
    const read = /(?:environment|process\.env)\['([A-Z_]+)'\]/g;
    const names = new Set(sources.flatMap((file) => [...text(file).matchAll(read)].map(([, name = '']) => name)));
    expect(names).toContain('STERNA_DATABASE_URL');
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
