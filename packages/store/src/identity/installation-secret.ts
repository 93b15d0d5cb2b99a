import { randomBytes } from 'node:crypto';
import { db } from '../schema.ts';
import type { Store } from '../store.ts';

/** The secret that cookies are signed and second factors are encrypted with; made when there is none. 64 hexadecimal digits. */
export function installationSecret(store: Store): Promise<string> {
  return store.keep(async (session) => {
    await session.rows(
      db
        .insertInto('installation')
        .values({ name: 'secret', value: randomBytes(32).toString('hex') })
        .onConflict((conflict) => conflict.column('name').doNothing()),
    );
    const [found] = await session.rows(db.selectFrom('installation').select('value').where('name', '=', 'secret'));
    return found?.value ?? '';
  });
}
