import type { PublishedDocument, PublishedEdition } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { workbench } from '#lib/server/workbench.ts';
import { parseId } from './edition-request.ts';

/** Short names of spaces. */
const CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Published editions of the space that an address names, the newest first. @throws 404 when it has none */
export async function requirePublications(code: string): Promise<readonly PublishedEdition[]> {
  const editions = CODE.test(code) ? await workbench().spaces.editions.published(code) : [];
  if (editions.length === 0) error(404, 'no published edition');
  return editions;
}

/** The published edition that an address names. @throws 404 */
export async function requirePublication(code: string, number: string): Promise<PublishedEdition> {
  const found = (await requirePublications(code)).find((edition) => String(edition.number) === number);
  if (!found) error(404, 'no such edition');
  return found;
}

/** A published edition in one of its languages. @throws 404 where it is not in that language */
export async function requirePublished(code: string, number: string, language: Language): Promise<PublishedDocument> {
  const id = parseId(number);
  const found =
    id !== undefined && CODE.test(code)
      ? await workbench().spaces.editions.readPublished(code, id, language)
      : undefined;
  if (!found) error(404, 'no such edition');
  return found;
}
