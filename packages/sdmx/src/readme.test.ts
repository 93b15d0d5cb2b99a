import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
/** Blocks of code, each with the block of text after it, which is what it prints. */
const EXAMPLES = [...README.matchAll(/^```ts\n([\s\S]*?)^```\n+```text\n([\s\S]*?)^```/gm)].map(
  ([, code = '', printed = ''], index) => ({ name: `example ${index + 1}`, code, printed }),
);

describe('the package’s README', () => {
  it('has what it prints after every example', () => {
    expect(EXAMPLES).toHaveLength([...README.matchAll(/^```ts$/gm)].length);
    expect(EXAMPLES.length).toBeGreaterThan(2);
  });

  it.each(EXAMPLES)('has an example that prints what it says: $name', ({ code, printed }) => {
    const out = execFileSync(process.execPath, ['--input-type=module-typescript', '-'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      input: code,
      encoding: 'utf8',
    });
    expect(out).toBe(printed);
  });
});
