import { describe, expect, it } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { recogniseFacts } from './recognise-facts.ts';

const FILLER = {
  fr: 'Le gouvernement met en œuvre les mesures dans toutes les régions du pays avec les communes.',
  en: 'The government will implement the measures in all regions of the country with the districts.',
  es: 'El gobierno ejecutará las medidas en todas las regiones del país con los municipios.',
  ar: 'تعمل الحكومة على تنفيذ التدابير في جميع أنحاء البلاد بالتعاون مع الشركاء.',
};

async function factsOf(language: keyof typeof FILLER, ...cover: readonly string[]): ReturnType<typeof recognised> {
  return recognised([...cover, ...Array.from({ length: 4 }, () => `${FILLER[language]} `.repeat(3))].join('\n\n'));
}

async function recognised(text: string): Promise<ReturnType<typeof recogniseFacts>> {
  return recogniseFacts(await readDocument(Buffer.from(text)));
}

describe('what a document says of itself', () => {
  it.each([
    ['fr', 'Plan national de développement économique et social 2021-2025', 'development plan', 2021, 2025],
    ['fr', 'Plan national de développement sanitaire 2021-2030', 'sector plan', 2021, 2030],
    ['fr', 'Plan de développement communal de Ville-Neuve 2018-2022', 'local plan', 2018, 2022],
    ['fr', 'Loi n° 2015-36 du 26 mai 2015 relative au séjour des étrangers', 'law', 2015, undefined],
    ['fr', 'Cadre de coopération des Nations Unies 2021-2025', 'cooperation framework', 2021, 2025],
    ['fr', 'Stratégie nationale d’éducation à l’horizon 2030', 'sector plan', undefined, 2030],
    ['en', 'Third National Development Plan 2020/21 – 2024/25', 'development plan', 2020, 2025],
    ['en', 'County Integrated Development Plan 2023-2027', 'local plan', 2023, 2027],
    ['en', 'Immigration Act, No. 13 of 2002', 'law', 2002, undefined],
    ['en', 'National Migration Policy', 'migration policy', undefined, undefined],
    ['en', 'Poverty Reduction Strategy Paper 2004-2006', 'poverty strategy', 2004, 2006],
    ['es', 'Plan Nacional de Desarrollo 2022-2026', 'development plan', 2022, 2026],
    ['es', 'Plan Nacional de Adaptación al Cambio Climático', 'adaptation plan', undefined, undefined],
    ['es', 'Plan de Desarrollo Municipal 2020-2023', 'local plan', 2020, 2023],
    ['ar', 'الاستراتيجية الوطنية للهجرة واللجوء', 'migration policy', undefined, undefined],
    ['ar', 'الخطة الاستراتيجية للقطاع الصحي ٢٠٢٣-٢٠٢٧', 'sector plan', 2023, 2027],
    ['ar', 'قانون رقم 82 لسنة 2016 بشأن تهريب المهاجرين', 'law', 2016, undefined],
    ['ar', 'استراتيجية التنمية المستدامة: رؤية البلد 2030', 'development plan', undefined, 2030],
  ] as const)('is found in its title: %s, %s', async (language, title, kind, from, to) => {
    const facts = await factsOf(language, title);
    expect([facts.kind, facts.from, facts.to]).toEqual([kind, from, to]);
  });

  it('is issued by the body nearest to it, and of the country of its state', async () => {
    const facts = await factsOf(
      'fr',
      'RÉPUBLIQUE DU SÉNÉGAL',
      'Un Peuple – Un But – Une Foi',
      'Ministère de l’Économie, du Plan et de la Coopération',
      'Plan national de développement 2019-2023',
    );
    expect(facts).toMatchObject({ issuer: 'Ministère de l’Économie, du Plan et de la Coopération', place: 'SEN' });
    expect((await factsOf('ar', 'المملكة المغربية', 'وزارة التشغيل', 'الخطة الوطنية للتشغيل')).place).toBe('MAR');
  });

  it('tells the sector of a sector plan, and the level of a local one', async () => {
    expect((await factsOf('en', 'Health Sector Strategic Plan 2018–2023')).sector).toBe('health');
    expect((await factsOf('es', 'Plan de Desarrollo Municipal 2020-2023')).level).toBe('local');
  });

  it('takes no period of another plan that the text speaks of', async () => {
    const text = 'The national programme of roads 2001-2005 was not finished. '.repeat(6);
    expect((await factsOf('en', 'National Migration Policy', text)).from).toBeUndefined();
  });
});
