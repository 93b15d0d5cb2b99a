import { readFileSync } from 'node:fs';
import { assetPath } from '../asset.ts';

let css: string | undefined;

/** The style sheet of documents, `document.css`, for pages that carry it inside. Read once. */
export function documentCss(): string {
  css ??= readFileSync(assetPath('@sterna/publish/document.css'), 'utf8');
  return css;
}
