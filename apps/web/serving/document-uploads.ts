import { readFile } from 'node:fs/promises';
import type { SignedIn } from '@sterna/identity';
import { DOCUMENT_LIMITS } from '@sterna/review';
import type { DocumentFacts, Plans, StoredDocument, StoredSpace } from '@sterna/spaces';
import { isLanguage } from '@sterna/vocabulary';
import { documentFactsIn } from './document-facts.ts';
import type { UploadRoom } from './member-uploads.ts';
import type { Upload } from './upload.ts';
import type { UploadLimits } from './upload-limits.ts';

const MEGABYTE = 2 ** 20;

/** A plan with its pictures; or its text, pasted. */
export const DOCUMENT_UPLOAD_LIMITS: UploadLimits = {
  fileBytes: DOCUMENT_LIMITS.bytes,
  totalBytes: DOCUMENT_LIMITS.bytes + 10 * MEGABYTE,
  files: 1,
  silence: 60_000,
  fieldBytes: 8 * MEGABYTE,
};

const WRITERS: ReadonlySet<string> = new Set(['contributor', 'reviewer', 'focal point']);

/** Whether somebody may bring documents to a space. */
export function mayBringDocuments({ role }: Pick<StoredSpace, 'role'>): boolean {
  return role !== null && WRITERS.has(role);
}

/** The first words of a pasted text that could be its title. */
function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.trim().replace(/\s+/g, ' ').slice(0, 160);
}

interface Given {
  readonly name: string | null;
  readonly bytes: Uint8Array;
}

async function givenIn({ files: [file], fields }: Upload): Promise<Given | undefined> {
  if (file) return { name: file.name, bytes: await readFile(file.path) };
  const text = fields.get('text') ?? '';
  return text.trim() === '' ? undefined : { name: null, bytes: Buffer.from(text) };
}

/** What an unreadable document was said to be goes over to the file that is given in its place. */
async function replaced(
  plans: Plans,
  signedIn: SignedIn,
  space: number,
  fields: Upload['fields'],
): Promise<StoredDocument | undefined> {
  const id = fields.get('replaces') ?? '';
  if (!/^\d{1,9}$/.test(id)) return undefined;
  const { document } = await plans.find(signedIn, space, Number(id));
  return document.state === 'unreadable' ? document : undefined;
}

function factsOf(old: StoredDocument, name: string): DocumentFacts {
  const { kind, language, fromYear, toYear, issuer, level, place, sector, previous } = old;
  const title = old.title === old.fileName ? name : old.title;
  return { title, kind, language, fromYear, toYear, issuer, level, place, sector, previous };
}

/** Takes policy documents: a file, or a text that was pasted. */
export function documentRoom(plans: Plans): UploadRoom {
  return {
    page: 'plans/new',
    limits: DOCUMENT_UPLOAD_LIMITS,
    mayBring: async (_, space) => mayBringDocuments(space),
    take: async (signedIn, space, upload) => {
      const given = await givenIn(upload);
      const old = await replaced(plans, signedIn, space.id, upload.fields);
      const page = old === undefined ? 'plans/new' : `plans/${old.id}`;
      if (given === undefined) return `${page}?refused=no-file`;
      const [first = 'en'] = space.languages;
      const said = documentFactsIn((name) => upload.fields.get(name) ?? '', isLanguage(first) ? first : 'en');
      if (said.wrong.length > 0) return `plans/new?refused=fields&wrong=${said.wrong.join(',')}`;
      const name = given.name ?? firstLine(Buffer.from(given.bytes).toString());
      const facts = old === undefined ? { ...said.facts, title: said.facts.title || name } : factsOf(old, name);
      // What takes the place of an unreadable file keeps what was said of that.
      const document = { ...given, said: old === undefined ? said.said : old.said };
      const { id, isNew } = await plans.bring(signedIn, space.id, document, facts);
      if (old !== undefined && old.id !== id) await plans.remove(signedIn, space.id, old.id);
      return `plans/${id}${isNew ? '' : '?said=there'}`;
    },
  };
}
