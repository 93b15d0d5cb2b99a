import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Document } from '@sterna/document';
import { assetPath } from '../asset.ts';
import { fontPaths } from '../fonts.ts';
import { pdfInput } from './pdf-data.ts';

// Kept warm: fonts and template are read once for each thread.
let warm: { readonly compiler: NodeCompiler; readonly template: string } | undefined;

function compilerWithFonts(): { readonly compiler: NodeCompiler; readonly template: string } {
  if (warm === undefined) {
    const template = assetPath('@sterna/publish/document.typ');
    const fontBlobs = fontPaths().map((path) => readFileSync(path));
    warm = { compiler: NodeCompiler.create({ workspace: dirname(template), fontArgs: [{ fontBlobs }] }), template };
  }
  return warm;
}

/**
 * Renders a document as a tagged PDF (PDF/UA-1): cover, contents with page numbers, numbered figures with alternative
 * text, tables with repeated heads, right to left in Arabic.
 *
 * The document reaches the template as data, so that no text of it is ever read as markup. The work is done in one
 * go on the calling thread; give it a worker thread where other requests wait.
 *
 * @throws Error when the template cannot be set, with the compiler's messages
 */
export async function renderPdf(document: Document): Promise<Uint8Array> {
  const { compiler, template } = compilerWithFonts();
  const { data, pictures } = pdfInput(document);
  const folder = dirname(template);
  try {
    compiler.mapShadow(join(folder, 'data.json'), Buffer.from(JSON.stringify(data)));
    for (const [file, svg] of pictures) compiler.mapShadow(join(folder, file), Buffer.from(svg));
    const compiled = compiler.compile({ mainFilePath: template });
    if (compiled.result === null) {
      const failure = compiled.takeDiagnostics();
      throw new Error(`the PDF could not be set: ${JSON.stringify(failure?.shortDiagnostics ?? [])}`);
    }
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }));
  } finally {
    compiler.resetShadow();
    compiler.evictCache(2);
  }
}
