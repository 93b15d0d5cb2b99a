import type { Language } from '@sterna/vocabulary';

/** What stands around a proposed mapping, for the person beside the JSON. */
interface ProposalWords {
  readonly noHeading: string;
  /** After something taken from the lines above the table. */
  readonly fromTitle: string;
  /** Before the parts that no column gives. */
  readonly untold: string;
}

export const PROPOSAL_WORDS: Readonly<Record<Language, ProposalWords>> = {
  en: {
    noHeading: 'no heading',
    fromTitle: 'from the lines above the table; check it',
    untold: 'Still to be said, as constants or columns',
  },
  fr: {
    noHeading: 'sans intitulé',
    fromTitle: 'd’après les lignes au-dessus du tableau\u00a0; vérifiez-le',
    untold: 'Reste à dire, par une constante ou une colonne\u00a0',
  },
  es: {
    noHeading: 'sin encabezado',
    fromTitle: 'según las líneas sobre la tabla; compruébelo',
    untold: 'Falta por decir, con una constante o una columna',
  },
  ar: {
    noHeading: 'بلا عنوان',
    fromTitle: 'من الأسطر التي فوق الجدول؛ تحقق منه',
    untold: 'بقي تحديد ما يلي، بثابت أو بعمود',
  },
};
