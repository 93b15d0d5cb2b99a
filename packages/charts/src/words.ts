import type { LocalText } from '@sterna/vocabulary';

/** The few words pictures need of their own. */
export const WORDS: Readonly<Record<'provisional' | 'noData' | 'source', LocalText>> = {
  provisional: {
    fr: 'donnée provisoire',
    en: 'provisional figure',
    es: 'dato provisional',
    ar: 'بيانات مؤقتة',
  },
  noData: { fr: 'sans donnée', en: 'no data', es: 'sin datos', ar: 'لا توجد بيانات' },
  source: { fr: 'Source :', en: 'Source:', es: 'Fuente:', ar: 'المصدر:' },
};
