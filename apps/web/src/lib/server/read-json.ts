import { error } from '@sveltejs/kit';

/** What a script of ours sends. @throws 400 for anything that is no JSON object */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const read: unknown = await request.json().catch(() => undefined);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) error(400, 'not a JSON object');
  return read as Readonly<Record<string, unknown>>;
}
