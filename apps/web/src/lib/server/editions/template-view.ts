import {
  type BlockTemplate,
  blockName,
  findSection,
  numberSections,
  PROFILE_TEMPLATE,
  type ProfileTemplate,
  statementOutline,
} from '@sterna/profile';
import { indicatorByCode } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { differsFromStandard } from './template-form.ts';

/** A block of a section as the page of a template names it. */
export interface NamedBlock {
  readonly name: string;
  /** Kind of the block and what it shows. */
  readonly text: string;
}

/** A section of a template as its page shows it. */
export interface TemplateRow {
  readonly id: string;
  readonly number: string;
  readonly depth: number;
  readonly title: Readonly<Record<Language, string>>;
  readonly blocks: readonly NamedBlock[];
  /** Whether the standard template has it. */
  readonly isStandard: boolean;
  /** Whether its title or blocks are other than there. */
  readonly isChanged: boolean;
  /** Whether it may move up, down. */
  readonly mayMove: { readonly up: boolean; readonly down: boolean };
  /** Annexes stay where they are. */
  readonly isAnnex: boolean;
}

/** Every section of a template, in reading order. */
export function templateRows(template: ProfileTemplate, language: Language): readonly TemplateRow[] {
  const annex = new Set([template.annex, ...(template.annex.sections ?? [])].map(({ id }) => id));
  return numberSections(template).flatMap(({ id, number, depth, title }) => {
    const section = findSection(template, id);
    if (!section) return [];
    const siblings = siblingsOf(template, id);
    const at = siblings.indexOf(id);
    return {
      id,
      number,
      depth,
      title,
      blocks: section.blocks.map((block) => ({ name: blockName(block), text: blockText(block, language) })),
      isStandard: findSection(PROFILE_TEMPLATE, id) !== undefined,
      isChanged: differsFromStandard(section),
      mayMove: { up: at > 0, down: at >= 0 && at < siblings.length - 1 },
      isAnnex: annex.has(id),
    };
  });
}

function siblingsOf(template: ProfileTemplate, id: string): readonly string[] {
  const lists = [template.parts, ...[...template.parts, template.annex].map(({ sections = [] }) => sections)];
  return lists.map((list) => list.map((section) => section.id)).find((list) => list.includes(id)) ?? [];
}

const KINDS: Readonly<Record<BlockTemplate['block'], () => string>> = {
  statement: m.edition_block_statement,
  'optional-statement': m.edition_block_statement,
  note: m.edition_block_note,
  line: m.edition_block_line,
  map: m.edition_block_map,
  ranked: m.edition_block_ranked,
  shares: m.edition_block_shares,
  'newest-table': m.edition_block_newest_table,
  'compared-table': m.edition_block_compared_table,
  'series-table': m.edition_block_series_table,
  'sexes-table': m.edition_block_sexes_table,
  'dimension-table': m.edition_block_dimension_table,
  'corridor-table': m.edition_block_corridor_table,
  bar: m.edition_block_bar,
  'population-shares': m.edition_block_population,
  definitions: m.edition_block_definitions,
  contribution: m.edition_block_contribution,
  policies: m.edition_block_policies,
  gaps: m.edition_block_gaps,
  findings: m.edition_block_findings,
  'data-recommendations': m.edition_block_recommendations,
  sources: m.edition_block_sources,
  methods: m.edition_block_methods,
};

function blockText(block: BlockTemplate, language: Language): string {
  const codes = 'indicators' in block ? block.indicators : 'indicator' in block ? [block.indicator] : [];
  const names = codes.map((code) => indicatorByCode(code)?.name[language] ?? code);
  const subject =
    'statement' in block
      ? (statementOutline(block.statement, language) ?? block.statement)
      : names.slice(0, 4).join(' · ');
  const kind = KINDS[block.block]();
  return subject === '' ? kind : m.detail({ name: kind, value: subject });
}
