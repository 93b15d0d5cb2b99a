import { AsyncLocalStorage } from 'node:async_hooks';
import { directionOf, isLanguage, type Language } from '@sterna/vocabulary';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { m } from '#lib/paraglide/messages.js';
import { overwriteServerAsyncLocalStorage } from '#lib/paraglide/runtime.js';
import { sdmxPath } from '#lib/paths.ts';
import { withPlaceNames } from '#lib/server/place-scope.ts';
import { preferredLanguage } from '#lib/server/preferred-language.ts';
import { refuseUnreadableForm } from '#lib/server/readable-form.ts';
import { readUnsent } from '#lib/server/unsent-form.ts';
import { workbench } from '#lib/server/workbench.ts';
import { toResponse } from '../serving/answer.ts';
import { importPathIn } from '../serving/import-paths.ts';
import { isMemberPath, needsPerson } from '../serving/member-paths.ts';
import type { RenderedPage } from '../serving/page-cache.ts';

// The interface texts ask this storage for the language, so that requests in different languages may run at once.
const languages = new AsyncLocalStorage<{ locale?: Language }>();
overwriteServerAsyncLocalStorage(languages);

/** As src/app.html opens. */
const TEMPLATE_LANGUAGE = '<html lang="fr" dir="ltr">';

function languageOf(event: RequestEvent): Language {
  const first = event.url.pathname.split('/')[1];
  // What programs are told is in English alone.
  if (first === 'sdmx') return 'en';
  return isLanguage(first) ? first : preferredLanguage(event.request.headers.get('accept-language'));
}

async function rendered(response: Response): Promise<RenderedPage> {
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'etag' && name !== 'content-length')),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Pages that depend on their address and the data alone, and may be kept. */
function mayBeKept(event: RequestEvent): boolean {
  const { pathname, search } = event.url;
  const isReading = event.request.method === 'GET' || event.request.method === 'HEAD';
  // Pages of imports show what is under way, to those who may see it.
  const isPublic = importPathIn(pathname) === undefined;
  // The page for programs and feeds name the host that they were asked under.
  if (pathname === sdmxPath(languageOf(event)) || pathname.endsWith('/feed.xml')) return false;
  // What people decide on a policy document shows at once.
  if (/^\/\w+\/plans(?:\/|$)/.test(pathname)) return false;
  // Hashes of an edition are computed anew for whoever asks.
  if (/^\/\w+\/editions\/[^/]+\/\d+\/check$/.test(pathname)) return false;
  return isReading && isPublic && search === '' && isLanguage(pathname.split('/')[1]);
}

/** Longer addresses are not asked for twice. */
const LONGEST_SELECTION = 400;

/** Pages that show what their address selects; they are kept apart, so that they never crowd out the others. */
function isSelection(event: RequestEvent): boolean {
  const { pathname, search } = event.url;
  const isReading = event.request.method === 'GET' || event.request.method === 'HEAD';
  return (
    isReading &&
    search !== '' &&
    search.length <= LONGEST_SELECTION &&
    /^\/(?:fr|en|es|ar)\/(?:explore|(?:\w+\/)?gaps)$/.test(pathname)
  );
}

/** The one address of a page whose language was written in capitals. */
function inSmallLetters(event: RequestEvent): string | undefined {
  const { pathname, search } = event.url;
  const [, first = '', ...rest] = pathname.split('/');
  const language = first.toLowerCase();
  return first !== language && isLanguage(language) ? `${['', language, ...rest].join('/')}${search}` : undefined;
}

/** Statuses of the page of imports when it says why an upload was not taken. */
const REFUSALS: Readonly<Record<string, number>> = {
  'too-large': 413,
  'too-many': 413,
  'too-slow': 408,
  failed: 500,
};

/** Those of them that forms of members are answered with; other pages know other refusals. */
const UPLOAD_REFUSALS: Readonly<Record<string, number>> = { 'too-large': 413, 'too-many': 413, 'too-slow': 408 };

/** What stands on the pages of those who sign in is nobody else's. */
async function asMemberPage(event: RequestEvent, respond: () => Promise<Response>): Promise<Response> {
  const signedIn = await workbench().identity.signedIn(event.request.headers);
  if (signedIn) event.locals.signedIn = signedIn;
  const { url } = event;
  const { method } = event.request;
  if (method === 'POST' && !signedIn && needsPerson(url.pathname)) {
    const unsent = await readUnsent(event.request, url.pathname + url.search);
    if (unsent) event.locals.unsent = unsent;
  }
  if (method === 'POST') refuseUnreadableForm(event.request);
  const response = await respond();
  // A file that is too large has led back to its form.
  const refused = method === 'GET' ? url.searchParams.get('refused') : null;
  const status = response.status === 200 ? (UPLOAD_REFUSALS[refused ?? ''] ?? 200) : response.status;
  const answer = new Response(response.body, { status, headers: response.headers });
  answer.headers.set('cache-control', 'no-store');
  for (const cookie of event.locals.setCookies ?? []) answer.headers.append('set-cookie', cookie);
  return answer;
}

/** What stands on pages of imports is nobody else's and changes from moment to moment. */
function asImportPage(event: RequestEvent, response: Response): Response {
  const refused = event.request.method === 'GET' ? event.url.searchParams.get('refused') : null;
  const status = refused !== null && response.status === 200 ? (REFUSALS[refused] ?? 400) : response.status;
  const answer = new Response(response.body, { status, headers: response.headers });
  answer.headers.set('cache-control', 'no-store');
  for (const cookie of event.locals.setCookies ?? []) answer.headers.append('set-cookie', cookie);
  return answer;
}

export const handle: Handle = async ({ event, resolve }) => {
  const location = inSmallLetters(event);
  if (location) return new Response(null, { status: 308, headers: { location } });
  const language = languageOf(event);
  event.locals.language = language;
  const respond = (): Promise<Response> =>
    languages.run({ locale: language }, () =>
      withPlaceNames(() =>
        resolve(event, {
          transformPageChunk: ({ html }) => {
            const page = html.replace(TEMPLATE_LANGUAGE, `<html lang="${language}" dir="${directionOf(language)}">`);
            return event.locals.inDemonstration
              ? page.replace('<title>', `<title>${m.spaces_demonstration()} – `)
              : page;
          },
        }),
      ),
    );
  if (importPathIn(event.url.pathname) !== undefined) {
    const signedIn = await workbench().identity.signedIn(event.request.headers);
    if (signedIn) event.locals.signedIn = signedIn;
    return asImportPage(event, await respond());
  }
  const { pathname, search } = event.url;
  if (isMemberPath(pathname)) return asMemberPage(event, respond);
  if (isSelection(event)) {
    const result = await workbench().selections.page(pathname + search, async () => rendered(await respond()));
    return toResponse(event.request, result);
  }
  if (!mayBeKept(event)) return respond();
  const result = await workbench().pages.page(event.url.pathname, async () => rendered(await respond()));
  return toResponse(event.request, result);
};

export const handleError: HandleServerError = ({ error, kind, event }) => {
  if (kind !== 'unknown') return;
  console.error(`${event.request.method} ${event.url.pathname}:`, error);
};
