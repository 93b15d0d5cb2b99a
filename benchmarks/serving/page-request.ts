import { request } from 'node:http';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Head and body together. */
  readonly bytes: number;
}

/** Asks for a page once. @param encoding `br`, `gzip` or `identity` */
export function askFor(url: string, encoding: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false, headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const head = response.rawHeaders.reduce((sum, text) => sum + text.length + 2, 'HTTP/1.1 200 OK\r\n\r\n'.length);
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(response.headers))
          if (typeof value === 'string') headers[name] = value;
        resolve({ status: response.statusCode ?? 0, headers, body, bytes: head + body.length });
      });
    })
      .on('error', reject)
      .end();
  });
}
