import type { IncomingHttpHeaders } from 'node:http';
import type { ImportVerdict } from '../../../serving/import-access.ts';
import { workbench } from './workbench.ts';

/** Whether a request of the pages may bring data in; the server has kept out those that write and may not. */
export function importVerdict(request: Request): ImportVerdict {
  const headers: IncomingHttpHeaders = Object.fromEntries(request.headers);
  return workbench().access.judge(headers);
}
