import type { Choice } from '@sterna/sdmx/rest';
import { workbench } from '../workbench.ts';

/** Where the service lives; what follows is the standard's. */
export const SDMX_BASE = '/sdmx/2.1';

/** A query as it has come. */
export interface SdmxRequest {
  /** Parts of the path behind the base, decoded; the first is the resource. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
  readonly accept: string | null;
  /** Languages in the order wanted. */
  readonly languages: readonly string[];
  /** Address of the service, for links in answers. */
  readonly base: string;
}

/** An answer before it is sent: nothing of its body is made until somebody takes it. */
export interface SdmxAnswer {
  readonly choice: Choice;
  /** The language of its labels, where it has one. */
  readonly language?: string;
  /** Name of the file it may be kept under. */
  readonly file?: string;
  readonly body: () => AsyncIterable<string>;
}

/**
 * The address of the service, for links that must be absolute: under the public address, where an operator has set one,
 * else as the request came. The server itself speaks plain HTTP; a proxy before it may say that it does not.
 */
export function serviceAddress(request: Request, url: URL): string {
  const scheme = request.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${workbench().origin || `${scheme}://${url.host}`}${SDMX_BASE}`;
}
