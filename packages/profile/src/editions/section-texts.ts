import type { Block } from '@sterna/document';
import { isolate, LANGUAGES, type Language } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import { WORDS } from '../words.ts';
import { writeText } from './write-text.ts';

/** What an institution has written for one section, in the languages it has written it in. */
export interface WrittenSection {
  /** At least one; the first stands in for languages that have none. */
  readonly bodies: readonly { readonly language: Language; readonly body: string }[];
  /** Who wrote it, by language; for languages left out the first one that is there. */
  readonly by: Readonly<Partial<Record<Language, string>>>;
}

/** What institutions have written, by id of the section. */
export type ProfileTexts = ReadonlyMap<string, WrittenSection>;

/**
 * Puts the text of a section behind the statements that open it, marked as the institution's. A text that is not there
 * in the language of the document is shown in the one it is in, and says so.
 */
export async function withText(
  section: string,
  computed: readonly Block[],
  text: WrittenSection,
  context: ProfileContext,
): Promise<readonly Block[]> {
  const own = text.bodies.find(({ language }) => language === context.language) ?? text.bodies[0];
  if (!own) return computed;
  const { blocks, findings } = await writeText(own.body, own.language, context);
  context.textFindings.push(...findings.map((finding) => ({ ...finding, where: `${section}, ${finding.where}` })));
  if (blocks.length === 0) return computed;
  const by = bylineOf(text, own.language, context.language);
  const opening = computed.findIndex(({ kind }) => kind !== 'statement' && kind !== 'notice');
  const at = opening === -1 ? computed.length : opening;
  return computed.toSpliced(at, 0, { kind: 'contribution', by, language: own.language, blocks });
}

function bylineOf({ by }: WrittenSection, written: Language, language: Language): string {
  const name = nameIn(by, language);
  const line = `${WORDS.writtenBy[language]} ${name}`.trim();
  if (written === language) return line;
  return `${line} (${WORDS.onlyIn[language].replace('{language}', nameOf(written, language))})`;
}

/** A name by language, as it stands in a text of one language; for one it has no name in, the first that is there. */
export function nameIn(names: WrittenSection['by'], language: Language): string {
  const first = LANGUAGES.map((other) => names[other]).find((name) => name !== undefined);
  return names[language] ?? isolate(first ?? '', language);
}

/** The name of a language in another: « arabe ». */
function nameOf(language: Language, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
}
