import type { Document } from '@sterna/document';
import { isolate, type Language } from '@sterna/vocabulary';
import { assembleWithFindings } from '../assemble-profile.ts';
import type { ProfileEvidence } from '../context.ts';
import type { ProfileTemplate } from '../template/template.ts';
import { WORDS } from '../words.ts';
import { nameIn, type ProfileTexts } from './section-texts.ts';
import type { TextFinding } from './text-finding.ts';

/** What a published edition says of itself. */
export interface EditionOptions {
  readonly template: ProfileTemplate;
  readonly texts: ProfileTexts;
  /** In the language of the document; the name of the place where it has none. */
  readonly title: string | undefined;
  /** Number among those published. */
  readonly number: number;
  /** Number of the edition it corrects. */
  readonly corrects: number | undefined;
  readonly reason: string;
  /** Names of the bodies that have validated it, by language. */
  readonly validatedBy: readonly Readonly<Partial<Record<Language, string>>>[];
}

/** Assembles a profile as an edition with its number; see `assembleProfile`. */
export function assembleEdition(
  place: string,
  language: Language,
  evidence: ProfileEvidence,
  today: string,
  options: EditionOptions,
): Promise<{ readonly document: Document; readonly findings: readonly TextFinding[] }> {
  const { template, texts, title, number, corrects, reason, validatedBy } = options;
  const written = isolate(String(number), language);
  // « working edition » gives way to the number.
  const [kind = ''] = template.kicker[language].split(' · ');
  const names = validatedBy.map((name) => nameIn(name, language));
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const meta = [
    ...(names.length > 0 ? [`${WORDS.validatedBy[language]}${colon}${names.join(' · ')}`] : []),
    ...(corrects === undefined ? [] : [correctionLine(corrects, reason, language)]),
  ];
  return assembleWithFindings(place, language, evidence, today, {
    template,
    texts,
    kicker: `${kind} · ${WORDS.edition[language].replace('{number}', written)}`,
    meta,
    ...(title && { title }),
  });
}

function correctionLine(corrects: number, reason: string, language: Language): string {
  const written = isolate(String(corrects), language);
  return WORDS.corrects[language].replace('{number}', written).replace('{reason}', () => reason);
}
