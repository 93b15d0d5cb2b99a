import type { Session } from './engine.ts';
import { GLOBAL_SPACE } from './schema.ts';

/** Columns whose values most rows of an import share; they may stand as defaults while it lasts. */
const SHARED = ['space_id', 'release_id', 'part_id', 'in_force', 'status'];

/** Where the figures of a plain file stand. */
export interface SharedPlace {
  readonly release: number;
  readonly part: number;
}

/**
 * Makes what most rows share the defaults of its columns, so that COPY need not carry it: figures of one place that are in
 * force and have the status A. Locks the table against readers until the transaction ends, which leaves it as it was when
 * it fails; `dropShared` before it ends well.
 */
export async function shareValues(session: Session, { release, part }: SharedPlace): Promise<void> {
  const values = [GLOBAL_SPACE, release, part, true, "'A'"];
  const defaults = SHARED.map((column, index) => `alter ${column} set default ${values[index]}`);
  await session.run(`alter table observation ${defaults.join(', ')}`);
}

/** Takes the defaults away again. */
export async function dropShared(session: Session): Promise<void> {
  await session.run(`alter table observation ${SHARED.map((column) => `alter ${column} drop default`).join(', ')}`);
}
