import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Evidence } from '@sterna/evidence';
import type { Identity } from '@sterna/identity';
import { Refusal, type Spaces } from '@sterna/spaces';
import { isLanguage } from '@sterna/vocabulary';
import { headersOf } from './importer.ts';
import { letGo } from './refusal.ts';
import { receiveUpload, UploadRefusedError } from './upload.ts';
import type { UploadLimits } from './upload-limits.ts';

/** A file of national figures: 20,000 of them fit many times. */
export const OWN_DATA_LIMITS: UploadLimits = {
  fileBytes: 16 * 2 ** 20,
  totalBytes: 17 * 2 ** 20,
  files: 1,
  silence: 30_000,
};

/** Uploads received at once. */
const MOST_UPLOADS = 8;

export interface OwnDataUploads {
  readonly evidence: Evidence;
  readonly identity: Identity;
  readonly spaces: Spaces;
}

/** Where a file of a space's own figures is sent to, and in which space; `undefined` for any other address. */
export function ownDataUploadIn(
  url: string | undefined,
): { readonly language: string; readonly space: string } | undefined {
  const [path = ''] = (url ?? '').split(/[?#]/);
  const [, language = '', room, space = '', ...page] = path.split('/');
  if (!isLanguage(language) || room !== 'spaces' || page.join('/') !== 'data/upload') return undefined;
  try {
    return { language, space: decodeURIComponent(space) };
  } catch {
    return undefined;
  }
}

function goTo(request: IncomingMessage, response: ServerResponse, location: string): void {
  letGo(request, response);
  response.writeHead(303, { location, 'cache-control': 'no-store' });
  response.end();
}

function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
  letGo(request, response);
  response.writeHead(status);
  response.end();
}

/** Takes files of own figures: onto the disk within limits, for those alone who may bring some to the space. */
export function ownDataUploads(
  options: OwnDataUploads,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { evidence, identity, spaces } = options;
  let uploads = 0;

  return async (request, response) => {
    const at = ownDataUploadIn(request.url);
    if (!at) return turnAway(request, response, 404);
    const page = `/${at.language}/spaces/${encodeURIComponent(at.space)}/data/new`;
    uploads++;
    try {
      const signedIn = await identity.signedIn(headersOf(request.headers));
      if (!signedIn) {
        return goTo(request, response, `/${at.language}/sign-in?to=${encodeURIComponent(page)}`);
      }
      const space = await spaces.find(signedIn, at.space);
      if (!space?.role) return turnAway(request, response, 404);
      const { bringable } = await spaces.ownData.standing(signedIn, space);
      if (bringable.length === 0) return turnAway(request, response, 403);
      if (uploads > MOST_UPLOADS) return goTo(request, response, `${page}?refused=busy`);
      const received = await receiveUpload(request, evidence.imports.folder, OWN_DATA_LIMITS);
      try {
        const [file] = received.files;
        if (!file) return goTo(request, response, `${page}?refused=no-file`);
        const draft = await spaces.ownData.takeFile(signedIn, space, file);
        // Where only a person can say what the columns are, that comes first.
        goTo(request, response, `${page}/${draft.id}${draft.basis === 'untold' ? '/mapping' : ''}`);
      } finally {
        await received.discard();
      }
    } catch (error) {
      if (error instanceof UploadRefusedError) goTo(request, response, `${page}?refused=${error.reason}`);
      else if (error instanceof Refusal) turnAway(request, response, 403);
      else {
        console.error(`POST ${page}:`, error);
        turnAway(request, response, 500);
      }
    } finally {
      uploads--;
    }
  };
}
