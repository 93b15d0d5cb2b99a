import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assetPath } from '../asset.ts';

let css: string | undefined;

/** The style sheet of documents, `document.css` with its parts in place, for pages that carry it inside. Read once. */
export function documentCss(): string {
  css ??= withParts(assetPath('@sterna/publish/document.css'));
  return css;
}

function withParts(path: string): string {
  const sheet = readFileSync(path, 'utf8');
  return sheet.replace(/^@import "([^"]+)";$/gm, (_, part: string) => withParts(join(dirname(path), part)));
}
