import { indicatorByCode } from '@sterna/statistics';
import { LANGUAGES, type LocalText } from '@sterna/vocabulary';
import {
  type BlockTemplate,
  PROFILE_TEMPLATE,
  type ProfileTemplate,
  type SectionTemplate,
} from '../template/template.ts';
import { checkTemplate } from './check-template.ts';
import { placeRestored } from './restored-section.ts';
import { tidyText } from './rich-text.ts';
import { blockName, type SomeTitle, type TemplateChange } from './template-change.ts';
import type { TextFinding } from './text-finding.ts';

/** A template after a change; with findings, as it was before. */
export interface AdaptedTemplate {
  readonly template: ProfileTemplate;
  readonly findings: readonly TextFinding[];
}

/** Makes one change to a template. What cannot be done, or would make a template that cannot be, is a finding. */
export function adaptTemplate(template: ProfileTemplate, change: TemplateChange): AdaptedTemplate {
  const changed = changeTemplate(template, change);
  if (!changed) return { template, findings: [unknownSection(change)] };
  const findings = checkTemplate(changed);
  return findings.length > 0 ? { template, findings } : { template: changed, findings };
}

function unknownSection(change: TemplateChange): TextFinding {
  const section = ('section' in change ? change.section : change.part) ?? '';
  const message = `“${section}” is not there, or cannot be changed in that way. Look at the edition again.`;
  return { rule: 'nothing-to-change', severity: 'error', message, where: section, subject: section };
}

function changeTemplate(template: ProfileTemplate, change: TemplateChange): ProfileTemplate | undefined {
  switch (change.change) {
    case 'drop':
      return replaceSection(template, change.section, () => []);
    case 'restore':
      return placeRestored(template, change.section);
    case 'move':
      return moveSection(template, change.section, change.by);
    case 'move-to':
      return moveTo(template, change.section, change.part);
    case 'rename':
      return replaceSection(template, change.section, (section) => [{ ...section, title: wholeTitle(change.title) }]);
    case 'as-standard':
      return asStandard(template, change.section);
    case 'add-section':
      return addSection(template, change.part, wholeTitle(change.title));
    case 'add-figures': {
      const block = figuresBlock(template, change);
      return block && changeBlocks(template, change.section, (blocks) => [...blocks, block]);
    }
    case 'add-block':
      return changeBlocks(template, change.section, (blocks) => [...blocks, change.block]);
    case 'remove-block':
      return changeBlocks(template, change.section, (blocks) => {
        const rest = blocks.filter((block) => blockName(block) !== change.block);
        return rest.length < blocks.length ? rest : undefined;
      });
    case 'move-block':
      return changeBlocks(template, change.section, (blocks) =>
        moved(blocks, (block) => blockName(block) === change.block, change.by),
      );
  }
}

/** A section with the title and the blocks that the standard template gives it; what stands below it stays. */
function asStandard(template: ProfileTemplate, id: string | null): ProfileTemplate | undefined {
  if (id === null) return PROFILE_TEMPLATE;
  const standard = findSection(PROFILE_TEMPLATE, id);
  if (!standard) return undefined;
  const { title, blocks } = standard;
  return replaceSection(template, id, (section) => [{ ...section, title, blocks }]);
}

/** Every section of a template, parts before their sections; the annex last. */
export function sectionsOf(template: ProfileTemplate): readonly SectionTemplate[] {
  const all = (sections: readonly SectionTemplate[]): readonly SectionTemplate[] =>
    sections.flatMap((section) => [section, ...all(section.sections ?? [])]);
  return all([...template.parts, template.annex]);
}

/** The section of a template with an id. */
export function findSection(template: ProfileTemplate, id: string): SectionTemplate | undefined {
  return sectionsOf(template).find((section) => section.id === id);
}

/** Sections of the standard template that a template leaves out; of a part that is left out, the part alone. */
export function droppedSections(template: ProfileTemplate): readonly SectionTemplate[] {
  const kept = new Set(sectionsOf(template).map(({ id }) => id));
  const dropped = (sections: readonly SectionTemplate[]): readonly SectionTemplate[] =>
    sections.flatMap((section) =>
      kept.has(section.id) ? dropped(section.sections ?? []) : [{ ...section, sections: section.sections ?? [] }],
    );
  return dropped([...PROFILE_TEMPLATE.parts, PROFILE_TEMPLATE.annex]);
}

type Replace = (section: SectionTemplate) => readonly SectionTemplate[];

/** Puts sections in the place of one; `undefined` where it is not there. The annex itself cannot be taken away. */
function replaceSection(template: ProfileTemplate, id: string, replace: Replace): ProfileTemplate | undefined {
  let found = false;
  const within = (sections: readonly SectionTemplate[]): readonly SectionTemplate[] =>
    sections.flatMap((section) => {
      if (section.id === id) {
        found = true;
        return replace(section);
      }
      return section.sections ? [{ ...section, sections: within(section.sections) }] : [section];
    });
  const parts = within(template.parts);
  const [annex, ...more] = within([template.annex]);
  return found && annex && more.length === 0 ? { ...template, parts, annex } : undefined;
}

function moved<T>(list: readonly T[], isIt: (one: T) => boolean, by: -1 | 1): readonly T[] | undefined {
  const from = list.findIndex(isIt);
  const [one, other] = [list[from], list[from + by]];
  if (one === undefined || other === undefined) return undefined;
  return list.with(from, other).with(from + by, one);
}

function moveSection(template: ProfileTemplate, id: string, by: -1 | 1): ProfileTemplate | undefined {
  const isIt = (section: SectionTemplate): boolean => section.id === id;
  if (template.parts.some(isIt)) {
    const parts = moved(template.parts, isIt, by);
    return parts && { ...template, parts };
  }
  const parent = sectionsOf(template).find((section) => section.sections?.some(isIt));
  const sections = parent && moved(parent.sections ?? [], isIt, by);
  return parent && sections && replaceSection(template, parent.id, (section) => [{ ...section, sections }]);
}

function moveTo(template: ProfileTemplate, id: string, part: string): ProfileTemplate | undefined {
  const section = findSection(template, id);
  if (!section || template.parts.includes(section) || id === part) return undefined;
  const without = replaceSection(template, id, () => []);
  return without && replaceSection(without, part, (to) => [{ ...to, sections: [...(to.sections ?? []), section] }]);
}

function addSection(template: ProfileTemplate, part: string | null, title: LocalText): ProfileTemplate | undefined {
  const taken = new Set([
    ...sectionsOf(template).map(({ id }) => id),
    ...sectionsOf(PROFILE_TEMPLATE).map(({ id }) => id),
  ]);
  const section: SectionTemplate = { id: freeName('own', taken), title, blocks: [] };
  if (part === null) return { ...template, parts: [...template.parts, { ...section, sections: [] }] };
  if (!template.parts.some(({ id }) => id === part)) return undefined;
  return replaceSection(template, part, (to) => [{ ...to, sections: [...(to.sections ?? []), section] }]);
}

type ChangeBlocks = (blocks: readonly BlockTemplate[]) => readonly BlockTemplate[] | undefined;

function changeBlocks(template: ProfileTemplate, id: string, change: ChangeBlocks): ProfileTemplate | undefined {
  const section = findSection(template, id);
  const blocks = section && change(section.blocks);
  return blocks && replaceSection(template, id, (found) => [{ ...found, blocks }]);
}

function figuresBlock(
  template: ProfileTemplate,
  { section, display, indicators, title }: TemplateChange & { change: 'add-figures' },
): BlockTemplate | undefined {
  const taken = new Set(sectionsOf(template).flatMap(({ blocks }) => blocks.flatMap((b) => ('id' in b ? b.id : []))));
  const id = freeName(`${section}-${display}`, taken);
  const [first] = indicators;
  if (first === undefined) return undefined;
  switch (display) {
    case 'line':
      return { block: 'line', id, indicators };
    case 'newest-table':
      return { block: 'newest-table', id, title: titleOf(indicators, title), indicators };
    case 'series-table':
      return { block: 'series-table', id, indicators, years: SHOWN_YEARS };
    case 'sexes-table':
      return { block: 'sexes-table', id, indicator: first };
    case 'definitions':
      return { block: 'definitions', indicators };
  }
}

const SHOWN_YEARS = 8;

function freeName(wish: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `${wish.slice(0, 56)}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** A title in all languages: where one is missing, the first that is there. */
function wholeTitle(title: SomeTitle): LocalText {
  const tidy = (text: string | undefined): string =>
    tidyText(text ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const first = LANGUAGES.map((language) => tidy(title[language])).find((text) => text !== '') ?? '';
  const [fr, en, es, ar] = LANGUAGES.map((language) => tidy(title[language]) || first);
  return { fr: fr ?? '', en: en ?? '', es: es ?? '', ar: ar ?? '' };
}

function titleOf(indicators: readonly string[], title: SomeTitle | undefined): LocalText {
  const given = wholeTitle(title ?? {});
  if (given.fr !== '') return given;
  const names = indicators.flatMap((code) => indicatorByCode(code)?.name ?? []).slice(0, 3);
  const [fr, en, es, ar] = LANGUAGES.map((language) => names.map((name) => name[language]).join(' · '));
  return { fr: fr ?? '', en: en ?? '', es: es ?? '', ar: ar ?? '' };
}
