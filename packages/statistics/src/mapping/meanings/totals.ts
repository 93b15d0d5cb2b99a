import { wordKey } from './plain-text.ts';

/** Words for all of them together, in the form of `wordKey`. */
// biome-ignore format: by language
const TOTALS = new Set([
  '_t', 'total', 'totals', 'grand total', 'sum', 'all', 'all countries', 'all origins', 'all ages', 'total all countries',
  'totaux', 'total general', 'ensemble', 'tous', 'toutes', 'tous pays', 'tous les pays', 'toutes nationalites', 'tous ages', 'tous les ages',
  'totales', 'todos', 'todas', 'todos los paises', 'todas las edades', 'suma',
  'المجموع', 'مجموع', 'الاجمالي', 'اجمالي', 'المجموع العام', 'الاجمالي العام', 'المجموع الكلي', 'الجمله', 'جمله', 'الكل', 'جميع البلدان', 'جميع الاعمار',
].map(wordKey));

/** Whether a text names all of them together: Total, Ensemble, المجموع. */
export function isTotalWord(text: string): boolean {
  return TOTALS.has(wordKey(text));
}

const NOT_STATED = new Set(
  [
    ...['not stated', 'not known', 'unknown', 'unspecified', 'not specified', 'undeclared', '_u'],
    ...[
      'non declare',
      'non declaree',
      'non declares',
      'inconnu',
      'inconnue',
      'non precise',
      'nd',
      'n d',
      'indetermine',
    ],
    ...['no declarado', 'no especificado', 'ignorado', 'desconocido', 'no informa', 'sin especificar', 'se ignora'],
    ...['غير مبين', 'غير معروف', 'غير محدد', 'غير مصرح'],
  ].map(wordKey),
);

/** Whether a text says that something was not stated: Non déclaré, No especificado, غير مبين. */
export function isNotStated(text: string): boolean {
  return NOT_STATED.has(wordKey(text));
}
