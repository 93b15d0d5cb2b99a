import { openEvidence } from '@sterna/evidence';
import { openIdentity } from '../packages/identity/src/index.ts';
import { openSpaces } from '../packages/spaces/src/index.ts';

/** A space with people in it who are signed in, and an edition that they work on. */
export interface PeopledSpace {
  /** Short name of the space. */
  readonly code: string;
  /** Id of its edition. */
  readonly edition: number;
  /** Headers `Cookie` of those who read. */
  readonly readers: readonly string[];
  /** Of those who write; each writes any section. */
  readonly writers: readonly string[];
  /** Ids of the edition's sections. */
  readonly sections: readonly string[];
}

const CODE = 'sen';
const PASSWORD = 'a benchmark of many people';
/** So many sign in at a time: each takes a core for its password's hash. */
const AT_ONCE = 4;

/**
 * Makes a space for Senegal in a database that nothing has open, with the starter data, an edition, and people.
 *
 * @param count of those who read and of those who write
 */
export async function peopleSpace(
  database: string,
  count: { readonly readers: number; readonly writers: number },
): Promise<PeopledSpace> {
  const evidence = await openEvidence({ database, starter: true });
  const identity = openIdentity({ store: evidence.store, origin: () => 'http://127.0.0.1' });
  try {
    const accounts = await inTurns(count.readers + count.writers + 1, async (index) => {
      const email = `person-${index}@ministry.example`;
      const person = { email, name: `Personne ${index}`, language: 'fr', password: PASSWORD };
      return { email, id: await identity.createAccount({ ...person, isDemonstration: index === 0 }) };
    });
    const members = accounts.map(({ id }, index) => {
      const role = index === 0 ? 'focal point' : index <= count.writers ? 'contributor' : 'reader';
      return `((select id from space where code = '${CODE}'), '${id}', '${role}', '${role === 'contributor' ? '{*}' : '{}'}')`;
    });
    await evidence.store.keep((session) =>
      session.run(
        `insert into space (code, parent_id, place, languages, level) values ('${CODE}', 1, 'SEN', '{fr,en}', 'country');
         insert into member (space_id, account_id, role, sections) values ${members.join(', ')}`,
      ),
    );
    const { editions, find } = openSpaces(evidence);
    const focalPoint = { account: accounts[0]?.id ?? '', isStrong: true };
    const space = (await find(focalPoint, CODE))?.id ?? 0;
    const edition = await editions.begin(focalPoint, space, { languages: ['fr'], due: '2027-03-31' });
    const { sections } = await editions.find(focalPoint, { space, edition });
    const cookies = await inTurns(accounts.length - 1, async (index) => {
      const answer = await identity.signIn(
        accounts[index + 1]?.email ?? '',
        PASSWORD,
        new Headers(),
        `10.0.${index >> 8}.${index & 255}`,
      );
      if (answer.outcome !== 'signed-in') throw new Error(`signing in: ${answer.outcome}`);
      return answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    });
    return {
      code: CODE,
      edition,
      writers: cookies.slice(0, count.writers),
      readers: cookies.slice(count.writers),
      sections: sections.map(({ section }) => section),
    };
  } finally {
    await identity.close();
    await evidence.close();
  }
}

async function inTurns<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => work(from + index));
    results.push(...(await Promise.all(some)));
  }
  return results;
}
