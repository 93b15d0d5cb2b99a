import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Evidence } from '@sterna/evidence';
import { importPathIn } from './import-paths.ts';
import { type ImporterRooms, importRight } from './importer.ts';
import { forbid, letGo } from './refusal.ts';
import { isSameOrigin } from './same-origin.ts';
import { receiveUpload, UploadRefusedError } from './upload.ts';
import type { UploadLimits } from './upload-limits.ts';

export interface ImportRequests extends ImporterRooms {
  readonly evidence: Evidence;
  /** Public address of the site; empty when it is not known. */
  readonly origin: string;
  /** The pages. */
  readonly handler: RequestListener;
  readonly limits?: UploadLimits;
}

/** Milliseconds that the body of a small form may take. */
const FORM_TIME = 30_000;
/** Uploads received at once; each holds a connection and writes to the disk. */
const MOST_UPLOADS = 8;

function languageIn(request: IncomingMessage): string {
  return (request.url ?? '').split('/')[1] ?? 'fr';
}

function goTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' });
  response.end();
}

/**
 * Answers everything under `/{language}/import`: who may not write is kept out here, before a page sees the request;
 * uploads go to the disk; the rest are pages and small forms.
 */
export function importRequests(options: ImportRequests): (request: IncomingMessage, response: ServerResponse) => void {
  let uploads = 0;

  const upload = async (request: IncomingMessage, response: ServerResponse, by: string | undefined): Promise<void> => {
    const start = `/${languageIn(request)}/import`;
    uploads++;
    try {
      if (uploads > MOST_UPLOADS) throw new UploadRefusedError('too-many');
      const received = await receiveUpload(request, options.evidence.imports.folder, options.limits);
      try {
        const jobs = await options.evidence.imports.submit(received.files, {}, by);
        const [job] = jobs;
        goTo(response, jobs.length === 1 && job ? `${start}/${job.id}` : start);
      } finally {
        await received.discard();
      }
    } catch (error) {
      if (!(error instanceof UploadRefusedError)) {
        console.error(`POST ${start}:`, error);
        return refuseUpload(request, response, 'failed');
      }
      refuseUpload(request, response, error.reason);
    } finally {
      uploads--;
    }
  };

  /** Shows the page of imports with the reason; the hook of the pages gives it its status. */
  const refuseUpload = (request: IncomingMessage, response: ServerResponse, reason: string): void => {
    if (response.destroyed) return;
    letGo(request, response);
    request.method = 'GET';
    request.url = `/${languageIn(request)}/import?refused=${reason}`;
    response.setHeader('content-location', request.url);
    delete request.headers['content-length'];
    delete request.headers['content-type'];
    delete request.headers['transfer-encoding'];
    options.handler(request, response);
  };

  const write = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (!isSameOrigin(request.headers, options.origin)) return forbid(request, response);
    const { verdict, account } = await importRight(options, request.headers);
    const mayEnter = path === '/key' && verdict === 'key-needed';
    if (!(verdict === 'granted' || mayEnter)) {
      forbid(request, response);
      return;
    }
    if (path === '') {
      void upload(request, response, account?.account);
      return;
    }
    const tooLong = setTimeout(() => request.destroy(), FORM_TIME);
    request.once('end', () => clearTimeout(tooLong));
    request.once('close', () => clearTimeout(tooLong));
    options.handler(request, response);
  };

  const read = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const isClosed =
      path !== '' && path !== '/key' && (await importRight(options, request.headers)).verdict !== 'granted';
    if (isClosed) return goTo(response, `/${languageIn(request)}/import`);
    options.handler(request, response);
  };

  return (request, response) => {
    const path = importPathIn(request.url) ?? '';
    const answering = request.method === 'POST' ? write(request, response, path) : read(request, response, path);
    answering.catch((error: unknown) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent || response.destroyed) return;
      letGo(request, response);
      response.writeHead(500);
      response.end();
    });
  };
}
