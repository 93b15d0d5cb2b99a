import type { Visit } from '@sterna/identity';
import type { RequestEvent } from '@sveltejs/kit';

/** A request as signing in looks at it. The network's address is counted, never written to the log. */
export function visitOf({ request, getClientAddress }: RequestEvent): Visit {
  let address = '';
  try {
    address = getClientAddress();
  } catch {
    // Without the header that the operator has named there is none.
  }
  return { headers: request.headers, address };
}
