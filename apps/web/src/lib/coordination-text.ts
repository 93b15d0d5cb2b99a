import {
  type DirectoryFinding,
  findingMessage,
  INSTITUTION_KINDS,
  POST_KINDS,
  type Post,
  type PostKind,
  postName,
  ruleTitle,
  SUBJECTS,
} from '@sterna/coordination';
import { formatDate, type Language, levelByCode, placeByCode, sectorByCode } from '@sterna/vocabulary';
import { listedName } from '#lib/place-names.ts';
import { cellText, severityText } from './import-text.ts';

/** What a kind of institution is called. */
export function kindText(kind: string, language: Language): string {
  return INSTITUTION_KINDS.find(({ code }) => code === kind)?.name[language] ?? kind;
}

export function sectorText(sector: string, language: Language): string {
  return sectorByCode(sector)?.name[language] ?? sector;
}

export function levelText(level: string, language: Language): string {
  return levelByCode(level)?.name[language] ?? level;
}

/** A place by its name; one that the vocabulary does not know as it was written. */
export function placeText(place: string, language: Language): string {
  return placeByCode(place)?.name[language] ?? listedName(place, language) ?? place;
}

export function postKindText(kind: PostKind, language: Language): string {
  return POST_KINDS.find(({ code }) => code === kind)?.name[language] ?? kind;
}

export function subjectText(subject: string, language: Language): string {
  return SUBJECTS.find(({ code }) => code === subject)?.name[language] ?? subject;
}

/** What a post is called: its title, else its kind with its sector. */
export function postText(post: Pick<Post, 'kind' | 'title' | 'sector'>, language: Language): string {
  return postName(post)[language];
}

/** A day in full. @param day ISO date */
export function dayText(day: string, language: Language): string {
  return formatDate(day, language);
}

/** A finding in the words of a language. */
export function findingTexts(
  finding: DirectoryFinding,
  language: Language,
): { readonly title: string; readonly severity: string; readonly message: string; readonly where: string } {
  return {
    title: ruleTitle(finding.rule)[language],
    severity: severityText(finding.severity),
    message: findingMessage(finding, language),
    where: finding.at ? cellText(finding.at, language) : '',
  };
}
