/**
 * The baseline of page loads: a `node:http` server that knows one answer. Started as a process of its own; is sent the
 * answer, says its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Headers as they are to be sent, and the body. */
export interface BareAnswer {
  readonly headers: Readonly<Record<string, string>>;
  /** In base 64. */
  readonly body: string;
}

process.once('message', ({ headers, body }: BareAnswer) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});

// Nobody is left to answer to.
process.once('disconnect', () => process.exit());
