export {
  type FindingInLanguage,
  findingIn,
  findingText,
  reasonText,
  type TextInLanguage,
  whereText,
} from './finding-text.ts';
