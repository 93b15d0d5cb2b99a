import { errorMessage, RestError } from '@sterna/sdmx/rest';
import { chooseEncoding } from '../../../../serving/encoding.ts';
import { workbench } from '../workbench.ts';
import { availabilityAnswer } from './availability-answer.ts';
import { dataAnswer } from './data-answer.ts';
import { freshnessHeaders, isKnown } from './freshness.ts';
import { languagesFor } from './language-choice.ts';
import { schemaAnswer } from './schema-answer.ts';
import { OPEN_TO_ALL, VARY } from './sdmx-headers.ts';
import { SDMX_BASE, type SdmxAnswer, type SdmxRequest, serviceAddress } from './sdmx-request.ts';
import { SdmxService, type ServiceState } from './sdmx-service.ts';
import { begun, streamedBody } from './streamed-body.ts';
import { structureAnswer } from './structure-answer.ts';

/** Longest address that is read, in characters. */
const LONGEST_ADDRESS = 8_000;

const services = new WeakMap<object, SdmxService>();

function serviceOf(): SdmxService {
  const { evidence } = workbench();
  const known = services.get(evidence);
  if (known) return known;
  const service = new SdmxService(evidence);
  services.set(evidence, service);
  return service;
}

function pathOf(url: URL): readonly string[] {
  const parts = url.pathname.slice(SDMX_BASE.length).split('/').slice(1);
  // An address may end in a slash.
  if (parts.at(-1) === '') parts.pop();
  try {
    return parts.map(decodeURIComponent);
  } catch {
    throw new RestError('syntax', 'The address is not encoded as addresses are.');
  }
}

function requestOf(request: Request, url: URL): SdmxRequest {
  if (url.pathname.length + url.search.length > LONGEST_ADDRESS) {
    throw new RestError('address-too-long', `The address is longer than ${LONGEST_ADDRESS} characters. Ask in parts.`);
  }
  return {
    path: pathOf(url),
    search: url.searchParams,
    accept: request.headers.get('accept'),
    languages: languagesFor(request.headers.get('accept-language')),
    base: serviceAddress(request, url),
  };
}

function answerFor(asked: SdmxRequest, service: SdmxService, state: ServiceState): Promise<SdmxAnswer> {
  switch (asked.path[0]?.toLowerCase()) {
    case undefined:
      throw new RestError('syntax', 'Name a resource: /dataflow, /data/{flow}, /structure … See /sdmx for examples.');
    case 'data':
      return dataAnswer(asked, service, state);
    case 'availableconstraint':
      return availabilityAnswer(asked, service, state);
    case 'schema':
      return schemaAnswer(asked, state);
    case 'metadata':
      throw new RestError('not-implemented', 'There is no reference metadata here. See /data and /structure.');
    default:
      return structureAnswer(asked, state);
  }
}

/** Answers a query of SDMX REST. Never throws: what goes wrong is said in a message of SDMX. */
export async function answerSdmx(request: Request, url: URL): Promise<Response> {
  try {
    const asked = requestOf(request, url);
    const service = serviceOf();
    const state = await service.state();
    const answer = await answerFor(asked, service, state);
    const { choice, language } = answer;
    const format = `${choice.contentType} ${JSON.stringify(choice.parameters)}`;
    const languages = language === undefined ? [] : asked.languages;
    const fresh = freshnessHeaders(state, { path: url.pathname, search: url.search, format, languages });
    const headers = { ...OPEN_TO_ALL, vary: VARY, ...fresh };
    if (isKnown(request.headers, headers)) return new Response(null, { status: 304, headers });
    return await wholeAnswer(request, answer, headers);
  } catch (error) {
    return errorAnswer(request, url, error);
  }
}

const NOTHING = Buffer.alloc(0);

async function wholeAnswer(request: Request, answer: SdmxAnswer, fresh: Record<string, string>): Promise<Response> {
  const any = { identity: NOTHING, gzip: NOTHING, br: NOTHING };
  const encoding = chooseEncoding(request.headers.get('accept-encoding'), any);
  const headers = {
    ...fresh,
    'content-type': answer.choice.contentType,
    ...(answer.language !== undefined && { 'content-language': answer.language }),
    ...(answer.file !== undefined && { 'content-disposition': `inline; filename="${answer.file}"` }),
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  const texts = await begun(answer.body());
  if (request.method === 'HEAD') {
    await texts[Symbol.asyncIterator]().return?.();
    return new Response(null, { headers });
  }
  return new Response(streamedBody(texts, encoding), { headers });
}

/** The format that errors are said in: that of the answer that was wanted. */
function errorFormat(request: Request, url: URL): 'xml' | 'json' | 'text' {
  const wanted = `${url.searchParams.get('format') ?? ''} ${request.headers.get('accept') ?? ''}`.toLowerCase();
  const at = (['json', 'csv', 'xml'] as const)
    .map((format) => ({ format, at: wanted.indexOf(format) }))
    .filter((each) => each.at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (at?.format === 'csv') return 'text';
  return at?.format ?? 'xml';
}

const ERROR_TYPES = {
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** Codes of errors that pass by themselves: an import is under way. */
const PASSING: ReadonlySet<unknown> = new Set(['data-changed', 'database-busy']);

function asRestError(thrown: unknown): RestError {
  if (thrown instanceof RestError) return thrown;
  if (thrown instanceof Error && 'code' in thrown && PASSING.has(thrown.code)) {
    return new RestError('unavailable', 'The data are being changed at this moment. Ask again in a few seconds.');
  }
  return new RestError('internal', 'Something went wrong here. Try again later.');
}

function errorAnswer(request: Request, url: URL, thrown: unknown): Response {
  const error = asRestError(thrown);
  if (error.kind === 'internal') console.error(`${request.method} ${url.pathname}:`, thrown);
  const format = errorFormat(request, url);
  return new Response(request.method === 'HEAD' ? null : errorMessage(error, format), {
    status: error.status,
    headers: {
      ...OPEN_TO_ALL,
      vary: VARY,
      'content-type': ERROR_TYPES[format],
      'content-language': 'en',
      'cache-control': 'no-store',
      ...(error.kind === 'unavailable' && { 'retry-after': '5' }),
    },
  });
}
