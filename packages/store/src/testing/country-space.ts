import type { Actor, Engine } from '../engine.ts';

/** A country's space with one account of each role, and another country's with its focal point. */
export const COUNTRY = 201;
export const NEIGHBOUR = 202;

/** Somebody who has shown more than a password. */
export function acting(account: string): Actor {
  return { account, isStrong: true };
}

/** Empties all that belongs to people, then makes both spaces. The country's directory has institutions 1 and 2. */
export async function makeCountries(engine: Engine): Promise<void> {
  const people = ['keeper', 'writer', 'reviewer', 'reader', 'neighbour', 'administrator'];
  await engine.write((session) =>
    session.run(`
      truncate account, space, verification, attempt, letter, installation cascade;
      insert into space (id, code, level) overriding system value values (1, 'global', 'global');
      insert into space (id, code, parent_id, place, level, languages) overriding system value values
        (${COUNTRY}, 'country', 1, 'SEN', 'country', '{fr}'), (${NEIGHBOUR}, 'neighbour', 1, 'MDA', 'country', '{en}');
      insert into place (space_id, code, level, name) values (${COUNTRY}, 'SN-DK', 'region', '{"fr": "Dakar"}'),
        (${COUNTRY}, 'SN-KD', 'region', '{"fr": "Kolda", "ar": "كولدا"}');
      insert into place (space_id, code, parent, level, name) values
        (${COUNTRY}, 'SEN-0101', 'SN-DK', 'municipality', '{"fr": "Ngor"}');
      insert into account (id, name, email) values
        ${people.map((id) => `('${id}', '${id} of an institution', '${id}@plan.example')`).join(', ')};
      insert into institution (space_id, id, name, kind) overriding system value values
        (${COUNTRY}, 1, '{"en": "Ministry of Planning"}', 'ministry'), (${COUNTRY}, 2, '{"en": "Institute"}', 'agency'),
        (${NEIGHBOUR}, 3, '{"en": "Elsewhere"}', 'agency');
      insert into member (space_id, account_id, role, institution_id) values
        (${COUNTRY}, 'keeper', 'focal point', 1), (${COUNTRY}, 'writer', 'contributor', 2),
        (${COUNTRY}, 'reviewer', 'reviewer', null), (${COUNTRY}, 'reader', 'reader', null),
        (${NEIGHBOUR}, 'neighbour', 'focal point', 3), (1, 'administrator', 'administrator', null);`),
  );
}
