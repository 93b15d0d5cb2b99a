import type { MappingTarget } from '../mapping.ts';
import { readSexWord } from '../meanings/person-words.ts';
import { wordKey } from '../meanings/plain-text.ts';

/** What a heading says its column is, and how surely, 0 to 1. */
export interface HeadingGuess {
  readonly target: MappingTarget;
  readonly strength: number;
}

/** Words for the other place of a corridor; Arabic in the form of `wordKey`. */
const OTHER_PLACE =
  /\borig|\bfrom\b|\bcitizen|\bnational(?:ity|ite|ites)\b|\bnacionalidad|\bciudadania|\bbirth|\bborn|\bnaissance|\bnacimiento|\bsending|\bsource country|\bpartner|\bcounterpart|\bprovenance|\bprocedencia|\bpartenaire|\bsoci[oa]\b|\basociad[oa]|\bcontraparte|الشريك|المقابل|\bprevious residence|المنشا|الجنسيه|الاصل|الميلاد|المولد|المصدر/;
const OWN_PLACE =
  /\bdest(?:ination|ino)?\b|\bresidenc|\bresidence|\basyl|\basile\b|\basilo\b|\bhost|\baccueil|\bacogida|\breceiving|\breport(?:er|ing)|\bref ?area|\bgeo ?area|\bto\b|الاقامه|المقصد|الوصول|المضيف|المستقبل|اللجوء/;
const PLACE =
  /\bcountr(?:y|ies)\b|\bpays\b|\bpais(?:es)?\b|\bterritor|\beconomy|\biso ?3?\b|\biso ?alpha|\bm49\b|\blocation\b|\barea\b|\bplace\b|\bgeo\b|\bnation\b|البلد|بلد|البلدان|الدوله|الدول|دوله/;

const EXACT: readonly (readonly [MappingTarget, readonly string[]])[] = [
  [
    'TIME_PERIOD',
    [
      'time period',
      'time',
      'year',
      'years',
      'yr',
      'period',
      'date',
      'annee',
      'annees',
      'an',
      'periode',
      'ano',
      'anos',
      'anio',
      'periodo',
      'fecha',
      'quarter',
      'month',
      'trimestre',
      'mois',
      'mes',
      'reference year',
      'annee de reference',
      'السنه',
      'سنه',
      'العام',
      'عام',
      'الفتره',
      'التاريخ',
      'السنوات',
    ],
  ],
  ['SEX', ['sex', 'gender', 'sexe', 'genre', 'sexo', 'genero', 'الجنس', 'النوع', 'النوع الاجتماعي']],
  [
    'AGE',
    [
      'age',
      'age group',
      'age groups',
      'ages',
      'groupe d age',
      'groupes d age',
      'groupe dage',
      'tranche d age',
      'classe d age',
      'edad',
      'edades',
      'grupo de edad',
      'grupos de edad',
      'grupo etario',
      'العمر',
      'الفيه العمريه',
      'فيات العمر',
      'السن',
    ],
  ],
  [
    'OBS_VALUE',
    [
      'obs value',
      'value',
      'values',
      'number',
      'count',
      'valeur',
      'valeurs',
      'nombre',
      'effectif',
      'effectifs',
      'valor',
      'valores',
      'numero',
      'cantidad',
      'amount',
      'montant',
      'monto',
      'persons',
      'personnes',
      'personas',
      'total',
      'figure',
      'stock',
      'estimate',
      'القيمه',
      'قيمه',
      'العدد',
      'عدد',
      'المجموع',
    ],
  ],
  [
    'UNIT_MULT',
    ['unit mult', 'unit multiplier', 'multiplier', 'multiplicateur', 'multiplicador', 'scale', 'echelle', 'escala'],
  ],
  [
    'UNIT_MEASURE',
    [
      'unit measure',
      'unit',
      'units',
      'unit of measure',
      'unite',
      'unites',
      'unite de mesure',
      'unidad',
      'unidades',
      'unidad de medida',
      'الوحده',
      'وحده القياس',
    ],
  ],
  [
    'OBS_STATUS',
    [
      'obs status',
      'observation status',
      'status',
      'statut',
      'estado del dato',
      'flag',
      'flags',
      'flag codes',
      'حاله البيان',
    ],
  ],
  [
    'NOTE',
    [
      'note',
      'notes',
      'comment',
      'comments',
      'remark',
      'remarks',
      'footnote',
      'footnotes',
      'observation',
      'observations',
      'remarque',
      'remarques',
      'commentaire',
      'nota',
      'notas',
      'observaciones',
      'comentario',
      'ملاحظه',
      'ملاحظات',
      'comment obs',
    ],
  ],
  [
    'INDICATOR',
    [
      'indicator',
      'indicator code',
      'indicator name',
      'series',
      'series code',
      'series name',
      'variable',
      'measure',
      'indicateur',
      'serie',
      'code indicateur',
      'indicador',
      'codigo del indicador',
      'المؤشر',
      'موشر',
      'الموشر',
    ],
  ],
  ['COUNTERPART_AREA', ['counterpart area', 'from', 'origin', 'coo', 'orig']],
  [
    'REF_AREA',
    ['ref area', 'to', 'destination', 'coa', 'dest', 'reporter', 'geo area', 'geo area code', 'geoareacode'],
  ],
];

// biome-ignore format: one concept per line
const DIMENSIONS: readonly (readonly [string, RegExp])[] = [
  ['OCCUPATION', /\boccupation|\bprofession|\bisco|\bmetier|\bocupacion|المهنه|الوظيفه/],
  ['EDUCATION', /\beducation|\binstruction|\bisced|\bdiplome|\beducativo|\bescolar|التعليم|المستوي التعليمي/],
  ['ACTIVITY', /\bactivity|\bactivite|\bisic|\bsector|\bsecteur|\bactividad|\brama\b|النشاط|القطاع/],
  ['MIGRATION_REASON', /\breason|\bmotif|\bmotivo|\bpurpose|\bcause|السبب|سبب/],
  ['MIGRATORY_STATUS', /\bmigra\w+ status|\bstatut migratoire|\bestatus migratorio|\bcondicion migratoria|\blegal status/],
  ['PERMIT_TYPE', /\bvisa|\bpermit|\bpermis|\btitre de sejour|\bpermiso|\bcategor|تاشيره|تصريح/],
  ['URBANISATION', /\burban|\brural|\bmilieu|\bresidence type|\barea de residencia|الوسط/],
  ['MARITAL_STATUS', /\bmarital|\bmatrimonial|\bestado civil|\betat civil|الحاله الزواجيه|الحاله المدنيه/],
  ['REGION', /\bregion|\bprovince|\bprovincia|\bdepart|\bgouvernorat|\bgovernorate|\bwilaya|\bdistrict|\bstate\b|\bcommune|\bmunicip|\bcanton|المنطقه|الولايه|المحافظه|الاقليم|الجهه/],
];

/** Headings of columns that count rows or rank them. */
const COUNTS_ROWS = /^(?:n|no|nr|num|rank|rang|rank\w*|orden|id|index|s no|sr no|الرقم|م|ر ت)$/;

const byWord: ReadonlyMap<string, MappingTarget> = new Map(
  EXACT.flatMap(([target, words]) => words.map((word): [string, MappingTarget] => [wordKey(word), target])),
);

/** Whether a heading is that of a column which only numbers the rows. */
export const countsRows = (heading: string): boolean => COUNTS_ROWS.test(wordKey(heading));

/** Whether a heading means both sexes together, in any of the four languages. */
export const isBothSexes = (heading: string): boolean => /sex|جنس/i.test(heading) && readSexWord(heading) === '_T';

/** What a heading says its column is, in any of the four languages; nothing where its words are not known. */
export function guessByHeading(heading: string): HeadingGuess | undefined {
  // A heading that is itself a sex stands over values of both: it names no column of sexes.
  if (isBothSexes(heading)) return undefined;
  // `geoAreaCode`, `country_code` and `Ref. area` are words like others; `(2)` or `[code]` behind them says nothing.
  const key = wordKey(heading.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/_/g, ' '));
  if (key === '') return undefined;
  const bare = key.replace(/ (?:code|codes|name|id|label|libelle|nombre|nom|iso3?)$/, '');
  const exact = byWord.get(key) ?? byWord.get(bare);
  if (exact !== undefined) return { target: exact, strength: 0.6 };
  if (OTHER_PLACE.test(key)) return { target: 'COUNTERPART_AREA', strength: PLACE.test(key) ? 0.6 : 0.5 };
  if (OWN_PLACE.test(key) && PLACE.test(key)) return { target: 'REF_AREA', strength: 0.6 };
  if (PLACE.test(key)) return { target: 'REF_AREA', strength: 0.45 };
  if (OWN_PLACE.test(key)) return { target: 'REF_AREA', strength: 0.4 };
  const dimension = DIMENSIONS.find(([, words]) => words.test(key));
  if (dimension !== undefined) return { target: `DIMENSION:${dimension[0]}`, strength: 0.4 };
  const first = [...byWord].find(
    ([word, target]) => target !== 'OBS_VALUE' && word.length > 2 && ` ${key} `.includes(` ${word} `),
  );
  return first === undefined ? undefined : { target: first[1], strength: 0.35 };
}
