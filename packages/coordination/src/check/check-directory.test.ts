import { LANGUAGES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import type { Directory, SubjectTerm } from '../directory/directory.ts';
import { directory, holding, institution, post } from '../testing/directories.ts';
import { DIRECTORY_RULES, FIELD_RULES, findingMessage, ruleTitle } from '../texts/finding.ts';
import { checkDirectory } from './check-directory.ts';

const TODAY = '2026-06-30';
const NAME = { fr: 'Nom', en: 'Name', es: 'Nombre', ar: 'اسم' };
const SUBJECTS: readonly SubjectTerm[] = [
  { subject: 'indicator', code: 'MIGRANT_STOCK', name: NAME },
  { subject: 'indicator', code: 'SHARE', name: NAME, isDerived: true },
  { subject: 'section', code: 'stocks', name: NAME },
  { subject: 'theme', code: 'remittances', name: NAME },
];

function rulesOf(some: Partial<Directory>, subjects: readonly SubjectTerm[] = []): readonly string[] {
  return checkDirectory(directory(some), TODAY, subjects).map(({ rule, variant }) => rule + (variant && `/${variant}`));
}

const FOUR = ['employment', 'education', 'health', 'social-security-and-rights'] as const;
/** A focal point in each priority sector, so that other rules stand alone. */
const COVERED = FOUR.map((sector, index) =>
  post(index + 1, { sector, holdings: [holding('2020-01-01', null, 'Director of planning')] }),
);

describe('what is to be mended in a directory', () => {
  it('is nothing where nothing has been entered yet', () => {
    expect(rulesOf({ institutions: [] }, SUBJECTS)).toEqual([]);
  });

  it('is each priority sector without a focal point, and no other sector that nobody works in', () => {
    expect(rulesOf({})).toEqual(FOUR.map(() => 'sector-without-focal-point/none'));
    expect(rulesOf({ posts: COVERED })).toEqual([]);
  });

  it('is a wider sector once an institution works in it', () => {
    const institutions = [institution(1, { sectors: ['agriculture', ...FOUR] })];
    const [finding, ...others] = checkDirectory(directory({ institutions, posts: COVERED }), TODAY, []);
    expect(others).toEqual([]);
    expect(finding?.message).toContain('Agriculture and rural development');
  });

  it('is a sector whose focal point left, once', () => {
    const posts = [
      ...COVERED.slice(1),
      post(9, { sector: 'employment', holdings: [holding('2020-01-01', '2026-06-29', 'A')] }),
    ];
    expect(rulesOf({ posts })).toEqual(['sector-without-focal-point/vacant']);
    const last = [
      ...COVERED.slice(1),
      post(9, { sector: 'employment', holdings: [holding('2020-01-01', '2026-06-30', 'A')] }),
    ];
    expect(rulesOf({ posts: last })).toEqual(['post-soon-vacant']);
  });

  it('is a post that changed three times in two years, whoever came first', () => {
    const changes = (...days: readonly string[]) =>
      days.map((day, index) => holding(day, days[index + 1] ? `${days[index + 1]}` : null, `Holder ${index}`));
    const of = (...days: readonly string[]): readonly string[] =>
      rulesOf({ posts: [...COVERED, post(9, { holdings: changes(...days) })] });
    expect(of('2020-01-01', '2024-07-01', '2025-01-01', '2026-01-01')).toEqual(['post-changed-often']);
    // The third change was two years ago to the day.
    expect(of('2020-01-01', '2024-06-30', '2025-01-01', '2026-01-01')).toEqual([]);
    expect(of('2024-07-01', '2025-01-01', '2026-01-01')).toEqual([]);
    expect(of('2020-01-01', '2025-01-01', '2026-01-01', '2026-08-01')).not.toContain('post-changed-often');
  });

  it('is not a post whose holder stayed while it moved to other institutions', () => {
    const days = ['2020-01-01', '2025-01-01', '2025-07-01', '2026-01-01'];
    const holdings = days.map((day, index) =>
      holding(day, days[index + 1] ?? null, 'Directeur  de la planification', { institution: 1 + (index % 2) }),
    );
    const institutions = [institution(1), institution(2)];
    expect(rulesOf({ institutions, posts: [...COVERED, post(9, { holdings })] })).toEqual([]);
  });

  it('is a vacant post, since its last holder left or ever', () => {
    expect(rulesOf({ posts: [...COVERED, post(9)] })).toEqual(['post-vacant/never']);
    const posts = [...COVERED, post(9, { holdings: [holding('2020-01-01', '2025-12-31', 'A')] })];
    const [finding] = checkDirectory(directory({ posts }), TODAY, []);
    expect(finding?.message).toContain('since 1 January 2026');
  });

  it('is two holders at once, but not the day of handing over', () => {
    const of = (...holdings: Parameters<typeof holding>[]): readonly string[] =>
      rulesOf({ posts: [...COVERED, post(9, { holdings: holdings.map((each) => holding(...each)) })] });
    expect(of(['2020-01-01', null, 'A'], ['2025-01-01', null, 'B'])).toEqual(['two-holders-at-once/open']);
    expect(of(['2020-01-01', '2022-02-01', 'A'], ['2022-01-01', null, 'B'])).toEqual(['two-holders-at-once/closed']);
    expect(of(['2020-01-01', '2022-01-01', 'A'], ['2022-01-01', null, 'B'])).toEqual([]);
    expect(of(['2020-01-01', '2021-12-31', 'A'], ['2022-01-01', null, 'B'])).toEqual([]);
  });

  it('is a deputy where there is no focal point', () => {
    const held = [holding('2020-01-01', null, 'A')];
    expect(rulesOf({ posts: [...COVERED, post(9, { kind: 'deputy', holdings: held })] })).toEqual([
      'deputy-without-focal-point/whole',
    ]);
    expect(rulesOf({ posts: [...COVERED, post(9, { kind: 'deputy', sector: 'health', holdings: held })] })).toEqual([]);
    expect(rulesOf({ posts: [...COVERED, post(9, { kind: 'deputy', sector: 'trade', holdings: held })] })).toEqual([
      'deputy-without-focal-point/sector',
    ]);
  });

  it('is an institution without any contact, and a holder whom nothing tells how to reach', () => {
    const institutions = [institution(1, { email: '' })];
    expect(rulesOf({ institutions, posts: COVERED.slice(0, 1) })).toEqual([
      ...FOUR.slice(1).map(() => 'sector-without-focal-point/none'),
      'holder-without-contact',
      'institution-without-contact',
    ]);
  });

  it('is a post in a deleted institution, or in one that does not work in its sector', () => {
    const institutions = [institution(1, { isDeleted: true }), institution(2, { sectors: ['health'] })];
    const posts = [
      ...COVERED.map((each) => ({ ...each, holdings: [holding('2020-01-01', null, 'A', { institution: 2 })] })),
      post(9, { holdings: [holding('2020-01-01', null, 'A')] }),
    ];
    expect(rulesOf({ institutions, posts }).toSorted()).toEqual([
      'post-in-deleted-institution',
      'post-outside-sector',
      'post-outside-sector',
      'post-outside-sector',
    ]);
  });

  it('is every stated indicator and section that nobody answers for', () => {
    expect(rulesOf({ posts: COVERED }, SUBJECTS)).toEqual(['indicator-without-owner', 'section-without-owner']);
    const responsibilities = [
      { subject: 'indicator' as const, code: 'MIGRANT_STOCK', institution: 1, since: TODAY },
      { subject: 'section' as const, code: 'gone', institution: 1, since: TODAY },
    ];
    expect(rulesOf({ posts: COVERED, responsibilities }, SUBJECTS)).toEqual([
      'section-without-owner',
      'responsibility-for-unknown',
    ]);
    const institutions = [institution(1, { isDeleted: true }), institution(2)];
    expect(rulesOf({ institutions, responsibilities }, SUBJECTS)).toContain('indicator-without-owner');
  });

  it('is the same name for two, whatever its accents', () => {
    const institutions = [institution(1, { shortName: 'MSP' }), institution(2, { name: { fr: 'msp' } })];
    expect(rulesOf({ institutions, posts: COVERED })).toEqual(['same-name-twice']);
  });

  it('takes no notice of deleted posts', () => {
    expect(rulesOf({ posts: [...COVERED, post(9, { isDeleted: true })] })).toEqual([]);
  });
});

describe('the texts of findings', () => {
  it('are there in every language for every rule', () => {
    for (const rule of [...DIRECTORY_RULES, ...FIELD_RULES]) {
      for (const language of LANGUAGES) expect(ruleTitle(rule)[language], `${rule} ${language}`).not.toBe('');
    }
  });

  it('name what they are about in the reader’s language', () => {
    const [finding] = checkDirectory(directory(), TODAY, []);
    if (!finding) throw new Error('nothing was found');
    expect(findingMessage(finding, 'fr')).toContain('Inclusion économique et emploi');
    expect(findingMessage(finding, 'ar')).toContain('الإدماج الاقتصادي والعمالة');
  });
});
