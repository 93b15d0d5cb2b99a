import { sql } from 'kysely';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE, statement } from './schema.ts';

/** What names an SDMX structure; the rest of it is kept as it is. */
export interface StructureContent {
  readonly kind: string;
  readonly agency: string;
  readonly id: string;
  readonly version: string;
}

/** Structures that have been imported, by kind, agency, id and version. */
export async function readStructures(session: Session): Promise<StructureContent[]> {
  const rows = await session.rows(
    db
      .selectFrom('structure')
      .select('content')
      .where('space_id', '=', GLOBAL_SPACE)
      .orderBy('kind')
      .orderBy('agency')
      .orderBy('id')
      .orderBy('version'),
  );
  return rows.map(({ content }) => content as object as StructureContent);
}

/**
 * Keeps structures; one of the same name is replaced.
 *
 * @returns how many were new or different
 */
export async function keepStructures(session: Session, structures: readonly StructureContent[]): Promise<number> {
  let changed = 0;
  for (const structure of structures) {
    const { kind, agency, id, version } = structure;
    const content = JSON.stringify(structure);
    const rows = await session.rows(
      statement(sql<{ id: string }>`
        insert into structure (space_id, kind, agency, id, version, content)
        values (${GLOBAL_SPACE}, ${kind}, ${agency}, ${id}, ${version}, ${content}::jsonb)
        on conflict (space_id, kind, agency, id, version) do update
          set content = excluded.content, imported_at = now()
          where structure.content is distinct from excluded.content
        returning id`),
    );
    changed += rows.length;
  }
  return changed;
}
