import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';

/** Those of some indicators that the acting account may bring figures of to a space. */
export function readBringable(session: Session, space: number, codes: readonly string[]): Promise<string[]> {
  return codesWhere(session, 'may_bring', space, codes);
}

/** Those of some indicators that the acting account may decide on in a space. */
export function readDecidable(session: Session, space: number, codes: readonly string[]): Promise<string[]> {
  return codesWhere(session, 'may_decide', space, codes);
}

async function codesWhere(
  session: Session,
  right: 'may_bring' | 'may_decide',
  space: number,
  codes: readonly string[],
): Promise<string[]> {
  const [found] = await session.rows(
    statement(sql<{ codes: string[] | null }>`
      select json_agg(code order by place) as codes from unnest(${[...codes]}::text[]) with ordinality as c(code, place)
      where ${sql.raw(right)}(${space}, code)`),
  );
  return found?.codes ?? [];
}
