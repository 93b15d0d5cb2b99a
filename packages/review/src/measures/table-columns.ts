/** What a column of a results framework or a plan of action holds. */
export type ColumnKind = 'code' | 'measure' | 'indicator' | 'target' | 'body' | 'budget' | 'period';

// In this order: `Indicateurs d’activités` is a column of indicators.
const HEADS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['code', /^(?:n[°ºo]s?\.?|code|r[ée]f\.?|#|c[óo]digo|no\.|الرقم|رقم)$/iu],
  [
    'body',
    /responsab|acteurs?\b|structures?\b|chef de file|lead|role player|implement\w+ (?:agenc|entit|partner)|agenc|institution|entidad|ejecutor|maître|maitrise|partenaires?|partners?|الجهة|المسؤول|الجهات/iu,
  ],
  ['indicator', /indicat|indicador|مؤشر|kpi|means of verification|moyens? de vérif/iu],
  [
    'budget',
    /budget|co[uû]ts?\b|costs?\b|costos?|^\(?(?:in |en )?(?:billion|million|milliard|millone|mille|F ?CFA|XAF|XOF|USD|US ?\$|EUR|€|BDT|KES|NPR|GHS|MAD)(?!\p{L})|monto|presupuesto|financ|montant|التكلفة|الميزانية|التمويل/iu,
  ],
  [
    'target',
    /cibles?\b|targets?\b|metas?\b|valeur|baseline|référence|reference|l[ií]nea (?:de )?base|situation (?:de|en|20)|القيمة|خط الأساس/iu,
  ],
  [
    'period',
    /échéance|calendrier|p[ée]r[ií]od|timeline|time ?frame|deadline|délai|plazo|cronograma|chronogram|الفترة|الموعد|الإطار الزمني/iu,
  ],
  [
    'measure',
    /objecti|mesures?\b|measures?\b|medidas?|actions?\b|acci[oó]n|activit|activid|interventions?|strat[ée]g|estrateg|outputs?|outcomes?|produits?|productos?|r[ée]sultat|resultado|programmes?|programas?|projets?|proyectos?|projects?|الهدف|الأهداف|الإجراء|النشاط|الأنشطة|التدابير/iu,
  ],
];

const LONGEST_HEAD = 70;
/** A cell of a body's name, or of a figure that is no year, is none of a head. */
const IS_BODY =
  /^(?:ministry|ministries|minist[èe]re|ministerio|bank|banque|banco|office|department|d[ée]partement|direction|وزارة|البنك)\s+(?:of|de|du|des|d[’']|del|nationale?|g[ée]n[ée]rale?|\p{L})/iu;
const IS_FIGURE = /^(?!(?:19|20)\d\d$)[\d.,]+\s?%?$/u;

const kindOf = (text: string): ColumnKind | undefined => HEADS.find(([, pattern]) => pattern.test(text))?.[0];

/** Heads of narrow columns that a page set so close that they became one cell: each word goes to its own column. */
function spreadOut(head: readonly string[]): readonly string[] {
  const cells = head.map((cell) => cell.trim());
  cells.forEach((cell, at) => {
    const words = cell.split(/\s+/u);
    const free = cells.slice(at + 1, at + words.length);
    const isRun = words.length > 1 && free.length === words.length - 1 && free.every((next) => next === '');
    if (isRun && words.every((word) => kindOf(word) !== undefined)) cells.splice(at, words.length, ...words);
  });
  return cells;
}

/** What the columns of a table hold, by the cells of its head; undefined for others. */
export function columnKinds(head: readonly string[]): readonly (ColumnKind | undefined)[] {
  if (head.some((cell) => IS_BODY.test(cell.trim())) || head.filter((cell) => IS_FIGURE.test(cell.trim())).length > 1)
    return [];
  return spreadOut(head).map((text) => (text === '' || text.length > LONGEST_HEAD ? undefined : kindOf(text)));
}

/** How many rows the head of a table may take. */
const HEAD_ROWS = 3;

export interface KnownColumns {
  readonly kinds: readonly (ColumnKind | undefined)[];
  /** Rows of the head. */
  readonly headRows: number;
}

/** Finds the head of a table of measures: a row that names measures, and who, when, with what or how it is known. */
export function findColumns(rows: readonly (readonly string[])[]): KnownColumns | undefined {
  for (let at = 0; at < Math.min(HEAD_ROWS, rows.length); at += 1) {
    // A head set in two rows says in either of them what a column is.
    const upper = columnKinds(rows[at - 1] ?? []);
    const kinds = columnKinds(rows[at] ?? []).map((kind, i) => kind ?? upper[i]);
    const known = new Set(kinds.filter((kind) => kind !== undefined));
    if (known.has('measure') && known.size >= 2) return { kinds, headRows: at + 1 };
    if (known.has('indicator') && known.size >= 2) return { kinds, headRows: at + 1 };
  }
  return undefined;
}
