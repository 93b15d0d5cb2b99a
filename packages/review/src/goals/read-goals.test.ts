import type { Language } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import type { Block } from '../document/policy-text.ts';
import { findPassages } from '../passages/find-passages.ts';
import type { GoalReading } from './goal-reading.ts';
import { readGoals } from './read-goals.ts';

const paragraph = (text: string, language: Language, page = 1): Block => ({
  ...{ kind: 'paragraph', text, page, toPage: page, language },
});
const read = (blocks: readonly Block[]): readonly GoalReading[] =>
  readGoals({ blocks }, findPassages({ blocks }).passages);
const addressed = (blocks: readonly Block[]): readonly GoalReading[] =>
  read(blocks).filter(({ strength }) => strength === 'addressed');
const found = (text: string, language: Language): readonly string[] =>
  addressed([paragraph(text, language)]).map(({ kind, code }) => (kind === 'target' ? code : `objective ${code}`));

describe('the targets a text addresses', () => {
  it.each<[Language, string, string]>([
    ['en', '1.1', 'The plan will reduce the number of severely poor households to 10 per cent.'],
    ['en', '3.1', 'Maternal mortality will fall to 200 per 100,000 live births by 2017.'],
    ['en', '4.1', 'Ensure that all children complete primary education and raise the completion rate.'],
    ['en', '6.1', 'Provide safe drinking water to 95 per cent of rural households.'],
    ['en', '8.5', 'Unemployment will be reduced and 90,000 new jobs created.'],
    ['en', '9.1', 'Rehabilitate 500 km of feeder roads and the port infrastructure.'],
    ['en', '16.6', 'Strengthen transparency and accountability of public institutions.'],
    ['en', '17.1', 'Broaden the tax base and improve revenue collection.'],
    ['fr', '1.1', 'Le Gouvernement réduira l’extrême pauvreté de moitié.'],
    ['fr', '3.1', 'Réduire le taux de mortalité maternelle à 300 pour 100 000 naissances vivantes.'],
    ['fr', '4.1', 'Porter le taux d’achèvement du primaire à 80 %.'],
    ['fr', '6.1', 'Améliorer l’accès à l’eau potable en milieu rural.'],
    ['fr', '8.6', 'Promouvoir l’emploi des jeunes et leur formation professionnelle.'],
    ['fr', '16.5', 'La lutte contre la corruption sera intensifiée.'],
    ['fr', '17.1', 'Améliorer la mobilisation des recettes fiscales.'],
    ['es', '2.1', 'Garantizar la seguridad alimentaria de la población rural.'],
    ['es', '3.1', 'Reducir la mortalidad materna en todos los departamentos.'],
    ['es', '6.2', 'Ampliar la cobertura de saneamiento y alcantarillado.'],
    ['es', '13.1', 'Fortalecer la adaptación al cambio climático de los municipios.'],
    ['es', '15.2', 'Reducir la deforestación y promover el manejo forestal sostenible.'],
    ['ar', '3.1', 'خفض معدل وفيات الأمهات بحلول عام 2030.'],
    ['ar', '6.1', 'توفير مياه الشرب لجميع القرى.'],
    ['ar', '8.6', 'مكافحة بطالة الشباب وتوفير فرص العمل لهم.'],
    ['ar', '16.5', 'تعزيز جهود مكافحة الفساد والرشوة.'],
  ])('in %s are %s: %s', (language, target, text) => {
    expect(found(text, language)).toContain(target);
  });

  it.each<[Language, string, string]>([
    ['en', '8.1', 'Population growth is faster in the north.'],
    ['en', '3.3', 'Non-communicable diseases are rising.'],
    ['en', '8.9', 'The Ministry of Environment and Tourism will report every year.'],
    ['fr', '8.1', 'La croissance démographique reste forte.'],
    ['fr', '3.3', 'Les maladies non transmissibles progressent.'],
    ['es', '8.1', 'El crecimiento demográfico continúa.'],
  ])('in %s are not %s: %s', (language, target, text) => {
    expect(found(text, language)).not.toContain(target);
  });

  it('are not those of a table of contents', () => {
    const lines = ['Maternal mortality and maternal health .......... 34', 'Safe drinking water ............. 40'];
    expect(read(lines.map((line) => paragraph(line, 'en')))).toEqual([]);
  });

  it('are not those a long plan names once, in passing', () => {
    const filler = Array.from({ length: 2_400 }, (_, i) =>
      paragraph(`Item ${i} is kept in the register of the office, as before. `.repeat(3), 'en'),
    );
    const once = paragraph('Smoking will be banned in public places by 2014.', 'en');
    expect(read([...filler, once]).map(({ code, strength }) => `${code} ${strength}`)).toEqual(['3.a mentioned']);
    const more = ['Raise the tax on cigarettes in 2014.', 'Sign the convention on tobacco control this year.'];
    const often = addressed([...filler, once, ...more.map((text) => paragraph(text, 'en'))]);
    expect(often.map(({ code }) => code)).toContain('3.a');
  });

  it('are only mentioned where no sentence acts, aims or measures', () => {
    const [reading] = read([paragraph('Maternal mortality and the hills of the north are topics here.', 'en')]);
    expect(reading).toMatchObject({ code: '3.1', strength: 'mentioned', passages: [{ kind: 'names' }] });
  });

  it('are not the long names beside short ones in a list of acronyms', () => {
    const line = paragraph('NPA | National programme against maternal mortality', 'en');
    expect(read([line])).toEqual([]);
  });

  it('count a repeated sentence once', () => {
    const block = paragraph('Reduce maternal mortality in all regions.', 'en');
    const [one] = read([block]).filter(({ code }) => code === '3.1');
    const [many] = read([block, block, block]).filter(({ code }) => code === '3.1');
    expect(many?.passages).toHaveLength(1);
    expect(many?.score).toBe(one?.score);
  });

  it('have at most twenty passages, each with its page, its words and a score, in the order of the document', () => {
    const blocks = Array.from({ length: 40 }, (_, i) =>
      paragraph(
        `District number ${i} of this province will reduce its maternal mortality by ${i} per cent this year.`,
        'en',
        i + 1,
      ),
    );
    const passages = read(blocks).find(({ code }) => code === '3.1')?.passages ?? [];
    expect(passages).toHaveLength(20);
    expect(passages[0]).toMatchObject({ block: 0, page: 1, terms: ['maternal mortality'] });
    expect(passages.map(({ block }) => block)).toEqual([...passages.map(({ block }) => block)].sort((a, b) => a - b));
    expect(passages.every(({ score }) => score > 0 && score < 1)).toBe(true);
  });

  it('are the same each time', () => {
    const blocks = [
      paragraph('Reduce poverty and raise the incomes of smallholder farmers; build roads and schools.', 'en'),
    ];
    expect(read(blocks)).toEqual(read(blocks));
  });
});

describe('the objectives of the Compact a text addresses', () => {
  it.each<[Language, string, string]>([
    ['en', '20', 'Reduce the cost of remittances sent by migrant workers.'],
    ['en', '21', 'Support the reintegration of returning migrants.'],
    ['en', '10', 'Combat trafficking in persons and protect its victims.'],
    ['fr', '19', 'Mobiliser les investissements de la diaspora.'],
    ['fr', '11', 'Renforcer la gestion des frontières et les postes frontaliers pour mieux contrôler l’immigration.'],
    ['es', '10', 'Luchar contra la trata de personas y proteger a las víctimas.'],
    ['ar', '20', 'خفض كلفة تحويلات المهاجرين إلى بلدانهم.'],
  ])('in %s are %s: %s', (language, objective, text) => {
    expect(found(text, language)).toContain(`objective ${objective}`);
  });

  it('are none where nothing concerns migration', () => {
    const text = 'Improve birth registration, recruitment practices and working conditions in the public service.';
    expect(found(text, 'en').filter((code) => code.startsWith('objective'))).toEqual([]);
  });
});
