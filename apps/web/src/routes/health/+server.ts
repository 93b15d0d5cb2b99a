import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** For operators: 200 while the database answers, 503 when it does not. */
export const GET: RequestHandler = async () => {
  const headers = { 'cache-control': 'no-store' };
  try {
    const version = await workbench().evidence.version();
    return Response.json({ status: 'ok', version }, { headers });
  } catch {
    return Response.json({ status: 'unavailable' }, { status: 503, headers });
  }
};
