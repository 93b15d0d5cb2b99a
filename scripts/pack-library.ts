/**
 * Makes `npm pack` give a package that others can use: in the checkout a library exports its TypeScript sources, which Node
 * does not run under node_modules; in the package it exports what `publishConfig` says, the JavaScript in dist/. Run by
 * npm in the folder of a library: before building (`clean`), before packing (`prepare`), after it (`restore`, which puts
 * back what has been changed).
 */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MANIFEST = 'package.json';
/** The manifest of the checkout, while that of the package stands in its place. */
const KEPT = 'package.json.checkout';
/** What the licence wants to go along. */
const LEGAL = ['LICENSE', 'NOTICE'];

interface Manifest {
  readonly [field: string]: unknown;
  readonly publishConfig: { readonly exports: unknown };
}

/** The manifest for those who use the package: without what is of use in the checkout alone. */
function publishedManifest(checkout: Manifest): object {
  const { scripts: _scripts, devDependencies: _tools, private: _private, publishConfig, ...rest } = checkout;
  return { ...rest, exports: publishConfig.exports };
}

function prepare(): void {
  // Packing that was cut short has left the manifest of the checkout there.
  if (!existsSync(KEPT)) copyFileSync(MANIFEST, KEPT);
  const checkout: Manifest = JSON.parse(readFileSync(KEPT, 'utf8'));
  writeFileSync(MANIFEST, `${JSON.stringify(publishedManifest(checkout), undefined, 2)}\n`);
  for (const name of LEGAL) copyFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), name);
}

function restore(): void {
  if (existsSync(KEPT)) renameSync(KEPT, MANIFEST);
  for (const name of LEGAL) rmSync(name, { force: true });
}

const STEPS: Readonly<Record<string, () => void>> = {
  // Of sources that are no more there nothing may stay behind.
  clean: () => rmSync('dist', { recursive: true, force: true }),
  prepare,
  restore,
};

const step = STEPS[process.argv[2] ?? ''];
if (step) step();
else {
  console.error(
    `Say what to do in the folder of a library: node scripts/pack-library.ts ${Object.keys(STEPS).join(' | ')}`,
  );
  process.exitCode = 2;
}
