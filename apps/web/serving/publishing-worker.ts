import type { Document } from '@sterna/document';
import { renderDocx, renderPdf, renderPng, renderXlsx } from '@sterna/publish';

/** What the worker is asked to make. */
export type PublishingTask =
  | { readonly format: 'pdf' | 'docx' | 'xlsx'; readonly document: Document }
  | { readonly format: 'png'; readonly svg: string };

/** Renders one file; runs in a worker thread, see publishing.ts. */
export default async function publish(task: PublishingTask): Promise<Uint8Array> {
  switch (task.format) {
    case 'pdf':
      return await renderPdf(task.document);
    case 'docx':
      return await renderDocx(task.document);
    case 'xlsx':
      return await renderXlsx(task.document);
    case 'png':
      return await renderPng(task.svg);
  }
}
