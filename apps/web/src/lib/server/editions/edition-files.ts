import type { EditionFileAt, FileFormat, PublishedDocument } from '@sterna/spaces';
import { FILE_FORMATS } from '@sterna/spaces';
import { workbench } from '#lib/server/workbench.ts';
import { markedDocument } from './marked-document.ts';

/** Files that are being made, so that two readers of the same wait for one. */
const making = new Map<string, Promise<Buffer>>();

/**
 * A published edition as a file. It is made once, and from then on is the same byte for byte; of a superseded edition
 * there is one as it was published, and one marked with what took its place.
 */
export async function editionFile(
  published: PublishedDocument,
  format: FileFormat,
  standing: EditionFileAt['standing'],
): Promise<Buffer> {
  const { spaceCode, number } = published.edition;
  const at: EditionFileAt = { spaceCode, number, language: published.language, format, standing };
  const kept = await workbench().spaces.editions.findFile(at);
  if (kept) return Buffer.from(kept);
  const key = JSON.stringify(at);
  const known = making.get(key);
  if (known) return known;
  const made = makeFile(published, at).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function makeFile(published: PublishedDocument, at: EditionFileAt): Promise<Buffer> {
  const { publishing, origin, spaces } = workbench();
  const bytes = await publishing.file(markedDocument(published, origin, at.standing), at.format);
  return Buffer.from(await spaces.editions.keepFile(at, bytes));
}

/**
 * Makes all files of an edition, one after the other, and those of the edition that it takes the place of. Nobody waits
 * for them: what fails is made when it is first asked for.
 */
export function makeEditionFiles(spaceCode: string, number: number): void {
  const key = `${spaceCode} ${number}`;
  if (underWay.has(key)) return;
  underWay.add(key);
  makeAll(spaceCode, number)
    .catch((error: unknown) => console.error(`files of edition ${key}:`, error))
    .finally(() => underWay.delete(key));
}

/** Editions whose files are being made. */
const underWay = new Set<string>();

async function makeAll(spaceCode: string, number: number): Promise<void> {
  const { editions } = workbench().spaces;
  for (const one of [number, number - 1]) {
    const found = (await editions.published(spaceCode)).find((edition) => edition.number === one);
    for (const language of found?.languages ?? []) {
      const published = await editions.readPublished(spaceCode, one, language);
      if (!published) continue;
      for (const format of FILE_FORMATS) await editionFile(published, format, published.edition.state);
    }
  }
}
