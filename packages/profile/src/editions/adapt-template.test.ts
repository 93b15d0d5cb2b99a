import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILE_TEMPLATE, type ProfileTemplate } from '../template/template.ts';
import { adaptTemplate, droppedSections, findSection, sectionsOf } from './adapt-template.ts';
import { checkTemplate, parseTemplateJson } from './check-template.ts';
import { numberSections } from './number-sections.ts';
import { blockName, type TemplateChange } from './template-change.ts';

function adapted(...changes: readonly TemplateChange[]): ProfileTemplate {
  return changes.reduce<ProfileTemplate>((template, change) => {
    const { template: next, findings } = adaptTemplate(template, change);
    expect(findings).toEqual([]);
    return next;
  }, PROFILE_TEMPLATE);
}

const rulesOf = (change: TemplateChange): readonly string[] =>
  adaptTemplate(PROFILE_TEMPLATE, change).findings.map(({ rule }) => rule);

const ids = (template: ProfileTemplate, part: string): readonly string[] =>
  (findSection(template, part)?.sections ?? []).map(({ id }) => id);

describe('adapting the template', () => {
  it('takes the standard template as it is', () => {
    expect(checkTemplate(PROFILE_TEMPLATE)).toEqual([]);
    expect(parseTemplateJson(JSON.parse(JSON.stringify(PROFILE_TEMPLATE)))).toEqual(PROFILE_TEMPLATE);
  });

  it('leaves a section out, and takes it in again where it stood', () => {
    const without = adapted({ change: 'drop', section: 'protection' });
    expect(ids(without, 'glance')).not.toContain('protection');
    expect(droppedSections(without).map(({ id }) => id)).toEqual(['protection']);
    expect(adaptTemplate(without, { change: 'restore', section: 'protection' }).template).toEqual(PROFILE_TEMPLATE);
  });

  it('leaves a whole part out, and takes one of its sections in with it', () => {
    const without = adapted({ change: 'drop', section: 'context' });
    expect(without.parts.map(({ id }) => id)).not.toContain('context');
    const { template } = adaptTemplate(without, { change: 'restore', section: 'poverty' });
    expect(template.parts.map(({ id }) => id)).toEqual(PROFILE_TEMPLATE.parts.map(({ id }) => id));
    expect(ids(template, 'context')).toEqual(['poverty']);
  });

  it('moves parts and sections, and numbers them anew', () => {
    const moved = adapted(
      { change: 'move', section: 'effects', by: -1 },
      { change: 'move', section: 'remittances', by: -1 },
      { change: 'move-to', section: 'health', part: 'context' },
    );
    expect(moved.parts[0]?.id).toBe('effects');
    expect(ids(moved, 'glance').indexOf('remittances')).toBe(2);
    expect(ids(moved, 'context').at(-1)).toBe('health');
    expect(numberSections(moved).find(({ id }) => id === 'stocks')?.number).toBe('2.1');
    expect(numberSections(moved).find(({ id }) => id === 'annex-sources')?.number).toBe('');
  });

  it('does not move what stands first before itself', () => {
    expect(rulesOf({ change: 'move', section: 'glance', by: -1 })).toEqual(['nothing-to-change']);
    expect(rulesOf({ change: 'move-to', section: 'health', part: 'none' })).toEqual(['nothing-to-change']);
  });

  it('renames in each language, and lets the first stand in for others', () => {
    const renamed = adapted({ change: 'rename', section: 'stocks', title: { fr: ' Qui  part ? ', ar: 'من' } });
    expect(findSection(renamed, 'stocks')?.title).toEqual({
      fr: 'Qui part ?',
      en: 'Qui part ?',
      es: 'Qui part ?',
      ar: 'من',
    });
    expect(rulesOf({ change: 'rename', section: 'stocks', title: {} })).toEqual(['title-needed']);
    expect(rulesOf({ change: 'rename', section: 'stocks', title: { fr: 'x'.repeat(201) } })).toEqual(['title-needed']);
  });

  it('adds sections, parts, and figures of the catalogue under names of their own', () => {
    const own = adapted(
      { change: 'add-section', part: 'glance', title: { fr: 'Diaspora' } },
      { change: 'add-section', part: null, title: { fr: 'Régions' } },
      { change: 'add-figures', section: 'own-1', display: 'line', indicators: ['GDP'] },
      { change: 'add-figures', section: 'own-1', display: 'line', indicators: ['POPULATION'] },
      { change: 'add-figures', section: 'own-1', display: 'newest-table', indicators: ['GDP', 'POPULATION'] },
      { change: 'add-figures', section: 'own-1', display: 'definitions', indicators: ['GDP'] },
    );
    const blocks = findSection(own, 'own-1')?.blocks ?? [];
    expect(blocks.map(blockName)).toEqual([
      'line:own-1-line-1',
      'line:own-1-line-2',
      'newest-table:own-1-newest-table-1',
      'definitions:GDP',
    ]);
    expect(own.parts.at(-1)).toMatchObject({ id: 'own-2', sections: [] });
  });

  it('moves and takes away blocks by their names', () => {
    const name = 'line:stocks-over-time';
    const moved = adapted({ change: 'move-block', section: 'stocks', block: name, by: -1 });
    expect(findSection(moved, 'stocks')?.blocks.map(blockName).indexOf(name)).toBe(1);
    const without = adapted({ change: 'remove-block', section: 'stocks', block: name });
    expect(findSection(without, 'stocks')?.blocks.map(blockName)).not.toContain(name);
    expect(rulesOf({ change: 'remove-block', section: 'stocks', block: 'none' })).toEqual(['nothing-to-change']);
  });

  it('refuses what a document cannot be made from', () => {
    const line = { change: 'add-figures', section: 'stocks', display: 'line' } as const;
    expect(rulesOf({ ...line, indicators: ['NO_SUCH'] })).toEqual(['unknown-indicator']);
    expect(rulesOf({ ...line, indicators: [] })).toEqual(['nothing-to-change']);
    expect(
      rulesOf({ change: 'add-block', section: 'stocks', block: { block: 'statement', statement: 'none' } }),
    ).toEqual(['unknown-statement']);
    expect(rulesOf({ change: 'add-block', section: 'stocks', block: { block: 'gaps', extra: 1 } as never })).toEqual([
      'template-shape',
    ]);
    expect(rulesOf({ change: 'add-block', section: 'stocks', block: { block: 'toString' } as never })).toEqual([
      'unknown-block',
    ]);
    expect(rulesOf({ change: 'drop', section: 'annex-sources' })).toEqual(['sources-needed']);
    expect(rulesOf({ change: 'drop', section: 'annex' })).toEqual(['nothing-to-change']);
    expect(rulesOf({ change: 'drop', section: 'constructor' })).toEqual(['nothing-to-change']);
  });

  it('never throws on anything that a form could send', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkTemplate(value).length).toBeGreaterThan(0);
      }),
    );
    const part = fc.record({
      id: fc.jsonValue(),
      title: fc.jsonValue(),
      blocks: fc.array(fc.jsonValue()),
      sections: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        checkTemplate({ ...PROFILE_TEMPLATE, parts });
      }),
    );
  });

  it('keeps a template whole through any row of changes', () => {
    const all = sectionsOf(PROFILE_TEMPLATE).map(({ id }) => id);
    const section = fc.constantFrom(...all, 'own-1', 'none');
    const by = fc.constantFrom(-1 as const, 1 as const);
    const change = fc.oneof(
      fc.record({ change: fc.constantFrom('drop' as const, 'restore' as const), section }),
      fc.record({ change: fc.constant('move' as const), section, by }),
      fc.record({ change: fc.constant('move-to' as const), section, part: section }),
      fc.record({ change: fc.constant('add-section' as const), part: section, title: fc.constant({ fr: 'x' }) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const template = changes.reduce<ProfileTemplate>(
          (now, next) => adaptTemplate(now, next).template,
          PROFILE_TEMPLATE,
        );
        expect(checkTemplate(template)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
