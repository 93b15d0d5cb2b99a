import { describe, expect, it } from 'vitest';
import type { Block } from '../document/policy-text.ts';
import { findMeasures } from './find-measures.ts';

type Language = Block['language'];
const block = (text: string, language: Language, more: Partial<Block> = {}): Block => ({
  kind: 'paragraph',
  text,
  page: 1,
  toPage: 1,
  language,
  ...more,
});
const table = (rows: readonly (readonly string[])[], language: Language): Block =>
  block(rows.map((row) => row.join(' | ')).join(' ¶ '), language, { kind: 'table', rows });
const measuresOf = (...blocks: readonly Block[]): ReturnType<typeof findMeasures> => findMeasures({ blocks });
const textsOf = (...blocks: readonly Block[]): readonly string[] =>
  measuresOf(...blocks).map(({ code, text }) => (code === undefined ? text : `${code}: ${text}`));

describe('measures in prose', () => {
  it('are sentences by which somebody binds himself, in four languages', () => {
    expect(
      textsOf(block('The country is poor. The Government will establish an office for migrants.', 'en')),
    ).toHaveLength(1);
    expect(
      textsOf(block('Le pays est pauvre. Le Gouvernement s’engage à créer un guichet pour les migrants.', 'fr')),
    ).toHaveLength(1);
    expect(
      textsOf(block('El país es pobre. El Gobierno se compromete a crear una oficina para migrantes.', 'es')),
    ).toHaveLength(1);
    expect(textsOf(block('ستعمل الحكومة على إنشاء مكتب للمهاجرين في العاصمة.', 'ar'))).toHaveLength(1);
  });

  it('are the points of an enumeration, nominal ones too', () => {
    const text =
      'Les principales interventions porteront sur : (i) la création de 17 700 ha de plantations ; (ii) l’appui aux producteurs ; et (iii) la mise en place d’un fonds. Le secteur emploie beaucoup de monde.';
    expect(textsOf(block(text, 'fr'))).toEqual([
      'i: la création de 17 700 ha de plantations',
      'ii: l’appui aux producteurs',
      'iii: la mise en place d’un fonds',
    ]);
  });

  it('are not the points of an enumeration of troubles', () => {
    const text =
      'Les principales contraintes sont : (i) la dégradation des routes ; (ii) la destruction des ponts ; (iii) le sous-équipement.';
    expect(textsOf(block(text, 'fr'))).toEqual([]);
  });

  it('bear the page on which they stand in a paragraph over two', () => {
    const text = 'The Government will: (i) open offices abroad; (ii) train the staff of the offices.';
    const found = measuresOf(block(text, 'en', { toPage: 2, turns: [text.indexOf('(ii)')] }));
    expect(found.map(({ page }) => page)).toEqual([1, 2]);
  });

  it('take the money and the time of what introduces them', () => {
    const text =
      'Le Gouvernement compte mettre en œuvre un programme routier (2012-2016) de 31 projets estimés à 1 120 000 Euros. Il porte sur : (i) la construction de 20 km de routes ; (ii) la réhabilitation de 96 km de routes.';
    expect(measuresOf(block(text, 'fr')).slice(-2)).toMatchObject([
      { period: '2012-2016', budget: '1 120 000 Euros', indicator: expect.stringContaining('20 km') },
      { period: '2012-2016', indicator: expect.stringContaining('96 km') },
    ]);
  });
});

describe('what is no measure', () => {
  it('is a line of the list of contents, a question, a course of things in a list', () => {
    expect(textsOf(block('Strengthening the services ................................ 27', 'en'))).toEqual([]);
    expect(textsOf(block('Implementar ¿Qué se debe tener en cuenta?', 'es'))).toEqual([]);
    expect(textsOf(block('Aumento del nivel del mar', 'es', { kind: 'item', level: 1 }))).toEqual([]);
  });

  it('is the same sentence said again in a summary', () => {
    const sentence = 'The Government will establish a one-stop office for returning workers in each county.';
    expect(textsOf(block(sentence, 'en'), block(sentence, 'en', { page: 9, toPage: 9 }))).toHaveLength(1);
  });

  it('is a code made of the end of a word', () => {
    expect(measuresOf(block('Impacts on farms will be reduced by new dams.', 'en'))[0]?.code).toBeUndefined();
    expect(measuresOf(block('Output 3 Strengthen the offices abroad', 'en'))[0]?.code).toBe('Output 3');
  });

  it('is an indicator made of an address, a table or a chapter', () => {
    const text = 'The offices will be strengthened as in Table 38 and at https://example.org/4ca2-b222.';
    expect(measuresOf(block(text, 'en'))[0]?.indicator).toBeUndefined();
  });
});

describe('measures in lists', () => {
  it('are items under a sentence that announces them', () => {
    const item = (text: string): Block => block(text, 'fr', { kind: 'item', level: 1 });
    const found = textsOf(
      block('Les objectifs spécifiques sont les suivants :', 'fr'),
      item('dotation des communes d’un bureau d’accueil ;'),
      item('faciliter l’accès des jeunes au crédit ;'),
    );
    expect(found).toHaveLength(2);
  });

  it('are headings that are numbered as such', () => {
    expect(
      textsOf(block('Mesure 7.2 Encourager l’investissement des émigrés', 'fr', { kind: 'heading', level: 3 })),
    ).toEqual(['Mesure 7.2: Encourager l’investissement des émigrés']);
  });
});

describe('measures in tables', () => {
  it('have the parts their columns are for', () => {
    const rows = [
      ['N°', 'Mesures', 'Indicateurs', 'Responsable', 'Coût', 'Échéance'],
      [
        '1.1',
        'Créer un guichet pour les migrants',
        'Nombre de guichets',
        'Ministère du Travail',
        '2 millions USD',
        '2026',
      ],
      ['', '', 'Nombre de visiteurs par an', '', '', ''],
      ['1.2', 'Former les agents des guichets', '', '', '1 million USD', '2027'],
    ];
    expect(measuresOf(table(rows, 'fr'))).toMatchObject([
      {
        code: '1.1',
        indicator: 'Nombre de guichets; Nombre de visiteurs par an',
        body: 'Ministère du Travail',
        budget: '2 millions USD',
        period: '2026',
      },
      { code: '1.2', body: 'Ministère du Travail', budget: '1 million USD', period: '2027' },
    ]);
  });

  it('are found under heads in two rows, in Spanish and Arabic', () => {
    const spanish = [
      ['Acción', 'Responsable', 'Presupuesto', ''],
      ['', '', '2025', '2026'],
      ['Crear una oficina para migrantes', 'Ministerio de Trabajo', '20', '30'],
    ];
    expect(measuresOf(table(spanish, 'es')).at(-1)).toMatchObject({ body: 'Ministerio de Trabajo' });
    const arabic = [
      ['الإجراء', 'الجهة المسؤولة', 'المؤشر'],
      ['إنشاء مكتب للمهاجرين', 'وزارة العمل', 'عدد المكاتب'],
    ];
    expect(measuresOf(table(arabic, 'ar'))).toMatchObject([{ body: 'وزارة العمل', indicator: 'عدد المكاتب' }]);
  });

  it('are found without a head by an action beside a body', () => {
    const rows = [
      ['Enhance labour regulations', 'Ministry of Labour'],
      ['Promote public-private partnerships', 'Ministry of Trade and Industry'],
    ];
    expect(measuresOf(table(rows, 'en')).map(({ text, body }) => [text, body])).toEqual(rows);
  });

  it('are results that stand above the rows of their indicators', () => {
    const rows = [
      ['', '2013', '2014', '2015'],
      ['Effet 1.2 : La gouvernance est renforcée', '', '', ''],
      ['Taux de satisfaction des usagers', '47,8', '50,0', '52,5'],
    ];
    expect(measuresOf(table(rows, 'fr'))).toMatchObject([
      { code: 'Effet 1.2', indicator: 'Taux de satisfaction des usagers', period: '2013–2015' },
    ]);
  });

  it('have no body where it is still to be named', () => {
    const rows = [
      ['Mesures', 'Responsables'],
      ['Élaborer des contrats d’objectifs', 'A déterminer'],
    ];
    expect(measuresOf(table(rows, 'fr'))[0]?.body).toBeUndefined();
  });
});
