import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagramOf, LAYERS, withDiagram } from './architecture-diagram.ts';

const ROOT = new URL('../', import.meta.url);

function workspaces(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => existsSync(new URL(`${folder}/${name}/package.json`, ROOT)))
    .map((name) => `${folder}/${name}`);
}

/** The packages of ours that a package.json asks for, as folders. */
function asksFor(part: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(new URL(`${part}/package.json`, ROOT), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies)
    .filter((name) => name.startsWith('@sterna/'))
    .map((name) => name.replace('@sterna/', name === '@sterna/web' ? 'apps/' : 'packages/'));
}

describe('the arrows', () => {
  it('name every package and application there is', () => {
    expect(Object.keys(LAYERS).sort()).toEqual([...workspaces('packages'), ...workspaces('apps')].sort());
  });

  it('point downwards only: each part stands after all that it may import', () => {
    const parts = Object.keys(LAYERS);
    for (const [part, below] of Object.entries(LAYERS)) {
      for (const target of below)
        expect(parts.indexOf(target), `${part} → ${target}`).toBeLessThan(parts.indexOf(part));
    }
  });

  it.each(Object.keys(LAYERS))('allow what the package.json of %s asks for', (part) => {
    expect(LAYERS[part]).toEqual(expect.arrayContaining(asksFor(part)));
  });
});

describe('the diagram', () => {
  it('leaves out arrows that follow from others', () => {
    const drawn = diagramOf({ 'packages/a': [], 'packages/b': ['packages/a'], 'apps/c': ['packages/b', 'packages/a'] });
    expect(drawn).toContain('apps_c --> packages_b');
    expect(drawn).toContain('packages_b --> packages_a');
    expect(drawn).not.toContain('apps_c --> packages_a');
  });

  it('in ARCHITECTURE.md is the one of layers.json (node scripts/architecture-diagram.ts writes it)', () => {
    const page = readFileSync(new URL('ARCHITECTURE.md', ROOT), 'utf8');
    expect(withDiagram(page, LAYERS)).toBe(page);
  });
});
