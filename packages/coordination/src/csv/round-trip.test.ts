import { LANGUAGES, type Language, LEVELS, SECTORS } from '@sterna/vocabulary';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callings } from '../check/check-institutions.ts';
import type { Directory, Post, Responsibility, SubjectTerm } from '../directory/directory.ts';
import { dayAfter } from '../directory/holdings.ts';
import type { Institution } from '../directory/institution.ts';
import { INSTITUTION_KINDS, POST_KINDS } from '../directory/terms.ts';
import { likeness, tidyLine, tidyLines } from '../directory/tidy.ts';
import { readPlace } from '../fields/draft.ts';
import { builtFrom } from '../testing/apply-plan.ts';
import { holding, institution } from '../testing/directories.ts';
import { sheetsOf } from '../testing/read-text.ts';
import { DIRECTORY_TABLES } from './columns.ts';
import type { DirectoryPlan } from './plan.ts';
import { planImport } from './plan-import.ts';
import { writeDirectoryCsv } from './write-directory.ts';

const TODAY = '2026-06-30';
const NAME = { fr: 'Nom', en: 'Name', es: 'Nombre', ar: 'اسم' };
const SUBJECTS: readonly SubjectTerm[] = ['stocks', 'remittances', 'gdp'].flatMap((code) => [
  { subject: 'section', code, name: NAME },
  { subject: 'indicator', code: code.toUpperCase(), name: NAME },
]);

/** What people type, and what people who mean harm type. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '=1+1',
    "'=x",
    '+221 33',
    '-',
    '@SUM',
    '"',
    ',',
    ';',
    '|',
    '\t',
    '<script>',
    'é',
    'وزارة',
    '\u202e',
    ' ',
    "''",
    '#',
  ),
);
const line = fc.array(piece, { maxLength: 4 }).map((pieces) => tidyLine(pieces.join('')));
const short = (text: string, most: number): string => tidyLine([...text].slice(0, most).join(''));
const lines = fc.array(line, { maxLength: 3 }).map((all) => tidyLines(all.join('\n')));
const code = <Some>(terms: readonly { readonly code: Some }[]): fc.Arbitrary<Some> =>
  fc.constantFrom(...terms.map((term) => term.code));

const someInstitution = fc
  .record({
    fr: line,
    en: line,
    ar: line,
    shortName: fc.oneof(
      fc.constant(''),
      line.map((text) => short(text, 20)),
    ),
    kind: code(INSTITUTION_KINDS),
    sectors: fc.shuffledSubarray(SECTORS.map((sector) => sector.code)),
    level: code(LEVELS) as fc.Arbitrary<Institution['level']>,
    place: line.map((text) => readPlace(short(text, 60)).value),
    email: fc.constantFrom('', 'contact@ministry.example'),
    phone: fc.constantFrom('', '+221 33 889 00 00', '=cmd'),
    website: fc.constantFrom('', 'https://ministry.example/a?b=c,d'),
    note: lines,
  })
  .map(({ fr, en, ar, ...rest }) => ({
    ...rest,
    name: { ...(fr && { fr }), ...(en && { en }), ...(ar && { ar }) },
  }));

/** Institutions that can be told apart, some a part of an earlier one. */
const someInstitutions = fc.array(fc.tuple(someInstitution, fc.nat()), { maxLength: 8 }).map((all) => {
  const taken = new Set<string>();
  const kept: Institution[] = [];
  for (const [each, parent] of all) {
    const names = callings(each).map(likeness);
    if (Object.keys(each.name).length === 0 || names.includes('') || names.some((name) => taken.has(name))) continue;
    for (const name of names) taken.add(name);
    const partOf = kept.length > 0 && parent % 3 === 0 ? (kept[parent % kept.length]?.id ?? null) : null;
    kept.push(institution(kept.length + 1, { ...each, partOf }));
  }
  return kept;
});

const day = fc.nat({ max: 20_000 }).map((days) => dayAfter('1990-01-01', days));
const filled = line.filter((text) => text !== '');

function somePosts(institutions: readonly Institution[]): fc.Arbitrary<readonly Post[]> {
  if (institutions.length === 0) return fc.constant([]);
  const some = fc
    .tuple(
      day,
      fc.option(fc.nat({ max: 3000 })),
      filled,
      code(institutions.map(({ id }) => ({ code: id }))),
      line,
      lines,
    )
    .map(([began, days, holder, sits, contact, note]) =>
      holding(began, days === null ? null : dayAfter(began, days), holder, { institution: sits, contact, note }),
    );
  const held = fc.uniqueArray(some, { maxLength: 4, selector: ({ began }) => began });
  return fc
    .uniqueArray(
      fc
        .record({ kind: code(POST_KINDS), title: line, sector: fc.option(code(SECTORS)), holdings: held })
        .map((each): Post => ({ ...each, id: 1, isDeleted: false })),
      { maxLength: 5, selector: ({ kind, title, sector }) => JSON.stringify([kind, likeness(title), sector]) },
    )
    .map((posts) => posts.map((post, index) => ({ ...post, id: index + 1 })));
}

function someResponsibilities(institutions: readonly Institution[]): fc.Arbitrary<readonly Responsibility[]> {
  if (institutions.length === 0) return fc.constant([]);
  return fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...SUBJECTS), code(institutions.map(({ id }) => ({ code: id }))), day)
      .map(([{ subject, code: about }, owner, since]) => ({ subject, code: about, institution: owner, since })),
    { maxLength: 6, selector: ({ subject, code: about, institution: owner }) => `${subject} ${about} ${owner}` },
  );
}

const someDirectory: fc.Arbitrary<Directory> = someInstitutions.chain((institutions) =>
  fc
    .tuple(somePosts(institutions), someResponsibilities(institutions))
    .map(([posts, responsibilities]) => ({ institutions, posts, responsibilities })),
);

async function planned(written: Directory, into: Directory, language: Language): Promise<DirectoryPlan> {
  const sheets = [];
  for (const table of DIRECTORY_TABLES) {
    sheets.push(...(await sheetsOf(writeDirectoryCsv(table, written, SUBJECTS, language))));
  }
  return planImport(sheets, { directory: into, subjects: SUBJECTS, today: TODAY, language });
}

const EMPTY: Directory = { institutions: [], posts: [], responsibilities: [] };

it('reads an exported directory as unchanged, in every language', async () => {
  await fc.assert(
    fc.asyncProperty(someDirectory, fc.constantFrom(...LANGUAGES), async (directory, language) => {
      const plan = await planned(directory, directory, language);
      expect(plan.findings).toEqual([]);
      const all = [...plan.institutions, ...plan.posts, ...plan.holdings, ...plan.responsibilities];
      expect(all.filter(({ change }) => change !== 'unchanged')).toEqual([]);
      expect(plan.institutions.length).toBe(directory.institutions.length);
      expect(plan.holdings.length).toBe(directory.posts.flatMap(({ holdings }) => holdings).length);
      expect(plan.responsibilities.length).toBe(directory.responsibilities.length);
    }),
    { numRuns: 60 },
  );
});

it('makes the same of an empty directory, so that exporting it again gives the same file', async () => {
  await fc.assert(
    fc.asyncProperty(someDirectory, fc.constantFrom(...LANGUAGES), async (directory, language) => {
      const plan = await planned(directory, EMPTY, language);
      expect(plan.findings).toEqual([]);
      const built = builtFrom(plan);
      for (const table of DIRECTORY_TABLES) {
        expect(writeDirectoryCsv(table, built, SUBJECTS, language)).toBe(
          writeDirectoryCsv(table, directory, SUBJECTS, language),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it('never writes a cell that a spreadsheet would compute', async () => {
  await fc.assert(
    fc.asyncProperty(someDirectory, async (directory) => {
      for (const table of DIRECTORY_TABLES) {
        const [sheet] = await sheetsOf(writeDirectoryCsv(table, directory, SUBJECTS, 'en'));
        const cells = sheet?.rows.flatMap(({ cells: all }) => all) ?? [];
        expect(cells.filter((cell) => typeof cell === 'string' && /^\s*[=+\-@]/.test(cell))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});
