import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf, isLanguage, type Language } from '@sterna/vocabulary';
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

/** Whether a request asks for something. */
export function isReading(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Bytes, and milliseconds, for which a body that nobody wants is read on, so that its sender can hear the answer. */
const LAST_BYTES = 64 * 2 ** 20;
const LAST_TIME = 10_000;

/**
 * Lets what is still being sent pass, for a while, and then closes the connection. A connection closed at once would
 * take the answer with it: a sender reads only when it has sent.
 */
export function letGo(request: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  if (request.complete) return;
  let bytes = 0;
  const close = (): void => {
    request.destroy();
  };
  const timer = setTimeout(close, LAST_TIME);
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LAST_BYTES) close();
  });
  request.on('error', () => {});
  request.resume();
}

function answerInWords(request: IncomingMessage, response: ServerResponse, status: number, words: RefusalWords): void {
  const language = languageOf(request);
  const texts = TEXTS[language];
  letGo(request, response);
  response.writeHead(status, {
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    'content-type': 'text/plain; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
  });
  response.end(`${texts[words.title]}\n${texts[words.text]}\n`);
}

interface RefusalWords {
  readonly title: 'read_only_title' | 'import_forbidden_title';
  readonly text: 'read_only_text' | 'import_forbidden_text';
}

/** Answers a request that would write, in the language of its address, without looking at what it carries. */
export function refuse(request: IncomingMessage, response: ServerResponse): void {
  answerInWords(request, response, 405, { title: 'read_only_title', text: 'read_only_text' });
}

/** Answers a request that would write and may not: of another site, or without the key. */
export function forbid(request: IncomingMessage, response: ServerResponse): void {
  answerInWords(request, response, 403, { title: 'import_forbidden_title', text: 'import_forbidden_text' });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');
}

/** Answers a form that is larger than any page takes with a page that says what to do. Nothing of it was read. */
export function refuseTooLarge(request: IncomingMessage, response: ServerResponse): void {
  const language = languageOf(request);
  const texts = TEXTS[language];
  // Only the path, without what names an action: the page that the form stands on.
  const back = (request.url ?? '/').split('?')[0] ?? '/';
  letGo(request, response);
  response.writeHead(413, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(texts.too_large_title)} · Sterna</title></head>
<body><main><h1>${escapeHtml(texts.too_large_title)}</h1>
<p>${escapeHtml(texts.too_large_text)}</p>
<p><a href="${escapeHtml(back)}">${escapeHtml(texts.too_large_back)}</a></p></main></body>
</html>
`);
}
