import type { BarChart, FlowMap, LineChart, SharesChart } from '@sterna/charts';
import type { Block, DataTable, Document, Inline, Section, TableCell } from '@sterna/document';
import { formatNumber, isolate, type NumberStyle } from '@sterna/vocabulary';
import { DESTINATIONS, STOCKS } from './sample-figures.ts';
import { SAMPLE_WORDS } from './sample-words.ts';

export type SampleLanguage = 'fr' | 'ar';

const COUNT: NumberStyle = { kind: 'count' };
const PERCENT: NumberStyle = { kind: 'percent' };
const NEWEST = STOCKS[STOCKS.length - 1] ?? { year: 2020, emigrants: 0, immigrants: 0, women: 0 };

/** Writes the sample in one language; every number passes through the same rules as in a real profile. */
class SampleWriter {
  readonly language: SampleLanguage;

  constructor(language: SampleLanguage) {
    this.language = language;
  }

  say(fr: string, ar: string): string {
    return this.language === 'fr' ? fr : ar;
  }

  number(value: number, style: NumberStyle = COUNT): string {
    return formatNumber(value, this.language, style);
  }

  text(fr: string, ar: string): Inline {
    return { kind: 'text', text: this.say(fr, ar) };
  }

  figure(value: number, trace: string, style: NumberStyle = COUNT): Inline {
    return { kind: 'figure', text: isolate(this.number(value, style), this.language), trace };
  }

  cell(value: number | null, style: NumberStyle, extra: { trace?: string; note?: string } = {}): TableCell {
    const text = value === null ? SAMPLE_WORDS[this.language].missing : this.number(value, style);
    return { value, text, ...extra };
  }

  source(): DataTable['sources'] {
    const text = this.say(
      'ONU DAES, stock international de migrants, révision 2020',
      'إدارة الشؤون الاقتصادية والاجتماعية بالأمم المتحدة، أعداد المهاجرين الدوليين، تنقيح 2020',
    );
    return [{ source: 'UNDESA_STOCK', text }];
  }

  stocks(): DataTable {
    return {
      id: 'migrants-over-time',
      caption: this.say('Émigrés et immigrés, 1990–2020', 'المهاجرون المغادرون والوافدون، 1990–2020'),
      columns: [
        { key: 'year', label: this.say('Année', 'السنة'), type: 'year' },
        {
          key: 'emigrants',
          label: this.say('Émigrés', 'المغادرون'),
          type: 'count',
          unit: this.say('personnes', 'أشخاص'),
        },
        {
          key: 'immigrants',
          label: this.say('Immigrés', 'الوافدون'),
          type: 'count',
          unit: this.say('personnes', 'أشخاص'),
        },
        {
          key: 'women',
          label: this.say('Femmes parmi les émigrés', 'نسبة النساء بين المغادرين'),
          type: 'percent',
          unit: '%',
        },
        { key: 'cost', label: this.say('Coût du recrutement', 'تكلفة الاستقدام'), type: 'decimal' },
      ],
      rows: STOCKS.map(({ year, emigrants, immigrants, women }) => [
        { value: year, text: String(year) },
        this.cell(emigrants, COUNT, { trace: `MDA.EMIGRANT_STOCK.${year}` }),
        this.cell(immigrants, COUNT, {
          trace: `MDA.IMMIGRANT_STOCK.${year}`,
          ...(year === 2020 ? { note: this.say('Estimation', 'تقدير') } : {}),
        }),
        this.cell((women / emigrants) * 100, PERCENT),
        this.cell(null, COUNT),
      ]),
      notes: [this.say('Personnes au milieu de l’année.', 'أشخاص في منتصف السنة.')],
      sources: this.source(),
    };
  }

  destinations(): DataTable {
    return {
      id: 'emigrants-by-destination',
      caption: this.say('Émigrés par pays de résidence, 2020', 'المغادرون حسب بلد الإقامة، 2020'),
      columns: [
        { key: 'place', label: this.say('Pays de résidence', 'بلد الإقامة'), type: 'text' },
        { key: 'value', label: this.say('Émigrés', 'المغادرون'), type: 'count', unit: this.say('personnes', 'أشخاص') },
        { key: 'share', label: this.say('Part', 'النسبة'), type: 'percent', unit: '%' },
        { key: 'women', label: this.say('Femmes', 'النساء'), type: 'percent', unit: '%' },
      ],
      rows: DESTINATIONS.map((destination) => [
        { value: destination[this.language], text: destination[this.language] },
        this.cell(destination.value, COUNT, { trace: `MDA.EMIGRANT_STOCK.2020.${destination.place}` }),
        this.cell((destination.value / NEWEST.emigrants) * 100, PERCENT),
        this.cell((destination.women / destination.value) * 100, PERCENT),
      ]),
      notes: [],
      sources: this.source(),
    };
  }

  lineChart(): LineChart {
    return {
      kind: 'line',
      id: 'emigrants-over-time',
      language: this.language,
      title: this.say(
        '85 % d’émigrés de plus qu’en 1990, cinq fois moins d’immigrés',
        'عدد المغادرين أعلى بنسبة 85% مما كان عليه عام 1990',
      ),
      subtitle: this.say('Personnes, 1990–2020', 'أشخاص، 1990–2020'),
      description: this.say(
        'Les émigrés passent de 625 680 à 1 159 443, les immigrés de 544 162 à 104 438.',
        'ارتفع عدد المغادرين وانخفض عدد الوافدين بين عامي 1990 و2020.',
      ),
      style: COUNT,
      lines: [
        {
          label: this.say('Émigrés', 'المغادرون'),
          colour: 'accent',
          points: STOCKS.map(({ year, emigrants }) => ({ year, value: emigrants })),
        },
        {
          label: this.say('Immigrés', 'الوافدون'),
          colour: 'warning',
          points: STOCKS.map(({ year, immigrants }) => ({ year, value: immigrants })),
        },
      ],
      zeroBased: true,
    };
  }

  barChart(): BarChart {
    return {
      kind: 'bar',
      id: 'first-destinations',
      language: this.language,
      title: this.say('Les huit premières destinations', 'الوجهات الثماني الأولى'),
      subtitle: this.say('Personnes, 2020', 'أشخاص، 2020'),
      description: this.say(
        'La Fédération de Russie et la Roumanie viennent en tête.',
        'الاتحاد الروسي ورومانيا في المقدمة.',
      ),
      style: COUNT,
      bars: DESTINATIONS.map((destination, index) => ({
        label: destination[this.language],
        value: destination.value,
        note: this.number((destination.value / NEWEST.emigrants) * 100, PERCENT),
        highlighted: index === 0,
      })),
    };
  }

  sharesChart(): SharesChart {
    return {
      kind: 'shares',
      id: 'women-and-men',
      language: this.language,
      title: this.say('Plus de femmes que d’hommes', 'النساء أكثر من الرجال'),
      subtitle: this.say('Part des émigrés, en %', 'النسبة المئوية من المغادرين'),
      description: this.say('Les femmes sont 52 % des émigrés en 2020.', 'شكلت النساء 52% من المغادرين عام 2020.'),
      style: PERCENT,
      parts: [
        { label: this.say('Femmes', 'النساء'), colour: 'accent' },
        { label: this.say('Hommes', 'الرجال'), colour: 'second' },
      ],
      rows: STOCKS.map(({ year, women, emigrants }) => ({
        label: String(year),
        values: [(women / emigrants) * 100, 100 - (women / emigrants) * 100],
      })),
    };
  }

  flowMap(): FlowMap {
    return {
      kind: 'flow-map',
      id: 'where-emigrants-live',
      language: this.language,
      title: this.say(
        'Un émigré sur deux vit en Russie ou en Roumanie',
        'واحد من كل مغادرَين اثنين يعيش في روسيا أو رومانيا',
      ),
      subtitle: this.say(
        'Personnes nées en Moldavie, par pays de résidence, 2020',
        'المولودون في مولدوفا حسب بلد الإقامة، 2020',
      ),
      description: this.say(
        'Carte du monde ; les principaux couloirs partent vers l’est et vers l’Italie.',
        'خريطة للعالم تبين أهم المسارات.',
      ),
      style: COUNT,
      centre: 'MDA',
      centreLabel: this.say('Moldavie', 'مولدوفا'),
      direction: 'from-centre',
      corridors: DESTINATIONS.map((destination) => ({
        place: destination.place,
        label: destination[this.language],
        value: destination.value,
      })),
    };
  }

  summary(): readonly Inline[] {
    const women = (NEWEST.women / NEWEST.emigrants) * 100;
    return [
      this.text('En 2020, ', 'في عام 2020، كان '),
      this.figure(NEWEST.emigrants, 'MDA.EMIGRANT_STOCK.2020', { kind: 'compact' }),
      this.text(
        ' de personnes nées en Moldavie vivaient dans un autre pays, dont ',
        ' شخص من المولودين في مولدوفا يعيشون في بلد آخر، منهم ',
      ),
      this.figure(women, 'MDA.EMIGRANT_WOMEN.2020', PERCENT),
      this.text(' de femmes.', ' من النساء.'),
    ];
  }

  glance(): Section {
    const change = (NEWEST.emigrants / 625680 - 1) * 100;
    const blocks: Block[] = [
      {
        kind: 'statement',
        content: [
          this.text('Le nombre d’émigrés a augmenté de ', 'ارتفع عدد المغادرين بنسبة '),
          this.figure(change, 'MDA.EMIGRANT_CHANGE.2020', PERCENT),
          this.text(' depuis 1990 ; il est de ', ' منذ عام 1990، وبلغ '),
          this.figure(NEWEST.emigrants, 'MDA.EMIGRANT_STOCK.2020'),
          this.text('.', '.'),
        ],
      },
      { kind: 'chart', chart: this.lineChart(), table: this.stocks() },
      { kind: 'chart', chart: this.flowMap(), table: { ...this.destinations(), id: 'map-of-destinations' } },
      {
        kind: 'chart',
        chart: this.barChart(),
        table: { ...this.destinations(), id: 'ranking-of-destinations' },
        half: true,
      },
      { kind: 'chart', chart: this.sharesChart(), table: { ...this.stocks(), id: 'women-over-time' }, half: true },
    ];
    return {
      id: 'glance',
      number: '1',
      title: this.say('Les migrations en bref', 'الهجرة في لمحة'),
      blocks,
      sections: [this.definitions(), this.gaps()],
    };
  }

  definitions(): Section {
    return {
      id: 'definitions',
      number: '1.1',
      title: this.say('Définitions', 'تعاريف'),
      blocks: [
        {
          kind: 'definitions',
          items: [
            {
              term: this.say('Émigré', 'مغادر'),
              text: [
                this.text(
                  'Personne née dans le pays et qui vit dans un autre (',
                  'شخص ولد في البلد ويعيش في بلد آخر (',
                ),
                { kind: 'text', text: 'emigrant', language: 'fr' === this.language ? 'ar' : 'fr' },
                this.text(').', ').'),
              ],
            },
          ],
        },
        {
          kind: 'list',
          items: [
            [this.text('Les personnes sont comptées au milieu de l’année.', 'يُحسب الأشخاص في منتصف السنة.')],
            [
              this.text('Voir ', 'انظر '),
              { kind: 'link', text: 'UN DESA', href: 'https://www.un.org/development/desa/pd/' },
              this.text('.', '.'),
            ],
          ],
        },
      ],
      sections: [],
    };
  }

  gaps(): Section {
    return {
      id: 'gaps',
      number: '1.2',
      title: this.say('Ce que l’on ne sait pas encore', 'ما لا نعرفه بعد'),
      blocks: [
        {
          kind: 'notice',
          tone: 'missing',
          title: this.say('Donnée manquante.', 'بيانات غير متوفرة.'),
          content: [
            this.text(
              'Coût du recrutement (ODD 10.7.1) : aucune enquête connue.',
              'تكلفة الاستقدام (المؤشر 10.7.1): لا توجد دراسة معروفة.',
            ),
          ],
        },
        { kind: 'table', table: { ...this.stocks(), id: 'gaps-in-data' } },
      ],
      sections: [],
    };
  }

  annex(): Section {
    return {
      id: 'annex',
      number: '',
      title: this.say('Annexe : sources et méthodes', 'ملحق: المصادر والمناهج'),
      blocks: [
        { kind: 'paragraph', content: [this.text('Chaque chiffre mène à sa source.', 'كل رقم يقود إلى مصدره.')] },
        { kind: 'table', table: this.destinations() },
      ],
      sections: [],
    };
  }

  document(): Document {
    return {
      language: this.language,
      place: 'MDA',
      kicker: this.say('Profil migratoire étendu · édition de travail', 'الملف الموسع للهجرة · نسخة عمل'),
      title: this.say('République de Moldavie', 'جمهورية مولدوفا'),
      summary: this.summary(),
      keyFigures: [
        {
          value: this.number(NEWEST.emigrants),
          trace: 'MDA.EMIGRANT_STOCK.2020',
          label: this.say('émigrés, 2020', 'مغادر، 2020'),
          change: this.say('+85 % depuis 1990', 'أعلى بنسبة 85% منذ 1990'),
        },
        {
          value: this.number(NEWEST.immigrants),
          trace: 'MDA.IMMIGRANT_STOCK.2020',
          label: this.say('immigrés, 2020', 'وافد، 2020'),
          change: this.say('−81 % depuis 1990', 'أقل بنسبة 81% منذ 1990'),
        },
        {
          value: this.number(21.7, { kind: 'percent', digits: 1 }),
          trace: 'MDA.REMITTANCES_RECEIVED_GDP.2016',
          label: this.say('du PIB en envois de fonds, 2016', 'من الناتج المحلي الإجمالي تحويلات، 2016'),
        },
      ],
      meta: [this.say('Données : ONU DAES 2020', 'البيانات: الأمم المتحدة 2020')],
      edited: '2020-12-01',
      sections: [this.glance(), this.annex()],
      words: SAMPLE_WORDS[this.language],
    };
  }
}

/** A short profile of Moldova with every kind of block, for trying the renderers. */
export function sampleDocument(language: SampleLanguage): Document {
  return new SampleWriter(language).document();
}
