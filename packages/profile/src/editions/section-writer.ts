import type { Section } from '@sterna/document';
import type { Language, Place } from '@sterna/vocabulary';
import { assembleSection, profilePlace } from '../assemble-profile.ts';
import { ProfileContext, type ProfileEvidence } from '../context.ts';
import type { ProfileTemplate } from '../template/template.ts';
import { findSection } from './adapt-template.ts';
import { type WrittenBlocks, writeText } from './write-text.ts';

/** Shows texts and sections of an edition one by one, while it is being made. */
export interface SectionWriter {
  /** A text as readers will see it, with what is to be mended in it. */
  write(body: string, language: Language): Promise<WrittenBlocks>;
  /** What is computed for a section, without those below it; `undefined` when the template has none of that id. */
  compute(section: string, language: Language): Promise<Section | undefined>;
}

/**
 * Opens a writer for one place; figures are as they stand when they are first asked for.
 *
 * @param place ISO alpha-3 code, or a place of a country's own list
 * @param today ISO date: ages of figures are counted from its year
 * @throws RangeError when the place is not a country or area of the vocabulary
 */
export async function openSectionWriter(
  place: string | Place,
  evidence: ProfileEvidence,
  today: string,
  template: ProfileTemplate,
): Promise<SectionWriter> {
  const known = profilePlace(place);
  const [source, releases] = [evidence.about(known.code), await evidence.releases()];
  const contextIn = (language: Language): ProfileContext =>
    new ProfileContext(known, language, Number.parseInt(today, 10), source, releases, template);
  return {
    write: (body, language) => writeText(body, language, contextIn(language)),
    compute: async (id, language) => {
      const section = findSection(template, id);
      if (!section) return undefined;
      const { sections: _below, ...own } = section;
      return assembleSection(own, '', contextIn(language));
    },
  };
}
