import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLanguage, type Language } from '@sterna/vocabulary';
import ar from '../messages/ar.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import { preferredLanguage } from '../src/lib/server/preferred-language.ts';

const TEXTS = { fr, en, es, ar };

function languageOf(request: IncomingMessage): Language {
  const [, first] = (request.url ?? '').split(/[/?]/);
  const named = first?.toLowerCase();
  return isLanguage(named) ? named : preferredLanguage(request.headers['accept-language'] ?? null);
}

/** Whether a request asks for something; the pages take nothing in yet. */
export function isReading(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Answers a request that would write, in the language of its address, without looking at what it carries. */
export function refuse(request: IncomingMessage, response: ServerResponse): void {
  const language = languageOf(request);
  const { read_only_title: title, read_only_text: text } = TEXTS[language];
  response.writeHead(405, {
    allow: 'GET, HEAD',
    'content-type': 'text/plain; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
  });
  response.end(`${title}\n${text}\n`);
  // What is still being sent is not read into memory.
  request.resume();
}
