import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '@sterna/evidence';
import { type Identity, identitySettings, openIdentity } from '@sterna/identity';
import { type DemonstrationAccount, openSpaces, startUpkeep } from '@sterna/spaces';
import { STARTER_PLACES } from '@sterna/vocabulary';
import { sendPage } from './serving/answer.ts';
import { demonstrate, mayDemonstrate } from './serving/demonstration.ts';
import { documentRoom } from './serving/document-uploads.ts';
import { ImportAccess } from './serving/import-access.ts';
import { importPathIn } from './serving/import-paths.ts';
import { importRequests } from './serving/import-requests.ts';
import { invitationMail } from './serving/invitation-mail.ts';
import { isMemberPath } from './serving/member-paths.ts';
import { MOST_FORM_BYTES, memberRequests } from './serving/member-requests.ts';
import { memberUploads } from './serving/member-uploads.ts';
import { isOpenToAll } from './serving/open-paths.ts';
import { originFrom } from './serving/origin.ts';
import { ownDataRoom } from './serving/own-data-uploads.ts';
import { PageCache } from './serving/page-cache.ts';
import { openPublishing } from './serving/publishing.ts';
import { isReading, refuse } from './serving/refusal.ts';
import { SECURITY_HEADERS, WRITING_POLICY } from './serving/security.ts';
import { Traffic } from './serving/traffic.ts';
import { visitPage } from './serving/visit-page.ts';
import { type WarmUp, warmUp } from './serving/warm-up.ts';
import { findWorkbench, layOutWorkbench } from './serving/workbench.ts';

export interface ServerOptions {
  /** The open evidence; stays the caller's to close, after the server. */
  readonly evidence: Evidence;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /**
   * Public address (`https://sterna.example.org`), for links that must be absolute; `STERNA_ORIGIN` of `environment`
   * unless told.
   */
  readonly origin?: string;
  /** Variables that an operator has set: `STERNA_ORIGIN`, `STERNA_IMPORT_KEY`, and those of `identitySettings`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Whether to make the starter profiles ahead of their first readers, when nobody waits; yes unless told. */
  readonly warmUp?: boolean;
  /** Most bytes of finished pages held in memory; 96 MiB unless told. */
  readonly pageBytes?: number;
  /**
   * Whether to make a demonstration space with ready accounts, where that may be: for the person at the machine alone, not
   * in production, not beside the spaces of countries. No unless told.
   */
  readonly demonstration?: boolean;
}

export interface RunningServer {
  /** Where it answers: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** What the first start asks for, while nobody administers the installation. */
  readonly firstStart?: {
    /** Where the first administrator is made. */
    readonly url: string;
    /** Code that is asked for there; none where only the person at the machine gets in. */
    readonly code?: string;
  };
  /** The ready accounts of the demonstration, while one is open; none otherwise. */
  readonly demonstration: readonly DemonstrationAccount[];
  close(): Promise<void>;
}

/** Milliseconds that a kept page waits to hear whether the data have changed. */
const PATIENCE = 100;

/** Milliseconds without a request after which a page is made ahead of its first reader. */
const QUIET = 600;
/** Milliseconds between two looks at whether it is quiet. */
const LOOK_EVERY = 200;
/** The languages that most first readers take. */
const WARM_LANGUAGES = ['fr', 'en'];

/** Milliseconds for a request with its body: a large file on a slow line. Silence ends an upload much sooner. */
const LONGEST_REQUEST = 2 * 3600_000;

const HANDLER = new URL('./build/handler.js', import.meta.url);

/** The pages have not been built yet. */
export class NotBuiltError extends Error {
  readonly code = 'web-not-built';

  constructor() {
    super(`The pages are not built (${fileURLToPath(HANDLER)} is missing). Run: npm run build -w apps/web`);
    this.name = 'NotBuiltError';
  }
}

async function loadHandler(): Promise<RequestListener> {
  if (!existsSync(HANDLER)) throw new NotBuiltError();
  // Forms are measured before they reach the pages: these take what was let through.
  process.env['BODY_SIZE_LIMIT'] = String(MOST_FORM_BYTES);
  const module: { handler: RequestListener } = await import(HANDLER.href);
  return module.handler;
}

interface Listening {
  readonly pages: PageCache;
  readonly handler: RequestListener;
  readonly traffic: Traffic;
  /** Answers the requests that bring data in. */
  readonly bringIn: RequestListener;
  /** Answers those who sign in. */
  readonly members: RequestListener;
}

function listenerFor({ pages, handler, traffic, bringIn, members }: Listening): RequestListener {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const page = pages.find(request.url ?? '');
    if (page) sendPage(request, response, page);
    else handler(request, response);
  };
  return (request, response) => {
    response.once('close', traffic.begin());
    for (const name in SECURITY_HEADERS) response.setHeader(name, SECURITY_HEADERS[name] ?? '');
    const bringsIn = importPathIn(request.url) !== undefined;
    const isMembers = isMemberPath(request.url);
    if (bringsIn || isMembers) response.setHeader('content-security-policy', WRITING_POLICY);
    const isPreflight = request.method === 'OPTIONS' && isOpenToAll(request.url);
    if (!isReading(request) && !isPreflight && !((bringsIn || isMembers) && request.method === 'POST'))
      return refuse(request, response);
    if (bringsIn) return bringIn(request, response);
    if (isMembers) return members(request, response);
    if (!pages.stale) return answer(request, response);
    // A failing database must not stop what can be answered without it; the pages will say what is wrong.
    pages.refreshWithin(PATIENCE).then(
      () => answer(request, response),
      () => handler(request, response),
    );
  };
}

/** Makes the home pages and the starter profiles, a language at a time, whenever nobody waits. */
function warmPages(url: string, traffic: Traffic): WarmUp {
  const pages = WARM_LANGUAGES.flatMap((language) => [
    `/${language}`,
    `/${language}/gaps`,
    ...STARTER_PLACES.map(({ code }) => `/${language}/${code.toLowerCase()}/profile`),
  ]);
  // The SDMX service needs the description of all data for every answer, and that takes a while to make.
  const paths = ['/sdmx/2.1/dataflow?detail=allstubs', ...pages];
  return warmUp({
    paths,
    visit: (path, signal) => visitPage(url + path, signal),
    isQuiet: () => traffic.quietFor(QUIET),
    pause: LOOK_EVERY,
  });
}

/** The address of a server. */
function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The host to call for one that stands for every address of the machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

/** What to tell the operator of an installation that nobody administers yet. */
async function firstStartOf(
  identity: Identity,
  access: ImportAccess,
  url: string,
): Promise<Pick<RunningServer, 'firstStart'>> {
  if (!(await identity.firstStart.isNow())) return {};
  const start = { url: `${url}/en/start` };
  return { firstStart: access.isPrivate ? start : { ...start, code: identity.firstStart.setupCode } };
}

/**
 * Starts the web application. One server runs in a process at a time.
 *
 * @throws {import('./serving/origin.ts').OriginError} when the public address cannot be used as it is written
 * @throws {import('./serving/import-access.ts').ImportKeyError} when `STERNA_IMPORT_KEY` is too short
 * @throws {import('@sterna/identity').IdentitySettingsError} when a setting of mail or provider cannot be used
 * @throws {NotBuiltError} when `npm run build -w apps/web` has not been run
 * @throws the system's error (`code` `EADDRINUSE`, …) when the port cannot be taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  if (findWorkbench()) throw new Error('a server runs in this process already');
  const { evidence, port, host } = options;
  const origin = originFrom(options.origin ?? options.environment?.['STERNA_ORIGIN']);
  const access = new ImportAccess({ host, origin, key: options.environment?.['STERNA_IMPORT_KEY'] });
  const settings = identitySettings(options.environment ?? {});
  // Profiles bear the date of the day and list the policy documents; countries' pages name their newest edition.
  const version = async (): Promise<string> => {
    const published = await spaces.editions.publishedState();
    const documents = await spaces.planResults.openState();
    return `${await evidence.version()} ${published} ${documents} ${new Date().toISOString().slice(0, 10)}`;
  };
  const pageBytes = options.pageBytes ?? 96 * 2 ** 20;
  const pages = new PageCache({ limit: pageBytes, version });
  const selections = new PageCache({ limit: pageBytes / 4, version });
  const publishing = openPublishing();
  let address = origin;
  const isDemonstrationOpen = mayDemonstrate(access, options.environment);
  const identity = openIdentity({ store: evidence.store, origin: () => address, settings, isDemonstrationOpen });
  const spaces = openSpaces(evidence, { mail: invitationMail(identity, () => address), isDemonstrationOpen });
  const endUpkeep = startUpkeep(evidence.store, () => {});
  const rooms = { evidence, identity, spaces, publishing, pages, selections, origin, access };
  layOutWorkbench({ ...rooms, demonstration: [] });
  const close = async (): Promise<void> => {
    endUpkeep();
    await publishing.close();
    await identity.close();
    layOutWorkbench(undefined);
  };
  try {
    const traffic = new Traffic();
    const handler = await loadHandler();
    const bringIn = importRequests({ evidence, access, identity, spaces, origin, handler });
    const takeFile = memberUploads({ identity, spaces }, evidence.imports.folder, {
      'data/upload': ownDataRoom(spaces.ownData),
      'plans/upload': documentRoom(spaces.plans),
    });
    const members = memberRequests({ origin, handler, takeFile });
    const server = createServer(
      { requestTimeout: LONGEST_REQUEST, headersTimeout: 30_000, connectionsCheckingInterval: 10_000 },
      listenerFor({ pages, handler, traffic, bringIn, members }),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    const { port: taken } = server.address() as AddressInfo;
    if (address === '') address = urlOf(reachable(host), taken);
    const wanted = options.demonstration === true && isDemonstrationOpen;
    const demonstration = wanted ? await demonstrate(evidence, identity, spaces) : [];
    layOutWorkbench({ ...rooms, demonstration });
    const warming = options.warmUp === false ? undefined : warmPages(urlOf(reachable(host), taken), traffic);
    return {
      url: urlOf(host, taken),
      demonstration,
      ...(await firstStartOf(identity, access, address)),
      close: async () => {
        warming?.stop();
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
