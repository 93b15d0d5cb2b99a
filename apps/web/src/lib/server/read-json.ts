import { error } from '@sveltejs/kit';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a script of ours sends. @throws 400 for anything that is no JSON object */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const text = await request.text();
  // Nothing that is kept or looked for can hold a NUL.
  if (text.includes('\\u0000')) error(400, 'holds a NUL');
  const read = parsed(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) error(400, 'not a JSON object');
  return read as Readonly<Record<string, unknown>>;
}
