import type { Document } from '@sterna/document';
import { formatDate, isolate, joinPieces, type Language, type Place } from '@sterna/vocabulary';
import { assembleWithFindings } from '../assemble-profile.ts';
import type { ProfileEvidence } from '../context.ts';
import type { ProfileTemplate } from '../template/template.ts';
import { WORDS } from '../words.ts';
import { nameIn, type ProfileTexts } from './section-texts.ts';
import type { TextFinding } from './text-finding.ts';

/** A body that has validated an edition. */
export interface ValidatingBody {
  readonly name: Readonly<Partial<Record<Language, string>>>;
  /** Letter or decision by which it did, and its ISO date; empty where it said so itself. */
  readonly reference: string;
  readonly date: string | null;
}

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
  /** Bodies that have validated it. */
  readonly validatedBy: readonly ValidatingBody[];
}

/** Assembles a profile as an edition with its number; see `assembleProfile`. */
export function assembleEdition(
  place: string | Place,
  language: Language,
  evidence: ProfileEvidence,
  today: string,
  options: EditionOptions,
): Promise<{ readonly document: Document; readonly findings: readonly TextFinding[] }> {
  const { template, texts, title, number, corrects, reason, validatedBy } = options;
  const written = isolate(String(number), language);
  // « working edition » gives way to the number.
  const [kind = ''] = template.kicker[language].split(' · ');
  const names = validatedBy.map((body) => bodyText(body, language));
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

function bodyText({ name, reference, date }: ValidatingBody, language: Language): string {
  const written = nameIn(name, language);
  if (reference === '' || date === null) return written;
  const letter = joinPieces([isolate(reference, language), isolate(formatDate(date, language), language)], language);
  return `${written} (${letter})`;
}

function correctionLine(corrects: number, reason: string, language: Language): string {
  const written = isolate(String(corrects), language);
  return WORDS.corrects[language].replace('{number}', written).replace('{reason}', () => isolate(reason, language));
}
