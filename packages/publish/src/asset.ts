import { createRequire } from 'node:module';

// Files are found through the package's own name and not beside this module: a bundler may have moved the module.
const requireHere = createRequire(import.meta.url);
const requireInPackage = createRequire(requireHere.resolve('@sterna/publish/document.css'));

/**
 * The path of a file that this package brings or depends on.
 *
 * @param specifier as in an import: `@sterna/publish/document.css`
 * @throws Error when no installed package has it
 */
export function assetPath(specifier: string): string {
  return requireInPackage.resolve(specifier);
}
