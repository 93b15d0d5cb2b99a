import { expect, it } from 'vitest';
import { PROFILE_TEMPLATE } from '../template/template.ts';
import { adaptTemplate, findSection } from './adapt-template.ts';

function changed(): typeof PROFILE_TEMPLATE {
  const renamed = adaptTemplate(PROFILE_TEMPLATE, {
    change: 'rename',
    section: 'stocks',
    title: { fr: 'Les absents' },
  });
  return adaptTemplate(renamed.template, {
    change: 'remove-block',
    section: 'stocks',
    block: 'statement:stocks-change',
  }).template;
}

it('gives a section back the title and the blocks of the standard template', () => {
  const before = changed();
  expect(findSection(before, 'stocks')).not.toEqual(findSection(PROFILE_TEMPLATE, 'stocks'));
  const { template, findings } = adaptTemplate(before, { change: 'as-standard', section: 'stocks' });
  expect(findings).toEqual([]);
  expect(findSection(template, 'stocks')).toEqual(findSection(PROFILE_TEMPLATE, 'stocks'));
});

it('keeps the own sections of a part whose title is given back', () => {
  const added = adaptTemplate(PROFILE_TEMPLATE, {
    change: 'add-section',
    part: 'glance',
    title: { fr: 'Propre' },
  }).template;
  const renamed = adaptTemplate(added, { change: 'rename', section: 'glance', title: { fr: 'Autre' } }).template;
  const { template } = adaptTemplate(renamed, { change: 'as-standard', section: 'glance' });
  expect(findSection(template, 'glance')?.title).toEqual(findSection(PROFILE_TEMPLATE, 'glance')?.title);
  expect(findSection(template, 'own-1')?.title.fr).toBe('Propre');
});

it('puts all of a template back', () => {
  expect(adaptTemplate(changed(), { change: 'as-standard', section: null }).template).toEqual(PROFILE_TEMPLATE);
});

it('finds nothing to give back for a section of one’s own', () => {
  const added = adaptTemplate(PROFILE_TEMPLATE, {
    change: 'add-section',
    part: 'glance',
    title: { fr: 'Propre' },
  }).template;
  const { findings } = adaptTemplate(added, { change: 'as-standard', section: 'own-1' });
  expect(findings.map(({ rule }) => rule)).toEqual(['nothing-to-change']);
});
