import { type FigureDisplay, findSection, PROFILE_TEMPLATE, type TemplateChange } from '@sterna/profile';
import { canonicalJson } from '@sterna/spaces';
import { formText } from '#lib/server/form-text.ts';
import { formTexts } from './edition-form.ts';

const DISPLAYS: readonly FigureDisplay[] = ['line', 'newest-table', 'series-table', 'sexes-table', 'definitions'];

/** The change of a template that a form says; `undefined` where it says none. */
export function readTemplateChange(form: FormData): TemplateChange | undefined {
  const [section, block] = [formText(form, 'section'), formText(form, 'block')];
  const by = formText(form, 'by') === '-1' ? -1 : 1;
  switch (formText(form, 'change')) {
    case 'drop':
      return { change: 'drop', section };
    case 'restore':
      return { change: 'restore', section };
    case 'move':
      return { change: 'move', section, by };
    case 'move-to':
      return { change: 'move-to', section, part: formText(form, 'part') };
    case 'rename':
      return { change: 'rename', section, title: formTexts(form, 'title') };
    case 'add-section':
      return { change: 'add-section', part: formText(form, 'part') || null, title: formTexts(form, 'title') };
    case 'add-figures':
      return addFigures(form, section);
    case 'remove-block':
      return { change: 'remove-block', section, block };
    case 'move-block':
      return { change: 'move-block', section, block, by };
    case 'as-standard':
      return { change: 'as-standard', section: section || null };
    default:
      return undefined;
  }
}

function addFigures(form: FormData, section: string): TemplateChange | undefined {
  const display = DISPLAYS.find((one) => one === formText(form, 'display'));
  const indicators = form.getAll('indicators').filter((code): code is string => typeof code === 'string');
  const title = formTexts(form, 'title');
  if (!display) return undefined;
  return {
    change: 'add-figures',
    section,
    display,
    indicators: [...new Set(indicators.filter((code) => code !== ''))],
    ...(Object.keys(title).length > 0 && { title }),
  };
}

/** Whether the standard template has a section, and has it otherwise. */
export function differsFromStandard(section: { id: string; title: object; blocks: object }): boolean {
  const standard = findSection(PROFILE_TEMPLATE, section.id);
  if (!standard) return false;
  return canonicalJson([standard.title, standard.blocks]) !== canonicalJson([section.title, section.blocks]);
}
