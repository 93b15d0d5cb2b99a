export {
  directionOf,
  isLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  type LocalText,
} from './language/language.ts';
export { formatDate, formatList, formatNumber, isolate, type NumberStyle, pluralOf } from './language/number.ts';
