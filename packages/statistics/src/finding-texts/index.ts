export { type FindingInLanguage, findingIn, findingText, type TextInLanguage, whereText } from './finding-text.ts';
