import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { CopyRows } from './copy-rows.ts';
import type { Session } from './engine.ts';
import { db, GLOBAL_SPACE } from './schema.ts';

const COLUMNS = ['space_id', 'id', 'digest', 'attributes'];
/** Sets remembered by an import; a file where nearly every figure has its own must not fill the memory. */
const REMEMBERED = 100_000;

/** The sets of attributes that an import meets: finds those that the store has and adds those that it has not. */
export class AttributeRegister {
  readonly #session: Session;
  readonly #known = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Ids of sets of attributes, each given as JSON with sorted names, in the same order. */
  async idsOf(texts: readonly string[]): Promise<readonly number[]> {
    const unknown = texts.filter((text) => !this.#known.has(text));
    if (unknown.length > 0) await this.#register(unknown);
    const ids = texts.map((text) => this.#known.get(text) ?? 0);
    if (this.#known.size > REMEMBERED) this.#known.clear();
    return ids;
  }

  async #register(texts: readonly string[]): Promise<void> {
    const digests = new Map(texts.map((text) => [digestOf(text), text]));
    const found = await this.#session.rows(
      db
        .selectFrom('attribute_set')
        .select(['id', 'digest'])
        .where('space_id', '=', GLOBAL_SPACE)
        .where(sql<boolean>`digest = any (${[...digests.keys()]}::uuid[])`),
    );
    for (const { id, digest } of found) this.#known.set(digests.get(digest) ?? '', id);
    const added = [...digests].filter(([, text]) => !this.#known.has(text));
    if (added.length === 0) return;
    const [reserved] = await this.#session.rows(
      db.selectNoFrom(
        sql<number>`setval('attribute_set_id', nextval('attribute_set_id') + ${added.length}::integer - 1)::integer`.as(
          'last',
        ),
      ),
    );
    let id = (reserved?.last ?? 0) - added.length;
    const rows = new CopyRows();
    for (const [digest, text] of added) {
      id += 1;
      this.#known.set(text, id);
      rows.whole(GLOBAL_SPACE);
      rows.whole(id);
      rows.plain(digest);
      // The database has no place for the character 0, written or escaped.
      rows.text(text.replaceAll('\\u0000', '\\ufffd'));
      rows.end();
    }
    await this.#session.copy('attribute_set', COLUMNS, rows.take());
  }
}

function digestOf(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
