import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Identity, SignedIn } from '@sterna/identity';
import { Refusal, type Spaces, type StoredSpace } from '@sterna/spaces';
import { isLanguage } from '@sterna/vocabulary';
import { headersOf } from './importer.ts';
import { letGo } from './refusal.ts';
import { receiveUpload, type Upload, UploadRefusedError } from './upload.ts';
import type { UploadLimits } from './upload-limits.ts';

/** A room of a space that takes files. Addresses are below the space. */
export interface UploadRoom {
  /** Where the form is: `data/new`. */
  readonly page: string;
  readonly limits: UploadLimits;
  /** Whether the person may bring something at all; asked before a byte is read. */
  mayBring(signedIn: SignedIn, space: StoredSpace): Promise<boolean>;
  /** Takes what was received. @returns where to go on from: a page of the space, with a query if need be */
  take(signedIn: SignedIn, space: StoredSpace, upload: Upload): Promise<string>;
}

/** Rooms that take files, by where forms are sent to. */
export type UploadRooms = Readonly<Record<string, UploadRoom>>;

/** Uploads received at once. */
const MOST_UPLOADS = 8;

interface UploadAddress {
  readonly language: string;
  /** Short name of the space. */
  readonly space: string;
  /** Below the space: `data/upload`. */
  readonly page: string;
}

function uploadAddress(url: string | undefined): UploadAddress | undefined {
  const [path = ''] = (url ?? '').split(/[?#]/);
  const [, language = '', room, space = '', ...page] = path.split('/');
  if (!isLanguage(language) || room !== 'spaces') return undefined;
  try {
    return { language, space: decodeURIComponent(space), page: page.join('/') };
  } catch {
    return undefined;
  }
}

/** Addresses that files are sent to, larger than forms. */
const UPLOAD_PAGES: ReadonlySet<string> = new Set(['data/upload', 'plans/upload']);

/** Whether a file of a space is sent to an address. */
export function isMemberUpload(url: string | undefined): boolean {
  return UPLOAD_PAGES.has(uploadAddress(url)?.page ?? '');
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

/** Takes files for spaces: onto the disk within limits, from those alone who may bring some. @param folder for what comes */
export function memberUploads(
  { identity, spaces }: { readonly identity: Identity; readonly spaces: Spaces },
  folder: string,
  rooms: UploadRooms,
): RequestListener {
  let uploads = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = uploadAddress(request.url);
    const room = at && rooms[at.page];
    if (!room) return turnAway(request, response, 404);
    const home = `/${at.language}/spaces/${encodeURIComponent(at.space)}`;
    const page = `${home}/${room.page}`;
    try {
      const signedIn = await identity.signedIn(headersOf(request.headers));
      if (!signedIn) {
        // Nothing of strangers is kept: whoever signs in again is led back to the form, which says so.
        const back = encodeURIComponent(`${page}?refused=signed-out`);
        return goTo(request, response, `/${at.language}/sign-in?to=${back}`);
      }
      const space = await spaces.find(signedIn, at.space);
      if (!space?.role) return turnAway(request, response, 404);
      if (!(await room.mayBring(signedIn, space))) return turnAway(request, response, 403);
      if (uploads > MOST_UPLOADS) return goTo(request, response, `${page}?refused=busy`);
      const received = await receiveUpload(request, folder, room.limits);
      try {
        goTo(request, response, `${home}/${await room.take(signedIn, space, received)}`);
      } finally {
        await received.discard();
      }
    } catch (error) {
      if (error instanceof UploadRefusedError) goTo(request, response, `${page}?refused=${error.reason}`);
      else if (error instanceof Refusal) turnAway(request, response, error.code === 'not-found' ? 404 : 403);
      else {
        console.error(`POST ${page}:`, error);
        turnAway(request, response, 500);
      }
    }
  };
  return (request, response) => {
    uploads++;
    void answer(request, response).finally(() => uploads--);
  };
}
