import { figuresAbout, type ObservationInForce, type ObservationLoader } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { readInstitutionNames } from '@sterna/store/editions';
import { readMySpaces } from '@sterna/store/spaces';
import type { EmptyStore } from '@sterna/store/testing';
import type { EditionFiles } from '../edition-files.ts';
import type { Editions } from '../editions.ts';
import type { SpaceEvidence } from '../editions-room.ts';
import { openEditions } from '../open-editions.ts';

/** Made-up figures: the tests are about what becomes of them. */
function observation(indicator: string, period: string, value: number): ObservationInForce {
  const key = {
    indicator,
    refArea: 'MDA',
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
  } as const;
  return { ...key, period, value, status: 'A', release: 7, part: 3, row: value };
}

/** Evidence that a test can change while an edition is being made. */
export interface SampleEvidence extends SpaceEvidence {
  observations: readonly ObservationInForce[];
}

export function sampleEvidence(): SampleEvidence {
  const loader: ObservationLoader = {
    observations: async ({ indicators, places, from, to }) =>
      evidence.observations.filter(
        (one) =>
          (!indicators || indicators.includes(one.indicator)) &&
          (!places || places.includes(one.refArea)) &&
          (from === undefined || Number(one.period) >= from) &&
          (to === undefined || Number(one.period) <= to),
      ),
    releases: async () => new Map([[7, { id: 7, source: 'WB_WDI', version: '2026-01-01', dated: '2026-01-01' }]]),
    completeness: async () => new Map(),
  };
  const evidence: SampleEvidence = {
    observations: [observation('POPULATION', '2019', 2_660_000), observation('POPULATION', '2020', 2_640_000)],
    about: (place) => figuresAbout(place, loader),
    releases: () => loader.releases(),
    version: async () => JSON.stringify(evidence.observations),
    files: async () => new Map([[3, { name: 'sample.csv', sha256: 'ab'.repeat(32) }]]),
  };
  return evidence;
}

/** The key of the newest figure in the sample. */
export const POPULATION = 'POPULATION~MDA~_T~_T~_T~2020';

/** Who works in a space of their own. */
export interface Country {
  readonly space: number;
  readonly code: string;
  readonly editions: Editions & EditionFiles;
  readonly evidence: SampleEvidence;
  readonly focalPoint: Actor;
  /** Of the ministry, which no section has been assigned to. */
  readonly contributor: Actor;
  /** Writes the section `labour` by name. */
  readonly statistician: Actor;
  /** Of the ministry. */
  readonly reviewer: Actor;
  readonly reader: Actor;
  /** Institution: the ministry. */
  readonly ministry: number;
  readonly office: number;
}

let countries = 0;

/** Makes a country with its people. Each is a space of its own, so that tests do not meet. */
export async function foundCountry({ store }: EmptyStore): Promise<Country> {
  countries += 1;
  const code = `c${countries}-${process.pid}`;
  const account = (name: string): string => `${name}-${code}`;
  const evidence = sampleEvidence();
  const names = ['focal', 'contributor', 'statistician', 'reviewer', 'reader'].map(account);
  const values = names.map((name) => `('${name}', '${name}', '${name}@ministry.example')`).join(', ');
  await store.keep(async (session) => {
    await session.run(`
      insert into account (id, name, email) values ${values};
      -- A country has one open space; the others of a test are for trying.
      insert into space (code, parent_id, place, languages, level, name, demonstration)
        select '${code}', 1, 'MDA', '{fr,en}', 'country', '{"fr": "Pays", "en": "Country"}',
          exists (select from space where place = 'MDA');
      insert into institution (space_id, name, kind)
        select id, '{"fr": "Ministère", "en": "Ministry"}', 'ministry' from space where code = '${code}';
      insert into institution (space_id, name, kind)
        select id, '{"fr": "Bureau"}', 'statistics office' from space where code = '${code}';
      insert into member (space_id, account_id, role, institution_id, sections)
        select s.id, m.account, m.role,
          case when m.body <> '' then (select min(i.id) from institution i where i.space_id = s.id and i.kind = m.body) end, m.sections
        from space s, (values ('${account('focal')}', 'focal point', '', '{}'::text[]),
          ('${account('contributor')}', 'contributor', 'ministry', '{}'),
          ('${account('statistician')}', 'contributor', 'statistics office', '{labour}'),
          ('${account('reviewer')}', 'reviewer', 'ministry', '{}'),
          ('${account('reader')}', 'reader', '', '{}')) as m (account, role, body, sections)
        where s.code = '${code}'`);
  });
  const actor = (name: string, isStrong = false): Actor => ({ account: account(name), isStrong });
  const [focalPoint, reader] = [actor('focal', true), actor('reader')];
  const editions = openEditions({ store, evidenceOf: () => evidence, today: () => '2026-11-22' });
  const [space] = await store.act(focalPoint, (session) => readMySpaces(session, code));
  const institutions = await store.act(focalPoint, (session) => readInstitutionNames(session, space?.id ?? 0));
  const institution = (name: string): number => institutions.find((one) => one.name.fr === name)?.id ?? 0;
  return {
    space: space?.id ?? 0,
    ministry: institution('Ministère'),
    office: institution('Bureau'),
    code,
    editions,
    evidence,
    focalPoint,
    reader,
    contributor: actor('contributor'),
    statistician: actor('statistician'),
    reviewer: actor('reviewer'),
  };
}
