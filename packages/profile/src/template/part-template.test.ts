import { type Figure, figureKey, type ReleaseFacts } from '@sterna/statistics';
import { LANGUAGES, type Place } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { assembleProfile } from '../assemble-profile.ts';
import { checkTemplate } from '../editions/check-template.ts';
import { openSectionWriter } from '../editions/section-writer.ts';
import { PART_TEMPLATE } from './part-template.ts';

const NAME = { fr: 'Kolda', en: 'Kolda', es: 'Kolda', ar: 'كولدا' };
const KOLDA: Place = { code: 'SN-KD', kind: 'part', name: NAME, shortName: NAME, region: 'SEN', aliases: [] };

/** Made-up figures. */
function figure(refArea: string, period: string, value: number, indicator = 'POPULATION'): Figure {
  const key = {
    indicator,
    refArea,
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period,
  } as const;
  return { ...key, value, status: 'A', origin: { kind: 'observed', release: -1, part: -1, row: 2 } };
}

const RELEASE: ReleaseFacts = { id: -1, source: 'Enquête', version: '2024', dated: '2024-12-31', isOwn: true };

function evidence(figures: readonly Figure[]) {
  return {
    about:
      () =>
      async ({ indicators, places }: { indicators?: readonly string[]; places?: readonly string[] }) =>
        figures.filter(
          (one) => (!indicators || indicators.includes(one.indicator)) && (!places || places.includes(one.refArea)),
        ),
    releases: async () => new Map([[-1, RELEASE]]),
  };
}

describe('the profile of a region or municipality', () => {
  it('has a template that holds', () => {
    expect(checkTemplate(PART_TEMPLATE)).toEqual([]);
  });

  it('shows the place’s figures beside the country’s of the same year, and how they have changed', async () => {
    const own = ['2019', '2020', '2021'].map((year, index) => figure('SN-KD', year, 700_000 + index));
    const all = [...own, figure('SEN', '2021', 17_000_000), figure('SEN', '2023', 18_000_000)];
    const document = await assembleProfile(KOLDA, 'fr', evidence(all), '2026-01-01', { template: PART_TEMPLATE });
    const text = JSON.stringify(document);
    expect(document).toMatchObject({ place: 'SN-KD', title: 'Kolda' });
    expect(text).toContain('700\u202f002');
    expect(text).toContain('17\u202f000\u202f000');
    expect(text).not.toContain('18\u202f000\u202f000');
    expect(text).toContain('"kind":"line"');
    expect(text).toContain(figureKey(figure('SN-KD', '2021', 1)));
    expect(text).toContain('Sénégal');
  });

  it('says what is missing where nothing has been brought, in every language, and shows none of the country’s figures as its own', async () => {
    for (const language of LANGUAGES) {
      const document = await assembleProfile(
        KOLDA,
        language,
        evidence([figure('SEN', '2021', 17_000_000)]),
        '2026-01-01',
        { template: PART_TEMPLATE },
      );
      const notices = JSON.stringify(document).match(/"tone":"missing"/g) ?? [];
      expect(notices.length).toBeGreaterThan(8);
      expect(document.keyFigures).toEqual([]);
      expect(JSON.stringify(document)).not.toMatch(/17.000.000/);
    }
  });

  it('computes its sections one by one, for those who write them', async () => {
    const writer = await openSectionWriter(KOLDA, evidence([figure('SN-KD', '2021', 5)]), '2026-01-01', PART_TEMPLATE);
    const section = await writer.compute('population', 'en');
    expect(JSON.stringify(section)).toContain('POPULATION~SN-KD');
  });
});
