import { request } from 'node:http';

/** Asks for a page as a browser would, so that it is made and kept, and lets its body pass. */
export function visitPage(url: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { signal, agent: false, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.once('close', resolve);
    });
    sent.once('error', reject);
    sent.end();
  });
}
